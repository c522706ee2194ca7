import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurJSONStream
import RapporteurParquetFile
import RapporteurReportTables

/// What is in a folder of tables, as a Frictionless Data Package: `datapackage.json`, which names each file, the types of
/// its columns and its keys. https://specs.frictionlessdata.io/tabular-data-package/
final class TablePackage {
    enum Format: String {
        case csv, parquet
    }

    private let pending: PendingFile

    /// - Parameter files: the paths of the tables.
    /// - Throws: `WorkError` as for `PendingFile`.
    init(_ tables: [TableDefinition], files: [String], format: Format, folder: String) throws(WorkError) {
        pending = try PendingFile(TableFiles.package(in: folder), makesFolders: true)
        let writer = JSONWriter(pending.sink, layout: .indented)
        let names = ExactSet(tables.map(\.name))
        writer.beginObject()
        writer.name("profile")
        writer.string(format == .csv ? "tabular-data-package" : "data-package")
        writer.name("name")
        writer.string("tables")
        writer.name("resources")
        writer.beginArray()
        for (table, path) in zip(tables, files) {
            let file = String(path.pieces(between: "/").last ?? "")
            writer.beginObject()
            Self.put("profile", format == .csv ? "tabular-data-resource" : "data-resource", writer)
            Self.put("name", Self.name(of: file), writer)
            Self.put("path", file, writer)
            Self.put("title", table.name, writer)
            Self.put("description", table.description, writer)
            Self.put("format", format.rawValue, writer)
            if format == .csv {
                Self.put("mediatype", "text/csv", writer)
                Self.put("encoding", "utf-8", writer)
            }
            writer.name("schema")
            Self.schema(table, format, names, writer)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        writer.endLine()
    }

    func publish() throws(WorkError) { try pending.publish() }

    private static func put(_ name: String, _ text: String, _ writer: JSONWriter) {
        writer.name(name)
        writer.string(text)
    }

    /// Names of resources are small letters, digits, dots, hyphens and underscores.
    private static func name(of file: String) -> String {
        let end = file.utf8.lastIndex(of: UInt8(ascii: ".")) ?? file.endIndex
        return String(file[..<end].lowercased().unicodeScalars.map { scalar in
            let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "." || scalar == "-" || scalar == "_"
            return isPlain ? Character(scalar) : "-"
        })
    }

    private static func schema(_ table: TableDefinition, _ format: Format, _ names: ExactSet, _ writer: JSONWriter) {
        writer.beginObject()
        writer.name("fields")
        writer.beginArray()
        for (index, column) in table.columns.enumerated() {
            writer.beginObject()
            put("name", column.name, writer)
            put("type", type(of: index, in: table, format), writer)
            if !column.description.isEmpty { put("description", column.description, writer) }
            writer.endObject()
        }
        writer.endArray()
        // The language may be unknown, and no part of a primary key may be missing.
        // Those to rows that may be missing cannot be said: part of such a key is always there.
        let references = table.references(among: names).filter { $0.table == "documents" }
        if !references.isEmpty {
            writer.name("foreignKeys")
            writer.beginArray()
            for reference in references {
                writer.beginObject()
                writer.name("fields")
                strings(reference.columns, writer)
                writer.name("reference")
                writer.beginObject()
                put("resource", reference.table, writer)
                writer.name("fields")
                strings(reference.target, writer)
                writer.endObject()
                writer.endObject()
            }
            writer.endArray()
        }
        writer.name("missingValues")
        strings([""], writer)
        writer.endObject()
    }

    private static func strings(_ texts: [String], _ writer: JSONWriter) {
        writer.beginArray()
        for text in texts { writer.string(text) }
        writer.endArray()
    }

    /// Dates of CSV may have a month or a year alone.
    private static func type(of index: Int, in table: TableDefinition, _ format: Format) -> String {
        switch table.columns[index].kind {
        case .text, .code: "string"
        case .date: format == .parquet && ParquetCell.kind(of: index, in: table) == .day ? "date" : "string"
        case .integer: "integer"
        case .decimal: "number"
        case .boolean: "boolean"
        }
    }
}
