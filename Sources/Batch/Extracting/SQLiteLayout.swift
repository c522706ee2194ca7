internal import RapporteurDiagnostics
import RapporteurInterchange

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

    /// How the statement begins that made a table with the same columns, as the database keeps it.
    static func beginning(of table: TableDefinition) -> String {
        "CREATE TABLE \(quoted(table.name)) (\(columns(of: table).joined(separator: ", ")), PRIMARY KEY"
    }

    /// The first column of a table of another schema says which elements its rows are: tables of one name may be of
    /// several schemas.
    private static func columns(of table: TableDefinition) -> [String] {
        var columns = table.columns.enumerated().map { index, column in
            "\(quoted(column.name)) \(type(of: column))" + (index < table.keyColumns ? " NOT NULL" : "")
        }
        if !isOfReports(table), let first = columns.first {
            let words = String(table.description.map { $0 == "*" ? "_" : $0 })
            columns[0] = "/* \(words) */ \(first)"
        }
        return columns
    }

    private static func parts(of table: TableDefinition, among names: ExactSet) -> [String] {
        var parts = columns(of: table)
        let key = table.columns.prefix(table.keyColumns).map { quoted($0.name) }
        parts.append("PRIMARY KEY (\(key.joined(separator: ", ")))")
        if isOfReports(table) { parts += references(of: table, among: names) }
        return parts
    }

    private static func isOfReports(_ table: TableDefinition) -> Bool {
        table.columns.prefix(table.keyColumns).map(\.name) == ["document", "language", "id"]
    }

    private static func references(of table: TableDefinition, among names: ExactSet) -> [String] {
        var parts: [String] = []
        if table.name == "documents" {
            parts.append("UNIQUE (document, language)")
        } else if table.name != "findings", names.contains("documents") {
            parts.append(
                "FOREIGN KEY (document, language) REFERENCES documents (document, language) DEFERRABLE INITIALLY DEFERRED")
        }
        for column in table.columns {
            guard let other = target(of: column), names.contains(other) else { continue }
            parts.append(
                "FOREIGN KEY (document, language, \(quoted(column.name))) REFERENCES \(other) (document, language, id) "
                    + "DEFERRABLE INITIALLY DEFERRED")
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

    /// The table whose ids a column holds.
    private static func target(of column: TableColumn) -> String? {
        switch column.name {
        case "paragraph": "paragraphs"
        case "section", "parent": "sections"
        case "reply": "replies"
        case "ballot": "ballots"
        default: nil
        }
    }

    /// For what is looked up most, and for what points at other rows.
    static func indexes(of tables: [TableDefinition]) -> [String] {
        tables.filter(isOfReports).flatMap { table in
            table.columns.dropFirst(table.keyColumns).compactMap { column -> String? in
                let name = "\(table.name)_by_\(column.name)"
                if target(of: column) != nil {
                    return "CREATE INDEX IF NOT EXISTS \(name) ON \(table.name) (document, language, \(quoted(column.name)))"
                }
                guard ["iso3", "symbol", "label", "instrument"].contains(column.name) else { return nil }
                return "CREATE INDEX IF NOT EXISTS \(name) ON \(table.name) (\(quoted(column.name)))"
            }
        }
    }

    /// What is asked most often across tables; where all of them are there.
    static func views(among names: ExactSet) -> [String] {
        var views: [String] = []
        func add(_ name: String, _ tables: ExactSet, _ query: String) {
            if tables.isSubset(of: names) { views.append("CREATE VIEW IF NOT EXISTS \(name) AS \(query)") }
        }
        add(
            "paragraphs_in_context", ["documents", "sections", "paragraphs"],
            """
            SELECT p.*, s.number AS section_number, s.heading AS section_heading, d.title, d.date
            FROM paragraphs p JOIN documents d USING (document, language)
            LEFT JOIN sections s ON s.document = p.document AND s.language = p.language AND s.id = p.section
            """)
        add(
            "states_in_context", ["documents", "states", "paragraphs"],
            """
            SELECT m.*, p.text AS paragraph_text, d.title, d.date
            FROM states m JOIN documents d USING (document, language)
            LEFT JOIN paragraphs p ON p.document = m.document AND p.language = m.language AND p.id = m.paragraph
            """)
        add(
            "votes_by_state", ["documents", "ballots", "votes"],
            """
            SELECT v.*, b.date, b.outcome, b.in_favour, b.against, b.abstaining, d.title
            FROM votes v JOIN documents d USING (document, language)
            JOIN ballots b ON b.document = v.document AND b.language = v.language AND b.id = v.ballot
            """)
        return views
    }
}
