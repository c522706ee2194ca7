public import XMLStream

/// A simple type definition: a built-in datatype or what a schema derives from one (XSD 1.0 Part 2).
///
/// Immutable; any number of threads share it.
public final class SimpleType: Sendable {
    /// nil for an anonymous type.
    public let name: ExpandedName?
    public let variety: Variety
    /// The type this one is derived from; nil for anySimpleType alone.
    public let base: SimpleType?
    /// The primitive of an atomic type; nil for lists, unions and anySimpleType.
    public let primitive: Primitive?
    /// The nearest built-in type on the way up: `.ID` for what restricts ID, `.anySimpleType` for a schema's own
    /// lists and unions.
    public let builtin: BuiltinType
    /// The type of a list's items.
    public let itemType: SimpleType?
    /// The member types of a union in the order they are tried; member unions without facets of their own are
    /// replaced by their members.
    public let memberTypes: [SimpleType]
    public let whiteSpace: WhiteSpace
    /// The effective facets, own and inherited.
    public let facets: Facets

    init(
        name: ExpandedName?, variety: Variety, base: SimpleType?, primitive: Primitive?, builtin: BuiltinType,
        itemType: SimpleType? = nil, memberTypes: [SimpleType] = [], whiteSpace: WhiteSpace, facets: Facets = Facets()
    ) {
        self.name = name
        self.variety = variety
        self.base = base
        self.primitive = primitive
        self.builtin = builtin
        self.itemType = itemType
        self.memberTypes = memberTypes
        self.whiteSpace = whiteSpace
        self.facets = facets
    }
}
