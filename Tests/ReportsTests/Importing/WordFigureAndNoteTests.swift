import RapporteurDiagnostics
@testable import RapporteurImporting
@testable import RapporteurReportModel
import Testing
import TestSupport

/// Charts, captions, tables of one column and the numbering of notes in Word files.
@Suite struct WordFigureAndNoteTests {
    private typealias Make = WordMaker

    private func imported(_ file: WordMaker) throws -> (xml: String, result: Importer.Result) {
        let result = try Importer.importDocument(.bytes(file.bytes), name: "x.docx")
        return (String(decoding: result.xml, as: UTF8.self), result)
    }

    // MARK: Charts

    private static let chart = #"xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main""#

    private static func values(_ name: String, _ values: [String]) -> String {
        let points = values.enumerated().map { #"<c:pt idx="\#($0.offset)"><c:v>\#($0.element)</c:v></c:pt>"# }.joined()
        return "<c:\(name)><c:numRef><c:f>Sheet1!A1</c:f><c:numCache>\(points)</c:numCache></c:numRef></c:\(name)>"
    }

    private static func series(_ name: String, _ years: [String], _ numbers: [String], format: String = "General", label: String = "", labels: String = "General") -> String {
        let label = "<c:dLbls>\(label)<c:numFmt formatCode=\"\(labels)\"/></c:dLbls>"
        return "<c:ser><c:tx><c:strRef><c:strCache><c:pt idx=\"0\"><c:v>\(name)</c:v></c:pt></c:strCache></c:strRef></c:tx>\(label)"
            + values("cat", years) + values("val", numbers).replacing("<c:numCache>", with: "<c:numCache><c:formatCode>\(format)</c:formatCode>") + "</c:ser>"
    }

    private func figure(_ chart: String, before: [String] = []) throws -> (xml: String, result: Importer.Result) {
        let drawing = "<w:p><w:r><w:drawing><a:graphic><c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"c1\"/></a:graphic></w:drawing></w:r></w:p>"
        var file = Make(Make.paragraph("1.\tThe text is here.") + before.map { Make.paragraph($0) }.joined() + drawing)
        file.parts["word/charts/chart1.xml"] = "<c:chartSpace \(Self.chart)><c:chart>\(chart)</c:chart></c:chartSpace>"
        file.relationships.append(("c1", "chart", "charts/chart1.xml"))
        return try imported(file)
    }

    @Test func chartsAreToldInWords() throws {
        let title = "<c:title><c:tx><c:rich><a:p><a:r><a:t>Visits</a:t></a:r></a:p></c:rich></c:tx></c:title>"
        let (xml, result) = try figure(title + Self.series("Planned", ["2026", "2027"], ["12", "91.700000000000003"]) + Self.series("Actual", ["2026", "2027"], ["0.455", "0.5"], format: "0.0%"))
        #expect(xml.contains(#"alternative="Visits. Planned: 2026 12; 2027 91.7. Actual: 2026 45.5%; 2027 50%.""#), "\(xml)")
        #expect(result.findings.map(\.code) == ["import.word.chart"])
        #expect(String(decoding: result.sourceMap, as: UTF8.self).contains("words and numbers of a chart"))
    }

    /// What is printed beside a bar stands for its value; noughts that are not printed are left out, and a name too.
    @Test func chartsAreToldAsPrinted() throws {
        let label = #"<c:dLbl><c:idx val="1"/><c:tx><c:rich><a:p><a:r><a:t>–</a:t></a:r></a:p></c:rich></c:tx></c:dLbl>"#
        let chart = Self.series("Column1", ["2025", "2026", "2027"], ["12", "0", "0"], label: label, labels: #"##\ ###"#)
        #expect(try figure(chart).xml.contains(#"alternative="2025 12; 2026 –.""#))
        #expect(try figure(chart + "<c:legend/>").xml.contains(#"alternative="Column1: 2025 12; 2026 –.""#))
        #expect(try figure(Self.series("", ["2025"], ["0"], labels: "#,##0")).xml.contains(#"alternative="2025 0.""#))
    }

    /// A chart of very many values is told in bounded words; one of none by its name.
    @Test func wordsOfChartsAreBounded() throws {
        let many = (0..<3000).map { "\($0)" }
        let (xml, _) = try figure(Self.series("Planned", many, many) + "<c:legend/>")
        #expect(xml.contains("alternative=\"Planned: 0 0; 1 1; ") && !xml.contains("2999 2999"))
        #expect(try figure("").xml.contains(#"alternative="word/charts/chart1.xml""#))
        #expect(try figure("<c:ser><c:val><c:pt idx=\"x\"><c:v>NaN</c:v></c:pt></c:val></c:ser>").xml.contains("alternative=\"NaN.\""))
    }

    @Test func captionsOfChartsHaveTheirUnit() throws {
        let (xml, _) = try figure(Self.series("Planned", ["2026"], ["12"]) + "<c:legend/>", before: ["Figure 3.II", "Performance measure: visits (annual)", "(Number of visits)"])
        #expect(xml.contains("<caption>Figure 3.II<lineBreak/>Performance measure: visits (annual)<lineBreak/>(Number of visits)</caption>"), "\(xml)")
        #expect(xml.contains(#"number="3.II""#) && xml.contains("alternative=\"Planned: 2026 12.\""))
        #expect(try figure("", before: ["(Number of visits)"]).xml.contains("<paragraph>(Number of visits)</paragraph>"))
    }

    // MARK: Tables

    private static let column = Make.table([[Make.cell(Make.paragraph("Category"))], [Make.cell(Make.paragraph("D. Outreach and events"))], [Make.cell(Make.paragraph("Visits of schools"))]])

    @Test func captionedTablesOfOneColumnAreTables() throws {
        let captioned = try imported(Make(Make.paragraph("1.\tThe text is here.") + Make.paragraph("Table 4.2") + Make.paragraph("Deliverables by category") + Self.column)).xml
        #expect(captioned.contains(#"<table number="4.2">"#) && captioned.contains("<cell>D. Outreach and events</cell>"), "\(captioned)")
        #expect(try !imported(Make(Make.paragraph("1.\tThe text is here.") + Self.column)).xml.contains("<table"))
    }

    @Test func numbersOfColumnsAreNoValues() throws {
        let rows = [["Category", "Approved", "Proposed", "Variance"], ["", "(1)", "(2)", "(3)=(2)-(1)"], ["Posts", "39", "37", "(2)"], ["Total", "39", "37", "(2)"]]
        let xml = try imported(Make(Make.paragraph("1.\tThe text is here.") + Make.table(rows.map { $0.map { Make.cell(Make.paragraph($0)) } }))).xml
        #expect(xml.ranges(of: #"<row kind="head">"#).count == 2, "\(xml)")
        #expect(xml.contains("<cell>(1)</cell>") && xml.contains(#"<cell value="-2">(2)</cell>"#))
    }

    /// The raised marker of a note behind a number is no part of it.
    @Test func markersInCellsLeaveTheNumber() throws {
        let cell = Make.cell("<w:p>\(Make.run("271 328.7"))\(Make.run("a", #"<w:vertAlign w:val="superscript"/>"#))</w:p>")
        let xml = try imported(Make(Make.paragraph("1.\tThe text is here.") + Make.table([[Make.cell(Make.paragraph("Posts")), cell], [Make.cell(Make.paragraph("Other")), Make.cell(Make.paragraph("1"))]]))).xml
        #expect(xml.contains(#"<cell value="271328.7">271 328.7a</cell>"#), "\(xml)")
    }

    // MARK: Notes

    private static func mark(_ id: Int) -> String { #"<w:r><w:footnoteReference w:id="\#(id)"/></w:r>"# }

    /// Three paragraphs with a note each, in two sections.
    private func withNotes(_ properties: String, settings: String = "", breaks: String = "") -> WordMaker {
        let section = "<w:sectPr>\(properties)</w:sectPr>"
        var file = Make(
            "<w:p>\(Make.run("1.\tThe first is here."))\(Self.mark(1))</w:p><w:p><w:pPr>\(section)</w:pPr>\(Make.run("2.\tThe second is here."))\(Self.mark(2))</w:p><w:p>\(breaks)\(Make.run("3.\tThe third is here."))\(Self.mark(3))</w:p>" + section)
        let notes = (1...3).map { #"<w:footnote w:id="\#($0)"><w:p><w:r><w:footnoteRef/></w:r>\#(Make.run("\tNote number \($0)."))</w:p></w:footnote>"# }
        file.add("footnotes", "footnotes", notes.joined())
        file.add("settings", "settings", settings)
        return file
    }

    @Test(arguments: [
        ("", "", "", ["1", "2", "3"]),
        (#"<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>"#, "", "", ["1", "2", "1"]),
        (#"<w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr>"#, "", "", ["a", "b", "c"]),
        (#"<w:footnotePr><w:numStart w:val="5"/><w:numRestart w:val="eachSect"/></w:footnotePr>"#, "", "", ["5", "6", "5"]),
        ("", #"<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>"#, "", ["1", "2", "1"]),
        // What was changed is no more.
        (#"<w:sectPrChange w:id="1"><w:sectPr><w:footnotePr><w:numStart w:val="9"/></w:footnotePr></w:sectPr></w:sectPrChange>"#, "", "", ["1", "2", "3"]),
        (#"<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>"#, "", "<w:r><w:lastRenderedPageBreak/></w:r>", ["1", "2", "1"]),
    ] as [(String, String, String, [String])])
    func notesBeginAnew(properties: String, settings: String, breaks: String, expected: [String]) throws {
        let (xml, _) = try imported(withNotes(properties, settings: settings, breaks: breaks))
        for (number, marker) in expected.enumerated() {
            #expect(xml.contains(#"<note id="note\#(number + 1)" marker="\#(marker)">Note number \#(number + 1)."#), "\(xml)")
            #expect(xml.contains(#"<noteRef note="note\#(number + 1)">\#(marker)</noteRef>"#), "\(xml)")
        }
    }

    /// Only Word knows where its pages end.
    @Test func numbersOfPagesAreSaid() throws {
        let restart = #"<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>"#
        let known = try imported(withNotes(restart, breaks: "<w:r><w:lastRenderedPageBreak/></w:r>")).result.findings
        #expect(known.map(\.code) == ["import.word.notes"] && known[0].message.description.contains("laid them out last"))
        let unknown = try imported(withNotes(restart)).result.findings
        #expect(unknown.map(\.code) == ["import.word.notes"] && unknown[0].message.description.contains("counted through"))
    }

    /// A raised number that is no marker, as of a cubic metre, leads to no note.
    @Test func raisedNumbersAreNoMarkers() throws {
        var file = Make("<w:p>\(Make.run("1.\tThe first is here."))\(Self.mark(1))\(Make.run(" It holds 1 m"))\(Make.run("1", #"<w:vertAlign w:val="superscript"/>"#))\(Make.run(" of water."))</w:p>")
        file.add("footnotes", "footnotes", #"<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>\#(Make.run("\tThe note."))</w:p></w:footnote>"#)
        #expect(try imported(file).xml.ranges(of: "<noteRef").count == 1)
    }

    /// An element of a damaged part that became a note, among properties or in the text, loses nothing and is told.
    @Test(arguments: [
        #"<w:pPr><w:tabs><w:footnote w:val="clear" w:pos="418"/></w:tabs></w:pPr>"#,
        #"<w:pPr><w:endnote w:left="1267"/></w:pPr>"#, #"<w:footnote w:id="9"/>"#, #"<w:endnote w:id="9"></w:endnote>"#,
    ])
    func notesInsideNotesAreDamage(_ damage: String) throws {
        var file = Make("<w:p>\(Make.run("1.\tThe first is here."))\(Self.mark(1))</w:p>")
        file.add("footnotes", "footnotes", #"<w:footnote w:id="1"><w:p>\#(damage)<w:r><w:footnoteRef/></w:r>\#(Make.run("\tThe note is whole."))</w:p></w:footnote>"#)
        let imported = try imported(file)
        #expect(imported.xml.contains("The note is whole."), "\(imported.xml)")
        #expect(imported.result.findings.map(\.code) == ["import.word.damaged"])
    }
}
