import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// What the items of a content array depend on: types that have the same share a definition.
struct ItemsKey: Hashable {
    private let names: [String]
    private let elements: [ElementID]
    private let wildcards: [Wildcard]
    private let isMixed: Bool
    private let tellsApart: Bool

    /// nil for items that take little space.
    init?(_ shape: Shape) {
        guard shape.items.count > 3 else { return nil }
        names = shape.items.map(\.name)
        elements = shape.items.map(\.element)
        wildcards = shape.itemWildcards
        isMixed = shape.kind == .mixed
        tellsApart = shape.tellsApart
    }
}

extension Shape {
    /// The wildcards that admit items of the content array.
    var itemWildcards: [Wildcard] {
        var seen: Set<Wildcard> = []
        return positions.filter { $0.kind == .content }.compactMap(\.wildcard).filter { seen.insert($0).inserted }
    }
}

/// Schemas of arrays of one-member objects, with strings between in mixed content.
extension JSONSchemaBuilder {
    func contentArray(of shape: Shape, _ counts: ContentCounts?) -> JSONObject {
        var array = JSONObject([("type", .string("array")), ("items", .object(items(of: shape)))])
        counts?.constrain(&array, items: shape.items, schema: schema)
        return array
    }

    private func items(of shape: Shape) -> JSONObject {
        if let key = ItemsKey(shape), let owner = itemOwners[key], owner.count > 1 {
            let name = schema[owner.type].name?.local ?? schema.elements.first { $0.type == owner.type }?.name.local
            return definitions.reference(.items(owner.type), "content.\(name ?? "unnamed")")
        }
        return itemsBody(shape)
    }

    func itemsBody(_ type: TypeID) throws(WorkError) -> JSONObject { itemsBody(try mapping.shape(of: type)) }

    /// An item: an object with one member, named after the element. Not a choice of such objects, because a validator
    /// finds its way faster, and says more clearly what is wrong.
    func itemsBody(_ shape: Shape) -> JSONObject {
        var names = PropertyChoices()
        for item in shape.items {
            names.add(item.name, schema[item.element].name, element(item.element))
        }
        var patterns = JSONObject()
        addElements(of: shape.itemWildcards, tellsApart: shape.tellsApart, to: &names, &patterns)
        var properties = names.properties
        if profile == .exchange { properties.append("$markup", .object(markup())) }
        let isMixed = shape.kind == .mixed && profile == .exchange
        var body = JSONObject([
            ("type", isMixed ? .strings(["string", "object"]) : .string("object")),
            ("properties", .object(properties)),
        ])
        if !patterns.members.isEmpty { body.append("patternProperties", .object(patterns)) }
        body.append("minProperties", .number(1))
        body.append("maxProperties", .number(1))
        body.close()
        return body
    }
}

/// Members that may be one thing or another.
struct PropertyChoices {
    private(set) var names: [String] = []
    /// The names in XML that each stands for.
    private(set) var expanded: ExactMap<ExpandedName> = [:]
    private var schemas: ExactMap<[JSONObject]> = [:]

    mutating func add(_ name: String, _ expanded: ExpandedName, _ schema: JSONObject) {
        if schemas[name] == nil {
            names.append(name)
            self.expanded[name] = expanded
        }
        schemas[name, default: []].append(schema)
    }

    var properties: JSONObject {
        JSONObject(names.map { ($0, .object(JSONValue.anyOf(schemas[$0] ?? []))) })
    }
}
