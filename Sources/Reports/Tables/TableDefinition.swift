/// A table as data: its name and its columns, the same for every input.
package struct TableDefinition: Sendable, Hashable {
    package let name: String
    /// What a row is.
    package let description: String
    /// The key columns, then those of the table.
    package let columns: [TableColumn]

    /// How many columns stand first that are the key of a row.
    package static let keyCount = 3

    init(_ name: String, _ description: String, _ columns: [TableColumn]) {
        self.name = name
        self.description = description
        self.columns = Self.key + columns
    }

    private static let key: [TableColumn] = [
        .code("document", "The symbol of the document; without one, sha256: and the first 16 digits of the file's hash."),
        .code("language", "The language of the document."),
        .code("id", "The row within the document; stable as long as the document does not change."),
    ]

    /// All tables, in the order in which they are written.
    package static let all: [TableDefinition] = [
        documents, sections, paragraphs, replies, states, citations, treatyParties, recommendations, quantities,
        dates, activities, notes, keywords, workflowSteps, sponsors, ballots, votes, findings,
    ]

    /// The table of a name; nil when there is none.
    package static func named(_ name: String) -> TableDefinition? { all.first { $0.name == name } }
}
