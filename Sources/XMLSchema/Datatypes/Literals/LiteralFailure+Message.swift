extension LiteralFailure {
    /// One sentence in plain words, and how to mend it.
    ///
    /// Nothing was kept when the check failed: what is wrong is found again here, from literal and type.
    ///
    /// - Parameters:
    ///   - literal: the literal as the document has it.
    ///   - type: the type that was asked.
    package func message(for literal: String, type: SimpleType) -> (message: String, hint: String?) {
        message(forValue: type.variety == .union ? literal : type.whiteSpace.normalize(literal), type: type)
    }

    private func message(forValue value: String, type: SimpleType) -> (message: String, hint: String?) {
        let quoted = Wording.quoted(value)
        let facets = type.facets
        switch rule {
        case .lexical:
            return type.lexicalMessage(for: value)
        case .length:
            return (lengthMessage(quoted, value, type, "exactly", facets.length), nil)
        case .minLength:
            return (lengthMessage(quoted, value, type, "at least", facets.minLength), nil)
        case .maxLength:
            return (lengthMessage(quoted, value, type, "at most", facets.maxLength), nil)
        case .pattern:
            return ("\(quoted) does not have the required form.", Wording.patternHint(value, type))
        case .enumeration:
            return (
                value.isEmpty
                    ? "The value is empty, which is not one of the allowed values."
                    : "\(quoted) is not one of the allowed values.", facets.enumeration?.hint(for: value)
            )
        case .maxInclusive:
            return boundMessage(quoted, "at most", facets.maxInclusive)
        case .minInclusive:
            return boundMessage(quoted, "at least", facets.minInclusive)
        case .maxExclusive:
            return boundMessage(quoted, type.primitive == .decimal ? "less than" : "before", facets.maxExclusive)
        case .minExclusive:
            return boundMessage(quoted, type.primitive == .decimal ? "more than" : "after", facets.minExclusive)
        case .totalDigits:
            return ("\(quoted) has more than \(Wording.count(facets.totalDigits ?? 0, "digit")).", nil)
        case .fractionDigits:
            let most = facets.fractionDigits ?? 0
            return (
                "\(quoted) has more than \(Wording.count(most, "digit")) after the point.",
                most == 0 ? "Write a whole number." : nil
            )
        case .union:
            return type.unionMessage(for: value)
        case .listItem:
            return type.listItemMessage(for: value)
        case .notChecked:
            return (
                "\(quoted) could not be checked: its type asks for more work than the checker does for one value.",
                "Simplify the patterns of the type, or shorten the numbers in them."
            )
        }
    }

    private func lengthMessage(
        _ quoted: String, _ value: String, _ type: SimpleType, _ relation: String, _ wanted: Int?
    ) -> String {
        let wanted = wanted ?? 0
        let count: Int
        let unit: String
        if type.variety == .list {
            count = value.split(separator: " ").count
            unit = "item"
        } else if type.primitive == .hexBinary {
            count = value.utf8.count / 2
            unit = "byte"
        } else if type.primitive == .base64Binary {
            var text = value
            count = text.withUTF8 { Base64Binary.octetCount($0) } ?? 0
            unit = "byte"
        } else {
            count = value.unicodeScalars.count
            unit = "character"
        }
        if count == 0 { return "The value is empty, but it must have \(relation) \(Wording.count(wanted, unit))." }
        return "\(quoted) has \(Wording.count(count, unit)), but it must have \(relation) \(wanted)."
    }

    private func boundMessage(_ quoted: String, _ relation: String, _ bound: Bound?) -> (String, String?) {
        guard let bound else { return ("\(quoted) is out of range.", nil) }
        var hint: String?
        if case .moment(let moment?) = bound.value {
            hint =
                moment.hasZone
                ? "The bound has a time zone; a value without one may be too close to it to tell."
                : "The bound has no time zone; a value with one may be too close to it to tell."
            if quoted.contains("Z") == moment.hasZone { hint = nil }
        }
        return ("\(quoted) is out of range: it must be \(relation) \(bound.literal).", hint)
    }
}

extension SimpleType {
    /// Looks for the first item that is wrong, and says what is wrong with it.
    fileprivate func listItemMessage(for value: String) -> (message: String, hint: String?) {
        var text = value
        return text.withUTF8 { bytes in
            guard let itemType else { return ("An item of the list is not valid.", nil) }
            var context = LiteralContext()
            var start = 0
            var number = 0
            while let item = Self.nextItem(of: bytes, from: &start) {
                number += 1
                guard let failure = itemType.check(item, in: &context).failure else { continue }
                let (message, hint) = failure.message(for: item.string, type: itemType)
                return ("Item \(number) of the list: \(message)", hint)
            }
            // Without the namespaces of the place only a prefix can have looked right.
            return ("An item of the list has a prefix that is not declared.", nil)
        }
    }

    /// The values of all enumerations among the members, or what the members are.
    fileprivate func unionMessage(for value: String) -> (message: String, hint: String?) {
        let quoted = Wording.quoted(value)
        var literals: [String] = []
        var nouns: [String] = []
        for member in memberTypes {
            if let enumeration = member.facets.enumeration {
                literals += enumeration.literals
            } else {
                let isAtomic = member.variety == .atomic
                var noun = isAtomic ? LexicalWording(member.builtin).noun : "a \(member.variety.rawValue)"
                if let pattern = member.facets.patterns.last?.first {
                    noun += " that matches \(Wording.quoted(pattern.source))"
                }
                if !nouns.contains(noun) { nouns.append(noun) }
            }
        }
        var hints: [String] = []
        if !literals.isEmpty { hints.append(Wording.choice(of: literals, for: value)) }
        if !nouns.isEmpty {
            hints.append("\(literals.isEmpty ? "It may be" : "Or it may be") \(Wording.alternatives(nouns)).")
        }
        let hint = hints.isEmpty ? nil : hints.joined(separator: " ")
        return ("\(quoted) is none of the kinds of value allowed here.", hint)
    }
}

extension Enumeration {
    /// The first values, and the one that looks most like what was written.
    fileprivate func hint(for value: String) -> String { Wording.choice(of: literals, for: value) }
}
