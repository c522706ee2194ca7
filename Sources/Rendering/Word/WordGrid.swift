import RapporteurReportModel

/// The cells of a table on the grid of Word, which has a cell in each row that a cell above reaches into.
struct WordGrid {
    struct Place {
        enum Merge { case start, continued }

        /// Nil for what only fills the grid.
        var cell: Cell?
        var columns: Int
        var merge: Merge?
    }

    private(set) var rows: [[Place]] = []
    private(set) var width = 0

    /// The most columns that Word has.
    static let mostColumns = 63

    init(_ printed: [Row]) {
        // For each column: how many rows a cell above still reaches into, and how many columns it has where it begins.
        var open: [(rows: Int, columns: Int)] = []
        for row in printed {
            var places: [Place] = []
            var column = 0
            func grow(_ count: Int) { while open.count < count { open.append((0, 0)) } }
            func fill() {
                while column < open.count, open[column].rows > 0 {
                    let columns = max(open[column].columns, 1)
                    places.append(Place(cell: nil, columns: columns, merge: .continued))
                    for index in column..<min(column + columns, open.count) { open[index].rows -= 1 }
                    column += columns
                }
            }
            for cell in row.cells {
                fill()
                let columns = min(max(cell.columns ?? 1, 1), Self.mostColumns), rows = max(cell.rows ?? 1, 1)
                grow(column + columns)
                places.append(Place(cell: cell, columns: columns, merge: rows > 1 ? .start : nil))
                for index in column..<column + columns {
                    open[index] = (rows - 1, index == column ? columns : 0)
                }
                column += columns
            }
            fill()
            width = max(width, column)
            self.rows.append(places)
        }
        for index in rows.indices {
            let missing = width - rows[index].reduce(0) { $0 + $1.columns }
            if missing > 0 { rows[index].append(Place(cell: nil, columns: missing, merge: nil)) }
        }
    }
}
