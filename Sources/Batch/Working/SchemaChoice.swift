public import RapporteurDiagnostics
public import RapporteurPacks

/// What the documents of a run may be checked with; all threads share it.
public struct SchemaChoice: Sendable {
    let library: PackLibrary
    let schemas: PackSchemas
    /// The pack that the user chose for all documents.
    package let fixed: Pack?

    /// The folder in which documents may name their own schemas; nil where they may not.
    let locations: String?

    /// - Parameters:
    ///   - schema: what `--schema` says, each time it is given: all make one schema.
    ///   - locations: the folder in which `xsi:schemaLocation` of a document may name schema documents.
    /// - Throws: `WorkError` of kind `schema` when one names nothing.
    public init(
        library: PackLibrary, schemas: PackSchemas, schema: [String], locations: String? = nil
    ) throws(WorkError) {
        self.library = library
        self.schemas = schemas
        self.locations = locations
        fixed = schema.isEmpty ? nil : try library.pack(named: schema)
    }
}
