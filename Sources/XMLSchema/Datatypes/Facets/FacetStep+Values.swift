import RapporteurDiagnostics

extension FacetStep {
    /// Reads the value of one facet, checks it against that of the base, and sets it.
    mutating func set(_ declaration: FacetDeclaration) {
        switch declaration.kind {
        case .length: setCount(declaration, \.length, \.length, mayOnly: .stay)
        case .minLength: setCount(declaration, \.minLength, \.minLength, mayOnly: .grow)
        case .maxLength: setCount(declaration, \.maxLength, \.maxLength, mayOnly: .shrink)
        case .totalDigits: setCount(declaration, \.totalDigits, \.totalDigits, mayOnly: .shrink)
        case .fractionDigits: setCount(declaration, \.fractionDigits, \.fractionDigits, mayOnly: .shrink)
        case .whiteSpace: setWhiteSpace(declaration)
        case .minInclusive: setBound(declaration, \.minInclusive)
        case .minExclusive: setBound(declaration, \.minExclusive)
        case .maxInclusive: setBound(declaration, \.maxInclusive)
        case .maxExclusive: setBound(declaration, \.maxExclusive)
        case .pattern, .enumeration: break
        }
    }

    private enum Change { case stay, grow, shrink }

    private mutating func setCount(
        _ declaration: FacetDeclaration, _ target: WritableKeyPath<Facets, Int?>, _ inherited: KeyPath<Facets, Int?>,
        mayOnly change: Change
    ) {
        let kind = declaration.kind
        let least = kind == .totalDigits ? 1 : 0
        guard let count = Self.count(declaration.value), count >= least else {
            fail(
                .value, Message("schema.facet.value", ["value": .text(declaration.value), "facet": .text(kind.rawValue)]),
                declaration.tag, hint: Message("schema.facet.value/hint.number", ["least": .number(least)]))
            return
        }
        if let old = base.facets[keyPath: inherited], old != count {
            if base.facets.fixed.contains(kind) { return failFixed(declaration, old: "\(old)") }
            let arguments: MessageArguments = [
                "facet": .text(kind.rawValue), "value": .number(count), "base": .number(old),
            ]
            let message: Message
            switch change {
            case .stay: message = Message("schema.facet.restriction/same", arguments)
            case .grow where count < old: message = Message("schema.facet.restriction/least", arguments)
            case .shrink where count > old: message = Message("schema.facet.restriction/most", arguments)
            default:
                facets[keyPath: target] = count
                return
            }
            fail(.restriction, message, declaration.tag)
            return
        }
        facets[keyPath: target] = count
    }

    /// A nonNegativeInteger; one beyond Int counts as the largest Int.
    private static func count(_ literal: String) -> Int? {
        var text = WhiteSpace.collapse.normalize(literal)
        return text.withUTF8 { bytes in
            guard let decimal = DecimalValue(bytes, integerOnly: true), !decimal.isNegative else { return nil }
            return Int(decimal.integer.isEmpty ? "0" : decimal.integer.string) ?? Int.max
        }
    }

    private mutating func failFixed(_ declaration: FacetDeclaration, old: String) {
        fail(
            .fixed, Message("schema.facet.fixed", ["facet": .text(declaration.kind.rawValue), "value": .text(old)]),
            declaration.tag)
    }

    /// A type may handle white space only more strictly than its base (4.3.6.4).
    private mutating func setWhiteSpace(_ declaration: FacetDeclaration) {
        guard let value = WhiteSpace(rawValue: WhiteSpace.collapse.normalize(declaration.value)) else {
            fail(
                .value, Message("schema.facet.value", ["value": .text(declaration.value), "facet": .text("whiteSpace")]),
                declaration.tag, hint: Message("schema.facet.value/hint.whiteSpace"))
            return
        }
        if value != base.whiteSpace, base.facets.fixed.contains(.whiteSpace) {
            return failFixed(declaration, old: base.whiteSpace.rawValue)
        }
        guard value >= base.whiteSpace else {
            fail(
                .restriction,
                Message("schema.facet.restriction/whiteSpace", ["base": .text(base.whiteSpace.rawValue), "value": .text(value.rawValue)]),
                declaration.tag)
            return
        }
        whiteSpace = value
    }

    private mutating func setBound(_ declaration: FacetDeclaration, _ target: WritableKeyPath<Facets, Bound?>) {
        let kind = declaration.kind
        var text = declaration.value
        let (failure, bound) = text.withUTF8 { bytes -> (LiteralFailure?, Bound?) in
            var context = LiteralContext()
            let result = base.check(bytes, in: &context)
            // The value may lie in the context.
            return withExtendedLifetime(context) {
                (result.failure, base.primitive.flatMap { Bound(result.value, primitive: $0) })
            }
        }
        switch failure?.rule {
        case nil, .notChecked?, .minInclusive?, .minExclusive?, .maxInclusive?, .maxExclusive?:
            // How it relates to the bounds of the base has rules of its own, below.
            break
        default:
            let problem = failure?.message(for: declaration.value, type: base)
            fail(
                .value, Message(
                    "schema.facet.value/bound",
                    ["facet": .text(kind.rawValue), "reason": .message(problem?.message ?? .verbatim(""))]), declaration.tag,
                hint: problem?.hint)
            return
        }
        guard let bound else { return }
        if base.facets.fixed.contains(kind), let old = base.facets.bound(kind),
            bound.value.order(against: old.value) != .equal
        {
            return failFixed(declaration, old: old.literal)
        }
        guard isWithinBase(bound, declaration) else { return }
        facets[keyPath: target] = bound
    }

    /// The rules "valid restriction" of sections 4.3.7 to 4.3.10.
    ///
    /// A bound must lie within those of the base; only an exclusive bound may repeat an exclusive one, and a lower
    /// exclusive bound the upper inclusive one, though that leaves nothing.
    private mutating func isWithinBase(_ bound: Bound, _ declaration: FacetDeclaration) -> Bool {
        let kind = declaration.kind
        func order(_ other: Bound) -> ValueOrder { bound.value.order(against: other.value) ?? .indeterminate }
        var broken: (FacetKind, Bound)?
        if let other = base.facets.maxInclusive, order(other) == .greater { broken = (.maxInclusive, other) }
        if let other = base.facets.minInclusive {
            let result = order(other)
            if result == .less || (kind == .maxExclusive && result == .equal) { broken = (.minInclusive, other) }
        }
        if let other = base.facets.maxExclusive {
            let result = order(other)
            if result == .greater || (kind != .maxExclusive && result == .equal) { broken = (.maxExclusive, other) }
        }
        if let other = base.facets.minExclusive {
            let result = order(other)
            if result == .less || (kind != .minExclusive && result == .equal) { broken = (.minExclusive, other) }
        }
        guard let (otherKind, other) = broken else { return true }
        fail(
            .restriction,
            Message("schema.facet.restriction/bound", ["facet": .text(kind.rawValue), "value": .text(bound.literal)]),
            declaration.tag,
            hint: Message(
                "schema.facet.restriction/hint", ["facet": .text(otherKind.rawValue), "value": .text(other.literal)]))
        return false
    }
}
