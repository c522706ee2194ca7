import RapporteurDiagnostics
import RapporteurReportModel

/// Reads a document that others marked up: resolutions, decisions and presidential statements as the United Nations
/// publish them, with their local habits.
///
/// Never from a name: symbols are read as printed. What is not understood stays text; what is wrong is a finding.
struct PublishedReader {
    let document: AKNElement
    /// The documents of a collection.
    let parts: [AKNElement]
    /// The cover page of a publication around the document.
    private let outerCover: AKNElement?
    let file: String
    let place: (Int) -> Location
    private(set) var findings: [Finding] = []
    /// Notes are numbered here: identifiers of others may be missing or repeated.
    var notes: [Note] = []
    let language: AKNLanguage?
    /// Rows of the references, by eId.
    let rows: ExactMap<AKNElement>

    init(
        _ document: AKNElement, parts: [AKNElement] = [], cover: AKNElement? = nil, file: String,
        place: @escaping (Int) -> Location
    ) {
        self.document = document
        self.parts = parts
        outerCover = cover
        self.file = file
        self.place = place
        let identification = document.at("meta", "identification")
        let code = identification?.at("FRBRExpression", "FRBRlanguage")?["language"]
        language = code.flatMap { AKNLanguage.coded($0) ?? AKNLanguage.tagged($0) }
        var rows: ExactMap<AKNElement> = [:]
        for part in [document] + parts {
            for row in part.first("meta")?.all("references").flatMap(\.elements) ?? [] {
                if let id = row["eId"], rows[id] == nil { rows[id] = row }
            }
        }
        self.rows = rows
    }

    mutating func read() -> Document {
        let cover = document.first("coverPage") ?? outerCover
        let preface = document.first("preface")
        var result = Document()
        result.language = language?.tag ?? otherLanguage
        checkNames()
        result.symbols = symbols(cover, preface)
        result.jobNumber = document.first("meta")?.all("presentation").flatMap { $0.descendants("docketNumber") }
            .lazy.map { Self.collapsed($0.text) }.first { !$0.isEmpty }
        result.masthead = masthead(cover, preface)
        result.title = title(cover, preface)
        result.summary = summary(preface)
        result.contents = contents(preface)
        result.documentType = documentType(cover)
        let meta = document.first("meta")
        result.keywords = keywords(meta)
        let workflow = workflow(meta)
        result.steps = workflow.steps
        result.sponsors = workflow.sponsors
        // A preamble after the body is that of another part.
        let start = document.elements.prefix { !Self.bodyNames.contains($0.name) }
        let opening = start.first { $0.name == "preamble" }
        result.preamble = preamble(opening)
        let body = body(skipsPreamble: opening != nil)
        result.blocks = body.blocks
        result.sections = body.sections
        result.votes = votes(meta)
        result.annexes = annexes(document)
        if !notes.isEmpty { result.notes = Notes(notes: notes) }
        return result
    }

    /// What the body is called in the kinds of documents.
    static let bodyNames: ExactSet = [
        "mainBody", "body", "debateBody", "judgmentBody", "amendmentBody", "portionBody", "collectionBody",
    ]

    private var otherLanguage: String? {
        let code = document.at("meta", "identification", "FRBRExpression", "FRBRlanguage")?["language"]
        return code.flatMap { Self.isCode($0) ? $0 : nil }
    }

    private static func isCode(_ text: String) -> Bool {
        (2...3).contains(text.utf8.count) && text != "und"
            && text.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }

    /// The language of an element, where it says another than the document's: in either form, en or eng.
    func language(of element: AKNElement) -> String? {
        guard let code = element["xml:lang"], Self.isCode(code) else { return nil }
        let tag = AKNLanguage.coded(code)?.tag ?? code
        return tag == language?.tag ? nil : tag
    }

    mutating func note(
        _ code: String, _ message: Message, hint: Message? = nil, at element: AKNElement, severity: Severity = .note
    ) {
        findings.append(
            Finding(
                code: code, severity: severity, message: message, hint: hint, location: place(element.offset)))
    }

    /// Text as print has it: white space collapsed, none at the ends.
    static func collapsed(_ text: String) -> String {
        var words = ""
        var needsSpace = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case " ", "\t", "\n", "\r": needsSpace = !words.isEmpty
            default:
                if needsSpace { words += " " }
                needsSpace = false
                words.unicodeScalars.append(scalar)
            }
        }
        return words
    }
}
