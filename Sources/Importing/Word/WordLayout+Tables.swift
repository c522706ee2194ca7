internal import RapporteurDiagnostics
import RapporteurReportModel

/// Tables: of cells, of the masthead, of contents, or a frame around paragraphs.
extension WordLayout {
    mutating func addTable(_ table: WordTable, of story: Int) {
        if place == .front, isMasthead(table, of: story) {
            for paragraph in paragraphs(in: [.table(table)], of: story) { addMasthead(paragraph) }
            return
        }
        if place == .contents, addContents(table, of: story) { return }
        // One column holds paragraphs, such as a summary in a frame, unless the caption says that it is a table.
        guard table.rows.contains(where: { $0.cells.count > 1 }) || followsCaption else {
            for row in table.rows { for cell in row.cells { addBlocks(cell.blocks, of: story) } }
            return
        }
        endFront()
        var grid = TableGrid(table) { cell in self.text(of: cell, of: story) }
        let notes = takeNotes(from: &grid, of: story)
        let rows = grid.rows
        if !rows.isEmpty {
            var block = SourceBlock(lines: [])
            block.kind = .table(SourceTable(rows: rows, heads: grid.heads))
            block.isSetOff = isSetOff
            block.page = paragraphs(in: [.table(table)], of: story).first?.page ?? 1
            if place == .contents { place = .body }
            blocks.append(block)
        }
        for note in notes { addNote(note) }
        for paragraph in paragraphs(in: [.table(table)], of: story) {
            for reference in paragraph.references { addNote(reference, paragraph) }
        }
        isSetOff = true
    }

    private static let tableNumber = TextPattern(#"^(?:Table|TABLE|Tableau|Cuadro|Таблица|表|الجدول) ?(?:\w+\.)*(?:\d+|[IVX]+)\b"#)

    /// Whether one of the two last paragraphs has the number of a table.
    private var followsCaption: Bool {
        blocks.suffix(2).contains { block in
            guard case .text = block.kind, block.text.count <= 200 else { return false }
            return Self.tableNumber.match(block.text.scalars) != nil
        }
    }

    /// The paragraphs of a cell as one text.
    private func text(of cell: WordCell, of story: Int) -> SourceText {
        var text = SourceText()
        for paragraph in paragraphs(in: cell.blocks, of: story) {
            for line in block(of: paragraph).lines { text.join(line) }
        }
        return text
    }

    // MARK: Masthead

    /// Whether a table at the head of the document is its masthead: several cells hold nothing else.
    private func isMasthead(_ table: WordTable, of story: Int) -> Bool {
        let lines = paragraphs(in: [.table(table)], of: story).map { block(of: $0).text }.filter { !$0.isEmpty }
        let known = lines.count { fields.fields(in: $0) != nil }
        return known >= 2 && known * 2 >= lines.count
    }

    mutating func addMasthead(_ paragraph: WordParagraph) {
        var block = block(of: paragraph)
        for line in block.lines {
            block.lines = [line]
            block.kind = fields.fields(in: line) == nil ? .text : .head
            blocks.append(block)
        }
    }

    // MARK: Notes in a table

    /// Takes out the rows at the end that hold nothing but notes: one cell, each paragraph with a marker.
    private func takeNotes(from grid: inout TableGrid, of story: Int) -> [SourceBlock] {
        var notes: [SourceBlock] = []
        while let row = grid.lastRow, row.count(where: { !$0.text.isEmpty }) == 1,
            let cell = row.first(where: { !$0.text.isEmpty })
        {
            let lines = paragraphs(in: cell.source.blocks, of: story).map { block(of: $0) }.filter { !$0.lines.isEmpty }
            let found = lines.compactMap { line -> SourceBlock? in
                let text = line.text
                guard let end = markerEnd(of: text, isNote: true) else { return nil }
                var note = line
                note.kind = .note(marker: text.upTo(end))
                note.lines = [text.from(end).trimmed]
                return note.lines[0].isEmpty ? nil : note
            }
            guard !lines.isEmpty, found.count == lines.count else { break }
            notes = found + notes
            grid.removeLastRow()
        }
        return notes
    }

    // MARK: Contents

    /// Adds a table below the heading of the contents, each row as an entry; false where it is another table.
    private mutating func addContents(_ table: WordTable, of story: Int) -> Bool {
        let rows = table.rows.map { row in
            row.cells.map { cell in (cell, self.text(of: cell, of: story)) }.filter { !$0.1.isEmpty }
        }
        let entries = rows.count { $0.count > 1 && Self.page.match($0[$0.count - 1].1.scalars) != nil }
        guard entries > 0 else { return false }
        var hasPage = true
        for row in rows where !row.isEmpty {
            var block = SourceBlock(lines: [])
            var text = SourceText()
            for (_, cell) in row {
                if !text.isEmpty { text.append("\t", origin: SourceText.added) }
                text.append(cell)
            }
            // The page may stand in a row of its own.
            let isPage = Self.page.match(row[row.count - 1].1.scalars) != nil
            defer { hasPage = isPage }
            if isPage, row.count == 1, !hasPage, let last = blocks.last, case .contents = last.kind {
                var line = last.text
                line.append("\t", origin: SourceText.added)
                line.append(text)
                blocks[blocks.count - 1].lines = [line]
                continue
            }
            block.lines = [text]
            block.kind = .contents
            if let first = paragraphs(in: row[0].0.blocks, of: story).first(where: { !$0.text.trimmed.isEmpty }) {
                block = indented(block, as: first)
            }
            blocks.append(block)
        }
        return true
    }

    private func indented(_ block: SourceBlock, as paragraph: WordParagraph) -> SourceBlock {
        var block = block
        block.indent = self.block(of: paragraph).indent
        block.page = paragraph.page
        return block
    }

    static let page = TextPattern(#"^\d{1,4}$"#)
    private static let entry = TextPattern(#"\S[\s.…]+\d{1,4}$"#)

    /// Adds a paragraph below the heading of the contents; false where it is none of theirs.
    mutating func addToContents(_ block: SourceBlock) -> Bool {
        let text = block.text.scalars
        let isColumns = block.text.string.pieces(between: " ").allSatisfy { words.contentsColumns.contains(String($0)) }
        guard block.role == .contents || isColumns || !block.role.isHeading && Self.entry.firstMatch(in: text) != nil else {
            return false
        }
        var block = block
        block.kind = .contents
        blocks.append(block)
        return true
    }
}

/// The cells of a table as a grid: cells that are one over several rows become one, rows that print nothing go.
struct TableGrid {
    struct Cell {
        var text: SourceText
        var source: WordCell
        var column: Int
        var rows = 1

        init(text: SourceText, source: WordCell, column: Int) {
            self.text = text
            self.source = source
            self.column = column
        }

        /// The place of columns that a row leaves out, so that its cells stand under those above.
        init(empty columns: Int, at column: Int) {
            var cell = WordCell()
            cell.columns = columns
            self.init(text: SourceText(), source: cell, column: column)
        }
    }

    private var grid: [[Cell]] = []
    /// How many rows at the top Word repeats at the head of each page; nil where it repeats none, or all.
    private(set) var heads: Int?
    /// How many rows are not as wide as the widest.
    private(set) var uneven = 0

    init(_ table: WordTable, text: (WordCell) -> SourceText) {
        /// For each column the cell above that goes on: its row and place.
        var above: [Int: (row: Int, cell: Int)] = [:]
        var heads = 0
        var widths: [Int] = []
        for row in table.rows {
            var cells: [Cell] = []
            var column = row.skipped
            if row.skipped > 0 { cells.append(Cell(empty: row.skipped, at: 0)) }
            // A row whose cells all go on, or print nothing, adds no row of its own.
            let texts = row.cells.map(text)
            let isEmpty = texts.allSatisfy(\.isEmpty)
            for (cell, text) in zip(row.cells, texts) {
                defer { column += cell.columns }
                if cell.merge == .goesOn, let place = above[column] {
                    grid[place.row][place.cell].text.join(text)
                    if !isEmpty { grid[place.row][place.cell].rows += 1 }
                    continue
                }
                if isEmpty {
                    above[column] = nil
                    continue
                }
                above[column] = cell.merge == .begins ? (grid.count, cells.count) : nil
                cells.append(Cell(text: text, source: cell, column: column))
            }
            if isEmpty { continue }
            if row.skippedAfter > 0 { cells.append(Cell(empty: row.skippedAfter, at: column)) }
            grid.append(cells)
            widths.append(column + row.skippedAfter)
            if row.isHead, heads + 1 == grid.count { heads += 1 }
        }
        self.heads = heads > 0 && heads < grid.count ? heads : nil
        let widest = widths.max() ?? 0
        uneven = widths.count { $0 != widest }
        clampRows()
    }

    /// No cell reaches below the last row, and no row is without a cell.
    private mutating func clampRows() {
        for row in grid.indices {
            for cell in grid[row].indices { grid[row][cell].rows = min(grid[row][cell].rows, grid.count - row) }
        }
    }

    var lastRow: [Cell]? { grid.last }

    mutating func removeLastRow() {
        grid.removeLast()
        clampRows()
    }

    var rows: [[SourceTable.Cell]] {
        grid.map { row in row.map { SourceTable.Cell($0.text, columns: $0.source.columns, rows: $0.rows) } }
    }
}
