internal import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurReportTables

extension SQLiteLayout {
    /// What is asked most often across tables; where all of them are there. Views keep the order of print.
    static func views(of tables: [TableDefinition]) -> [String] {
        let names = ExactSet(tables.map(\.name))
        var views: [String] = []
        func add(_ name: String, _ needed: ExactSet, _ query: String) {
            if needed.isSubset(of: names) { views.append("CREATE VIEW IF NOT EXISTS \(name) AS \(query)") }
        }
        add(
            "paragraphs_in_context", ["documents", "sections", "paragraphs"],
            """
            SELECT p.*, s.number AS section_number, s.heading AS section_heading, d.title, d.date, d.adopted
            FROM paragraphs p JOIN documents d ON d.document = p.document AND d.language = p.language
            LEFT JOIN sections s ON s.document = p.document AND s.language = p.language AND s.id = p.section
            ORDER BY p.document, p.language, p.position
            """)
        add(
            "states_in_context", ["documents", "states", "paragraphs"],
            """
            SELECT m.*, p.text AS paragraph_text, d.title, d.date
            FROM states m JOIN documents d ON d.document = m.document AND d.language = m.language
            LEFT JOIN paragraphs p ON p.document = m.document AND p.language = m.language AND p.id = m.paragraph
            ORDER BY m.document, m.language, m.position
            """)
        add(
            "votes_by_state", ["documents", "ballots", "votes"],
            """
            SELECT v.*, b.date, b.outcome, b.in_favour, b.against, b.abstaining, d.title
            FROM votes v JOIN documents d ON d.document = v.document AND d.language = v.language
            JOIN ballots b ON b.document = v.document AND b.language = v.language AND b.id = v.ballot
            ORDER BY b.date, v.document, v.language, v.position
            """)
        add(
            "who_calls_upon_whom", ["documents", "recommendations"],
            """
            SELECT r.document, r.language, r.position, r.issuer, r.issuer_codes, r.modality, r.verb, r.addressee, r.response,
            r.paragraph_label, r.text, d.title, d.date
            FROM recommendations r JOIN documents d ON d.document = r.document AND d.language = r.language
            ORDER BY r.document, r.language, r.position
            """)
        guard names.contains("documents") else { return views }
        // One language a document, so that what all of them say alike is counted once.
        func rank(_ name: String) -> String {
            let place = "instr('en fr es ru zh ar', \(name).language)"
            return "CASE WHEN \(place) > 0 THEN \(place) ELSE 99 END"
        }
        add(
            "documents_distinct", ["documents"],
            """
            SELECT d.* FROM documents d WHERE NOT EXISTS (SELECT 1 FROM documents o WHERE o.document = d.document
            AND (\(rank("o")), o.language) < (\(rank("d")), d.language))
            ORDER BY d.document
            """)
        for table in tables where table.isOfReports && table.name != "documents" {
            add(
                "\(table.name)_distinct", ["documents"],
                """
                SELECT t.* FROM \(table.name) t JOIN documents_distinct d ON d.document = t.document AND d.language = t.language
                ORDER BY t.document, t.position
                """)
        }
        return views
    }
}
