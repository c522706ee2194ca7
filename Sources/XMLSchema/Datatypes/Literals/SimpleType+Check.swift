extension SimpleType {
    /// Checks one literal: white space, lexical form, then every facet (Part 2, section 4.1.4).
    ///
    /// No allocation for what is common: names, tokens, numbers, dates, enumerations, URIs. O(length), but for
    /// patterns: O(length) once their automaton is built.
    package func check(_ literal: UnsafeBufferPointer<UInt8>, in context: inout LiteralContext) -> LiteralResult {
        switch variety {
        case .atomic:
            let value = whiteSpace.normalize(literal, into: context.scratch)
            guard let rule = ruleBroken(by: value, in: &context) else { return LiteralResult(type: self, value: value) }
            return LiteralResult(type: self, value: value, failure: LiteralFailure(rule))
        case .list:
            return checkList(literal, in: &context)
        case .union:
            return checkUnion(literal, in: &context)
        }
    }

    /// The first rule an atomic value breaks; its white space has been handled.
    @inline(__always)
    private func ruleBroken(by value: Bytes, in context: inout LiteralContext) -> LiteralFailure.Rule? {
        if checks.isEmpty {
            guard form.admits(value) else { return .lexical }
            return isPrefixDeclared(value, in: context) ? nil : .lexical
        }
        return ruleBroken(withFacets: value, in: &context)
    }

    /// Whether the prefix of a QName or NOTATION literal is declared (3.2.18); true for all other types.
    @inline(__always)
    private func isPrefixDeclared(_ value: Bytes, in context: LiteralContext) -> Bool {
        guard case .qualifiedName = form, let namespaces = context.namespaces,
            let (prefix, _) = NameCharacters.qualifiedName(value)
        else { return true }
        // Nobody may declare "xmlns" (Namespaces in XML, section 3).
        return prefix.isEmpty || (namespaces.namespace(forPrefix: prefix) != nil && !prefix.isEqual(to: "xmlns"))
    }

    private func ruleBroken(withFacets value: Bytes, in context: inout LiteralContext) -> LiteralFailure.Rule? {
        // Decimals are the one primitive whose facets need what the form has just taken apart.
        if primitive == .decimal {
            var isInteger = false
            if case .integer = form { isInteger = true }
            guard let decimal = DecimalValue(value, integerOnly: isInteger) else { return .lexical }
            if let rule = enumerationBroken(by: value, in: &context) { return rule }
            if checks.contains(.bounds), let rule = boundBroken(by: .decimal(decimal)) { return rule }
            if checks.contains(.digits) {
                if let most = facets.totalDigits, decimal.totalDigits > most { return .totalDigits }
                if let most = facets.fractionDigits, decimal.fraction.count > most { return .fractionDigits }
            }
            return patternBroken(by: value, in: &context)
        }
        guard form.admits(value), isPrefixDeclared(value, in: context) else { return .lexical }
        if let rule = enumerationBroken(by: value, in: &context) { return rule }
        if checks.contains(.lengths), let length = length(of: value), let rule = lengthBroken(by: length) {
            return rule
        }
        if checks.contains(.bounds), let primitive, let ordered = OrderedValue(value, primitive: primitive),
            let rule = boundBroken(by: ordered)
        {
            return rule
        }
        return patternBroken(by: value, in: &context)
    }

    /// In the unit of the primitive: characters or octets; nil for QName and NOTATION, which have no length
    /// (erratum E2-36: every value satisfies the facet).
    private func length(of value: Bytes) -> Int? {
        switch primitive {
        case .hexBinary: HexBinary.octetCount(value)
        case .base64Binary: Base64Binary.octetCount(value)
        case .QName, .NOTATION: nil
        default: value.scalarCount
        }
    }

    func lengthBroken(by length: Int) -> LiteralFailure.Rule? {
        if let exact = facets.length, length != exact { return .length }
        if let least = facets.minLength, length < least { return .minLength }
        if let most = facets.maxLength, length > most { return .maxLength }
        return nil
    }

    @inline(__always)
    private func boundBroken(by value: OrderedValue) -> LiteralFailure.Rule? {
        if let bound = facets.minInclusive, let rule = Self.broken(.minInclusive, value, bound) { return rule }
        if let bound = facets.maxInclusive, let rule = Self.broken(.maxInclusive, value, bound) { return rule }
        if let bound = facets.minExclusive, let rule = Self.broken(.minExclusive, value, bound) { return rule }
        if let bound = facets.maxExclusive, let rule = Self.broken(.maxExclusive, value, bound) { return rule }
        return nil
    }

    /// A bound holds only where the order says so: what is indeterminate lies outside (4.3.7 to 4.3.10).
    @inline(__always)
    private static func broken(_ rule: LiteralFailure.Rule, _ value: OrderedValue, _ bound: Bound)
        -> LiteralFailure.Rule?
    {
        guard let order = value.order(against: bound.value) else { return .notChecked }
        let holds =
            switch rule {
            case .minInclusive: order == .greater || order == .equal
            case .maxInclusive: order == .less || order == .equal
            case .minExclusive: order == .greater
            default: order == .less
            }
        return holds ? nil : rule
    }

    @inline(__always)
    func patternBroken(by value: Bytes, in context: inout LiteralContext) -> LiteralFailure.Rule? {
        checks.contains(.patterns) ? context.patterns.ruleBroken(by: value, facets.patterns) : nil
    }

    @inline(__always)
    private func enumerationBroken(by value: Bytes, in context: inout LiteralContext) -> LiteralFailure.Rule? {
        guard checks.contains(.enumeration), let enumeration = facets.enumeration else { return nil }
        if primitive == .string || primitive == .anyURI {
            // The value is its own key.
            return enumeration.contains(tag: ValueKey.tag(of: primitive), value) ? nil : .enumeration
        }
        return enumerationBroken(enumeration, by: value, of: self, in: &context)
    }

    /// Looks a value up by its key; `type` is what validated it.
    func enumerationBroken(
        _ enumeration: Enumeration, by value: Bytes, of type: SimpleType, in context: inout LiteralContext
    ) -> LiteralFailure.Rule? {
        // Taken out of the context while the key is built with its help.
        var key = context.takeKey()
        defer { context.giveBack(key) }
        type.appendValueKey(value, in: &context, to: &key)
        let found = key.withUnsafeBufferPointer { enumeration.contains(tag: $0.first ?? 0, $0.slice(1, $0.count)) }
        return found ? nil : .enumeration
    }
}
