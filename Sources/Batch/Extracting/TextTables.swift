package import RapporteurDiagnostics
package import RapporteurInterchange
import RapporteurJSONStream

/// Tables as text, each in a file of its own or on standard output: a row a line.
package final class TextTables: TableOutput {
    package enum Format: String, Sendable {
        case csv, jsonl
    }

    private struct File {
        var table: TableDefinition
        var sink: ByteSink
        /// Nil for standard output.
        var pending: PendingFile?
        var encoder: any RowEncoder
    }

    private var files: [File] = []
    /// Whether the rows of a document go out as soon as it is done.
    package var flushes = false
    private let package: TablePackage?

    /// One table in a file, or on standard output.
    ///
    /// - Throws: `WorkError` as for `PendingFile`.
    package init(_ format: Format, table: TableDefinition, path: String?) throws(WorkError) {
        package = nil
        let pending: PendingFile?
        if let path { pending = try PendingFile(path) } else { pending = nil }
        add(table, format, pending?.sink ?? ByteSink(descriptor: 1, name: "Standard output"), pending)
    }

    /// Each table in a file of a folder, which is made where it is missing.
    ///
    /// - Throws: `WorkError` as for `PendingFile`.
    package init(_ format: Format, tables: [TableDefinition], folder: String) throws(WorkError) {
        let paths = TableFiles.paths(of: tables, format.rawValue, in: folder)
        package = format == .csv ? try TablePackage(tables, files: paths, format: .csv, folder: folder) : nil
        for (table, path) in zip(tables, paths) {
            let pending = try PendingFile(path, makesFolders: true)
            add(table, format, pending.sink, pending)
        }
    }

    private func add(_ table: TableDefinition, _ format: Format, _ sink: ByteSink, _ pending: PendingFile?) {
        let encoder: any RowEncoder = format == .csv ? CSVEncoder(sink) : JSONLinesEncoder(sink, table)
        files.append(File(table: table, sink: sink, pending: pending, encoder: encoder))
        encoder.head(table)
    }

    package func add(_ rows: some RowSource, key: [TableValue]) throws(WorkError) -> [Finding] {
        for file in files where file.table.documentColumns == key.count {
            try rows.forEachRow(of: file.table) { row throws(WorkError) in file.encoder.row(key + row) }
            if file.sink.hasFailed || flushes { try file.sink.flush() }
        }
        return []
    }

    package func finish() throws(WorkError) {
        // All are written before the first takes its place: a full disk leaves the old ones together.
        for file in files { try file.sink.flush() }
        for file in files { try file.pending?.publish() }
        try package?.publish()
    }
}

/// Writes rows of one table as text.
protocol RowEncoder: AnyObject {
    func head(_ table: TableDefinition)
    /// Writes a row; values stand in the order of the columns.
    func row(_ values: [TableValue])
}
