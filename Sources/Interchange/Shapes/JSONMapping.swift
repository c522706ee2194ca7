public import RapporteurDiagnostics
import Synchronization
public import RapporteurXMLSchema
import RapporteurXMLStream

/// How documents of one schema look in JSON: names, shapes and the `$schema` id.
///
/// Immutable and shared by any number of threads. The shape of a type is made when a document first uses it, under
/// a lock, and kept.
public final class JSONMapping: Sendable {
    public let schema: Schema
    /// What `"$schema"` says in documents.
    public let id: String
    /// What `"$schema"` says in analysis JSON.
    public var analysisID: String { id + Self.analysisSuffix }
    static let analysisSuffix = ":analysis"
    /// How namespaces are written in member names.
    let naming: MemberNaming
    /// Names of elements whose text analysis JSON leaves out of the running text.
    public let noteElements: ExactSet
    /// Prefixes of XML that is written.
    let outputPrefixes: OutputPrefixes
    private let shapes: Mutex<[Shape?]>

    /// - Parameters:
    ///   - prefixes: prefix to namespace; the empty prefix is the pack's own namespace, by default the target
    ///     namespace of the schema.
    ///   - names: names of members for a schema that cannot be edited. A key is `TypeName/elementName` or
    ///     `TypeName/@attributeName` for one type (a type without a name goes by the name of the element that
    ///     declares it), or `elementName` or `@attributeName` alone for all types; the first kind goes before the
    ///     second, and both before `json:name`. Names are written as they would appear in JSON without the override
    ///     (in the pack's own namespace or none: the local name).
    ///   - id: what `"$schema"` says; by default `urn:rapporteur:xsd:` and the target namespace.
    ///   - noteElements: the pack's `analysis.notes`.
    public init(
        schema: Schema, prefixes: ExactMap<String> = [:], names: ExactMap<String> = [:], id: String? = nil,
        noteElements: ExactSet = []
    ) {
        self.schema = schema
        self.id = id ?? "urn:rapporteur:xsd:\(schema.targetNamespace)"
        self.noteElements = noteElements
        naming = MemberNaming(schema: schema, prefixes: prefixes, overrides: names)
        outputPrefixes = OutputPrefixes(schema: schema, naming: naming)
        shapes = Mutex(Array(repeating: nil, count: schema.types.count))
    }

    /// The shape of a type.
    ///
    /// - Throws: kind `schema` with `schema.json.collision` or `schema.json.name` for a type whose members cannot be
    ///   told apart.
    public func shape(of type: TypeID) throws(WorkError) -> Shape {
        if let known = shapes.withLock({ $0[type.index] }) { return known }
        // Made outside the lock: two threads may do it at once, and the first to finish is kept.
        let fresh = try ShapeBuilder(naming: naming, schema: schema).shape(of: type)
        return shapes.withLock { table in
            if let known = table[type.index] { return known }
            table[type.index] = fresh
            return fresh
        }
    }

    /// Makes the shapes of all types, for who wants to know beforehand whether the schema can be used.
    ///
    /// - Throws: kind `schema` with all that is wrong. O(size of the schema).
    public func checkAllShapes() throws(WorkError) {
        var findings: [Finding] = []
        for index in schema.types.indices {
            do {
                _ = try shape(of: TypeID(rawValue: Int32(index)))
            } catch {
                findings += error.findings
            }
        }
        if !findings.isEmpty { throw WorkError(.schema, findings: findings) }
    }
}
