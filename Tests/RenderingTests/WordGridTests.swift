import RapporteurReportModel
import Testing
@testable import RapporteurRendering

/// Cells of a printed table on the grid of Word: rows are all as wide, whatever spans say.
@Suite struct WordGridTests {
    private func grid(_ rows: [[(Int, Int)]]) -> [String] {
        WordGrid(rows.map { Row(cells: $0.map { Cell(columns: $0.0, rows: $0.1, content: ["x"]) }) }).rows.map { row in
            row.map { "\($0.cell == nil ? "-" : "x")\($0.columns)\($0.merge == .start ? "s" : $0.merge == .continued ? "c" : "")" }.joined(separator: " ")
        }
    }

    @Test func spans() {
        #expect(grid([[(1, 2), (2, 1)], [(1, 1), (1, 1)]]) == ["x1s x2", "-1c x1 x1"])
        #expect(grid([[(2, 3)], [(1, 1)], []]) == ["x2s -1", "-2c x1", "-2c -1"])
        #expect(grid([[(1, 1)], [(3, 1)]]) == ["x1 -2", "x3"])
        #expect(grid([[(1, 1), (1, 2)], [(1, 2)], [(1, 1)]]) == ["x1 x1s", "x1s -1c", "-1c x1"])
        #expect(grid([]) == [])
    }

    /// More than Word has, and spans that reach below the table.
    @Test func spansBeyondAllBounds() {
        let grid = WordGrid([Row(cells: [Cell(columns: 100_000, rows: 1_000_000, content: ["x"])]), Row(cells: [])])
        #expect(grid.width == WordGrid.mostColumns)
        #expect(grid.rows.allSatisfy { $0.reduce(0) { $0 + $1.columns } == grid.width })
    }
}
