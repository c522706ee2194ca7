import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// Makes the JSON Schema of one mapping; each kind of schema has its extension.
///
/// Definitions are made in the order in which they are first referred to, from the root elements on, so that the same
/// schema always gives the same bytes.
final class JSONSchemaBuilder {
    let mapping: JSONMapping
    let profile: JSONProfile
    var schema: Schema { mapping.schema }
    var definitions = Definitions()
    /// The simple types that definitions are for.
    var simpleTypes: [ObjectIdentifier: SimpleType] = [:]
    /// Documentation of named simple types.
    let simpleSources: [ObjectIdentifier: SchemaSource]
    /// How many types refer to an element; one that several do has a definition of its own.
    private(set) var uses: [ElementID: Int] = [:]
    /// The named types derived from each type, by name; see `derived(from:)`.
    var derivedTypes: [TypeID: [TypeID]] = [:]
    let namedTypes: [TypeID]
    /// Types of elements that may be nil: there `"$nil": false` can be.
    let nillableTypes: Set<TypeID>
    /// The first type with given items, and how many have them.
    var itemOwners: [ItemsKey: (type: TypeID, count: Int)] = [:]

    init(_ mapping: JSONMapping, _ profile: JSONProfile = .exchange) {
        self.mapping = mapping
        self.profile = profile
        let schema = mapping.schema
        namedTypes = schema.globalTypes.sorted { $0.key < $1.key }
            .map(\.value)
        nillableTypes = Set(schema.elements.filter(\.isNillable).map(\.type))
        var sources: [ObjectIdentifier: SchemaSource] = [:]
        for (id, source) in schema.simpleTypeSources {
            if case .simple(let type) = schema[id] { sources[ObjectIdentifier(type)] = source }
        }
        simpleSources = sources
    }

    /// - Parameter root: the only root element, where not all are wanted.
    /// - Throws: kind `schema` where members of an object cannot be told apart.
    func build(root: ElementID? = nil) throws(WorkError) -> JSONObject {
        try countUses()
        let isExchange = profile == .exchange
        let id = isExchange ? mapping.id : mapping.analysisID
        var document = JSONObject([
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            ("$id", .string(Self.identifier(id))),
            ("type", .string("object")),
        ])
        var properties = JSONObject([("$schema", .object(("const", .string(id))))])
        if isExchange { properties.append("$prolog", .object(markup())) }
        var roots: [JSONValue] = []
        var others = JSONObject()
        for (name, id) in globalElements where !schema[id].isAbstract && (root == nil || root == id) {
            let member = mapping.rootName(of: name)
            properties.append(member, .object(element(id)))
            roots.append(.object(("required", .strings([member]))))
        }
        if isExchange { properties.append("$epilog", .object(markup())) }
        // The literal of a root element that is nothing but a value.
        if isExchange { others.append("^\\$source:", .object(.text())) }
        if roots.isEmpty {
            // Only xsi:type makes a document of a schema that declares types alone.
            others.append("^[^$]", .object(typed()))
        }
        document.append("properties", .object(properties))
        if !others.members.isEmpty { document.append("patternProperties", .object(others)) }
        let only = roots.count == 1 ? (properties.members.first { !$0.name.begins(with: "$") }?.name) : nil
        document.append("required", .strings(["$schema"] + (only.map { [$0] } ?? [])))
        if roots.count > 1 {
            document.append("oneOf", .array(roots))
        }
        document.close()
        while let key = definitions.next() { definitions.define(key, as: try body(of: key)) }
        document.append("$defs", .object(definitions.object))
        return document
    }

    private func body(of key: Definitions.Key) throws(WorkError) -> JSONObject {
        switch key {
        case .type(let id): try objectBody(id, .plain)
        case .list(let id): listBody(id)
        case .nilled(let id): try objectBody(id, .nilled)
        case .defaulted(let id): try objectBody(id, .defaulted)
        case .family(let id): JSONValue.anyOf(familyAlternatives(of: id))
        case .scalarElement(let id): try scalarElementBody(id)
        case .tagged(let id): try taggedBody(id)
        case .scalar(let id): namedScalarBody(id)
        case .element(let id): try elementBody(id)
        case .items(let id): try itemsBody(id)
        case .any: try profile == .exchange ? anyBody() : analysisAnyBody(isSkipped: false)
        case .typed: Self.typedBody
        case .skipped: try profile == .exchange ? skippedBody() : analysisAnyBody(isSkipped: true)
        case .markup: Self.markupBody
        case .markupItem: markupItemBody
        }
    }

    private func namedScalarBody(_ id: ObjectIdentifier) -> JSONObject {
        guard let type = simpleTypes[id] else { return JSONObject() }
        return describe(simpleSources[id], scalarBody(type))
    }

    /// Global elements by name: those of the pack's namespace first.
    private(set) lazy var globalElements: [(name: ExpandedName, id: ElementID)] = schema.globalElements
        .map { (name: $0.key, id: $0.value) }
        .sorted { left, right in
            let own = mapping.naming.namespace
            let (isOwn, isOtherOwn) = (left.name.namespace == own, right.name.namespace == own)
            let one = ExpandedName(namespace: isOwn ? "" : left.name.namespace, local: left.name.local)
            let other = ExpandedName(namespace: isOtherOwn ? "" : right.name.namespace, local: right.name.local)
            // Names in no namespace come first where both are as one.
            return one == other ? left.name < right.name : one < other
        }

    private func countUses() throws(WorkError) {
        for index in schema.types.indices {
            let id = TypeID(rawValue: Int32(index))
            guard case .complex = schema[id], id != .anyType else { continue }
            let shape = try mapping.shape(of: id)
            for element in Set(shape.items.map(\.element) + shape.members.map(\.element)) where element != .none {
                uses[element, default: 0] += 1
            }
            if let key = ItemsKey(shape) {
                itemOwners[key, default: (id, 0)].count += 1
            }
        }
    }

    /// A description before the keywords of a schema.
    func describe(_ source: SchemaSource?, _ body: JSONObject) -> JSONObject {
        guard let words = source?.documentation else { return body }
        var described = JSONObject([("description", .string(words))])
        described.append(contentsOf: body)
        return described
    }

    /// The id as a URI without fragment, which `$id` has to be.
    private static func identifier(_ id: String) -> String {
        var text = ""
        for byte in id.utf8 {
            switch byte {
            case 0x21, 0x24, 0x26...0x3B, 0x3D, 0x3F...0x5A, 0x5F, 0x61...0x7A, 0x7E, 0x25:
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                text += "%" + (digits.count == 1 ? "0\(digits)" : digits)
            }
        }
        return text
    }
}
