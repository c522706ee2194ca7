import RapporteurXMLStream

/// Answers which type is derived from which (XSD Part 1, 3.4.6 and 3.14.6, Type Derivation OK).
struct TypeTable {
    let types: [TypeDefinition?]

    /// Whether `type` is derived from `base` without a step of the excluded kinds; every type is derived from itself.
    func isDerived(_ type: TypeID, from base: TypeID, excluding: DerivationSet) -> Bool {
        guard let target = types[base.index] else { return true }
        return isDerived(type, from: base, target, excluding: excluding)
    }

    private func isDerived(_ type: TypeID, from base: TypeID, _ target: TypeDefinition, excluding: DerivationSet) -> Bool {
        var current = type
        // A chain longer than there are types is a circle, reported elsewhere.
        for _ in 0...types.count {
            if current == base { return true }
            guard let definition = types[current.index] else { return false }
            switch definition {
            case .simple(let simple):
                if base == .anyType { return !excluding.contains(.restriction) }
                guard case .simple(let target) = target else { return false }
                return Self.isDerived(simple, from: target, excluding: excluding)
            case .complex(let complex):
                if current == .anyType { return false }
                let step: DerivationSet = complex.derivation == .extension ? .extension : .restriction
                if excluding.contains(step) { return false }
                current = complex.base
            }
        }
        return false
    }

    /// Type Derivation OK (Simple).
    static func isDerived(_ type: SimpleType, from base: SimpleType, excluding: DerivationSet) -> Bool {
        if type === base { return true }
        if excluding.contains(.restriction) { return false }
        var current: SimpleType? = type
        while let step = current {
            if step === base { return true }
            current = step.base
        }
        if base === SimpleType.builtin(.anySimpleType) { return true }
        // A type may stand for a union that it is a member of.
        guard base.variety == .union, base.facets.patterns.isEmpty, base.facets.enumeration == nil else {
            return false
        }
        return base.memberTypes.contains { isDerived(type, from: $0, excluding: excluding) }
    }

    /// Whether an element of one type may stand in for one of another type, given what the head's declaration blocks:
    /// no step of derivation may be of a kind that the head, its type or a type between them blocks.
    func canSubstitute(_ type: TypeID, for head: TypeID, blocked: DerivationSet) -> Bool {
        var excluded = blocked
        if head.index < types.count, case .complex(let complex) = types[head.index] { excluded.formUnion(complex.block) }
        var current = type
        for _ in 0...types.count where current != head {
            guard case .complex(let complex) = types[current.index], current != .anyType else { break }
            current = complex.base
            if current != head, case .complex(let between) = types[current.index], current != .anyType {
                excluded.formUnion(between.block)
            }
        }
        return isDerived(type, from: head, excluding: excluded.intersection([.extension, .restriction]))
    }
}
