import Diagnostics

/// Reads a document that others marked up: resolutions, decisions and presidential statements as the United Nations
/// publish them, with their local habits.
///
/// Never from a name: symbols are read as printed. What is not understood stays text; what is wrong is a finding.
struct PublishedReader {
    let document: AKNElement
    /// The documents of a collection.
    let parts: [AKNElement]
    let file: String
    private let place: (Int) -> Location
    private(set) var findings: [Finding] = []
    /// Notes are numbered here: identifiers of others may be missing or repeated.
    var notes: [Note] = []
    let language: AKNLanguage?
    /// Rows of the references, by eId.
    let rows: [String: AKNElement]

    init(
        _ document: AKNElement, parts: [AKNElement] = [], file: String, place: @escaping (Int) -> Location
    ) {
        self.document = document
        self.parts = parts
        self.file = file
        self.place = place
        let identification = document.at("meta", "identification")
        let code = identification?.at("FRBRExpression", "FRBRlanguage")?["language"]
        language = code.flatMap { AKNLanguage.coded($0) ?? AKNLanguage.tagged($0) }
        var rows: [String: AKNElement] = [:]
        for row in document.first("meta")?.all("references").flatMap(\.elements) ?? [] {
            if let id = row["eId"], rows[id] == nil { rows[id] = row }
        }
        self.rows = rows
    }

    mutating func read() -> Document {
        let cover = document.first("coverPage")
        let preface = document.first("preface")
        var result = Document()
        result.language = language?.tag ?? otherLanguage
        checkNames()
        result.symbols = symbols(cover, preface)
        result.jobNumber = document.first("meta")?.all("presentation").flatMap { $0.descendants("docketNumber") }
            .lazy.map { Self.collapsed($0.text) }.first { !$0.isEmpty }
        result.masthead = masthead(cover, preface)
        result.title = title(cover, preface)
        result.documentType = documentType(cover)
        let meta = document.first("meta")
        result.keywords = keywords(meta)
        let workflow = workflow(meta)
        result.steps = workflow.steps
        result.sponsors = workflow.sponsors
        result.preamble = preamble(document.first("preamble"))
        let body = body(document.first("mainBody"), document.first("conclusions"))
        result.blocks = body.blocks
        result.sections = body.sections
        result.votes = votes(meta)
        result.annexes = annexes()
        if !notes.isEmpty { result.notes = Notes(notes: notes) }
        return result
    }

    private var otherLanguage: String? {
        guard let code = document.at("meta", "identification", "FRBRExpression", "FRBRlanguage")?["language"],
            (2...3).contains(code.utf8.count), code != "und",
            code.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
        else { return nil }
        return code
    }

    mutating func note(
        _ code: String, _ message: String, hint: String? = nil, at element: AKNElement,
        severity: Severity = .note
    ) {
        findings.append(
            Finding(
                code: code, severity: severity, message: .verbatim(message), hint: hint.map { .verbatim($0) },
                location: place(element.offset)))
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
