import RapporteurDiagnostics
public import RapporteurXMLStream

extension SimpleType {
    /// Derives a type by restriction (Part 2, section 4.1.2.1).
    ///
    /// - Throws: every rule the facets break: applicability (4.1.5), their own values, what they may do to those of
    ///   the base, and to each other (4.3.1 to 4.3.12).
    public static func restriction(
        of base: SimpleType, facets: [FacetDeclaration], name: ExpandedName? = nil
    ) throws(FacetErrors) -> SimpleType {
        guard base.base != nil else {
            throw FacetErrors([
                .init(
                    code: "schema.type.restriction", message: Message("schema.type.restriction"),
                    hint: Message("schema.type.restriction/hint"), tag: facets.first?.tag ?? 0)
            ])
        }
        guard base.depth < mostSteps else {
            throw limit(Message("schema.type.limit/steps", ["limit": .number(mostSteps)]))
        }
        var step = FacetStep(base: base)
        step.add(facets)
        guard step.errors.isEmpty else { throw FacetErrors(step.errors) }
        return SimpleType(
            name: name, variety: base.variety, base: base, primitive: base.primitive, builtin: base.builtin,
            itemType: base.itemType, memberTypes: base.memberTypes, whiteSpace: step.whiteSpace, facets: step.facets)
    }

    /// Derives a list (4.1.2.2).
    ///
    /// - Throws: `xsd.type.list` when the item type is a list, or a union with a list among its members.
    public static func list(of item: SimpleType, name: ExpandedName? = nil) throws(FacetErrors) -> SimpleType {
        guard !item.admitsLists else {
            throw FacetErrors([
                .init(
                    code: "schema.type.list", message: Message("schema.type.list"), hint: Message("schema.type.list/hint"))
            ])
        }
        return SimpleType(
            name: name, variety: .list, base: .builtin(.anySimpleType), primitive: nil, builtin: .anySimpleType,
            itemType: item, whiteSpace: .collapse)
    }

    /// Derives a union (4.1.2.3).
    ///
    /// - Throws: `xsd.type.union` when there are no members, `xsd.type.limit` when unions are nested too deeply.
    public static func union(of members: [SimpleType], name: ExpandedName? = nil) throws(FacetErrors) -> SimpleType {
        guard !members.isEmpty else {
            throw FacetErrors([.init(code: "schema.type.union", message: Message("schema.type.union"))])
        }
        // A member union without facets only passes literals on, and a type that stands twice decides nothing new.
        var flat: [SimpleType] = []
        var seen: Set<ObjectIdentifier> = []
        for member in members {
            let inner = member.variety == .union && member.checks.isEmpty ? member.memberTypes : [member]
            for type in inner where seen.insert(ObjectIdentifier(type)).inserted { flat.append(type) }
        }
        guard flat.allSatisfy({ $0.nesting < mostNesting }) else {
            throw limit(Message("schema.type.limit/unions", ["limit": .number(mostNesting)]))
        }
        let union = SimpleType(
            name: name, variety: .union, base: .builtin(.anySimpleType), primitive: nil, builtin: .anySimpleType,
            memberTypes: flat, whiteSpace: .collapse)
        guard union.size <= Limit.schemaUnionMembers.value else {
            throw limit(Message("schema.type.limit/unionMembers", ["limit": .number(Limit.schemaUnionMembers.value)]))
        }
        return union
    }

    private var admitsLists: Bool {
        switch variety {
        case .atomic: false
        case .list: true
        case .union: memberTypes.contains(where: \.admitsLists)
        }
    }

    private static func limit(_ message: Message) -> FacetErrors {
        FacetErrors([.init(code: "schema.type.limit", message: message)])
    }
}
