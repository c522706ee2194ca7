package import RapporteurDiagnostics

/// A table as data: its name and its columns, the same for every input.
package struct TableDefinition: Sendable, Hashable {
    package let name: String
    /// What a row is.
    package let description: String
    /// The columns that say the document, further ones that are the key of a row, then the others.
    package let columns: [TableColumn]
    /// How many columns stand first that say the document.
    package let documentColumns: Int
    /// How many columns stand first that are the key of a row, those of the document among them.
    package let keyColumns: Int

    package init(
        _ name: String, _ description: String, columns: [TableColumn], documentColumns: Int, keyColumns: Int
    ) {
        self.name = name
        self.description = description
        self.columns = columns
        self.documentColumns = documentColumns
        self.keyColumns = keyColumns
    }
}

/// Rows by table, which may be gone through again.
package protocol RowSource {
    /// Goes through the rows of a table in order; values stand in the order of the columns, without those that say the
    /// document.
    ///
    /// - Throws: what `body` throws, or `WorkError` when rows that were put aside cannot be read.
    func forEachRow(
        of table: TableDefinition, _ body: ([TableValue]) throws(WorkError) -> Void
    ) throws(WorkError)
}
