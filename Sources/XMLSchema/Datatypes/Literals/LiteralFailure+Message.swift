package import RapporteurDiagnostics

extension LiteralFailure {
    /// One sentence in plain words, and how to mend it.
    ///
    /// Nothing was kept when the check failed: what is wrong is found again here, from literal and type.
    ///
    /// - Parameters:
    ///   - literal: the literal as the document has it.
    ///   - type: the type that was asked.
    package func message(for literal: String, type: SimpleType) -> (message: Message, hint: Message?) {
        let value = type.variety == .union ? literal : type.whiteSpace.normalize(literal)
        let (message, hint) = message(forValue: value, type: type)
        switch rule {
        case .lexical, .pattern, .union:
            guard let better = Suggestion.hint(for: value, type: type) else { return (message, hint) }
            // A pattern is for those who know the notation; that there may be no space, for all.
            let isSpaced = value.utf8.contains { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }
            let isName = type.primitive == .string || type.primitive == .anyURI
            guard isSpaced, isName else { return (message, better) }
            return (message, .sentences([Message("xsd.value/hint.space"), better]))
        default:
            return (message, hint)
        }
    }

    private func message(forValue value: String, type: SimpleType) -> (message: Message, hint: Message?) {
        let quoted = Wording.quoted(value)
        let facets = type.facets
        switch rule {
        case .lexical:
            return type.lexicalMessage(for: value)
        case .length:
            return (
                lengthMessage(quoted, value, type, .exactly, facets.length), value.isEmpty ? Self.emptyHint : nil
            )
        case .minLength:
            return (
                lengthMessage(quoted, value, type, .least, facets.minLength), value.isEmpty ? Self.emptyHint : nil
            )
        case .maxLength:
            return (lengthMessage(quoted, value, type, .most, facets.maxLength), Message("xsd.value.maxLength/hint"))
        case .pattern:
            if value.isEmpty {
                let pattern = Wording.patternHint(value, type).map { [$0] } ?? []
                return (Message("xsd.value.pattern/empty"), .sentences([Self.emptyHint] + pattern))
            }
            return (Message("xsd.value.pattern", ["value": quoted]), Wording.patternHint(value, type))
        case .enumeration:
            return (
                value.isEmpty
                    ? Message("xsd.value.enumeration/empty")
                    : Message("xsd.value.enumeration", ["value": quoted]), facets.enumeration?.hint(for: value)
            )
        case .maxInclusive:
            return boundMessage(value, .most, facets.maxInclusive, facets)
        case .minInclusive:
            return boundMessage(value, .least, facets.minInclusive, facets)
        case .maxExclusive:
            return boundMessage(value, type.primitive == .decimal ? .less : .before, facets.maxExclusive, facets)
        case .minExclusive:
            return boundMessage(value, type.primitive == .decimal ? .more : .after, facets.minExclusive, facets)
        case .totalDigits:
            let most = MessageArgument.number(facets.totalDigits ?? 0)
            return (
                Message("xsd.value.totalDigits", ["value": quoted, "limit": most]),
                Message("xsd.value.totalDigits/hint", ["limit": most])
            )
        case .fractionDigits:
            let most = facets.fractionDigits ?? 0
            return (
                Message("xsd.value.fractionDigits", ["value": quoted, "limit": .number(most)]),
                most == 0
                    ? Message("xsd.value.fractionDigits/hint")
                    : Message("xsd.value.fractionDigits/hint.round", ["limit": .number(most)])
            )
        case .union:
            return type.unionMessage(for: value)
        case .listItem:
            return type.listItemMessage(for: value)
        case .notChecked:
            return (
                Message("xsd.value.notChecked", ["value": quoted]), Message("xsd.value.notChecked/hint")
            )
        }
    }

    private enum Relation {
        case exactly, least, most
        case less, before, more, after
    }

    private enum Unit {
        case items, bytes, characters
    }

    private static var emptyHint: Message { Message("xsd.value/hint.empty") }

    private func lengthMessage(
        _ quoted: MessageArgument, _ value: String, _ type: SimpleType, _ relation: Relation, _ wanted: Int?
    ) -> Message {
        let count: Int
        let unit: Unit
        if type.variety == .list {
            count = value.pieces(between: " ").count
            unit = .items
        } else if type.primitive == .hexBinary {
            count = value.utf8.count / 2
            unit = .bytes
        } else if type.primitive == .base64Binary {
            var text = value
            count = text.withUTF8 { Base64Binary.octetCount($0) } ?? 0
            unit = .bytes
        } else {
            count = value.unicodeScalars.count
            unit = .characters
        }
        let number = MessageArgument.number(wanted ?? 0)
        if count == 0 {
            return Message("xsd.value.length/empty", ["limit": .message(Self.limit(relation, unit, number))])
        }
        let arguments: MessageArguments = [
            "value": quoted, "count": .number(count), "limit": .message(Self.bound(relation, number)),
        ]
        return switch unit {
        case .items: Message("xsd.value.length/items", arguments)
        case .bytes: Message("xsd.value.length/bytes", arguments)
        case .characters: Message("xsd.value.length", arguments)
        }
    }

    /// "at most 5 characters".
    private static func limit(_ relation: Relation, _ unit: Unit, _ number: MessageArgument) -> Message {
        let count: Message =
            switch unit {
            case .items: Message("xsd.count/items", ["count": number])
            case .bytes: Message("xsd.count/bytes", ["count": number])
            case .characters: Message("xsd.count/characters", ["count": number])
            }
        return Self.bound(relation, .message(count))
    }

    /// "at most 5", "before 2002-01-01".
    private static func bound(_ relation: Relation, _ limit: MessageArgument) -> Message {
        switch relation {
        case .exactly: Message("xsd.relation/exactly", ["limit": limit])
        case .least: Message("xsd.relation/least", ["limit": limit])
        case .most: Message("xsd.relation/most", ["limit": limit])
        case .less: Message("xsd.relation/less", ["limit": limit])
        case .before: Message("xsd.relation/before", ["limit": limit])
        case .more: Message("xsd.relation/more", ["limit": limit])
        case .after: Message("xsd.relation/after", ["limit": limit])
        }
    }

    private func boundMessage(
        _ value: String, _ relation: Relation, _ bound: Bound?, _ facets: Facets
    ) -> (Message, Message?) {
        let quoted = Wording.quoted(value)
        guard let bound else { return (Message("xsd.value/range", ["value": quoted]), nil) }
        let limit = Self.bound(relation, .text(bound.literal))
        var hint = Message("xsd.value/hint.bound", ["limit": .message(limit)])
        if case .moment(let moment?) = bound.value, value.has("Z") != moment.hasZone {
            hint = moment.hasZone ? Message("xsd.value/hint.zone") : Message("xsd.value/hint.noZone")
        } else if let least = facets.minInclusive, let most = facets.maxInclusive {
            hint = Message("xsd.value/hint.range", ["least": .text(least.literal), "most": .text(most.literal)])
        }
        return (Message("xsd.value/range.bound", ["value": quoted, "limit": .message(limit)]), hint)
    }
}

extension SimpleType {
    /// Looks for the first item that is wrong, and says what is wrong with it.
    fileprivate func listItemMessage(for value: String) -> (message: Message, hint: Message?) {
        var text = value
        return text.withUTF8 { bytes in
            guard let itemType else { return (Message("xsd.value.listItem/any"), nil) }
            var context = LiteralContext()
            var start = 0
            var number = 0
            while let item = Self.nextItem(of: bytes, from: &start) {
                number += 1
                guard let failure = itemType.check(item, in: &context).failure else { continue }
                let (message, hint) = failure.message(for: item.string, type: itemType)
                return (
                    Message("xsd.value.listItem", ["number": .number(number), "reason": .message(message)]), hint
                )
            }
            // Without the namespaces of the place only a prefix can have looked right.
            return (Message("xsd.value.listItem/prefix"), nil)
        }
    }

    /// The values of all enumerations among the members, or what the members are.
    fileprivate func unionMessage(for value: String) -> (message: Message, hint: Message?) {
        let quoted = Wording.quoted(value)
        // A date that there is not is no matter of form.
        for member in memberTypes {
            if let reason = member.temporalReason(for: value) {
                return (
                    Message(
                        "xsd.value.lexical/reason",
                        [
                            "value": quoted, "noun": .message(LexicalWording(member.builtin).noun),
                            "reason": .message(reason),
                        ]), Message("xsd.value.lexical/hint.calendar")
                )
            }
        }
        var literals: [String] = []
        var nouns: [Message] = []
        for member in memberTypes {
            if let enumeration = member.facets.enumeration {
                literals += enumeration.literals.filter { !$0.isEmpty }
            } else {
                let isAtomic = member.variety == .atomic
                var noun =
                    isAtomic
                    ? LexicalWording(member.builtin).noun
                    : member.variety == .list ? Message("xsd.noun/list") : Message("xsd.noun/union")
                if let example = LexicalWording.example(member.builtin) {
                    noun = Message("xsd.noun/example", ["noun": .message(noun), "example": .text(example)])
                } else if let pattern = member.facets.patterns.last?.first {
                    noun = Message(
                        "xsd.noun/matching", ["noun": .message(noun), "pattern": Wording.quoted(pattern.source)])
                }
                if !nouns.contains(noun) { nouns.append(noun) }
            }
        }
        var hints: [Message] = []
        if !literals.isEmpty { hints.append(Wording.choice(of: literals, for: value)) }
        if !nouns.isEmpty {
            let listed = MessageArgument.list(nouns.map(MessageArgument.message), .or)
            hints.append(
                literals.isEmpty
                    ? Message("xsd.value.union/hint", ["nouns": listed])
                    : Message("xsd.value.union/hint.more", ["nouns": listed]))
        }
        let hint = hints.isEmpty ? nil : Message.sentences(hints)
        return (Message("xsd.value.union", ["value": quoted]), hint)
    }
}

extension Enumeration {
    /// The first values, and the one that looks most like what was written.
    fileprivate func hint(for value: String) -> Message { Wording.choice(of: literals, for: value) }
}
