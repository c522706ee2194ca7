/// The effective facets of a type: its own and those it inherits, merged.
public struct Facets: Sendable {
    public internal(set) var length: Int?
    public internal(set) var minLength: Int?
    public internal(set) var maxLength: Int?
    public internal(set) var minInclusive: Bound?
    public internal(set) var minExclusive: Bound?
    public internal(set) var maxInclusive: Bound?
    public internal(set) var maxExclusive: Bound?
    public internal(set) var totalDigits: Int?
    public internal(set) var fractionDigits: Int?
    /// Each step of derivation that has patterns, the oldest first: a literal must match one pattern of every step.
    public internal(set) var patterns: [[Pattern]] = []
    public internal(set) var enumeration: Enumeration?
    /// The facets a derived type may not change.
    public internal(set) var fixed: Set<FacetKind> = []

    init() {}
}

/// A bound of a range, a value of the type's primitive.
public final class Bound: Sendable {
    /// As the schema writes it, white space handled.
    public let literal: String

    init(literal: String) {
        self.literal = literal
    }
}

/// The values an enumeration admits.
public final class Enumeration: Sendable {
    /// As the schema writes them, in its order.
    public let literals: [String]

    init(literals: [String]) {
        self.literals = literals
    }
}
