public import RapporteurXMLStream

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
    /// For a union it is `collapse`, but what counts is that of the member type that validates (4.3.6).
    public let whiteSpace: WhiteSpace
    /// The effective facets, own and inherited.
    public let facets: Facets

    let form: LexicalForm
    /// What is left to check once a literal has its form; most types have nothing.
    let checks: FacetChecks
    /// Steps of derivation below anySimpleType, and how deep unions stand in one another: both are bounded, so that
    /// nothing that walks them can run out of stack.
    let depth: Int
    let nesting: Int
    /// How many types may have to be tried to check one value: 1, and for a union those of all its members.
    let size: Int

    /// The most steps of derivation, and the most unions within unions, that a schema may have.
    static let mostSteps = 1000
    static let mostNesting = 64

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
        form = LexicalForm(builtin)
        checks = FacetChecks(facets)
        depth = (base?.depth ?? -1) + 1
        var size = 1
        for member in memberTypes + (itemType.map { [$0] } ?? []) { size += min(member.size, 1 << 40) }
        self.size = size
        nesting = max(itemType?.nesting ?? 0, (memberTypes.map(\.nesting).max() ?? -1) + 1)
    }
}

/// Which groups of facets a type has.
struct FacetChecks: OptionSet, Sendable {
    let rawValue: UInt8

    static let enumeration = FacetChecks(rawValue: 1)
    static let lengths = FacetChecks(rawValue: 2)
    static let bounds = FacetChecks(rawValue: 4)
    static let digits = FacetChecks(rawValue: 8)
    static let patterns = FacetChecks(rawValue: 16)

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    init(_ facets: Facets) {
        self = []
        if facets.enumeration != nil { insert(.enumeration) }
        if facets.hasLengths { insert(.lengths) }
        if facets.hasBounds { insert(.bounds) }
        if facets.hasDigits { insert(.digits) }
        if !facets.patterns.isEmpty { insert(.patterns) }
    }
}
