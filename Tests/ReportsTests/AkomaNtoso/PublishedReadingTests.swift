import Diagnostics
import Foundation
import FoundationXML
@testable import Reports
import Testing
import TestSupport

/// Documents that the United Nations published are read into the model. What is counted here is counted by another
/// parser, Foundation's, with none of the reader's rules.
@Suite struct PublishedReadingTests {
    @Test(.enabled(if: SharedData.isAvailable, SharedData.reason))
    func documentsOfTheUnitedNations() throws {
        let folder = try SharedData.unpacked("un-corpus.tar.xz")
        let corpus = FileManager.default.fileExists(atPath: folder.appendingPathComponent("un-corpus/cases.tsv").path)
            ? folder.appendingPathComponent("un-corpus") : folder
        let cases = try String(contentsOf: corpus.appendingPathComponent("cases.tsv"), encoding: .utf8)
        let files = cases.split(separator: "\n").map { $0.split(separator: "\t") }
            .filter { $0.count > 1 && $0[1] == "valid" }
        #expect(files.count >= 300)
        for file in files { try compare(corpus.appendingPathComponent(String(file[0]))) }
    }

    private func compare(_ file: URL) throws {
        let name: Comment = "\(file.lastPathComponent)"
        let bytes = [UInt8](try Data(contentsOf: file))
        let reading = try AkomaNtoso.read(.bytes(bytes), name: file.lastPathComponent)
        #expect(!reading.isExported)
        guard case .document(let document) = reading.document else {
            Issue.record("no document", sourceLocation: #_sourceLocation)
            return
        }
        let xml = try reading.document.xml()
        #expect(try Document(contentsOf: .bytes(xml)) == document, name)

        let counts = PublishedCounts(Data(bytes))
        #expect(document.symbols.first == counts.symbols.first, name)
        #expect(document.masthead?.issued?.date.description == counts.issued, name)
        #expect(squeezed(document.title?.plainText ?? "") == squeezed(counts.title), name)
        let labels = document.paragraphs.filter { $0.label != nil || $0.printed != nil }.count
        #expect(labels == counts.numberedParagraphs, name)
        #expect(document.keywords.count == counts.keywords, name)
        #expect(document.votes.map(\.casts.count).reduce(0, +) == counts.voters, name)
        #expect(document.votes.first?.inFavour == counts.inFavour, name)
        #expect((document.notes?.notes.count ?? 0) == counts.notes, name)
    }

    private func squeezed(_ text: String) -> String { text.filter { !$0.isWhitespace } }

    @Test func reportsOfOthersAreRead() throws {
        let reading = try AkomaNtoso.read(.bytes(Array(Self.small.utf8)))
        guard case .document(let document) = reading.document else {
            Issue.record("no document")
            return
        }
        #expect(document.symbols == ["A/RES/1/2"])
        #expect(document.masthead?.organs == [Organ(code: "A", text: "General Assembly")])
        #expect(document.title == ["Words ", .strong(["and more"])])
        #expect(document.preamble?.blocks == [.paragraph(Paragraph(content: [.emphasis(["Recalling"]), " this,"]))])
        #expect(document.paragraphs.map(\.label) == ["1", "2"])
        #expect(document.votes == [
            Vote(inFavour: 2, casts: [Cast(state: "CIV", vote: .inFavour, text: "COTE D'IVOIRE"), Cast(state: "TUR", vote: .inFavour, text: "TÜRKİYE")])
        ])
        #expect(document.sponsors.map(\.code) == ["BOL", "FRA"])
        #expect(document.notes?.notes.map(\.content) == [["First."]])
        #expect(Set(reading.findings.map(\.code)) == ["akn.reference.mark"])
    }

    @Test func brokenDocumentsAreReadAsFarAsTheyGo() throws {
        let cut = String(Self.small.prefix(while: { _ in true }).components(separatedBy: "<paragraph eId=\"para_9\"")[0])
        let reading = try AkomaNtoso.read(.bytes(Array(cut.utf8)))
        guard case .document(let document) = reading.document else {
            Issue.record("no document")
            return
        }
        #expect(document.paragraphs.map(\.label) == ["1"])
        #expect(reading.findings.contains { $0.code.hasPrefix("xml.malformed") && $0.severity == .warning })
    }

    private static let small = """
        <akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0/WD17" xmlns:akn4un="http://a4u.un.org">
        <statement name="resolution"><meta><identification source="#x">
        <FRBRWork><FRBRuri value="/akn/un/statement/deliberation/unga/2024-06-28/1-2/"/>
        <FRBRauthor href="ga" as="author"/></FRBRWork>
        <FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression></identification>
        <workflow source="#un"><step date="2024-06-20" outcome="draftResolution" as="A/1/L.1"
         by="Bolivia (Plurinational State of), France"/></workflow>
        <analysis source="#un"><parliamentary><voting outcome="adoptedRecordedVote"><count value="2" refersTo="inFavour">
        <akn4un:voters><organization>COTE D'IVOIRE</organization><organization>TÜRKİYE</organization></akn4un:voters>
        </count></voting></parliamentary></analysis></meta>
        <coverPage><p><docNumber>A/RES/1/2*</docNumber></p>
        <p><docAuthority refersTo="#issuingBody">General Assembly</docAuthority></p></coverPage>
        <preface><p><docTitle>	Words <span class="bold">and more</span></docTitle></p></preface>
        <preamble><container name="Recalling"><p xml:space="preserve">	<span class="italic">Recalling</span> this,</p></container></preamble>
        <mainBody><paragraph eId="para_8"><num>1.</num><content><p>One<authorialNote marker="(1)"><p>() First.</p></authorialNote>;</p></content></paragraph>
        <paragraph eId="para_9"><num>2.</num><list><intro><p>Two:</p></intro><point><num>(a)</num><content><p>a</p></content></point></list></paragraph></mainBody>
        </statement></akomaNtoso>
        """
}

/// Counts of a published document by Foundation's parser.
private final class PublishedCounts: NSObject, XMLParserDelegate {
    var symbols: [String] = []
    var issued: String?
    var title = ""
    var numberedParagraphs = 0
    var keywords = 0
    var voters = 0
    var inFavour: Int?
    var notes = 0

    private var path: [String] = []
    private var text = ""
    private var preparedTitle: [(isMain: Bool, isCover: Bool, text: String)] = []

    init(_ data: Data) {
        super.init()
        let parser = XMLParser(data: data)
        parser.delegate = self
        _ = parser.parse()
        let own = preparedTitle.filter { !$0.isCover }
        let full = { (list: [(isMain: Bool, isCover: Bool, text: String)]) in
            list.first { !$0.text.allSatisfy(\.isWhitespace) }?.text
        }
        title = full(own.filter(\.isMain)) ?? full(own) ?? full(preparedTitle) ?? ""
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        path.append(name)
        switch name {
        case "authorialNote": notes += 1
        case "num" where path.dropLast().last == "paragraph" && path.contains("mainBody"): numberedParagraphs += 1
        // What the parts of a collection say of themselves is not said of the whole.
        case _ where path.contains("components"): break
        case "docNumber", "docTitle":
            text = ""
            if name == "docTitle" {
                preparedTitle.append((attributes["refersTo"] == "#resolutionTitle", path.contains("coverPage"), ""))
            }
        case "docDate" where path.contains("coverPage") && attributes["refersTo"] != "#adoptionDate" && issued == nil:
            issued = attributes["date"]
        case "keyword": keywords += 1
        case "organization" where path.contains("akn4un:voters"): voters += 1
        case "count" where attributes["refersTo"] == "inFavour" && inFavour == nil: inFavour = attributes["value"].flatMap { Int($0) }
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        text += string
        if path.contains("docTitle"), !path.contains("authorialNote"), !path.contains("components"), !preparedTitle.isEmpty {
            preparedTitle[preparedTitle.count - 1].text += string
        }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        path.removeLast()
        if name == "docNumber", path.contains("coverPage") {
            symbols.append(text.trimmingCharacters(in: .whitespacesAndNewlines))
        }
    }
}
