internal import RapporteurDiagnostics
package import RapporteurInterchange

/// The tables of reports; each definition stands in a file of its own.
extension TableDefinition {
    /// How many columns stand first that are the key of a row.
    package static let keyCount = 3

    package init(_ name: String, _ description: String, _ columns: [TableColumn]) {
        self.init(
            name, description, columns: Self.key + [Self.position] + columns, documentColumns: 2, keyColumns: Self.keyCount)
    }

    private static let key: [TableColumn] = [
        .code("document", "The symbol of the document; without one, or where another document has it, sha256: and the first 16 digits of the file's hash."),
        .code("language", "The language of the document."),
        .code("id", "The row within the document; stable as long as the document does not change."),
    ]

    private static let position = TableColumn.integer(
        "position", "Which row of the table it is in the document, in the order of print, from 1.")

    /// All tables, in the order in which they are written.
    package static let all: [TableDefinition] = [
        documents, sections, paragraphs, replies, states, citations, treatyParties, recommendations, quantities,
        dates, activities, notes, keywords, workflowSteps, sponsors, ballots, votes, findings,
    ]

    /// The table of a name; nil when there is none.
    package static func named(_ name: String) -> TableDefinition? { all.first { $0.name == name } }
}
