package import RapporteurDiagnostics
package import RapporteurInterchange

/// The rows of one document, by table.
package struct DocumentRows: Sendable, RowSource {
    /// The document's own symbol, where it has one.
    package var symbol: String?
    package var language: String
    /// Rows without the columns `document` and `language`; the first value is the local id.
    package private(set) var rows: ExactMap<[[TableValue]]> = [:]
    /// How many rows were added to each table, kept or not.
    private var counts: ExactMap<Int> = [:]
    /// The tables whose rows are kept; nil for all.
    private let wanted: ExactSet?

    package init(symbol: String? = nil, language: String = "", wanted: ExactSet? = nil) {
        self.symbol = symbol
        self.language = language
        // Others refer to rows of these while they are made.
        self.wanted = wanted?.union(["documents", "sections", "ballots", "findings"])
    }

    package subscript(_ table: TableDefinition) -> [[TableValue]] { rows[table.name] ?? [] }

    package func forEachRow(
        of table: TableDefinition, _ body: ([TableValue]) throws(WorkError) -> Void
    ) throws(WorkError) {
        for row in self[table] { try body(row) }
    }

    /// How many rows a table has of the document, also where they are not kept.
    package func count(of table: TableDefinition) -> Int { counts[table.name] ?? 0 }

    /// Adds a row under the next local id, which begins with `prefix`, and the next position.
    ///
    /// - Returns: that id.
    @discardableResult
    package mutating func add(_ table: TableDefinition, _ prefix: String, _ values: [TableValue]) -> String {
        let position = (counts[table.name] ?? 0) + 1
        counts[table.name] = position
        let id = "\(prefix)\(position)"
        assert(values.count == table.columns.count - Self.before.count - 2, "\(table.name) has other columns")
        if wanted?.contains(table.name) == false { return id }
        rows[table.name, default: []].append([.string(id), .number(position)] + values)
        return id
    }

    /// The columns that say the document, which rows are without.
    private static let before = ["document", "language"]

    /// Replaces a value of a row that was added before; columns count from the first after `position`.
    mutating func set(_ value: TableValue, column: Int, ofRow row: Int, in table: TableDefinition) {
        guard rows[table.name]?.indices.contains(row) == true else { return }
        rows[table.name]?[row][column + 2] = value
    }
}
