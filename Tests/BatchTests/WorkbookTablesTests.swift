@testable import RapporteurBatch
import RapporteurDiagnostics
import Foundation
import RapporteurInterchange
import RapporteurReportTables
import TestSupport
import Testing
import RapporteurXLSXFile

@Suite struct WorkbookTablesTests {
    /// What a sheet cannot hold stands on further ones, each with a head; what a cell cannot hold, too.
    @Test func bounds() throws {
        let folder = try TemporaryFolder()
        var limits = WorkbookTables.Limits()
        limits.rows = 2
        limits.text = 4
        let tables = try WorkbookTables(folder.path("t.xlsx"), tables: [.notes], limits: limits)
        var rows = DocumentRows(language: "en")
        for text in ["abcdefghij", "b", "c", "d", "e"] { rows.add(.notes, "n", [.none, .none, .string(text), .none]) }
        let findings = try tables.add(rows, key: [.string("A/1"), .string("en")])
        try tables.finish()
        let shown = findings.map(\.message.description)
        #expect(shown.count == 3 && shown.allSatisfy { $0.contains("notes") }, "\(shown)")
        let sheets = try ["sheet1", "sheet2", "sheet3", "sheet4"].map { name in
            try cells(folder.path("t.xlsx"), "xl/worksheets/\(name).xml")
        }
        let heads = ["document", "language", "id"]
        let columns = heads + ["position", "name", "marker", "text", "paragraph"]
        #expect(sheets[0] == columns + ["A/1", "en", "n1", "1", "abcd", "A/1", "en", "n2", "2", "b"])
        #expect(sheets[1] == heads + ["table", "column", "part", "text", "A/1", "en", "n1", "notes", "text", "2", "efgh"]
            + ["A/1", "en", "n1", "notes", "text", "3", "ij"])
        #expect(sheets[2] == columns + ["A/1", "en", "n3", "3", "c", "A/1", "en", "n4", "4", "d"])
        #expect(sheets[3] == columns + ["A/1", "en", "n5", "5", "e"])
    }

    @Test func piecesKeepCharactersWhole() {
        #expect(XLSXText.pieces(of: "", limit: 4) == [""])
        #expect(XLSXText.pieces(of: "abcd", limit: 4) == ["abcd"])
        #expect(XLSXText.pieces(of: "abc\u{1F600}d", limit: 4) == ["abc", "\u{1F600}d"])
        // An underscore that looks like the beginning of a number takes seven.
        #expect(XLSXText.pieces(of: "ab_x0041_cd", limit: 9) == ["ab_", "x0041_cd"])
    }

    /// Numbers that lose no digit are numbers, days that spreadsheets have are days.
    @Test func cells() {
        let number = TableColumn.decimal("n", "")
        #expect(WorkbookCell.cell(.digits("-7.50"), number) == .number(-7.5))
        #expect(WorkbookCell.cell(.digits("0.000123456789012345"), number) == .number(0.000123456789012345))
        #expect(WorkbookCell.cell(.digits("1234567890123456"), number) == .text("1234567890123456"))
        #expect(WorkbookCell.cell(.number(-999_999_999_999_999), number) == .number(-999_999_999_999_999))
        #expect(WorkbookCell.cell(.number(.min), number) == .text("-9223372036854775808"))
        let date = TableColumn.date("d", "")
        for (text, day) in [("1900-03-01", 61), ("2000-02-29", 36_585), ("2002-07-02", 37_439), ("9999-12-31", 2_958_465)] {
            #expect(WorkbookCell.cell(.string(text), date) == .day(day))
        }
        for text in ["1900-02-28", "1900-02-29", "2001-02-29", "2002-13-01", "2002-07", "2002", "2002-07-02Z", "+200-01-01", "-002-01-01"] {
            #expect(WorkbookCell.cell(.string(text), date) == .text(text), "\(text)")
        }
        #expect(WorkbookCell.cell(.string("2002-07-02"), .code("c", "")) == .text("2002-07-02"))
    }

    @Test func namesOfSheets() {
        #expect(WorkbookCell.sheetName("votes", 1) == "votes")
        #expect(WorkbookCell.sheetName("votes", 2) == "votes (2)")
        #expect(WorkbookCell.sheetName("'a/b[1]'", 1) == "a_b_1_")
        #expect(WorkbookCell.sheetName(String(repeating: "x", count: 40), 12) == String(repeating: "x", count: 26) + " (12)")
    }

    @Test func unwritableRows() throws {
        let folder = try TemporaryFolder()
        #expect(throws: WorkError.self) {
            try WorkbookTables(folder.path("none/t.xlsx"), tables: [.notes])
        }
        let tables = try WorkbookTables(folder.path("t.xlsx"), tables: [.notes])
        _ = tables
        #expect(!FileManager.default.fileExists(atPath: folder.path("t.xlsx")))
    }

    /// The values of a sheet's cells in order.
    private func cells(_ path: String, _ entry: String) throws -> [String] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c",
            "import sys, zipfile, xml.etree.ElementTree as E\n"
                + "n = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'\n"
                + "s = E.fromstring(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))\n"
                + "print(*[''.join(c.itertext()) for c in s.iter(n + 'c')], sep='\\n')",
            path, entry,
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
