internal import CSQLite3
package import RapporteurDiagnostics
import Glibc

/// A SQLite database in a file, written in one transaction.
///
/// The C API, behind this type alone: of a library around it one statement at a time would be used, and Foundation,
/// which it would bring, costs more at every start than all of this. A file belongs to one thread at a time.
package final class SQLiteFile {
    private let path: String
    private let shown: String
    private let isNew: Bool
    private var handle: OpaquePointer?
    private var isCommitted = false

    /// Opens or makes a database and begins its transaction.
    ///
    /// - Parameters:
    ///   - shown: what errors call it.
    ///   - isTemporary: whether the file is thrown away unless all goes well: it needs no journal beside it then, which
    ///     might stay.
    /// - Throws: `WorkError` of kind `output`.
    package init(_ path: String, shown: String? = nil, isTemporary: Bool = false) throws(WorkError) {
        self.path = path
        self.shown = shown ?? path
        isNew = !FileSystem.exists(path)
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
        // A path that begins with "file:" would be taken for an address.
        let status = PathText.withBytes(of: path.begins(with: "file:") ? "./\(path)" : path) {
            sqlite3_open_v2($0, &handle, flags, nil)
        }
        guard status == SQLITE_OK else { throw failure() }
        sqlite3_busy_timeout(handle, 5000)
        if isTemporary { try execute("PRAGMA journal_mode = MEMORY") }
        try execute("BEGIN IMMEDIATE")
    }

    deinit {
        if !isCommitted { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
        sqlite3_close_v2(handle)
        // What was there before stays; what was not leaves no trace.
        if !isCommitted && isNew { _ = FileSystem.unlink(path) }
    }

    /// - Throws: `WorkError` of kind `output`.
    package func execute(_ sql: String) throws(WorkError) {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure() }
    }

    /// - Throws: `WorkError` of kind `output`.
    package func prepare(_ sql: String) throws(WorkError) -> SQLiteStatement {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, let statement else { throw failure() }
        return SQLiteStatement(statement, of: self)
    }

    /// The rows that a query gives, as texts.
    ///
    /// - Throws: `WorkError` of kind `output`.
    package func texts(_ sql: String) throws(WorkError) -> [[String]] { try prepare(sql).rows([]) }

    /// Ends the transaction; nothing can be written after it.
    ///
    /// - Throws: `WorkError` of kind `output`.
    package func commit() throws(WorkError) {
        try execute("COMMIT")
        isCommitted = true
    }

    fileprivate func failure() -> WorkError {
        let reason = handle.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
        return WorkError(
            .output, code: "output.write",
            message: Message("output.write", ["path": .text(shown), "reason": .text(reason)]),
            location: Location(file: shown))
    }
}

/// A statement that is run again and again with other values.
package final class SQLiteStatement {
    private let statement: OpaquePointer
    private let file: SQLiteFile
    /// How many values stand first in all rows.
    private var bound = 0

    fileprivate init(_ statement: OpaquePointer, of file: SQLiteFile) {
        self.statement = statement
        self.file = file
    }

    deinit { sqlite3_finalize(statement) }

    /// The rows that it gives, as texts; nothing is an empty one.
    ///
    /// - Throws: `WorkError` of kind `output`.
    package func rows(_ values: [Value]) throws(WorkError) -> [[String]] {
        defer { sqlite3_reset(statement) }
        for (index, value) in values.enumerated() { try bind(value, at: index) }
        var rows: [[String]] = []
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW:
                rows.append((0..<sqlite3_column_count(statement)).map { column in
                    sqlite3_column_text(statement, column).map { String(cString: $0) } ?? ""
                })
            case SQLITE_DONE: return rows
            default: throw file.failure()
            }
        }
    }

    package enum Value: Sendable {
        case null
        case integer(Int)
        case text(String)
    }

    /// Runs it with these values for its question marks.
    ///
    /// - Throws: `WorkError` of kind `output`.
    package func run(_ values: [Value]) throws(WorkError) {
        defer { sqlite3_reset(statement) }
        for (index, value) in values.enumerated() { try bind(value, at: index) }
        guard sqlite3_step(statement) == SQLITE_DONE else { throw file.failure() }
    }

    /// Sets the values that stand first in all rows to come.
    ///
    /// - Throws: `WorkError` of kind `output`.
    package func begin(_ values: [Value]) throws(WorkError) {
        for (index, value) in values.enumerated() { try bind(value, at: index) }
        bound = values.count
    }

    /// Runs it with these values behind those that stand first.
    ///
    /// - Throws: `WorkError` of kind `output`.
    package func run<Cell>(_ cells: [Cell], _ value: (Cell) -> Value) throws(WorkError) {
        defer { sqlite3_reset(statement) }
        for index in cells.indices { try bind(value(cells[index]), at: bound + index) }
        guard sqlite3_step(statement) == SQLITE_DONE else { throw file.failure() }
    }

    private func bind(_ value: Value, at offset: Int) throws(WorkError) {
        let index = Int32(offset + 1)
        let status: Int32
        switch value {
        case .null: status = sqlite3_bind_null(statement, index)
        case .integer(let number): status = sqlite3_bind_int64(statement, index, Int64(number))
        case .text(var text):
            status = text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    rapporteur_bind_text(statement, index, characters.baseAddress, sqlite3_uint64(characters.count))
                }
            }
        }
        guard status == SQLITE_OK else { throw file.failure() }
    }
}
