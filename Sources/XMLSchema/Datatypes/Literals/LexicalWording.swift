import RapporteurDiagnostics

/// What a built-in type is called, and how its literals are written.
struct LexicalWording {
    /// With its article: "a date".
    let noun: Message
    let hint: Message?

    init(_ builtin: BuiltinType) {
        (noun, hint) = Self.messages(builtin)
    }

    private static func messages(_ builtin: BuiltinType) -> (Message, Message?) {
        switch builtin {
        case .boolean: (Message("xsd.noun/boolean"), Message("xsd.value.lexical/hint.boolean"))
        case .decimal: (Message("xsd.noun/decimal"), Message("xsd.value.lexical/hint.decimal"))
        case .float, .double: (Message("xsd.noun/double"), Message("xsd.value.lexical/hint.double"))
        case .duration: (Message("xsd.noun/duration"), Message("xsd.value.lexical/hint.duration"))
        case .dateTime: (Message("xsd.noun/dateTime"), Message("xsd.value.lexical/hint.dateTime"))
        case .time: (Message("xsd.noun/time"), Message("xsd.value.lexical/hint.time"))
        case .date: (Message("xsd.noun/date"), Message("xsd.value.lexical/hint.date"))
        case .gYearMonth: (Message("xsd.noun/gYearMonth"), Message("xsd.value.lexical/hint.gYearMonth"))
        case .gYear: (Message("xsd.noun/gYear"), Message("xsd.value.lexical/hint.gYear"))
        case .gMonthDay: (Message("xsd.noun/gMonthDay"), Message("xsd.value.lexical/hint.gMonthDay"))
        case .gDay: (Message("xsd.noun/gDay"), Message("xsd.value.lexical/hint.gDay"))
        case .gMonth: (Message("xsd.noun/gMonth"), Message("xsd.value.lexical/hint.gMonth"))
        case .hexBinary: (Message("xsd.noun/hexBinary"), Message("xsd.value.lexical/hint.hexBinary"))
        case .base64Binary: (Message("xsd.noun/base64Binary"), Message("xsd.value.lexical/hint.base64Binary"))
        case .anyURI: (Message("xsd.noun/anyURI"), nil)
        case .QName, .NOTATION: (Message("xsd.noun/QName"), Message("xsd.value.lexical/hint.QName"))
        case .Name: (Message("xsd.noun/Name"), Message("xsd.value.lexical/hint.Name"))
        case .NCName, .ID, .IDREF, .ENTITY: (Message("xsd.noun/NCName"), Message("xsd.value.lexical/hint.Name"))
        case .NMTOKEN: (Message("xsd.noun/NMTOKEN"), Message("xsd.value.lexical/hint.NMTOKEN"))
        case .language: (Message("xsd.noun/language"), Message("xsd.value.lexical/hint.language"))
        case .anySimpleType, .string, .normalizedString, .token: (Message("xsd.noun/string"), nil)
        case .NMTOKENS, .IDREFS, .ENTITIES: (Message("xsd.noun/NMTOKENS"), nil)
        default: (Message("xsd.noun/integer"), Message("xsd.value.lexical/hint.integer"))
        }
    }
}

extension LexicalWording {
    /// How a moment is written; nil for other types.
    static func example(_ builtin: BuiltinType) -> String? {
        switch builtin {
        case .date: "2002-07-02"
        case .dateTime: "2002-07-02T10:00:00Z"
        case .time: "10:00:00"
        case .gYearMonth: "2002-07"
        case .gYear: "2002"
        case .gMonthDay: "--07-02"
        case .gMonth: "--07"
        case .gDay: "---02"
        default: nil
        }
    }
}

extension SimpleType {
    /// Why a value that looks like a moment is none; nil where it does not look like one.
    func temporalReason(for value: String) -> Message? {
        guard case .temporal(let primitive) = form else { return nil }
        var text = value
        return text.withUTF8 { Self.temporalReason($0, primitive) }
    }

    /// What is wrong with the form of a value.
    func lexicalMessage(for value: String) -> (message: Message, hint: Message?) {
        let wording = LexicalWording(builtin)
        if value.isEmpty { 
            return (Message("xsd.value.lexical/empty", ["noun": .message(wording.noun)]), wording.hint)
         }
        var text = value
        let reason = text.withUTF8 { lexicalReason($0) }
        let quoted = Wording.quoted(value)
        let noun = MessageArgument.message(wording.noun)
        let message =
            reason.map {
                Message("xsd.value.lexical/reason", ["value": quoted, "noun": noun, "reason": .message($0)])
            } ?? Message("xsd.value.lexical", ["value": quoted, "noun": noun])
        return (message, wording.hint)
    }

    private func lexicalReason(_ value: Bytes) -> Message? {
        switch form {
        case .temporal(let primitive): Self.temporalReason(value, primitive)
        case .anyURI: Self.uriReason(value)
        case .qualifiedName:
            if let (prefix, _) = NameCharacters.qualifiedName(value) {
                Message("xsd.reason/prefix", ["prefix": .text(prefix.string)])
            } else {
                nil
            }
        case .name: Self.nameReason(value, mayHaveColon: true, startsAnyhow: false)
        case .unprefixedName: Self.nameReason(value, mayHaveColon: false, startsAnyhow: false)
        case .nameToken: Self.nameReason(value, mayHaveColon: true, startsAnyhow: true)
        case .integer: DecimalValue(value, integerOnly: false) == nil ? nil : Message("xsd.reason/point")
        case .hexBinary: value.allSatisfy { HexBinary.digit($0) != nil } ? Message("xsd.reason/digit") : nil
        default: nil
        }
    }

    private static func temporalReason(_ value: Bytes, _ primitive: Primitive) -> Message? {
        var fault = TemporalFault.none
        guard TemporalValue(value, as: primitive, fault: &fault) == nil else { return nil }
        switch fault {
        case .none, .form: return nil
        case .yearZero: return Message("xsd.reason/yearZero")
        case .yearPadded: return Message("xsd.reason/yearPadded")
        case .month(let month): return Message("xsd.reason/month", ["month": .number(month)])
        case .day(let day, let month, let year):
            let most = TemporalValue.lastDay(ofMonth: month, year: year)
            if day == 0 || primitive == .gDay { return Message("xsd.reason/day", ["day": .number(day)]) }
            if month == 2, day == 29, let year {
                return Message("xsd.reason/february", ["year": .text(String(year)), "days": .number(most)])
            }
            return Message("xsd.reason/dayOfMonth", ["month": .number(month), "day": .number(day)])
        case .hour(let hour): return hour == 24 ? Message("xsd.reason/midnight") : Message("xsd.reason/hour", ["hour": .number(hour)])
        case .minute(let minute): return Message("xsd.reason/minute", ["minute": .number(minute)])
        case .second(let second): return Message("xsd.reason/second", ["second": .number(second)])
        case .zone: return Message("xsd.reason/zone")
        }
    }

    private static func uriReason(_ value: Bytes) -> Message? {
        switch URIReference.fault(in: value) {
        case nil: nil
        case .percent?: Message("xsd.reason/percent")
        case .fragment?: Message("xsd.reason/fragment")
        case .scheme?: Message("xsd.reason/scheme")
        case .emptyPart?: Message("xsd.reason/emptyPart")
        }
    }

    private static func nameReason(_ value: Bytes, mayHaveColon: Bool, startsAnyhow: Bool) -> Message? {
        var index = 0
        while index < value.count {
            let (scalar, length) = value.scalar(at: index)
            let character: MessageArgument =
                scalar == 0x20
                ? .message(Message("xsd.reason/space")) : .quoted(Unicode.Scalar(scalar).map(String.init) ?? "")
            if scalar == UInt32(ASCII.colon), !mayHaveColon { return Message("xsd.reason/colon") }
            if !NameCharacters.isPart(scalar) { return Message("xsd.reason/part", ["character": character]) }
            if index == 0, !startsAnyhow, !NameCharacters.isStart(scalar) { return Message("xsd.reason/start", ["character": character]) }
            index += length
        }
        return nil
    }
}
