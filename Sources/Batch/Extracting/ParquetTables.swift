package import RapporteurDiagnostics
package import RapporteurInterchange
import RapporteurParquetFile

/// Tables as Parquet, each in a file of its own.
package final class ParquetTables: TableOutput {
    private struct File {
        var table: TableDefinition
        var pending: PendingFile
        var file: ParquetFile
        var kinds: [ParquetColumn.Kind]
    }

    private var files: [File] = []
    private let package: TablePackage?

    /// One table in a file.
    ///
    /// - Throws: `WorkError` as for `PendingFile`.
    package init(table: TableDefinition, path: String) throws(WorkError) {
        package = nil
        add(table, path, try PendingFile(path))
    }

    /// Each table in a file of a folder, which is made where it is missing.
    ///
    /// - Throws: `WorkError` as for `PendingFile`.
    package init(tables: [TableDefinition], folder: String) throws(WorkError) {
        let paths = TableFiles.paths(of: tables, "parquet", in: folder)
        package = try TablePackage(tables, files: paths, format: .parquet, folder: folder)
        for (table, path) in zip(tables, paths) { add(table, path, try PendingFile(path, makesFolders: true)) }
    }

    private func add(_ table: TableDefinition, _ path: String, _ pending: PendingFile) {
        let kinds = table.columns.indices.map { ParquetCell.kind(of: $0, in: table) }
        let columns = zip(table.columns, kinds).map { ParquetColumn($0.name, $1) }
        let file = ParquetFile(
            pending.sink, path: path, columns: columns,
            properties: [("rapporteur.table", table.name), ("rapporteur.description", table.description)])
        files.append(File(table: table, pending: pending, file: file, kinds: kinds))
    }

    package func add(_ rows: some RowSource, key: [TableValue]) throws(WorkError) -> [Finding] {
        var findings: [Finding] = []
        for file in files where file.table.documentColumns == key.count {
            try rows.forEachRow(of: file.table) { row throws(WorkError) in
                for (index, value) in key.enumerated() where !ParquetCell.append(value, file.kinds[index], to: file.file) {
                    findings.append(Self.lost(value, index, file.table))
                }
                for (index, value) in row.enumerated()
                where !ParquetCell.append(value, file.kinds[key.count + index], to: file.file) {
                    findings.append(Self.lost(value, key.count + index, file.table))
                }
            }
            if file.pending.sink.hasFailed { try file.pending.sink.flush() }
        }
        return findings
    }

    private static func lost(_ value: TableValue, _ column: Int, _ table: TableDefinition) -> Finding {
        let values: MessageArguments = [
            "number": .text(value.text), "table": .text(table.name), "column": .text(table.columns[column].name),
        ]
        return Finding(code: "extract.number", severity: .warning, message: Message("extract.number", values))
    }

    package func finish() throws(WorkError) {
        // All are written before the first takes its place: a full disk leaves the old ones together.
        for file in files {
            try file.file.finish()
            try file.pending.sink.flush()
        }
        for file in files { try file.pending.publish() }
        try package?.publish()
    }
}

extension TableValue {
    fileprivate var text: String {
        switch self {
        case .none: ""
        case .string(let text), .digits(let text): text
        case .number(let number): String(number)
        case .flag(let flag): String(flag)
        }
    }
}
