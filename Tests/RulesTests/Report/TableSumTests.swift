import RapporteurDiagnostics
import Foundation
import Testing

@testable import RapporteurRules

/// What rule.table.sum says, and what it does not say, of tables as reports and budgets print them.
@Suite struct TableSumTests {
    /// Rows as `kind: cell | cell`; a cell that is a number has its value.
    private func findings(_ rows: [String], unit: String? = nil) throws -> [String] {
        var xml = #"<document xmlns="urn:rapporteur:report:1.0"><title>Words</title><table>"#
        if let unit { xml += "<unitLine>\(unit)</unitLine>" }
        for row in rows {
            let parts = row.split(separator: ": ", maxSplits: 1).map(String.init)
            let kind = parts.count == 2 && ["head", "total", "subtotal"].contains(parts[0]) ? #" kind="\#(parts[0])""# : ""
            xml += "<row\(kind)>"
            for cell in (parts.last ?? "").components(separatedBy: " | ") {
                let isNumber = Double(cell) != nil
                xml += isNumber ? #"<cell value="\#(cell)">\#(cell)</cell>"# : "<cell>\(cell)</cell>"
            }
            xml += "</row>"
        }
        xml += "</table></document>"
        let log = try PackRules.findings(PackRules.runner(PackRules.report), on: Data(xml.utf8))
        return log.findings.filter { $0.code == "rule.table.sum" }.map(\.message.description)
    }

    @Test(arguments: [
        // The rows above; those since the last total; the subtotals; net of what stands below the last total.
        ["head: Item | 2026", "First | 1", "Second | 2", "total: Total | 3"],
        ["head: Item | 2026", "First | 1", "total: Total, one | 1", "Second | 2", "Third | 5", "total: Total, two | 7"],
        ["head: Item | 2026", "First | 1", "Second | 2", "subtotal: Subtotal | 3", "Third | 5", "subtotal: Subtotal | 5", "total: Total | 8"],
        ["head: Item | 2026", "First | 70", "Second | 30", "total: Gross | 100", "Income | 10", "total: Net | 90"],
        ["head: Item | 2026", "First | 1", "subtotal: Subtotal | 1", "Other | 4", "total: Total | 5"],
        // Rounding; percentages; a column with words; rows that are not those of a sum.
        ["head: Item | Share", "First | 33.3", "Second | 66.6", "total: Total | 100.0"],
        ["head: Item | 2026 | Percentage", "First | 10 | 5.5", "Second | 20 | 7.5", "total: Total | 30 | 6.8"],
        ["head: Item | 2026", "First | 1", "Second | two", "total: Total | 9"],
        ["head: Item | 2025 | 2026", "First | 1 | 2", "Second | 3 | 4", "total: Total | 80 | 90"],
        ["head: Item | 2025 | 2026", "First | 1 | 200", "Second | 3 | ", "Third |  | ", "total: Total | 4 | 900"],
    ])
    func nothingIsSaid(rows: [String]) throws {
        #expect(try findings(rows) == [])
    }

    @Test func thousandsAreRounded() throws {
        let rows = ["head: Item | 2026", "First | 1", "Second | 2", "total: Total | 4"]
        #expect(try findings(rows, unit: "(Thousands of dollars)") == [])
        #expect(try findings(rows, unit: "(Number)") == ["The total is 4, the rows above it add up to 3."])
    }

    @Test(arguments: [
        (["head: Item | 2026", "First | 1", "Second | 2", "total: Total | 4"], ["The total is 4, the rows above it add up to 3."]),
        (["head: Item | 2025 | 2026", "First | 1 | 2", "Second | 3 | 4", "total: Total | 4 | 9"], ["The total is 9, the rows above it add up to 6."]),
        // The total fits the subtotals, of which one is wrong.
        (
            ["head: Item | 2025 | 2026", "First | 10 | 20", "subtotal: Subtotal | 10 | 21", "Second | 30 | 40", "subtotal: Subtotal | 30 | 40", "total: Total | 40 | 61"],
            ["The total is 21, the rows above it add up to 20."]
        ),
    ] as [([String], [String])])
    func whatDoesNotAddUpIsSaid(rows: [String], expected: [String]) throws {
        #expect(try findings(rows) == expected)
    }
}
