public import RapporteurDiagnostics

/// `xs:any` or `xs:anyAttribute` (XSD Part 1, 3.10).
public struct Wildcard: Sendable, Hashable {
    public enum Process: String, Sendable, Hashable {
        case strict, lax, skip
    }

    public enum Constraint: Sendable, Hashable {
        case any
        /// Any namespace but this one, and not "no namespace" either; the empty string is "no namespace".
        case not(String)
        /// These namespaces; the empty string is "no namespace".
        case oneOf(ExactSet)
    }

    public var constraint: Constraint
    public var process: Process

    /// Wildcard allows Namespace Name (XSD Part 1, 3.10.4).
    public func allows(_ namespace: String) -> Bool {
        switch constraint {
        case .any: true
        case .not(let excluded): namespace != excluded && !namespace.isEmpty
        case .oneOf(let set): set.contains(namespace)
        }
    }
}

extension Wildcard.Constraint {
    /// Wildcard Subset (XSD Part 1, 3.10.6).
    func isSubset(of other: Self) -> Bool {
        switch (self, other) {
        case (_, .any): true
        case (.any, _): false
        case (.not(let mine), .not(let theirs)): mine == theirs
        case (.not, .oneOf): false
        case (.oneOf(let set), .oneOf(let larger)): set.isSubset(of: larger)
        case (.oneOf(let set), .not(let excluded)): !set.contains(excluded) && !set.contains("")
        }
    }

    /// Attribute Wildcard Intersection (XSD Part 1, 3.10.6); nil where it is not expressible.
    func intersection(_ other: Self) -> Self? {
        switch (self, other) {
        case (.any, _): return other
        case (_, .any): return self
        case (.oneOf(let left), .oneOf(let right)): return .oneOf(left.intersection(right))
        case (.not(let excluded), .oneOf(let set)), (.oneOf(let set), .not(let excluded)):
            return .oneOf(set.subtracting([excluded, ""]))
        case (.not(let left), .not(let right)):
            if left == right { return self }
            if left.isEmpty { return other }
            if right.isEmpty { return self }
            return nil
        }
    }

    /// Attribute Wildcard Union (XSD Part 1, 3.10.6); nil where it is not expressible.
    func union(_ other: Self) -> Self? {
        switch (self, other) {
        case (.any, _), (_, .any): return .any
        case (.oneOf(let left), .oneOf(let right)): return .oneOf(left.union(right))
        case (.not(let left), .not(let right)): return left == right ? self : .not("")
        case (.not(let excluded), .oneOf(let set)), (.oneOf(let set), .not(let excluded)):
            if excluded.isEmpty { return set.contains("") ? .any : .not("") }
            switch (set.contains(excluded), set.contains("")) {
            case (true, true): return .any
            case (true, false): return .not("")
            case (false, true): return nil
            case (false, false): return .not(excluded)
            }
        }
    }

    /// Whether some namespace is admitted by both.
    func overlaps(_ other: Self) -> Bool {
        switch (self, other) {
        case (.oneOf(let left), .oneOf(let right)): !left.isDisjoint(with: right)
        case (.oneOf(let set), .not(let excluded)), (.not(let excluded), .oneOf(let set)):
            set.contains { $0 != excluded && !$0.isEmpty }
        case (.oneOf(let set), .any), (.any, .oneOf(let set)): !set.isEmpty
        default: true
        }
    }
}
