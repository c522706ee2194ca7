/// What a built-in type is called, and how its literals are written.
struct LexicalWording {
    /// With its article: "a date".
    let noun: String
    let hint: String?

    init(_ builtin: BuiltinType) {
        (noun, hint) = Self.texts(builtin)
    }

    private static func texts(_ builtin: BuiltinType) -> (String, String?) {
        switch builtin {
        case .boolean: ("a boolean", "Write true or false.")
        case .decimal: ("a decimal number", "Write digits with at most one point, for example 12.5.")
        case .float, .double: ("a number", "Write a number such as 12.5 or 1.5E3, or INF, -INF or NaN.")
        case .duration: ("a duration", "Write it as PnYnMnDTnHnMnS, for example P1Y6M or PT30M.")
        case .dateTime: ("a date with time", "Write it as YYYY-MM-DDThh:mm:ss, for example 2002-07-02T10:00:00Z.")
        case .time: ("a time", "Write it as hh:mm:ss, for example 10:00:00.")
        case .date: ("a date", "Write it as YYYY-MM-DD, for example 2002-07-02.")
        case .gYearMonth: ("a month of a year", "Write it as YYYY-MM, for example 2002-07.")
        case .gYear: ("a year", "Write it with four digits, for example 2002.")
        case .gMonthDay: ("a day of a month", "Write it as --MM-DD, for example --07-02.")
        case .gDay: ("a day", "Write it as ---DD, for example ---02.")
        case .gMonth: ("a month", "Write it as --MM, for example --07.")
        case .hexBinary: ("hexadecimal data", "Write an even number of the digits 0 to 9 and A to F.")
        case .base64Binary: ("base64 data", "Write groups of four of A-Z, a-z, 0-9, + and /, the last filled up with =.")
        case .anyURI: ("a URI reference", nil)
        case .QName, .NOTATION: ("a qualified name", "Write a name, or a declared prefix, a colon and a name.")
        case .Name: ("an XML name", nil)
        case .NCName, .ID, .IDREF, .ENTITY: ("a name without a colon", nil)
        case .NMTOKEN: ("a name token", nil)
        case .language: ("a language code", "Write a code such as en, fr or zh-Hans.")
        case .anySimpleType, .string, .normalizedString, .token: ("a text", nil)
        case .NMTOKENS, .IDREFS, .ENTITIES: ("a list of names", nil)
        default: ("a whole number", "Write digits only, with an optional sign, for example 42.")
        }
    }
}

extension SimpleType {
    /// What is wrong with the form of a value.
    func lexicalMessage(for value: String) -> (message: String, hint: String?) {
        let wording = LexicalWording(builtin)
        if value.isEmpty { return ("The value is empty, but it must be \(wording.noun).", wording.hint) }
        var text = value
        let reason = text.withUTF8 { lexicalReason($0) }
        return ("\(Wording.quoted(value)) is not \(wording.noun)\(reason.map { ": \($0)" } ?? "").", wording.hint)
    }

    private func lexicalReason(_ value: Bytes) -> String? {
        switch form {
        case .temporal(let primitive): Self.temporalReason(value, primitive)
        case .anyURI: Self.uriReason(value)
        case .qualifiedName:
            if let (prefix, _) = NameCharacters.qualifiedName(value) {
                "the prefix \"\(prefix.string)\" is not declared"
            } else {
                nil
            }
        case .name: Self.nameReason(value, mayHaveColon: true, startsAnyhow: false)
        case .unprefixedName: Self.nameReason(value, mayHaveColon: false, startsAnyhow: false)
        case .nameToken: Self.nameReason(value, mayHaveColon: true, startsAnyhow: true)
        case .integer: DecimalValue(value, integerOnly: false) == nil ? nil : "it has a point"
        case .hexBinary: value.allSatisfy { HexBinary.digit($0) != nil } ? "a digit is missing" : nil
        default: nil
        }
    }

    private static func temporalReason(_ value: Bytes, _ primitive: Primitive) -> String? {
        var fault = TemporalFault.none
        guard TemporalValue(value, as: primitive, fault: &fault) == nil else { return nil }
        switch fault {
        case .none, .form: return nil
        case .yearZero: return "there is no year 0000"
        case .yearPadded: return "a year of more than four digits cannot begin with 0"
        case .month(let month): return "there is no month \(month)"
        case .day(let day, let month, let year):
            let most = TemporalValue.lastDay(ofMonth: month, year: year)
            if day == 0 || primitive == .gDay { return "there is no day \(day)" }
            if month == 2, day == 29, let year { return "February \(year) has \(most) days" }
            return "month \(month) has no day \(day)"
        case .hour(let hour): return hour == 24 ? "24 hours can only be 24:00:00" : "there is no hour \(hour)"
        case .minute(let minute): return "there is no minute \(minute)"
        case .second(let second): return "there is no second \(second)"
        case .zone: return "a time zone is at most 14:00 from UTC"
        }
    }

    private static func uriReason(_ value: Bytes) -> String? {
        switch URIReference.fault(in: value) {
        case nil: nil
        case .percent?: "a % is not followed by two hexadecimal digits"
        case .fragment?: "it has more than one #"
        case .scheme?: "what stands before its first colon is no scheme such as http"
        case .emptyPart?: "nothing follows its scheme"
        }
    }

    private static func nameReason(_ value: Bytes, mayHaveColon: Bool, startsAnyhow: Bool) -> String? {
        var index = 0
        while index < value.count {
            let (scalar, length) = value.scalar(at: index)
            let character = Unicode.Scalar(scalar).map { $0 == " " ? "a space" : "\"\($0)\"" } ?? "it"
            if scalar == UInt32(ASCII.colon), !mayHaveColon { return "it contains a colon" }
            if !NameCharacters.isPart(scalar) { return "\(character) cannot be part of it" }
            if index == 0, !startsAnyhow, !NameCharacters.isStart(scalar) { return "it cannot begin with \(character)" }
            index += length
        }
        return nil
    }
}
