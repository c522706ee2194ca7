package import RapporteurDiagnostics
package import RapporteurInterchange
import RapporteurSQLiteFile

/// Tables in a SQLite database: keys, indexes, and views that join.
///
/// The rows of a document take the place of those that the database has of it, so that a second run changes nothing.
package final class SQLiteTables: TableOutput {
    private let file: SQLiteFile
    private var writers: [Writer] = []

    private struct Writer {
        var table: TableDefinition
        var delete: SQLiteStatement
        var insert: SQLiteStatement
    }

    /// - Throws: `WorkError` of kind `output`.
    package init(_ path: String, tables: [TableDefinition]) throws(WorkError) {
        file = try SQLiteFile(path)
        let names = ExactSet(tables.map(\.name))
        // Before anything is written: a table of that name may be another one.
        for table in tables {
            let made = try file.text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", table.name)
            guard let made, !made.begins(with: SQLiteLayout.beginning(of: table)) else { continue }
            throw WorkError(
                .output, code: "output.table",
                message: Message("output.table", ["path": .text(path), "table": .text(table.name)]),
                hint: Message("output.table/hint"), location: Location(file: path))
        }
        for table in tables { try file.execute(SQLiteLayout.table(table, among: names)) }
        for index in SQLiteLayout.indexes(of: tables) { try file.execute(index) }
        for view in SQLiteLayout.views(among: names) { try file.execute(view) }
        for table in tables {
            let marks = Array(repeating: "?", count: table.columns.count).joined(separator: ", ")
            let name = SQLiteLayout.quoted(table.name)
            let document = table.columns.prefix(table.documentColumns).map { "\(SQLiteLayout.quoted($0.name)) = ?" }
            let delete = try file.prepare("DELETE FROM \(name) WHERE \(document.joined(separator: " AND "))")
            let insert = try file.prepare("INSERT INTO \(name) VALUES (\(marks))")
            writers.append(Writer(table: table, delete: delete, insert: insert))
        }
    }

    package func add(_ rows: some RowSource, key: [TableValue]) throws(WorkError) -> [Finding] {
        let first = key.map(Self.value)
        for writer in writers {
            try writer.delete.run(first)
            try rows.forEachRow(of: writer.table) { row throws(WorkError) in
                try writer.insert.run(first + row.map(Self.value))
            }
        }
        return []
    }

    package func finish() throws(WorkError) {
        writers = []
        try file.commit()
    }

    private static func value(_ value: TableValue) -> SQLiteStatement.Value {
        switch value {
        case .none: .null
        case .number(let number): .integer(number)
        case .flag(let flag): .integer(flag ? 1 : 0)
        // The column makes a number of it, as far as no digit is lost.
        case .digits(let digits): .text(digits)
        case .string(let text): .text(text)
        }
    }
}
