import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// Schemas of the objects that elements of complex types become (rules 2 to 6 of exchange JSON).
extension JSONSchemaBuilder {
    enum Variant {
        case plain
        /// Of an element with `xsi:nil`: attributes alone.
        case nilled
        /// Of an element with a default: its value may be empty.
        case defaulted
    }

    /// What comes together while an object is described.
    struct ObjectParts {
        var properties = JSONObject()
        var patterns = JSONObject()
        var required: [String] = []
        var dependent = JSONObject()
        var rules: [JSONValue] = []
    }

    func objectBody(_ id: TypeID, _ variant: Variant) throws(WorkError) -> JSONObject {
        let shape = try mapping.shape(of: id)
        if profile == .analysis { return analysisObjectBody(shape, variant) }
        var parts = ObjectParts()
        addInstance(id, variant, &parts)
        addAttributes(of: shape, &parts)
        if variant == .nilled {
            parts.properties.append("$markup", .object(markup()))
        } else {
            addContent(of: shape, variant, &parts)
        }
        addAttributeWildcard(of: shape, &parts)
        return objectBody(of: id, variant, parts)
    }

    /// What came together, as a schema.
    func objectBody(of id: TypeID, _ variant: Variant, _ parts: ObjectParts) -> JSONObject {
        var body = JSONObject([("type", .string("object")), ("properties", .object(parts.properties))])
        if !parts.patterns.members.isEmpty { body.append("patternProperties", .object(parts.patterns)) }
        if !parts.required.isEmpty { body.append("required", .strings(parts.required)) }
        if !parts.dependent.members.isEmpty { body.append("dependentRequired", .object(parts.dependent)) }
        if !parts.rules.isEmpty { body.append("allOf", .array(parts.rules)) }
        body.close()
        guard variant == .plain, case .complex(let type) = schema[id] else { return body }
        return describe(type.source, body)
    }

    /// The members of the schema instance namespace.
    private func addInstance(_ id: TypeID, _ variant: Variant, _ parts: inout ObjectParts) {
        if let name = schema[id].name {
            parts.properties.append("$type", .object(("const", .string(name.description))))
        }
        if variant == .nilled {
            parts.properties.append("$nil", .object(("const", .bool(true))))
            parts.required.append("$nil")
        } else if mayBeNillable(id) {
            parts.properties.append("$nil", .object(("const", .bool(false))))
        }
        parts.properties.append("$xmlns", Self.namespaces)
        parts.patterns.append(Self.locations, .object(.text()))
    }

    /// Whether elements that may be nil have this type, or one that it is derived from.
    private func mayBeNillable(_ id: TypeID) -> Bool {
        if nillableTypes.isEmpty { return false }
        var current = id
        for _ in schema.types.indices {
            if nillableTypes.contains(current) { return true }
            guard case .complex(let complex) = schema[current], current != .anyType else { return false }
            current = complex.base
        }
        return false
    }

    // MARK: Attributes

    private func addAttributes(of shape: Shape, _ parts: inout ObjectParts) {
        for attribute in shape.attributes { addAttribute(attribute, named: attribute.name, &parts) }
    }

    func addAttribute(_ attribute: Shape.Attribute, named name: String, _ parts: inout ObjectParts) {
        let use = attribute.use
        let fixed = use.constraint.flatMap {
            $0.kind == .fixed ? constants([$0.literal], of: use.declaration.type) : nil
        }
        let body = fixed ?? scalar(use.declaration.type)
        parts.properties.append(name, .object(describe(use.declaration.source, body)))
        if use.isRequired { parts.required.append(name) }
    }

    // MARK: Content

    private func addContent(of shape: Shape, _ variant: Variant, _ parts: inout ObjectParts) {
        switch shape.kind {
        case .scalar, .value:
            let value = shape.simple.map { scalar($0) } ?? .text()
            let empty = JSONObject([("const", .string(""))])
            parts.properties.append(
                "value", .object(variant == .defaulted ? JSONValue.anyOf([value, empty]) : value))
            parts.required.append("value")
        case .record:
            addMembers(of: shape, &parts)
            parts.properties.append("$markup", .object(markup()))
        case .content, .mixed:
            guard case .complex(let type) = schema[shape.type], let particle = type.content.particle else { return }
            let counts = ContentCounts(particle, in: schema)
            parts.properties.append("content", .object(contentArray(of: shape, counts)))
            if counts.total.least > 0 { parts.required.append("content") }
        case .empty:
            parts.properties.append("$markup", .object(markup()))
        }
    }

    private func addMembers(of shape: Shape, _ parts: inout ObjectParts) {
        guard case .complex(let type) = schema[shape.type], let particle = type.content.particle else { return }
        let model = RecordModel(particle, in: schema)
        var names: [String] = []
        for member in shape.members {
            var isRequired = member.isRequired
            switch member.kind {
            case .single: parts.properties.append(member.name, .object(element(member.element)))
            case .array:
                parts.properties.append(member.name, .object(array(of: member, model)))
            case .content:
                let counts = model.content.map { ContentCounts($0, in: schema) }
                parts.properties.append(member.name, .object(contentArray(of: shape, counts)))
                isRequired = isRequired || model.reachesContent && (counts?.total.least ?? 0) > 0
            case .wildcard:
                addMemberWildcard(of: shape, &parts)
                continue
            }
            names.append(member.name)
            if isRequired { parts.required.append(member.name) }
        }
        if !names.isEmpty {
            let alternatives = names.map { ECMAPattern.literal($0) }.joined(separator: "|")
            parts.patterns.append("^\\$markup:(?:\(alternatives))$", .object(markup()))
        }
        addTogetherness(of: shape, model, &parts)
        addAlternatives(of: shape, &parts)
    }

    /// The array of an element that may repeat.
    private func array(of member: Shape.Member, _ model: RecordModel) -> JSONObject {
        let item = JSONValue.anyOf([element(member.element), markupItem()])
        var array = JSONObject([("type", .string("array")), ("items", .object(item))])
        guard Int(member.position) < model.occurrences.count else { return array }
        let (least, most) = model.occurrences[Int(member.position)]
        if least > 0 { array.append("minItems", .number(least)) }
        if let most {
            array.append("contains", .object(("not", .object(markupItem()))))
            array.append("minContains", .number(least))
            array.append("maxContains", .number(most))
        }
        return array
    }

    /// Members of an optional group, which come together or not at all.
    func addTogetherness(of shape: Shape, _ model: RecordModel, _ parts: inout ObjectParts) {
        var dependents: ExactMap<[String]> = [:]
        var order: [String] = []
        for group in model.optionalGroups {
            let required = group.required.flatMap { position in
                let members = shape.members.filter { $0.position == position && $0.kind != .wildcard }
                return members.count == 1 ? members.map(\.name) : []
            }
            for member in shape.members where group.all.contains(member.position) && member.kind != .wildcard {
                let others = required.filter { $0 != member.name && !dependents[member.name, default: []].contains($0) }
                if others.isEmpty { continue }
                if dependents[member.name] == nil { order.append(member.name) }
                dependents[member.name, default: []] += others
            }
        }
        for name in order { parts.dependent.append(name, .strings(dependents[name] ?? [])) }
    }

    /// Members of a substitution group, of which one stands in a place.
    func addAlternatives(of shape: Shape, _ parts: inout ObjectParts) {
        var groups: [(position: Int32, names: [String])] = []
        for member in shape.members where member.kind == .single {
            if groups.last?.position == member.position {
                groups[groups.count - 1].names.append(member.name)
            } else {
                groups.append((member.position, [member.name]))
            }
        }
        for group in groups where group.names.count > 1 {
            let each = group.names.map { JSONValue.object(("required", .strings([$0]))) }
            let none = JSONValue.object(("not", .object(("anyOf", .array(each)))))
            let isRequired = isRequired(group.position, in: shape)
            parts.rules.append(.object(("oneOf", .array(isRequired ? each : each + [none]))))
        }
    }

    /// Whether something stands at a position in every document.
    private func isRequired(_ position: Int32, in shape: Shape) -> Bool {
        guard case .complex(let type) = schema[shape.type], let particle = type.content.particle else { return false }
        let leaves = ContentPlan(particle, schema: schema).leaves
        return Int(position) < leaves.count && leaves[Int(position)].isRequired
    }
}
