import Reports

/// The tables, indexes and views of a database, as SQL. Names are those of definitions: small letters and underscores.
enum SQLiteLayout {
    static func table(_ table: TableDefinition, among names: Set<String>) -> String {
        var parts = table.columns.enumerated().map { index, column in
            "\"\(column.name)\" \(type(of: column))" + (index < TableDefinition.keyCount ? " NOT NULL" : "")
        }
        parts.append("PRIMARY KEY (document, language, id)")
        if table.name == "documents" {
            parts.append("UNIQUE (document, language)")
        } else if table.name != "findings", names.contains("documents") {
            parts.append(
                "FOREIGN KEY (document, language) REFERENCES documents (document, language) DEFERRABLE INITIALLY DEFERRED")
        }
        for column in table.columns {
            guard let other = target(of: column), names.contains(other) else { continue }
            parts.append(
                "FOREIGN KEY (document, language, \"\(column.name)\") REFERENCES \(other) (document, language, id) "
                    + "DEFERRABLE INITIALLY DEFERRED")
        }
        return "CREATE TABLE IF NOT EXISTS \(table.name) (\(parts.joined(separator: ", "))) WITHOUT ROWID"
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
        tables.flatMap { table in
            table.columns.dropFirst(TableDefinition.keyCount).compactMap { column -> String? in
                let name = "\(table.name)_by_\(column.name)"
                if target(of: column) != nil {
                    return "CREATE INDEX IF NOT EXISTS \(name) ON \(table.name) (document, language, \"\(column.name)\")"
                }
                guard ["iso3", "symbol", "label", "instrument"].contains(column.name) else { return nil }
                return "CREATE INDEX IF NOT EXISTS \(name) ON \(table.name) (\"\(column.name)\")"
            }
        }
    }

    /// What is asked most often across tables; where all of them are there.
    static func views(among names: Set<String>) -> [String] {
        var views: [String] = []
        func add(_ name: String, _ tables: Set<String>, _ query: String) {
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
