import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// Schemas of what elements become: the value of their type, or what `xsi:type` and `xsi:nil` make of it.
extension JSONSchemaBuilder {
    /// The schema of an element, by reference where it is described in one place for all.
    func element(_ id: ElementID) -> JSONObject {
        guard schema[id].isGlobal || uses[id, default: 0] > 1 else {
            // Nothing here needs the shape, so nothing can go wrong that is not reported for the type.
            return (try? elementBody(id)) ?? .nothing
        }
        return definitions.reference(.element(id), "element.\(schema[id].name.local)")
    }

    func elementBody(_ id: ElementID) throws(WorkError) -> JSONObject {
        let declaration = schema[id]
        if declaration.type == .anyType { return describe(declaration.source, any()) }
        var alternatives: [JSONObject] = []
        if try mapping.shape(of: declaration.type).kind == .scalar {
            alternatives = scalarAlternatives(declaration)
        } else {
            alternatives = objectAlternatives(declaration)
        }
        if declaration.isNillable { alternatives += try nilAlternatives(declaration.type) }
        return describe(declaration.source, alternatives.isEmpty ? .nothing : JSONValue.anyOf(alternatives))
    }

    private func name(_ type: TypeID, for element: ElementDeclaration? = nil) -> String {
        if let name = schema[type].name {
            return name.namespace == WellKnownNamespace.schema ? "xs.\(name.local)" : name.local
        }
        let declaring = element ?? schema.elements.first { $0.type == type }
        return "\(declaring?.name.local ?? "unnamed").type"
    }

    // MARK: Elements that are objects

    private func objectAlternatives(_ declaration: ElementDeclaration) -> [JSONObject] {
        let type = declaration.type
        let isDefaulted = declaration.constraint != nil && simpleContent(of: type) != nil
        if isDefaulted || !declaration.block.isEmpty {
            return familyAlternatives(of: type, block: declaration.block, isDefaulted: isDefaulted)
        }
        if derived(from: type, block: []).isEmpty, !isAbstract(type) {
            return [definitions.reference(.type(type), name(type, for: declaration))]
        }
        return [definitions.reference(.family(type), "\(name(type, for: declaration)).family")]
    }

    /// A type and those derived from it, each with its name but the first.
    func familyAlternatives(
        of type: TypeID, block: DerivationSet = [], isDefaulted: Bool = false
    ) -> [JSONObject] {
        func object(_ type: TypeID) -> JSONObject {
            isDefaulted
                ? definitions.reference(.defaulted(type), "\(name(type)).default")
                : definitions.reference(.type(type), name(type))
        }
        var alternatives = isAbstract(type) ? [] : [object(type)]
        for other in derived(from: type, block: block) where !isAbstract(other) {
            var alternative = object(other)
            alternative.append("required", .strings(["$type"]))
            alternatives.append(alternative)
        }
        return alternatives.isEmpty ? [.nothing] : alternatives
    }

    private func isAbstract(_ type: TypeID) -> Bool {
        if case .complex(let complex) = schema[type] { complex.isAbstract } else { false }
    }

    // MARK: Elements that are values

    private func scalarAlternatives(_ declaration: ElementDeclaration) -> [JSONObject] {
        let type = declaration.type
        var alternatives: [JSONObject] = []
        if declaration.constraint == nil {
            alternatives =
                isAbstract(type) ? [] : [definitions.reference(.scalarElement(type), "\(name(type)).element")]
        } else {
            if !isAbstract(type), let simple = simpleContent(of: type) {
                let fixed = declaration.constraint.flatMap {
                    $0.kind == .fixed ? constants([$0.literal], of: simple) : nil
                }
                alternatives.append(fixed ?? scalar(simple))
            }
            alternatives.append(JSONObject([("const", .string(""))]))
            alternatives.append(definitions.reference(.tagged(type), "\(name(type)).typed"))
        }
        for other in derived(from: type, block: declaration.block) where !isAbstract(other) {
            guard case .complex = schema[other] else { continue }
            var alternative = definitions.reference(.type(other), name(other))
            alternative.append("required", .strings(["$type"]))
            alternatives.append(alternative)
        }
        return alternatives
    }

    func simpleContent(of type: TypeID) -> SimpleType? {
        switch schema[type] {
        case .simple(let simple): simple
        case .complex(let complex): if case .simple(let simple) = complex.content { simple } else { nil }
        }
    }

    func scalarElementBody(_ type: TypeID) throws(WorkError) -> JSONObject {
        guard let simple = simpleContent(of: type) else { return .nothing }
        return JSONValue.anyOf([scalar(simple), definitions.reference(.tagged(type), "\(name(type)).typed")])
    }

    /// The value in an object, because the start tag says `xsi:type`, or where schemas are.
    func taggedBody(_ type: TypeID) throws(WorkError) -> JSONObject {
        guard let simple = simpleContent(of: type) else { return .nothing }
        let others = derived(from: type, block: []).filter { if case .simple = schema[$0] { true } else { false } }
        let names = ([type] + others).compactMap { schema[$0].name?.description }
        var properties = JSONObject()
        if !names.isEmpty { properties.append("$type", .object(("enum", .strings(names)))) }
        let isExchange = profile == .exchange
        if !isExchange, names.isEmpty { return .nothing }
        if isExchange, nillableTypes.contains(type) { properties.append("$nil", .object(("const", .bool(false)))) }
        var values = [scalar(simple)]
        // Types derived from these are written in forms of their own.
        if !others.isEmpty, simple.variety == .union || simple.primitive == .boolean || simple.primitive == nil {
            values += others.compactMap { simpleContent(of: $0) }.map { scalar($0) }
        }
        if schema.elements.contains(where: { $0.type == type && $0.constraint != nil }) {
            values.append(JSONObject([("const", .string(""))]))
        }
        if isExchange { properties.append("$xmlns", Self.namespaces) }
        properties.append("value", .object(JSONValue.anyOf(values)))
        var body = JSONObject([
            ("description", .string("A value whose element says more in its start tag.")),
            ("type", .string("object")),
            ("properties", .object(properties)),
        ])
        if isExchange { body.append("patternProperties", .object((Self.locations, .object(.text())))) }
        body.append("required", .strings(isExchange ? ["value"] : ["$type", "value"]))
        if isExchange { body.append("minProperties", .number(2)) }
        body.close()
        return body
    }

    /// `xsi:schemaLocation` and `xsi:noNamespaceSchemaLocation`, and the literals of values.
    static let locations = "^\\$(?:schemaLocation|noNamespaceSchemaLocation|source(?::.+)?)$"

    /// Namespace declarations that text uses.
    static let namespaces = JSONValue.object(
        ("type", .string("object")), ("additionalProperties", .object(.text())))

    // MARK: Nil

    private func nilAlternatives(_ type: TypeID) throws(WorkError) -> [JSONObject] {
        var alternatives: [JSONObject] = []
        for candidate in [type] + derived(from: type, block: []) where !isAbstract(candidate) {
            let shape = try mapping.shape(of: candidate)
            let hasAttributes = !shape.attributes.isEmpty || shape.attributeWildcard != nil
            // Analysis JSON has an object where there is something to put into it.
            if candidate == type, !hasAttributes || profile == .analysis {
                alternatives.append(JSONObject([("type", .string("null"))]))
            }
            var alternative = definitions.reference(.nilled(candidate), "\(name(candidate)).nil")
            if candidate != type { alternative.append("required", .strings(["$type"])) }
            alternatives.append(alternative)
        }
        return alternatives
    }

    // MARK: Derivation

    /// The named types that `xsi:type` may put in the place of a type, that type aside; by name.
    func derived(from base: TypeID, block: DerivationSet) -> [TypeID] {
        var blocked = block
        if case .complex(let complex) = schema[base] { blocked.formUnion(complex.block) }
        if blocked.isEmpty, let known = derivedTypes[base] { return known }
        let found = namedTypes.filter { $0 != base && isDerived($0, from: base, excluding: blocked) }
        if blocked.isEmpty { derivedTypes[base] = found }
        return found
    }

    private func isDerived(_ type: TypeID, from base: TypeID, excluding blocked: DerivationSet) -> Bool {
        var current = type
        // A chain is no longer than there are types.
        for _ in schema.types.indices {
            if current == base { return true }
            switch schema[current] {
            case .simple(let simple):
                guard case .simple(let target) = schema[base], !blocked.contains(.restriction) else { return false }
                return simple.isDerived(from: target)
            case .complex(let complex):
                if current == .anyType { return false }
                if blocked.contains(complex.derivation == .extension ? .extension : .restriction) { return false }
                current = complex.base
            }
        }
        return false
    }
}
