public import RapporteurDiagnostics
public import RapporteurPacks

/// What the documents of a run may be checked with; all threads share it.
public struct SchemaChoice: Sendable {
    let library: PackLibrary
    let schemas: PackSchemas
    /// The pack that the user chose for all documents.
    let fixed: Pack?

    /// - Parameter schema: what `--schema` says.
    /// - Throws: `WorkError` of kind `schema` when it names nothing.
    public init(library: PackLibrary, schemas: PackSchemas, schema: String?) throws(WorkError) {
        self.library = library
        self.schemas = schemas
        if let schema { fixed = try library.pack(named: schema) } else { fixed = nil }
    }
}
