extension SimpleType {
    /// Checks a list: each item, then the facets of the list (2.5.1.2).
    func checkList(_ literal: Bytes, in context: inout LiteralContext) -> LiteralResult {
        let value = WhiteSpace.collapse.normalize(literal, into: context.scratch)
        guard let itemType else { return LiteralResult(type: self, value: value) }
        var items = 0
        var isChecked = true
        var start = 0
        while let item = Self.nextItem(of: value, from: &start) {
            items += 1
            // Items hold no white space, so that checking them leaves the scratch buffer, and the list in it, alone.
            switch itemType.check(item, in: &context).failure?.rule {
            case nil: break
            case .notChecked?: isChecked = false
            default: return LiteralResult(type: self, value: value, failure: LiteralFailure(.listItem))
            }
        }
        var rule: LiteralFailure.Rule?
        if !checks.isEmpty {
            rule = lengthBroken(by: items)
            if rule == nil, isChecked, let enumeration = facets.enumeration {
                rule = enumerationBroken(enumeration, by: value, of: self, in: &context)
            }
            if rule == nil { rule = patternBroken(by: value, in: &context) }
        }
        if rule == nil, !isChecked { rule = .notChecked }
        return LiteralResult(type: self, value: value, failure: rule.map(LiteralFailure.init))
    }

    /// The next item of a list literal whose white space is collapsed.
    @inline(__always)
    static func nextItem(of value: Bytes, from start: inout Int) -> Bytes? {
        guard start < value.count else { return nil }
        var end = start
        while end < value.count, value[end] != ASCII.space { end += 1 }
        defer { start = end + 1 }
        return value.slice(start, end)
    }

    /// Checks a union: the first member type that admits the literal decides its value; then the facets of the union
    /// (2.5.1.3, 4.1.4).
    func checkUnion(_ literal: Bytes, in context: inout LiteralContext) -> LiteralResult {
        var isChecked = true
        for member in memberTypes {
            let result = member.check(literal, in: &context)
            if let failure = result.failure {
                if failure.rule == .notChecked { isChecked = false }
                continue
            }
            guard !checks.isEmpty else { return result }
            let active = result.type
            var rule: LiteralFailure.Rule?
            if let enumeration = facets.enumeration {
                rule = enumerationBroken(enumeration, by: result.value, of: active, in: &context)
            }
            if rule == nil { rule = patternBroken(by: result.value, in: &context) }
            return LiteralResult(type: active, value: result.value, failure: rule.map(LiteralFailure.init))
        }
        return LiteralResult(type: self, value: literal, failure: LiteralFailure(isChecked ? .union : .notChecked))
    }
}
