import RapporteurDiagnostics
import RapporteurAkomaNtoso
import RapporteurReportModel
import Testing

/// Published documents come over whole, however their parts are arranged, or are refused.
@Suite struct PublishedPartsTests {
    @Test func everyFurtherBodyIsASection() throws {
        let document = try read("""
            <preamble><p>Recalling I,</p></preamble>
            <mainBody><paragraph><num>1.</num><content><p>One.</p></content></paragraph></mainBody>
            <preamble><p>Recalling II,</p></preamble>
            <mainBody><paragraph><num>1.</num><content><p>Two.</p></content></paragraph></mainBody>
            <mainBody><section><heading>More</heading><paragraph><num>1.</num><content><p>Three.</p></content></paragraph></section></mainBody>
            <conclusions><p>90th meeting</p></conclusions>
            """)
        #expect(document.preamble?.blocks == [.paragraph(Paragraph(content: ["Recalling I,"]))])
        #expect(document.blocks == [.paragraph(Paragraph(label: "1", content: ["One."]))])
        #expect(document.sections.map(\.heading) == [[], []])
        #expect(document.sections[0].blocks.paragraphs.map(\.content.plainText) == ["Recalling II,", "Two."])
        #expect(document.sections[1].sections.map(\.heading.plainText) == ["More"])
        #expect(document.paragraphs.map(\.content.plainText) == ["One.", "Recalling II,", "Two.", "Three.", "90th meeting"])
        _ = try document.xml()
    }

    /// The preamble of the second part is not the first one's.
    @Test func aPreambleBehindABodyOpensAPart() throws {
        let document = try read("<mainBody><paragraph><num>1.</num><content><p>One.</p></content></paragraph></mainBody><preamble><p>Recalling,</p></preamble>")
        #expect(document.preamble == nil)
        #expect(document.paragraphs.map(\.content.plainText) == ["One.", "Recalling,"])
    }

    @Test(arguments: [
        // Tables in items, lists in paragraphs, numbers of figures, words in containers nobody knows.
        ("<mainBody><paragraph><content><blockList><item><num>(a)</num><p>Item</p><table><tr><td><p>Cell</p></td></tr></table></item></blockList></content></paragraph></mainBody>", "Item Cell"),
        ("<mainBody><paragraph><content><p>Before<ul><li>Point</li></ul></p></content></paragraph></mainBody>", "Before Point"),
        ("<mainBody><paragraph><content><tblock><num>Figure 1</num><heading>Trend</heading></tblock></content></paragraph></mainBody>", "Figure 1 Trend"),
        ("<mainBody><paragraph><num>1.</num></paragraph></mainBody><container name='x'><p>Beside</p></container>", "Beside"),
        ("<mainBody/><attachments><attachment><heading>Annex</heading><subheading>Terms</subheading><doc name='annex'><preamble><p>Considering,</p></preamble><mainBody><p>Text</p></mainBody><conclusions><p>Done</p></conclusions><attachments><attachment><heading>Appendix</heading><doc name='annex'><mainBody><p>Inner</p></mainBody></doc></attachment></attachments></doc></attachment></attachments>", "Annex Terms Considering, Text Done Appendix Inner"),
        ("<mainBody/><components><component><doc name='annex'><mainBody><p>Component</p></mainBody></doc></component></components>", "Component"),
    ])
    func wordsOfOddPlacesStay(body: String, words: String) throws {
        let document = try read(body)
        let xml = String(decoding: try document.xml(), as: UTF8.self)
        for word in words.split(separator: " ") { #expect(xml.contains(word), "\(word)") }
    }

    /// Where the reader has no place for words, the document is refused and the words are named.
    @Test func wordsThatWouldBeLostRefuseTheDocument() throws {
        let error = try #require(throws: WorkError.self) {
            try read("<mainBody><paragraph><content><p>Kept<marker>Forgotten words</marker></p></content></paragraph></mainBody>")
        }
        let finding = try #require(error.findings.first)
        #expect(finding.code == "akn.text.lost")
        #expect(finding.severity == .error)
        #expect(finding.message.description.contains("2 words"))
        #expect(finding.message.description.contains("Forgotten words"))
        #expect(finding.location.line != nil)
    }

    /// Words that elements divide are no loss.
    @Test func wordsThatAreDividedOtherwiseAreThere() throws {
        let document = try read("<mainBody><paragraph><content><p>re<b>new</b>ed Co<authorialNote marker='1'><p>A note</p></authorialNote>mmittee</p></content></paragraph></mainBody>")
        #expect(document.paragraphs.map(\.content.plainText) == ["renewed Committee"])
    }

    @Test(arguments: [
        ("<num>1.1</num>", "1.1", "1.1"), ("<num>31.I.1</num>", "31.I.1", "31.I.1"), ("<num>29A.1</num>", "29A.1", "29A.1"),
        ("<num>7</num>", "7", "7"), ("<num>24.1.</num>", "24.1", nil), ("<num>1 -</num>", "1", "1 -"),
        ("<num>Article 5</num>", nil, "Article 5"), ("<num>..</num>", nil, ".."), ("<num>ANNEX</num>", nil, "ANNEX"),
    ] as [(String, String?, String?)])
    func numbersWithoutAFullStopAreLabels(num: String, label: String?, printed: String?) throws {
        let document = try read("<mainBody><paragraph>\(num)<content><p>One.</p></content></paragraph></mainBody>")
        #expect(document.paragraphs.map(\.label) == [label])
        #expect(document.paragraphs.map(\.printed) == [printed])
        let again = try AkomaNtoso.read(.bytes(AkomaNtoso.write(.document(document)))).document
        #expect(again == .document(document))
    }

    @Test(arguments: [("S/RES/2768 (2025)", SessionKind.year), ("A/RES/80/1", nil)] as [(String, SessionKind?)])
    func theYearOfTheCouncilIsNoSession(symbol: String, kind: SessionKind?) throws {
        let document = try read("<coverPage><p><docNumber>\(symbol)</docNumber></p><p><session value='80'>Eightieth year</session></p></coverPage><mainBody><p>Text</p></mainBody>")
        #expect(document.masthead?.sessions.map(\.kind) == [kind])
    }

    @Test(arguments: [
        ("2001-05-01", "May 2001", "2001-05", Precision.month, nil), ("1999-01-01", "1999", "1999", .year, nil),
        ("1999-06-23", "23", "1999-06-23", .day, Basis.inferred), ("2002-07-02", "2 July 2002", "2002-07-02", .day, nil),
        ("2001-05-01", "1 May 2001", "2001-05-01", .day, nil),
    ] as [(String, String, String, Precision, Basis?)])
    func datesAreAsExactAsPrinted(date: String, text: String, value: String, precision: Precision, basis: Basis?) throws {
        let document = try read("<mainBody><paragraph><content><p><date date='\(date)'>\(text)</date></p></content></paragraph></mainBody>")
        let found = document.paragraphs.flatMap(\.content).compactMap { if case .date(let date) = $0 { date } else { nil } }
        #expect(found == [DateValue(value: try #require(PartialDate(value)), precision: precision, basis: basis, content: [.text(text)])])
    }

    @Test func summaryAndContentsAreRead() throws {
        let document = try read("""
            <preface><p><docTitle>Title</docTitle></p>
            <blockContainer refersTo="#summary"><heading>Summary</heading><p>In short.</p></blockContainer>
            <tblock refersTo="#contents"><heading>Contents</heading><p class="x"><span>Paragraphs</span> <span>Page</span></p><toc>
            <tocItem level="1" href="#sec_I"><span class="tocNum">I.</span> <span class="tocHeading">Introduction</span> <rref from="#para_9" upTo="#para_8">1–6</rref> <span class="tocPage">3</span></tocItem>
            </toc></tblock></preface><mainBody><p>Text</p></mainBody>
            """)
        #expect(document.summary == Summary(heading: ["Summary"], blocks: [.paragraph(Paragraph(content: ["In short."]))]))
        #expect(document.contents == Contents(
            heading: ["Contents"], columnHeadings: [["Paragraphs"], ["Page"]],
            entries: [ContentsEntry(number: "I", heading: ["Introduction"], paragraphs: ParagraphRange(from: "1", to: "6", text: "1–6"), page: "3")]))
    }

    /// Several documents without a collection around them are one after the other.
    @Test func documentsSideBySideAreAllRead() throws {
        let text = "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'>"
            + ["One", "Two"].map { "<doc name='x'><meta/><mainBody><p>\($0)</p></mainBody></doc>" }.joined() + "</akomaNtoso>"
        guard case .document(let document) = try AkomaNtoso.read(.bytes(Array(text.utf8))).document else {
            Issue.record("no document")
            return
        }
        #expect(document.paragraphs.map(\.content.plainText) == ["One", "Two"])
    }

    private func read(_ body: String) throws -> Document {
        let text = "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><statement name='resolution'><meta/>\(body)</statement></akomaNtoso>"
        guard case .document(let document) = try AkomaNtoso.read(.bytes(Array(text.utf8))).document else {
            throw WorkError(.input, findings: [])
        }
        return document
    }
}
