public import RapporteurDiagnostics
import RapporteurInterchange
public import RapporteurXMLSchema
import RapporteurXMLStream

/// The full check of a schema, as `schema check` and `schema add` do it.
public enum PackCheck {
    /// Checks a pack: its schema, the JSON names its description gives, its rules and code lists.
    ///
    /// - Throws: `WorkError` of kind `schema` with all that is wrong, of kind `input` when it cannot be read.
    @discardableResult
    public static func check(_ pack: Pack) throws(WorkError) -> Schema {
        let schema: Schema
        switch pack.origin {
        case .builtIn:
            schema = try Schema.load(main: pack.xsd, documents: EmbeddedPacks.files(of: pack.id), checking: .full)
        case .folder(let folder):
            schema = try Schema.load(pack.xsd.map { "\(folder)/\($0)" }, within: folder, checking: .full)
            try checkFiles(of: pack, in: folder)
        case .schemaFiles(let paths):
            schema = try Schema.load(paths, checking: .full)
        }
        try pack.mapping(of: schema).checkAllShapes()
        _ = try PackRules(pack)
        try checkRoots(of: pack, schema: schema)
        return schema
    }

    /// The full check of what `schema check` names: schema files, a pack's folder or a pack's id.
    ///
    /// - Returns: `invalid` with all that is wrong; warnings where it is valid.
    /// - Throws: `WorkError` of kind `input` when it cannot be read, `schema` when it names nothing.
    public static func result(of arguments: [String], library: PackLibrary) throws(WorkError) -> DocumentResult {
        let pack = try library.pack(named: arguments)
        let name = arguments.joined(separator: ", ")
        do throws(WorkError) {
            let schema = try check(pack)
            return DocumentResult(file: name, outcome: .valid, findings: schema.gaps + schema.warnings)
        } catch {
            guard error.kind == .schema else { throw error }
            let isLate = error.findings.contains { $0.code == Deadline.code }
            return DocumentResult(file: name, outcome: isLate ? .notChecked : .invalid, findings: error.findings)
        }
    }

    private static func checkFiles(of pack: Pack, in folder: String) throws(WorkError) {
        let missing = (pack.rules + pack.codelists).filter { FileKind(of: "\(folder)/\($0)") != .file }
        guard !missing.isEmpty else { return }
        throw WorkError(
            .schema,
            findings: missing.map {
                Finding(
                    code: "pack.file.missing", message: Message("pack.file.missing", ["name": .text($0)]),
                    location: Location(file: "\(folder)/\(PackFile.name)"))
            })
    }

    /// A root element that the schema does not declare would make every document of it invalid.
    private static func checkRoots(of pack: Pack, schema: Schema) throws(WorkError) {
        guard case .folder(let folder) = pack.origin else { return }
        let missing = pack.match.filter { root in
            !schema.globalElements.keys.contains { $0.local == root.name && $0.namespace == root.namespace }
        }
        guard !missing.isEmpty else { return }
        throw WorkError(
            .schema,
            findings: missing.map {
                Finding(
                    code: "pack.root", message: Message("pack.root", ["name": .text($0.name), "namespace": .text($0.namespace)]),
                    location: Location(file: "\(folder)/\(PackFile.name)", pointer: "/match"))
            })
    }
}
