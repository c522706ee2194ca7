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

    /// One table in a file, or on standard output.
    ///
    /// - Throws: `WorkError` as for `PendingFile`.
    package init(_ format: Format, table: TableDefinition, path: String?) throws(WorkError) {
        let pending: PendingFile?
        if let path { pending = try PendingFile(path) } else { pending = nil }
        add(table, format, pending?.sink ?? ByteSink(descriptor: 1, name: "Standard output"), pending)
    }

    /// Each table in a file of a folder, which is made where it is missing.
    ///
    /// - Throws: `WorkError` as for `PendingFile`.
    package init(_ format: Format, tables: [TableDefinition], folder: String) throws(WorkError) {
        for path in Self.paths(of: tables, format, in: folder).enumerated() {
            let table = tables[path.offset]
            let pending = try PendingFile(path.element, makesFolders: true)
            add(table, format, pending.sink, pending)
        }
    }

    /// Where a table goes that is one of several.
    package static func path(of table: TableDefinition, _ format: Format, in folder: String) -> String {
        paths(of: [table], format, in: folder)[0]
    }

    /// Where tables go: names that differ in case alone would be one file to some systems.
    private static func paths(of tables: [TableDefinition], _ format: Format, in folder: String) -> [String] {
        var taken: ExactSet = []
        return tables.map { table in
            var name = fileName(of: table)
            while !taken.insert(name.lowercased()).inserted { name += "_" }
            return folder.utf8.last == UInt8(ascii: "/") ? "\(folder)\(name).\(format)" : "\(folder)/\(name).\(format)"
        }
    }

    /// A table's name is that of its file, with dots for what would be folders.
    private static func fileName(of table: TableDefinition) -> String {
        let dotted = String(table.name.map { $0 == "/" ? "." : $0 })
        return String(dotted.drop { $0 == "." })
    }

    private func add(_ table: TableDefinition, _ format: Format, _ sink: ByteSink, _ pending: PendingFile?) {
        let encoder: any RowEncoder = format == .csv ? CSVEncoder(sink) : JSONLinesEncoder(sink, table)
        files.append(File(table: table, sink: sink, pending: pending, encoder: encoder))
        encoder.head(table)
    }

    package func add(_ rows: some RowSource, key: [TableValue]) throws(WorkError) -> [Finding] {
        for file in files {
            try rows.forEachRow(of: file.table) { row throws(WorkError) in file.encoder.row(key + row) }
            if file.sink.hasFailed { try file.sink.flush() }
        }
        return []
    }

    package func finish() throws(WorkError) {
        // All are written before the first takes its place: a full disk leaves the old ones together.
        for file in files { try file.sink.flush() }
        for file in files { try file.pending?.publish() }
    }
}

/// Writes rows of one table as text.
protocol RowEncoder: AnyObject {
    func head(_ table: TableDefinition)
    /// Writes a row; values stand in the order of the columns.
    func row(_ values: [TableValue])
}
