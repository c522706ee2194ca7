import RapporteurDiagnostics
import Foundation
@testable import RapporteurAkomaNtoso
@testable import RapporteurReportModel
import Testing
import TestSupport
import RapporteurXMLStream
import RapporteurXPath

/// Documents that the United Nations published are read into the model. What is counted here is counted by XPath in
/// the document's tree, with none of the reader's rules.
@Suite struct PublishedReadingTests {
    @Test(.enabled(if: SharedData.isAvailable, SharedData.reason))
    func documentsOfTheUnitedNations() throws {
        let files = try AKNTrees.published()
        #expect(files.count == 300)
        for (name, url) in files { try compare([UInt8](Data(contentsOf: url)), "\(name)") }
    }

    private func compare(_ bytes: [UInt8], _ name: Comment) throws {
        let reading = try AkomaNtoso.read(.bytes(bytes))
        #expect(!reading.isExported)
        guard case .document(let document) = reading.document else {
            Issue.record("no document", sourceLocation: #_sourceLocation)
            return
        }
        let xml = try reading.document.xml()
        #expect(try Document(contentsOf: .bytes(xml)) == document, name)

        let counts = try PublishedCounts(bytes)
        #expect(document.symbols == counts.symbols, name)
        #expect(document.masthead?.issued?.date.description == counts.issued, name)
        let title = squeezed(document.title?.plainText ?? "")
        #expect(title == squeezed(counts.title), name)
        var numbers: [String] = []
        for paragraph in document.paragraphs where paragraph.label != nil || paragraph.printed != nil {
            numbers.append(squeezed(paragraph.printed ?? "\(paragraph.label ?? "")."))
        }
        #expect(numbers == counts.numbers, name)
        #expect(document.keywords.count == counts.keywords, name)
        #expect(document.votes.flatMap(\.casts).count == counts.voters, name)
        let totals = document.votes.map {
            PublishedCounts.Totals(inFavour: $0.inFavour, against: $0.against, abstaining: $0.abstaining)
        }
        #expect(totals == counts.votes, name)
        #expect((document.notes?.notes.count ?? 0) == counts.notes, name)
        let adopted = document.steps.filter { $0.kind == .adopted }.map { $0.date?.description ?? "unknown" }
        #expect(adopted == counts.adopted, name)
        #expect(try document.links() == counts.links, name)
        // No word of the text is lost.
        let (printed, published) = (letters(try document.printedText()), letters(counts.text))
        #expect(printed == published, name)
    }

    /// The sample as others encoded it: replies, and who, when and how, are those that are marked by hand.
    @Test(.enabled(if: SharedData.isAvailable, SharedData.reason), arguments: ["report.akn.xml", "report.publication.akn.xml"])
    func communicationsOfOthersAreReplies(name: String) throws {
        let reading = try AkomaNtoso.read(.bytes([UInt8](Data(contentsOf: SharedData.url("akn/\(name)")))))
        guard case .document(let document) = reading.document else {
            Issue.record("no document")
            return
        }
        #expect(document.symbols == ["A/57/134"])
        #expect(document.title?.plainText == "Protection of migrants")
        let marked = try sampleReport()
        #expect(document.replies.count == 15)
        #expect(document.replies.map(\.facts.respondent) == marked.replies.map(\.facts.respondent))
        #expect(document.replies.map(\.facts.dated) == marked.replies.map(\.facts.dated))
        #expect(document.replies.map(\.facts.kind) == marked.replies.map(\.facts.kind))
        #expect(document.replies.map { $0.blocks.count } == marked.replies.map { $0.blocks.count })
        #expect(document.paragraphs.compactMap(\.label) == (1...56).map(String.init))
        #expect(Set(reading.findings.map(\.code)) == ["akn.attribute.notCarried", "akn.front.notCarried", "akn.markup.notCarried"])
    }

    @Test func aCommunicationThatSaysTooLittleIsRead() throws {
        let text = Self.small.replacingOccurrences(
            of: "<mainBody>", with: "<mainBody><hcontainer name='communication' refersTo='#x'><paragraph><num>0.</num><content><p>A.</p></content></paragraph></hcontainer>")
        let reading = try AkomaNtoso.read(.bytes(Array(text.utf8)))
        guard case .document(let document) = reading.document else {
            Issue.record("no document")
            return
        }
        #expect(document.paragraphs.map(\.label) == ["0", "1", "2"])
        #expect(reading.findings.map(\.code).contains("akn.reply.unknown"))
    }

    /// Bodies of other kinds of documents have other names.
    @Test(.enabled(if: SharedData.isAvailable, SharedData.reason))
    func documentsOfOtherProfilesKeepTheirWords() throws {
        let folder = SharedData.url("akn/oasis-samples")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".xml") }
        #expect(names.count == 4)
        for name in names {
            let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
            let reading = try AkomaNtoso.read(.bytes(bytes))
            guard case .document(let document) = reading.document else { continue }
            _ = try document.xml()
            #expect(!reading.findings.contains { $0.code == "akn.body.missing" })
            let body = try #require(try AKNTrees.tree(bytes).withDescendants.first { $0.name.hasSuffix("ody") })
            let found = letters(try document.printedText())
            for (letter, count) in letters(words(body)) { #expect(found[letter, default: 0] >= count, "\(name) \(letter)") }
        }
    }

    /// The text of an element, numbers aside.
    private func words(_ element: AKNElement) -> String {
        var text = ""
        for child in element.children {
            switch child {
            case .text(let words): text += words
            case .element(let inner): text += ["num", "meta"].contains(inner.name) ? "" : words(inner)
            }
        }
        return text
    }

    /// How often each letter and digit occurs.
    private func letters(_ text: String) -> [Unicode.Scalar: Int] {
        text.unicodeScalars.reduce(into: [:]) { counts, scalar in
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil { counts[scalar, default: 0] += 1 }
        }
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

    /// `1514`, a space and `(XV)` with one address are one citation; a link on a space alone is none.
    @Test func linksThatAreCutAreOne() throws {
        let one = "<a href='https://undocs.org/A/RES/1514(XV)'>"
        let other = "<a href='https://undocs.org/A/RES/79/98'>"
        let text = Self.small.replacingOccurrences(
            of: "<p>One", with: "<p>See \(one)1514</a>\(one)\u{A0}</a>\(one)(XV)</a>\(other)79/98</a>\(one) </a>and \(one)more</a>, ")
        let reading = try AkomaNtoso.read(.bytes(Array(text.utf8)))
        guard case .document(let document) = reading.document else {
            Issue.record("no document")
            return
        }
        let content = try #require(document.paragraphs.first).content
        let links = content.compactMap { if case .citation(let citation) = $0 { citation } else { nil } }
        #expect(links.map(\.content) == [["1514\u{A0}(XV)"], ["79/98"], ["more"]])
        #expect(links.map(\.symbol) == ["A/RES/1514(XV)", "A/RES/79/98", "A/RES/1514(XV)"])
        #expect(content.plainText.hasPrefix("See 1514\u{A0}(XV)79/98 and more, "))
    }

    /// Half a document is none.
    @Test func documentsThatAreCutOffAreRefused() throws {
        let cut = Self.small.components(separatedBy: "<paragraph eId=\"para_9\"")[0]
        let error = try #require(throws: WorkError.self) { try AkomaNtoso.read(.bytes(Array(cut.utf8))) }
        #expect(error.findings.contains { $0.code.hasPrefix("xml.malformed") && $0.severity == .error })
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

extension Document {
    fileprivate var replies: [Reply] {
        bodyBlocks.compactMap { if case .reply(let reply) = $0 { reply } else { nil } }
    }

    /// What is printed as text: preamble, body and annexes, with the notes.
    fileprivate func printedText() throws -> String { Self.words(try AKNTrees.tree(textAlone.xml())) }

    private var textAlone: Document {
        var text = Document()
        text.preamble = preamble
        (text.blocks, text.sections, text.annexes, text.notes) = (blocks, sections, annexes, notes)
        return text
    }

    private static func words(_ element: AKNElement) -> String {
        // Markers of notes are attributes in Akoma Ntoso.
        if element.name.hasSuffix("noteRef") { return "" }
        var text = ""
        for child in element.children {
            switch child {
            case .text(let words): text += words
            case .element(let inner): text += Self.words(inner)
            }
        }
        return text
    }

    /// How many links stand in the text, headings and annexes among it, notes aside.
    fileprivate func links() throws -> Int {
        let parts = try AKNTrees.tree(textAlone.xml()).elements.filter { !$0.name.hasSuffix("notes") }
        return parts.flatMap(\.withDescendants).count { $0.name.hasSuffix("citation") }
    }
}

/// What XPath finds in a published document; what the parts of a collection say of themselves is not said of the whole.
private struct PublishedCounts {
    struct Totals: Equatable {
        var inFavour: Int?
        var against: Int?
        var abstaining: Int?
    }

    let symbols: [String]
    let issued: String?
    let title: String
    let numbers: [String]
    let keywords: Int
    let voters: Int
    let votes: [Totals]
    let notes: Int
    let adopted: [String]
    let links: Int
    let text: String

    init(_ bytes: [UInt8]) throws {
        let document = try #require(try DocumentTree(reading: ByteReader(.bytes(bytes)), findings: FindingLog()))
        let query = Query(tree: document)
        // What the parts of a collection say of themselves is left aside.
        let whole = "[not(ancestor::a:component)]"
        var symbols: [String] = []
        for text in try query.texts("//a:coverPage\(whole)//a:docNumber") {
            var symbol = text.trimmingCharacters(in: .whitespacesAndNewlines)
            while symbol.hasSuffix("*") { symbol.removeLast() }
            symbols.append(symbol.trimmingCharacters(in: .whitespaces))
        }
        self.symbols = symbols
        issued = try query.texts("(//a:coverPage\(whole)//a:docDate[not(@refersTo = '#adoptionDate')])[1]/@date").first
        var title = ""
        for path in [
            "//a:preface//a:docTitle[@refersTo = '#resolutionTitle']", "//a:preface//a:docTitle", "//a:coverPage//a:docTitle",
        ] where title.isEmpty {
            let texts = try query.texts("(\(path)\(whole)[normalize-space(.)])[1]//text()[not(ancestor::a:authorialNote)]")
            title = texts.joined()
        }
        self.title = title
        let printed = try query.texts("//a:mainBody//a:paragraph/a:num[normalize-space(.)]")
        numbers = printed.map { number in number.filter { !$0.isWhitespace } }
        keywords = try query.nodes("//a:keyword\(whole)").count
        voters = try query.nodes("//u:voters\(whole)//a:organization").count
        var votes: [Totals] = []
        for voting in try query.nodes("//a:voting\(whole)[a:count]") {
            votes.append(
                Totals(
                    inFavour: try query.total("inFavour", of: voting), against: try query.total("against", of: voting),
                    abstaining: try query.total("abstaining", of: voting)))
        }
        self.votes = votes
        notes = try query.nodes("//a:authorialNote").count
        let dates = try query.texts("//a:step\(whole)[translate(@outcome, '#', '') = 'adopted']/@date")
        adopted = dates.map { $0 == "0001-01-01" ? "unknown" : $0 }
        let text = "ancestor::a:preamble or ancestor::a:mainBody or ancestor::a:conclusions"
        // Links side by side with one address are one link, cut at white space.
        let cut = "@href = preceding-sibling::node()[1][self::a:a]/@href"
        links = try query.nodes("//a:a[\(text)][normalize-space(.)][not(ancestor::a:authorialNote)][not(\(cut))]").count
        // Notes on the title and titles of the parts of a collection are text as well.
        let more = "ancestor::a:attachments or ancestor::a:authorialNote"
            + " or (ancestor::a:docTitle and ancestor::a:preface and ancestor::a:component)"
        let pieces = try query.texts("//text()[\(text) or \(more)][not(ancestor::a:num or ancestor::a:meta)]")
        self.text = pieces.joined()
    }

    private struct Query {
        let tree: DocumentTree

        func nodes(_ path: String, at node: NodeID = .document) throws -> [NodeID] {
            let context = XPathStaticContext(
                .xpath1,
                namespaces: ["a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0", "u": "http://un.org/akn4un"])
            let expression = try XPathExpression(path, in: context)
            return try XPathEvaluator(tree, names: context.names, version: .xpath1).nodes(expression, at: node)
        }

        func texts(_ path: String, at node: NodeID = .document) throws -> [String] {
            try nodes(path, at: node).map { tree.string(of: $0) }
        }

        func total(_ name: String, of voting: NodeID) throws -> Int? {
            let texts = try texts("a:count[translate(@refersTo, '#', '') = '\(name)']/@value", at: voting)
            return texts.first.flatMap { Int($0.trimmingCharacters(in: .whitespaces)) }
        }
    }
}
