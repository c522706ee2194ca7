package import RapporteurDiagnostics
package import RapporteurInterchange

/// The rows of one document, by table.
package struct DocumentRows: Sendable, RowSource {
    /// The document's own symbol, where it has one.
    package var symbol: String?
    package var language: String
    /// Rows without the columns `document` and `language`; the first value is the local id.
    package private(set) var rows: ExactMap<[[TableValue]]> = [:]

    package init(symbol: String? = nil, language: String = "") {
        self.symbol = symbol
        self.language = language
    }

    package subscript(_ table: TableDefinition) -> [[TableValue]] { rows[table.name] ?? [] }

    package func forEachRow(
        of table: TableDefinition, _ body: ([TableValue]) throws(WorkError) -> Void
    ) throws(WorkError) {
        for row in self[table] { try body(row) }
    }

    /// Adds a row under the next local id, which begins with `prefix`.
    ///
    /// - Returns: that id.
    @discardableResult
    package mutating func add(_ table: TableDefinition, _ prefix: String, _ values: [TableValue]) -> String {
        let id = nextID(table, prefix)
        assert(values.count == table.columns.count - table.keyColumns, "\(table.name) has other columns")
        rows[table.name, default: []].append([.string(id)] + values)
        return id
    }

    /// The id that the next row of a table gets.
    func nextID(_ table: TableDefinition, _ prefix: String) -> String {
        "\(prefix)\((rows[table.name]?.count ?? 0) + 1)"
    }

    /// Replaces a value of a row that was added before; columns count from the first after the key.
    mutating func set(_ value: TableValue, column: Int, ofRow row: Int, in table: TableDefinition) {
        guard rows[table.name]?.indices.contains(row) == true else { return }
        rows[table.name]?[row][column + 1] = value
    }
}
