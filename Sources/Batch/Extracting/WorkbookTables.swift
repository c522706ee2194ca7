package import RapporteurDiagnostics
import Glibc
package import RapporteurInterchange
import RapporteurXLSXFile

/// Tables in a workbook: a sheet a table, and further ones for what a sheet or a cell cannot hold.
package final class WorkbookTables: TableOutput {
    /// What a sheet and a cell can hold; less in tests.
    package struct Limits: Sendable {
        /// Rows below the head.
        package var rows = 1_048_575
        /// UTF-16 code units of a text.
        package var text = XLSXText.limit

        package init() {}
    }

    private struct Sheet {
        var table: TableDefinition
        var sheet: XLSXSheet
        /// What its sheets are called.
        var name: String
        /// How many sheets the table takes.
        var count = 1
        /// How many rows were written.
        var written = 0
    }

    private let file: XLSXFile
    private let temporary: TemporaryFile
    private let limits: Limits
    private let hasCommonKey: Bool
    private var sheets: [Sheet] = []
    /// Where texts go on that are longer than a cell can hold: the key of the row, and a piece.
    private let continuation: TableDefinition
    private var continued: Sheet?

    /// - Throws: `WorkError` of kind `output`.
    package init(
        _ path: String, tables: [TableDefinition], limits: Limits = Limits()
    ) throws(WorkError) {
        self.limits = limits
        // No table has parentheses in its name. Tables of another schema have keys of their own: the row is counted.
        let keyed = tables.filter { $0.documentColumns > 0 }
        let first = keyed.first
        let key = first.map { Array($0.columns.prefix($0.keyColumns)) } ?? []
        hasCommonKey = keyed.allSatisfy { Array($0.columns.prefix($0.keyColumns)) == key }
        let continuedKey =
            hasCommonKey ? key : (first.map { Array($0.columns.prefix($0.documentColumns)) } ?? [])
                + [.integer("row", "Which row of its table, from 1.")]
        let piece: [TableColumn] = [
            .code("table", "The table whose row it is."), .code("column", "The column there."),
            .integer("part", "Which piece it is; the first, 1, stands in the table."), .text("text", "The piece."),
        ]
        continuation = TableDefinition(
            "(continued)", "The rest of a text that is longer than a cell can hold, a piece a row.",
            columns: continuedKey + piece, documentColumns: 0, keyColumns: continuedKey.count)
        temporary = try TemporaryFile(for: path, makesFolders: false)
        let folder = FileSystem.environment("TMPDIR") ?? ""
        file = try XLSXFile(
            temporary.path, shown: path, temporaryFolder: folder.isEmpty ? Self.folder(of: temporary.path) : folder)
        var taken: ExactSet = []
        for table in tables {
            var name = WorkbookCell.sheetName(table.name, 1)
            var number = 2
            while !taken.insert(name.lowercased()).inserted {
                name = WorkbookCell.sheetName(String(table.name.suffix(24)) + "_\(number)", 1)
                number += 1
            }
            sheets.append(Sheet(table: table, sheet: try add(table, name, 1), name: name))
        }
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private func add(_ table: TableDefinition, _ name: String, _ number: Int) throws(WorkError) -> XLSXSheet {
        let sheet = try file.addSheet(WorkbookCell.sheetName(name, number))
        sheet.setWidths(table.columns.map(WorkbookCell.width))
        try sheet.row(table.columns.map { .head($0.name) })
        return sheet
    }

    package func add(_ rows: some RowSource, key: [TableValue]) throws(WorkError) -> [Finding] {
        var findings: [Finding] = []
        for index in sheets.indices {
            try rows.forEachRow(of: sheets[index].table) { row throws(WorkError) in
                try add(key + row, to: &sheets[index], &findings)
            }
        }
        return findings
    }

    private func add(_ row: [TableValue], to sheet: inout Sheet, _ findings: inout [Finding]) throws(WorkError) {
        var cells: [XLSXSheet.Cell] = []
        var long: [(column: TableColumn, pieces: [String])] = []
        for (column, value) in zip(sheet.table.columns, row) {
            guard case .string(let text) = value else {
                cells.append(WorkbookCell.cell(value, column))
                continue
            }
            let pieces = XLSXText.pieces(of: text, limit: limits.text)
            cells.append(pieces.count == 1 ? WorkbookCell.cell(value, column) : .text(pieces[0]))
            if pieces.count > 1 { long.append((column, pieces)) }
        }
        try write(cells, to: &sheet, &findings)
        for text in long {
            let key =
                hasCommonKey
                ? cells.prefix(sheet.table.keyColumns)
                : cells.prefix(sheet.table.documentColumns) + [.number(Double(sheet.written))]
            try carryOn(text.pieces, key, text.column, sheet.table, &findings)
        }
    }

    /// Writes a row, on a further sheet where one is full.
    private func write(
        _ cells: [XLSXSheet.Cell], to sheet: inout Sheet, _ findings: inout [Finding]
    ) throws(WorkError) {
        if sheet.sheet.rows > limits.rows {
            sheet.count += 1
            sheet.sheet = try add(sheet.table, sheet.name, sheet.count)
            let values: MessageArguments = [
                "table": .text(sheet.table.name), "limit": .number(limits.rows),
                "sheet": .text(WorkbookCell.sheetName(sheet.name, sheet.count)),
            ]
            findings.append(Finding(code: "extract.split", severity: .note, message: Message("extract.split/rows", values)))
        }
        try sheet.sheet.row(cells)
        sheet.written += 1
    }

    /// Writes what is left of a long text to a sheet of its own, a piece a row.
    private func carryOn(
        _ pieces: [String], _ key: ArraySlice<XLSXSheet.Cell>, _ column: TableColumn, _ table: TableDefinition, _ findings: inout [Finding]
    ) throws(WorkError) {
        for (index, piece) in pieces.enumerated().dropFirst() {
            let values: [XLSXSheet.Cell] = [
                .text(table.name), .text(column.name), .number(Double(index + 1)), .text(piece),
            ]
            var sheet: Sheet
            if let continued { sheet = continued } else { sheet = Sheet(
                    table: continuation, sheet: try add(continuation, continuation.name, 1), name: continuation.name) }
            try write(key + values, to: &sheet, &findings)
            continued = sheet
        }
        let values: MessageArguments = [
            "table": .text(table.name), "column": .text(column.name), "limit": .number(limits.text),
            "sheet": .text(continuation.name),
        ]
        findings.append(Finding(code: "extract.split", severity: .note, message: Message("extract.split", values)))
    }

    package func finish() throws(WorkError) {
        try file.close()
        try temporary.publish()
    }
}
