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
    ///
    /// The forms of the built-in types are checked by code and do not stand here.
    public internal(set) var patterns: [[Pattern]] = []
    public internal(set) var enumeration: Enumeration?
    /// The facets a derived type may not change.
    public internal(set) var fixed: Set<FacetKind> = []

    init() {}

    var hasLengths: Bool { length != nil || minLength != nil || maxLength != nil }
    var hasBounds: Bool { minInclusive != nil || minExclusive != nil || maxInclusive != nil || maxExclusive != nil }
    var hasDigits: Bool { totalDigits != nil || fractionDigits != nil }

    func bound(_ kind: FacetKind) -> Bound? {
        switch kind {
        case .minInclusive: minInclusive
        case .minExclusive: minExclusive
        case .maxInclusive: maxInclusive
        case .maxExclusive: maxExclusive
        default: nil
        }
    }
}

extension Facets {
    /// The most digits a value can have, before and after the point together, where the facets bound them.
    ///
    /// totalDigits says it outright; else a type with both bounds and a bounded fraction has it.
    public var maximumDigits: Int? {
        var most = totalDigits
        if let fractionDigits, let low = integerDigits(minInclusive ?? minExclusive),
            let high = integerDigits(maxInclusive ?? maxExclusive)
        {
            let (sum, overflow) = max(low, high).addingReportingOverflow(fractionDigits)
            if !overflow { most = min(most ?? sum, sum) }
        }
        return most
    }

    private func integerDigits(_ bound: Bound?) -> Int? {
        guard let bound, case .decimal(let value) = bound.value else { return nil }
        return value.integer.count
    }
}
