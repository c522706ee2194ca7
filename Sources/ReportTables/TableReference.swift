package import RapporteurDiagnostics
package import RapporteurInterchange

/// Columns that hold the key of a row of another table.
package struct TableReference: Sendable, Hashable {
    package let columns: [String]
    package let table: String
    /// The columns there.
    package let target: [String]
}

extension TableDefinition {
    /// The references of a table of documents to others.
    package func references(among names: ExactSet) -> [TableReference] {
        guard isOfReports else { return [] }
        var references: [TableReference] = []
        let document = ["document", "language"]
        if !["documents", "findings"].contains(name), names.contains("documents") {
            references.append(TableReference(columns: document, table: "documents", target: document))
        }
        for column in columns {
            guard let other = Self.targets[column.name], names.contains(other) else { continue }
            references.append(TableReference(columns: document + [column.name], table: other, target: document + ["id"]))
        }
        return references
    }

    /// Whether others refer to its rows.
    package var isReferredTo: Bool { Self.targets.values.contains(name) }

    /// The table whose ids a column holds.
    private static let targets: ExactMap<String> = [
        "paragraph": "paragraphs", "section": "sections", "parent": "sections", "reply": "replies", "ballot": "ballots",
        "note": "notes",
    ]
}
