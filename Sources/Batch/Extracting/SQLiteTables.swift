package import RapporteurDiagnostics
package import RapporteurInterchange
import RapporteurReportTables
import RapporteurSQLiteFile

/// Tables in a SQLite database: keys, indexes, and views that join.
///
/// The rows of a document take the place of those that the database has of it, so that a second run changes nothing.
package final class SQLiteTables: TableOutput {
    private let file: SQLiteFile
    private let inputs: SQLiteInputs?
    /// A new database has its name when it is whole; to one that is there its own journal sees.
    private let fresh: TemporaryFile?
    private var writers: [Writer] = []
    /// Indexes of tables that were made now are made when they are full, which is faster.
    private var indexes: [String] = []

    private struct Writer {
        var table: TableDefinition
        /// Nil for tables of reports, whose old rows go before their key is known.
        var delete: SQLiteStatement?
        var insert: SQLiteStatement
    }

    /// - Throws: `WorkError` of kind `output`.
    package init(_ path: String, tables: [TableDefinition]) throws(WorkError) {
        fresh = FileStatus(path) == nil ? try TemporaryFile(for: path, makesFolders: false) : nil
        file = try SQLiteFile(fresh?.path ?? path, shown: path, isTemporary: fresh != nil)
        let names = ExactSet(tables.map(\.name))
        let existing = ExactMap(try file.texts("SELECT name, sql FROM sqlite_master WHERE type = 'table'").map { ($0[0], $0[1]) }) { $1 }
        // Before anything is written: a table of that name may be another one.
        for table in tables {
            guard let made = existing[table.name], !SQLiteLayout.isMade(table, as: made) else { continue }
            throw WorkError(
                .output, code: "output.table",
                message: Message("output.table", ["path": .text(path), "table": .text(table.name)]),
                hint: Message("output.table/hint"), location: Location(file: path))
        }
        for table in tables where existing[table.name] == nil {
            try file.execute(SQLiteLayout.table(table, among: names))
            indexes += SQLiteLayout.indexes(of: table)
        }
        let isOfReports = tables.contains(where: \.isOfReports)
        inputs = isOfReports ? try SQLiteInputs(file, existing: existing, tables: tables) : nil
        for view in SQLiteLayout.views(of: tables) { try file.execute(view) }
        for table in tables {
            let marks = Array(repeating: "?", count: table.columns.count).joined(separator: ", ")
            let name = SQLiteLayout.quoted(table.name)
            let document = table.columns.prefix(table.documentColumns).map { "\(SQLiteLayout.quoted($0.name)) = ?" }
            let condition = document.joined(separator: " AND ")
            let hasOld = existing[table.name] != nil && !table.isOfReports
            let delete = hasOld ? try file.prepare("DELETE FROM \(name)" + (document.isEmpty ? "" : " WHERE \(condition)")) : nil
            let insert = try file.prepare("INSERT INTO \(name) VALUES (\(marks))")
            writers.append(Writer(table: table, delete: delete, insert: insert))
        }
    }

    package var keys: (any DocumentKeys)? { inputs }

    package func add(_ rows: some RowSource, key: [TableValue]) throws(WorkError) -> [Finding] {
        for writer in writers where writer.table.documentColumns == key.count {
            if let delete = writer.delete { try delete.run(key.map(Self.value)) }
            try writer.insert.begin(key.map(Self.value))
            try rows.forEachRow(of: writer.table) { row throws(WorkError) in
                try writer.insert.run(row, Self.value)
            }
        }
        return []
    }

    package func finish() throws(WorkError) {
        writers = []
        for index in indexes { try file.execute(index) }
        try file.commit()
        try fresh?.publish()
    }

    static func value(_ value: TableValue) -> SQLiteStatement.Value {
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
