import RapporteurDiagnostics
import RapporteurInterchange
@testable import RapporteurReportModel
@testable import RapporteurReportTables
import RapporteurRules
import Testing
import TestSupport

@Suite struct TableRowsTests {
    private static func value(_ row: [TableValue], _ column: String, _ table: TableDefinition) -> TableValue {
        // Rows are without document and language.
        let index = table.columns.firstIndex { $0.name == column } ?? 0
        return row[index - 2]
    }

    private static func text(_ value: TableValue) -> String? {
        if case .string(let text) = value { text } else { nil }
    }

    private static func number(_ value: TableValue) -> Int? {
        if case .number(let number) = value { number } else { nil }
    }

    /// What is marked stands in the text of its paragraph where the row says.
    private func expectOffsets(_ rows: DocumentRows) {
        var texts: [String: [Unicode.Scalar]] = [:]
        for row in rows[.paragraphs] {
            let words = Self.text(Self.value(row, "text", .paragraphs)) ?? ""
            texts[Self.text(row[0]) ?? ""] = Array(words.unicodeScalars)
        }
        let tables: [TableDefinition] = [.states, .citations, .recommendations, .quantities, .dates, .activities]
        for table in tables {
            for row in rows[table] {
                guard let paragraph = Self.text(Self.value(row, "paragraph", table)) else { continue }
                guard let words = texts[paragraph], let start = Self.number(Self.value(row, "start", table)),
                    let end = Self.number(Self.value(row, "end", table)), start <= end, end <= words.count
                else {
                    Issue.record("\(table.name): no such place in \(paragraph)")
                    continue
                }
                var slice = String.UnicodeScalarView()
                slice.append(contentsOf: words[start..<end])
                #expect(String(slice) == Self.text(row[2]), "\(table.name) in \(paragraph)")
            }
        }
    }

    @Test func offsetsOfTheSample() throws {
        let document = try AnyReportDocument(contentsOf: .file(samplePath("protection-of-migrants.xml")))
        let rows = ReportTables.rows(of: document, states: try StateCodes())
        #expect(rows[.states].count > 50)
        expectOffsets(rows)
    }

    /// Rows have the columns of their table, and an id of their own, whatever the document.
    @Test func rowsOfRandomDocuments() throws {
        let states = try StateCodes()
        for seed in RandomDocuments.seeds.prefix(240) {
            let document = try AnyReportDocument(contentsOf: .bytes(RandomDocuments.document(seed).xml()))
            let rows = ReportTables.rows(of: document, states: states)
            #expect(rows[.documents].count == 1)
            for table in TableDefinition.all {
                var ids: Set<String> = []
                for row in rows[table] {
                    #expect(row.count == table.columns.count - 2)
                    #expect(ids.insert(Self.text(row[0]) ?? "").inserted)
                }
            }
            expectOffsets(rows)
        }
    }

    @Test func wordsAndBold() throws {
        let note = NoteVerbale(
            dated: try #require(PartialDate("2002-04-30")), sender: Party(text: "S"), addressees: [Party(text: "A")],
            blocks: [
                .paragraph(Paragraph(label: "1", content: [.text("One  two\u{A0}three "), .lineBreak])),
                .paragraph(Paragraph(content: [.strong([.text("Bold")]), .text(" ")])),
                .paragraph(Paragraph(content: [.strong([.text("Bold")]), .text(" not")])),
                .list(List(items: [Item(label: "a", content: [.text("entry")])])),
            ])
        let rows = ReportTables.rows(of: .noteVerbale(note), states: try StateCodes())[.paragraphs]
        let words: [TableValue] = [.number(3), .number(1), .number(2), .number(1)]
        let bold: [TableValue] = [.flag(false), .flag(true), .flag(false), .flag(false)]
        let kinds: [TableValue] = [.string("paragraph"), .string("paragraph"), .string("paragraph"), .string("item")]
        #expect(rows.map { Self.value($0, "words", .paragraphs) } == words)
        #expect(rows.map { Self.value($0, "is_bold", .paragraphs) } == bold)
        #expect(rows.map { Self.value($0, "kind", .paragraphs) } == kinds)
    }

    @Test func codesOfStatesByDate() throws {
        let states = try StateCodes()
        #expect(states.m49("SDN", on: DayRange("2002-07-02")) == "736")
        #expect(states.m49("SDN", on: DayRange("2012")) == "729")
        #expect(states.m49("DZA", on: nil) == "012")
        #expect(states.m49("XXX", on: nil) == nil)
        #expect(states.iso3(named: "UNITED KINGDOM", language: "en", on: nil) == "GBR")
    }

    @Test(arguments: [("007.50", "7.50"), ("+5", "5"), ("-0.5", "-0.5"), (".5", "0.5"), ("-.50", "-0.50"), ("0", "0"), ("5.", "5")])
    func amountsAreNumbersOfJSON(_ written: String, _ shown: String) {
        #expect(TableValue.amount(Amount(written)) == .digits(shown))
    }
}
