internal import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurReportTables

/// The tables, indexes and views of a database, as SQL.
///
/// Tables of reports refer to each other by the names of their columns; those of other schemas stand alone.
enum SQLiteLayout {
    /// A name as it stands in SQL.
    static func quoted(_ name: String) -> String {
        var quoted = "\""
        for character in name { quoted += character == "\"" ? "\"\"" : String(character) }
        return quoted + "\""
    }

    /// The statement that makes a table.
    static func table(_ table: TableDefinition, among names: ExactSet) -> String {
        // With row numbers, so that rows come in the order of print.
        "CREATE TABLE IF NOT EXISTS \(quoted(table.name)) (\(parts(of: table, among: names).joined(separator: ", ")))"
    }

    /// Whether a statement that the database keeps made a table with the same columns.
    static func isMade(_ table: TableDefinition, as statement: String) -> Bool {
        let beginning = "CREATE TABLE \(quoted(table.name)) (\(columns(of: table).joined(separator: ", "))"
        guard statement.begins(with: beginning) else { return false }
        let rest = statement.after(bytes: beginning.utf8.count)
        return rest.begins(with: ")") || rest.begins(with: ", FOREIGN KEY") || rest.begins(with: ", PRIMARY KEY")
    }

    /// The first column of a table of another schema says which elements its rows are: tables of one name may be of
    /// several schemas.
    private static func columns(of table: TableDefinition) -> [String] {
        var columns = table.columns.enumerated().map { index, column in
            "\(quoted(column.name)) \(type(of: column))" + (index < table.keyColumns ? " NOT NULL" : "")
        }
        if !table.isOfReports, let first = columns.first {
            let words = String(table.description.map { $0 == "*" ? "_" : $0 })
            columns[0] = "/* \(words) */ \(first)"
        }
        return columns
    }

    private static func parts(of table: TableDefinition, among names: ExactSet) -> [String] {
        var parts = columns(of: table)
        if table.documentColumns == 0 {
            parts.append("PRIMARY KEY (\(table.columns.prefix(table.keyColumns).map { quoted($0.name) }.joined(separator: ", ")))")
        }
        for reference in table.references(among: names) {
            let own = reference.columns.map(quoted).joined(separator: ", ")
            let other = reference.target.map(quoted).joined(separator: ", ")
            parts.append("FOREIGN KEY (\(own)) REFERENCES \(quoted(reference.table)) (\(other))")
        }
        return parts
    }

    private static func type(of column: TableColumn) -> String {
        switch column.kind {
        case .text, .code, .date: "TEXT"
        case .integer, .boolean: "INTEGER"
        case .decimal: "NUMERIC"
        }
    }

    /// One index a table: its key where others refer to it, else the document, so that its rows are found.
    static func indexes(of table: TableDefinition) -> [String] {
        let columns = table.columns.prefix(table.keyColumns).map { quoted($0.name) }
        let name = quoted("\(table.name)_by_key")
        let on = "\(name) ON \(quoted(table.name))"
        if table.documentColumns == 0 { return [] }
        if table.name == "documents" { return ["CREATE UNIQUE INDEX \(on) (document, language)"] }
        if table.isOfReports, !table.isReferredTo { return ["CREATE INDEX \(on) (document)"] }
        if table.isOfReports { return ["CREATE UNIQUE INDEX \(on) (\(columns.joined(separator: ", ")))"] }
        return ["CREATE INDEX \(on) (\(columns[0]))"]
    }
}
