import RapporteurDiagnostics

extension FacetStep {
    /// What the effective facets must be to each other, once all are set.
    mutating func checkTogether() {
        checkLengths()
        checkDigits()
        checkBounds()
    }

    /// 4.3.1.4 and 4.3.2.4, as the second edition has them.
    private mutating func checkLengths() {
        if let least = facets.minLength, let most = facets.maxLength, least > most {
            conflict(.minLength, .maxLength, Message("schema.facet.conflict/lengths", ["least": .number(least), "most": .number(most)]))
        }
        guard let length = facets.length else { return }
        if let least = facets.minLength {
            if least > length {
                conflict(.length, .minLength, Message("schema.facet.conflict/length.min", ["length": .number(length), "least": .number(least)]))
            } else if !isInherited(least, \.minLength) {
                conflict(.length, .minLength, Message("schema.facet.conflict/both", ["one": .text("length"), "other": .text("minLength")]))
            }
        }
        if let most = facets.maxLength {
            if most < length {
                conflict(.length, .maxLength, Message("schema.facet.conflict/length.max", ["length": .number(length), "most": .number(most)]))
            } else if !isInherited(most, \.maxLength) {
                conflict(.length, .maxLength, Message("schema.facet.conflict/both", ["one": .text("length"), "other": .text("maxLength")]))
            }
        }
    }

    /// Whether an earlier step had this bound before there was a length.
    private func isInherited(_ value: Int, _ facet: KeyPath<Facets, Int?>) -> Bool {
        var type: SimpleType? = base
        while let current = type {
            if current.facets[keyPath: facet] == value, current.facets.length == nil { return true }
            type = current.base
        }
        return false
    }

    private mutating func checkDigits() {
        if let total = facets.totalDigits, let fraction = facets.fractionDigits, fraction > total {
            conflict(
                .fractionDigits, .totalDigits, Message("schema.facet.conflict/digits", ["fraction": .number(fraction), "total": .number(total)]))
        }
    }

    /// 4.3.7.4 to 4.3.10.4.
    private mutating func checkBounds() {
        if tag(of: .minInclusive) != nil, tag(of: .minExclusive) != nil {
            conflict(.minInclusive, .minExclusive, Message("schema.facet.conflict/both", ["one": .text("minInclusive"), "other": .text("minExclusive")]))
        }
        if tag(of: .maxInclusive) != nil, tag(of: .maxExclusive) != nil {
            conflict(.maxInclusive, .maxExclusive, Message("schema.facet.conflict/both", ["one": .text("maxInclusive"), "other": .text("maxExclusive")]))
        }
        checkOrder(.minInclusive, .maxInclusive, mayBeEqual: true)
        checkOrder(.minExclusive, .maxExclusive, mayBeEqual: true)
        checkOrder(.minExclusive, .maxInclusive, mayBeEqual: false)
        checkOrder(.minInclusive, .maxExclusive, mayBeEqual: false)
    }

    private mutating func checkOrder(_ low: FacetKind, _ high: FacetKind, mayBeEqual: Bool) {
        // Bounds that are both inherited were judged where they were declared.
        guard tag(of: low) != nil || tag(of: high) != nil, let lower = facets.bound(low), let upper = facets.bound(high)
        else { return }
        let order = lower.value.order(against: upper.value)
        guard order == .greater || (order == .equal && !mayBeEqual) else { return }
        let arguments: MessageArguments = [
            "low": .text(low.rawValue), "lower": .text(lower.literal), "high": .text(high.rawValue),
            "upper": .text(upper.literal),
        ]
        conflict(
            low, high,
            order == .equal
                ? Message("schema.facet.conflict/bounds.same", arguments)
                : Message("schema.facet.conflict/bounds", arguments))
    }

    private mutating func conflict(_ first: FacetKind, _ second: FacetKind, _ message: Message) {
        fail(.conflict, message, tag(of: first) ?? tag(of: second) ?? 0)
    }
}
