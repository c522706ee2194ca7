@testable import RapporteurBatch
import RapporteurDiagnostics
import RapporteurInterchange
@testable import RapporteurParquetFile
import RapporteurReportTables
import TestSupport
import Testing

@Suite struct ParquetFileTests {
    private typealias Value = ParquetReader.Value

    private static let columns: [ParquetColumn] = [
        ParquetColumn("text", .text), ParquetColumn("integer", .integer), ParquetColumn("number", .number),
        ParquetColumn("day", .day), ParquetColumn("flag", .flag),
    ]

    private func write(_ rows: [[Value]], _ limits: ParquetFile.Limits = .init()) throws -> [UInt8] {
        let sink = ByteSink()
        let file = ParquetFile(
            sink, path: "t", columns: Self.columns, properties: [("key", "value")], compression: .none, limits: limits)
        for row in rows {
            for (column, value) in zip(Self.columns, row) {
                switch value {
                case .missing: file.appendMissing()
                case .text(let text): file.append(text: text)
                case .integer(let number): column.kind == .day ? file.append(day: Int32(number)) : file.append(integer: number)
                case .number(let number): file.append(number: number)
                case .flag(let flag): file.append(flag: flag)
                }
            }
        }
        try file.finish()
        return sink.withBytes { Array($0) }
    }

    /// Numbers of rows around groups of eight, runs and row groups; values that repeat, that do not, and that miss.
    @Test(arguments: [0, 1, 7, 8, 9, 15, 16, 17, 63, 64, 65, 500, 5000, 9000])
    func everyTypeComesBack(_ count: Int) throws {
        let texts = ["", "a", "é\u{1F600}", String(repeating: "x", count: 300)]
        let rows: [[Value]] = (0..<count).map { row in
            [
                row % 5 == 4 ? .missing : .text(row % 400 == 7 ? texts[3] : count > 4999 ? "\(row)" : texts[row / 20 % 3]),
                row % 3 == 0 ? .missing : .integer([0, -1, .max, .min, row][row % 5]),
                row < count / 2 ? .missing : .number([0, -0.5, .infinity, .leastNonzeroMagnitude, Double(row)][row % 5]),
                .integer([0, -719_162, 2_932_896][row % 3]),
                row % 11 < 9 ? .flag(row % 2 == 0) : .missing,
            ]
        }
        var limits = ParquetFile.Limits()
        for most in [limits.rows, 64, 1000] {
            limits.rows = most
            let read = try ParquetReader(write(rows, limits))
            #expect(read.rows == rows)
            #expect(read.footer[3]?.number == count)
            #expect(read.footer[4]?.list.count == (count + most - 1) / most)
            #expect(read.columns.map(\.name) == Self.columns.map(\.name))
            #expect(read.columns.map(\.type) == [6, 2, 5, 1, 0])
        }
    }

    @Test func rowGroupsAreBounded() throws {
        var limits = ParquetFile.Limits()
        limits.bytes = 10_000
        let row: [Value] = [.text(String(repeating: "y", count: 4000)), .missing, .missing, .missing, .missing]
        let read = try ParquetReader(write(Array(repeating: row, count: 10), limits))
        #expect(read.footer[4]?.list.map { $0[3]?.number } == [3, 3, 3, 1])
    }

    /// Texts that repeat take a few bits each.
    @Test func textsThatRepeat() throws {
        let rows: [[Value]] = (0..<10_000).map { [.text("A/RES/75/\($0 / 100)"), .missing, .missing, .missing, .missing] }
        #expect(try write(rows).count < 3000)
    }

    @Test(arguments: [
        ("1970-01-01", 0), ("2002-07-02", 11_870), ("2000-02-29", 11_016), ("1969-12-31", -1), ("0001-01-01", -719_162),
        ("2001-05", 11_443), ("2001", 11_323), ("9999-12-31", 2_932_896),
    ])
    func daysSince1970(_ text: String, _ day: Int32) { #expect(ParquetCell.day(text) == day) }

    @Test(arguments: ["", "x", "2001-13-01", "2001-00", "2001-01-32", "-001-01-01", "2001-01-01Z", "2001-1-1-1", "10000-01-01"])
    func noDays(_ text: String) { #expect(ParquetCell.day(text) == nil) }

    /// What 64 bits do not hold is told.
    @Test func numbersThatDoNotFit() throws {
        let folder = try TemporaryFolder()
        let table = TableDefinition(
            "t", "T", columns: [.text("file", ""), .integer("i", ""), .decimal("d", "")], documentColumns: 1, keyColumns: 1)
        let output = try ParquetTables(table: table, path: folder.path("t.parquet"))
        let rows = ParquetRows(rows: [
            [.digits("9223372036854775808"), .digits("0.1")], [.number(.max), .digits("0.1000000000000000000001")],
            [.none, .string("INF")], [.none, .digits("1e400")], [.none, .number(1 << 60)],
        ])
        let findings = try output.add(rows, key: [.string("a.xml")])
        #expect(findings.map(\.code) == ["extract.number", "extract.number", "extract.number"], "\(findings.map(\.message.description))")
        try output.finish()
    }
}

private struct ParquetRows: RowSource {
    let rows: [[TableValue]]

    func forEachRow(of table: TableDefinition, _ body: ([TableValue]) throws(WorkError) -> Void) throws(WorkError) {
        for row in rows { try body(row) }
    }
}
