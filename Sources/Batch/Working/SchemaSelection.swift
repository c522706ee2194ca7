public import Diagnostics
import Interchange
public import Packs
import XMLSchema
import XMLStream

/// Chooses the schema of each document: one for all, or the pack that its root element or `$schema` asks for.
public final class SchemaSelection {
    private let library: PackLibrary
    private let schemas: PackSchemas
    /// The pack that the user chose for all documents.
    let fixed: Pack?
    /// The pack of the document at work.
    private(set) var chosen: CheckedWith?
    /// The same pack itself.
    public private(set) var chosenPack: Pack?
    /// Errors of schemas that were shown with a document already, by pack.
    private var shown: [String: String] = [:]

    /// - Parameter schema: what `--schema` says.
    /// - Throws: `WorkError` of kind `schema` when it names nothing.
    public init(library: PackLibrary, schemas: PackSchemas, schema: String?) throws(WorkError) {
        self.library = library
        self.schemas = schemas
        if let schema { fixed = try library.pack(named: schema) } else { fixed = nil }
    }

    /// Forgets the document before.
    func begin() {
        chosen = nil
        chosenPack = nil
    }

    func mapping(forRoot name: ExpandedName) throws(WorkError) -> JSONMapping {
        let pack: Pack
        if let fixed { pack = fixed } else { pack = try library.pack(forRoot: name.local, namespace: name.namespace) }
        return try mapping(of: pack)
    }

    func mapping(forSchemaID id: String) throws(WorkError) -> JSONMapping {
        let pack: Pack
        if let fixed { pack = fixed } else { pack = try library.pack(forSchemaID: id) }
        return try mapping(of: pack)
    }

    func mapping(of pack: Pack) throws(WorkError) -> JSONMapping {
        let mapping = try schemas.mapping(of: pack)
        chosen = pack.checkedWith(mapping.schema)
        chosenPack = pack
        return mapping
    }

    /// Whether a document of a folder is JSON that no pack is for.
    func isForeign(_ item: InputItem, _ error: WorkError) -> Bool {
        guard case .folder = item.origin, DocumentFormat.byName(item.path) == .json else { return false }
        return error.kind == .schema && error.findings.first?.code == "pack.none"
    }

    /// The findings of an error for one document: those of a schema that cannot be used are shown once, and later
    /// documents refer to the first.
    func findings(of error: WorkError, file: String) -> [Finding] {
        if error.kind == .schema, let first = error.findings.first, let other = first.location.file, other != file {
            if let earlier = shown[first.message.description + other] {
                return [
                    Finding(
                        code: "schema.unusable", message: "The schema \(other) cannot be used.",
                        hint: "What is wrong with it is said at \(earlier).", location: Location(file: file))
                ]
            }
            shown[first.message.description + other] = file
        }
        return error.findings.map { finding in
            var finding = finding
            if finding.location.file == nil { finding.location.file = file }
            return finding
        }
    }
}
