import RapporteurDiagnostics
@testable import RapporteurImporting
@testable import RapporteurReportModel
import Testing
import TestSupport

/// What is read from Word files, by files made for it.
@Suite struct WordFileTests {
    private typealias Make = WordMaker

    private func imported(_ file: WordMaker) throws -> (xml: String, result: Importer.Result) {
        let result = try Importer.importDocument(.bytes(file.bytes), name: "x.docx")
        return (String(decoding: result.xml, as: UTF8.self), result)
    }

    private func paragraphs(_ result: Importer.Result) -> [Paragraph] {
        switch result.document {
        case .report(let report): report.paragraphs
        case .document(let other): other.paragraphs
        case .communication, .noteVerbale: []
        }
    }

    private func labels(_ file: WordMaker) throws -> [String?] { paragraphs(try imported(file).result).map(\.label) }

    private func map(_ result: Importer.Result) -> String { String(decoding: result.sourceMap, as: UTF8.self) }

    // MARK: Text

    @Test func runsAreJoinedAndSpecialCharactersKept() throws {
        let file = Make(
            "<w:p>" + Make.run("1.\tThe Govern") + Make.run("ment of ")
                + "<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/><w:t>eration</w:t><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/></w:r>"
                + "<w:smartTag><w:sdt><w:sdtPr><w:alias w:val=\"Name\"/></w:sdtPr><w:sdtContent>\(Make.run(" is here."))</w:sdtContent></w:sdt></w:smartTag></w:p>")
        let (xml, result) = try imported(file)
        #expect(xml.contains("The Government of co\u{2011}operation≥ is here."), "\(xml)")
        #expect(map(result).contains("{\"part\":\"word/document.xml\",\"paragraphs\":[1,1],\"columns\""), "\(map(result))")
        #expect(map(result).contains("\"dropped\":\"optional hyphen\""))
    }

    @Test func boldAndItalicsComeFromRunsAndStyles() throws {
        var file = Make(
            "<w:p>" + Make.run("1.\tThe ") + Make.run("bold", "<w:b/>") + Make.run(" and ") + Make.run("styled", #"<w:rStyle w:val="Em"/>"#)
                + Make.run(" and ") + Make.run("plain", #"<w:b w:val="0"/>"#) + Make.run(" words.") + "</w:p>")
        file.add("styles", "styles", #"<w:style w:type="character" w:styleId="Em"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>"#)
        #expect(try imported(file).xml.contains("The <strong>bold</strong> and <emphasis>styled</emphasis> and plain words."))
    }

    @Test func fieldsGiveTheirResultsAlone() throws {
        let field = #"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF secret </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>\#(Make.run("table 7"))<w:r><w:fldChar w:fldCharType="end"/></w:r>"#
        let simple = #"<w:fldSimple w:instr=" DOCVARIABLE secret ">\#(Make.run("A/57/1"))</w:fldSimple>"#
        let (xml, result) = try imported(Make("<w:p>\(Make.run("1.\tSee "))\(field)\(Make.run(" and "))\(simple)\(Make.run(" here."))</w:p>"))
        #expect(xml.contains("See table 7 and ") && xml.contains(">A/57/1</citation> here.") && !xml.contains("secret"), "\(xml)")
        #expect(map(result).contains("\"dropped\":\"instruction of a field\""))
    }

    /// An instruction without its end does not swallow the paragraphs that follow.
    @Test func brokenFieldsEndWithTheirParagraph() throws {
        let begin = #"<w:r><w:fldChar w:fldCharType="begin"/></w:r>"#
        let (xml, _) = try imported(Make("<w:p>\(Make.run("1.\tOne is here. "))\(begin)\(Make.run("lost"))</w:p>" + Make.paragraph("2.\tTwo is here.")))
        #expect(xml.contains("Two is here."))
    }

    @Test func trackedChangesAreTakenAsAccepted() throws {
        let body = "<w:p>\(Make.run("1.\tThe "))<w:ins w:author=\"Nobody\">\(Make.run("new"))</w:ins><w:del w:author=\"Nobody\"><w:r><w:delText>old</w:delText></w:r></w:del>\(Make.run(" words."))\(Make.run("unseen", "<w:vanish/>"))</w:p>"
        let (xml, result) = try imported(Make(body))
        #expect(xml.contains("The new words.") && !xml.contains("old") && !xml.contains("unseen") && !xml.contains("Nobody"))
        #expect(result.findings.map(\.code) == ["import.word.changes"])
        #expect(map(result).contains("text deleted in a tracked change") && map(result).contains("hidden text"))
    }

    @Test func ofSeveralFormsOneIsTaken() throws {
        let box = "<w:txbxContent>\(Make.paragraph("Words in a box."))</w:txbxContent>"
        let body = "<w:p>\(Make.run("1.\tThe text is here."))<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>\(box)</w:drawing></mc:Choice><mc:Fallback><w:pict>\(box)</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        let (xml, result) = try imported(Make(body))
        #expect(xml.ranges(of: "Words in a box.").count == 1)
        #expect(map(result).contains("other form of the same drawing"))
    }

    // MARK: Numbers

    private static let list = """
        <w:abstractNum w:abstractNumId="0">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%3)"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="1">
        <w:lvl w:ilvl="0"><w:start w:val="24"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/><w:pStyle w:val="Chapter"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>
        """

    @Test func automaticNumbersAreCounted() throws {
        var file = Make(
            Make.numbered("The first is here:", 1) + Make.numbered("one thing;", 1, level: 1) + Make.numbered("another:", 1, level: 1)
                + Make.numbered("inner;", 1, level: 2) + Make.numbered("more.", 1, level: 2) + Make.numbered("The second is here:", 1)
                + Make.numbered("again.", 1, level: 1) + Make.numbered("The third begins anew.", 2))
        file.add("numbering", "numbering", Self.list)
        let (_, result) = try imported(file)
        let found = paragraphs(result)
        #expect(found.map(\.label) == ["1", "2", "7"])
        let items = found.map { paragraph in
            paragraph.content.flatMap { inline -> [Item] in if case .list(let list) = inline { list.items } else { [] } }
        }
        #expect(items[0].map(\.label) == ["a", "b"] && items[1].map(\.label) == ["a"])
        let inner = items[0][1].content.flatMap { inline -> [Item] in if case .list(let list) = inline { list.items } else { [] } }
        #expect(inner.map(\.label) == ["i", "ii"])
    }

    @Test func numbersOfSeveralLevels() throws {
        var file = Make(Make.numbered("One is here.", 3, level: 1) + Make.numbered("Two is here.", 3, level: 1))
        file.add("numbering", "numbering", Self.list)
        #expect(try labels(file) == ["24.1", "24.2"])
    }

    /// A list that numbering.xml does not have gives no number.
    @Test func nothingIsCountedThatIsNotDefined() throws {
        var file = Make(Make.numbered("This is a paragraph without a number.", 9))
        file.add("numbering", "numbering", Self.list)
        #expect(try labels(file) == [nil])
    }

    @Test func stylesBringNumbersAndHeadings() throws {
        var file = Make(
            Make.paragraph("Introduction", style: "Chapter") + Make.paragraph("1.\tThe first is here.") + Make.paragraph("Findings", style: "Chapter")
                + Make.paragraph("A.\tLaw", style: "H1") + Make.paragraph("Courts", style: "H23") + Make.paragraph("2.\tThe second is here."))
        file.add("numbering", "numbering", Self.list)
        file.add(
            "styles", "styles",
            #"<w:style w:type="paragraph" w:styleId="Chapter"><w:name w:val="_ H _Ch_G"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>"#
                + Make.styles(["H1": "_ H_1", "H23": "_ H_2/3"]))
        guard case .document(let document) = try imported(file).result.document else {
            Issue.record("no document")
            return
        }
        #expect(document.sections.map(\.number) == ["I", "II"])
        #expect(document.sections[1].sections.map(\.number) == ["A"])
        #expect(document.sections[1].sections[0].sections.map(\.heading) == [[.text("Courts")]])
    }

    @Test(arguments: [
        (4, "upperRoman", "IV"), (27, "lowerLetter", "aa"), (3, "upperLetter", "C"), (12, "chineseCounting", "十二"), (3, "decimalZero", "03"),
        (21, "ordinal", "21st"), (12, "ordinal", "12th"), (5, "unheard of", "5"), (4000, "upperRoman", "4000"), (2, "russianLower", "б"),
    ])
    func numberFormats(number: Int, format: String, text: String) {
        #expect(NumberFormat.text(number, format) == text)
    }

    // MARK: Tables

    @Test func cellsSpanColumnsAndRows() throws {
        let p = { (text: String) in Make.paragraph(text) }
        let body = Make.paragraph("1.\tThe table follows.") + Make.table([
            [Make.cell(p("Country"), #"<w:vMerge w:val="restart"/>"#), Make.cell(p("Troops"), #"<w:gridSpan w:val="2"/>"#)],
            [Make.cell(p(""), "<w:vMerge/>"), Make.cell(p("2001")), Make.cell(p("2002"))],
            [Make.cell(p("")), Make.cell(p("")), Make.cell(p(""))],
            [Make.cell(p("Chad")), Make.cell(p("1") + p("2")), Make.cell(p("134 428.3"))],
        ])
        let (_, result) = try imported(Make(body))
        guard case .document(let document) = result.document, case .table(let table)? = document.blocks.last else {
            Issue.record("no table")
            return
        }
        #expect(table.rows.map { $0.cells.map(\.columns) } == [[nil, 2], [nil, nil], [nil, nil, nil]])
        #expect(table.rows.map { $0.cells.map(\.rows) } == [[2, nil], [nil, nil], [nil, nil, nil]])
        #expect(table.rows[2].cells[1].content == [.text("1 2")])
        #expect(table.rows[2].cells[2].value == Amount("134428.3"))
    }

    // MARK: Notes and links

    @Test func notesFollowTheirParagraph() throws {
        let mark = { (id: Int) in #"<w:r><w:footnoteReference w:id="\#(id)"/></w:r>"# }
        var file = Make(
            "<w:p>\(Make.run("1.\tThe first"))\(mark(5))\(Make.run(" is here."))</w:p><w:p>\(Make.run("2.\tThe second is here."))\(mark(2))<w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"3\"/><w:t>*</w:t></w:r></w:p>")
        let note = { (id: Int, mark: String, text: String) in
            #"<w:footnote w:id="\#(id)"><w:p>\#(mark)\#(Make.run("\t" + text))</w:p></w:footnote>"#
        }
        let ref = "<w:r><w:footnoteRef/></w:r>"
        file.add(
            "footnotes", "footnotes",
            #"<w:footnote w:id="-1" w:type="separator"><w:p>\#(Make.run("____"))</w:p></w:footnote>"# + note(2, ref, "The later note.")
                + note(5, ref, "The earlier note.") + note(3, Make.run("*"), "The starred note.") + note(9, ref, "Nothing refers to this."))
        let (xml, result) = try imported(file)
        #expect(xml.contains(#"The first<noteRef note="note1">1</noteRef> is here."#), "\(xml)")
        #expect(xml.contains(#"is here.<noteRef note="note2">2</noteRef><noteRef note="note3">*</noteRef>"#), "\(xml)")
        #expect(xml.contains(#"marker="1">The earlier note."#) && xml.contains(#"marker="2">The later note."#) && xml.contains(#"marker="*">The starred note."#))
        #expect(!xml.contains("Nothing refers") && map(result).contains("note to which nothing refers"))
    }

    @Test func linksGiveSymbols() throws {
        var file = Make("<w:p>\(Make.run("1.\tIn resolution "))<w:hyperlink r:id=\"l\">\(Make.run("60/7"))</w:hyperlink>\(Make.run(" the Council spoke."))</w:p>")
        file.link("l", "https://docs.un.org/en/A/HRC/RES/60/7")
        #expect(try imported(file).xml.contains(#"symbol="A/HRC/RES/60/7""#))
    }

    /// What is printed may name a part of what is linked, or the reverse.
    @Test(arguments: [
        ("resolution 319 A (IV)", "A/RES/319(IV)", "A/RES/319 A (IV)"), ("resolution 80/84 B", "A/RES/80/84a-b", "A/RES/80/84 B"),
        ("80/84", "A/RES/80/84a-b", "A/RES/80/84"), ("80/84 A-B", "A/RES/80/84A-B", "A/RES/80/84A-B"), ("80/84", "A/RES/80/84", "A/RES/80/84"),
    ])
    func linksSayNoMoreThanTheWords(words: String, linked: String, symbol: String) throws {
        var file = Make("<w:p>\(Make.run("1.\tThe Assembly spoke in "))<w:hyperlink r:id=\"l\">\(Make.run(words))</w:hyperlink>\(Make.run(" of it."))</w:p>")
        file.link("l", "https://docs.un.org/en/" + linked)
        let xml = try imported(file).xml
        #expect(xml.contains("symbol=\"\(symbol)\""), "\(xml)")
    }

    @Test(arguments: [
        ("https://docs.un.org/en/S/RES/350(1974)", "S/RES/350 (1974)"), ("http://undocs.org/A/57/150", "A/57/150"),
        ("https://undocs.org/Home/Mobile?FinalSymbol=A%2FRES%2F56%2F170&Language=E", "A/RES/56/170"), ("https://docs.un.org/en/A/80/5(Vol.II)", "A/80/5 (Vol. II)"),
        ("https://example.org/A/57/150", nil), ("https://docs.un.org/", nil), ("mailto:x", nil),
    ] as [(String, String?)])
    func addressesOfDocuments(address: String, symbol: String?) {
        #expect(SymbolLinks.symbol(inAddress: address) == symbol)
    }

    // MARK: Heads

    private func withMasthead(_ body: String) -> WordMaker {
        let head = Make.table([
            [Make.cell(Make.paragraph("United Nations")), Make.cell(Make.paragraph("A/57/150"))],
            [Make.cell(Make.paragraph("General Assembly")), Make.cell(Make.paragraph("Distr.: General") + Make.paragraph("2 July 2002") + Make.paragraph("Original: English"))],
        ])
        var file = Make(
            body + #"<w:sectPr><w:headerReference w:type="first" r:id="h1"/><w:headerReference w:type="default" r:id="h2"/><w:footerReference w:type="first" r:id="f1"/><w:titlePg/></w:sectPr>"#)
        file.add("header", "hdr", head, id: "h1", path: "header1.xml")
        file.add("header", "hdr", Make.paragraph("A/57/150"), id: "h2", path: "header2.xml")
        file.add("footer", "ftr", Make.paragraph("02-12345 (E)    150702") + Make.paragraph("*0212345*"), id: "f1", path: "footer1.xml")
        return file
    }

    private static let start = Make.paragraph("Fifty-seventh session") + Make.paragraph("Protection of migrants") + Make.paragraph("Report of the Secretary-General")
        + Make.paragraph("1.\tThe text is here.")

    @Test func theFirstHeaderIsTheMasthead() throws {
        guard case .report(let report) = try imported(withMasthead(Self.start)).result.document else {
            Issue.record("no report")
            return
        }
        #expect(report.symbols == ["A/57/150"] && report.jobNumber == "02-12345 (E) 150702")
        #expect(report.masthead?.issued?.date == PartialDate("2002-07-02") && report.masthead?.distribution?.code == .general)
        #expect(report.masthead?.sessions.map(\.number) == [57])
    }

    @Test func otherPrintedHeadersAreDropped() throws {
        let map = map(try imported(withMasthead(Self.start)).result)
        #expect(map.contains(#"{"part":"word/header2.xml","paragraphs":[1,1],"dropped":"running head"}"#))
        #expect(map.contains(#""dropped":"bar code""#))
    }

    @Test func propertiesAreAWitness() throws {
        var file = withMasthead(Self.start)
        func property(_ name: String, _ value: String) -> String { #"<property name="\#(name)"><vt:lpwstr>\#(value)</vt:lpwstr></property>"# }
        file.parts["docProps/custom.xml"] =
            #"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">"#
            + property("Symbol1", "A/57/151") + property("Session1", "Fifty-seventh session_x000d_") + property("Agenda1", "Item 9") + property("Translator", "Hidden")
            + property("JobNo", "0212345") + "</Properties>"
        let (xml, result) = try imported(file)
        #expect(result.findings.map(\.code) == ["import.word.property", "import.word.property"])
        #expect(xml.contains("<symbol>A/57/150</symbol>") && !xml.contains("Hidden") && !xml.contains("Item 9"))
    }

    @Test func macrosAndTemplatesAreRead() throws {
        var file = Make(Make.paragraph("1.\tThe text is here."))
        file.mainType = "application/vnd.ms-word.document.macroEnabled.main+xml"
        #expect(try imported(file).result.findings.map(\.code) == ["import.word.macros"])
        file.mainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
        file.mainPath = "somewhere/else.xml"
        #expect(try imported(file).result.findings.isEmpty)
    }
}
