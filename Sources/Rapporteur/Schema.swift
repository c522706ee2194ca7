import RapporteurBatch
import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurPacks

/// What documents are checked with: one schema with the rules of its pack, or for each document that of the pack it asks
/// for. Compiled, it can be shared by threads and tasks.
public struct Schema: Sendable {
    let rapporteur: Rapporteur
    let choice: SchemaChoice
    /// The pack of all documents; nil where each asks for its own.
    let pack: RapporteurPacks.Pack?

    fileprivate init(_ rapporteur: Rapporteur, named names: [String]) throws(RapporteurError) {
        self.rapporteur = rapporteur
        (choice, pack) = try translating(to: rapporteur.configuration.language) { () throws(WorkError) in
            let choice = try SchemaChoice(library: rapporteur.library, schemas: rapporteur.schemas, schema: names)
            // What is wrong with a schema is told here, not with the first document.
            if let pack = choice.fixed { _ = try rapporteur.schemas.schema(of: pack) }
            return (choice, choice.fixed)
        }
    }
}

extension Rapporteur {
    /// For each document the schema of the pack that its root element, or the `$schema` of its JSON, asks for.
    ///
    /// A document that no pack is for is not checked.
    public func schema() throws(RapporteurError) -> Schema { try Schema(self, named: []) }

    /// The schema of a pack, by its id.
    ///
    /// - Throws: `RapporteurError.schema` when there is none, or it cannot be used.
    public func schema(pack id: String) throws(RapporteurError) -> Schema {
        guard library[id] != nil else {
            let error = WorkError(
                .schema, code: "schema.unknown", message: Message("schema.unknown", ["name": .text(id)]),
                hint: Message("schema.unknown/hint", ["packs": .list(library.packs.map { .text($0.id) })]))
            throw RapporteurError(error, in: configuration.language)
        }
        return try Schema(self, named: [id])
    }

    /// Schema documents (`.xsd`), or the folder of a pack, by path. Several documents make one schema.
    ///
    /// - Throws: `RapporteurError.schema` with all that is wrong with them.
    public func schema(at paths: String...) throws(RapporteurError) -> Schema { try Schema(self, named: paths) }
}

extension Schema {
    var language: Language { rapporteur.configuration.language }

    /// The one schema with the names of its JSON.
    ///
    /// - Throws: `WorkError` of kind `usage` where each document has its own.
    func mapping() throws(WorkError) -> (mapping: JSONMapping, pack: RapporteurPacks.Pack) {
        guard let pack else {
            throw WorkError(.usage, code: "usage.schema.one", message: Message("usage.schema.one"))
        }
        return (try rapporteur.schemas.mapping(of: pack), pack)
    }
}
