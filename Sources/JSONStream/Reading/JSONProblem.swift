internal import RapporteurDiagnostics

/// What can be wrong with a text that should be JSON, and how it is said to a person.
enum JSONProblem {
    case empty, truncated, truncatedInString
    case byteOrderMark, otherEncoding
    case invalidUTF8(UInt8)
    case controlInString(UInt8)
    case escape
    case number, numberLeadingZero, numberWithoutDigits, numberWithoutFraction, numberWithoutExponent
    /// A word that is none of JSON's three.
    case word(String)
    case comment
    case singleQuote, curlyQuote
    case unquotedName(String)
    case commaBeforeEnd, commaTwice, commaMissing, commaFirst
    case colonMissing
    /// The closing bracket that came, and the one that was due.
    case bracket(came: String, due: String)
    case bracketUnopened(String)
    case nameNotString
    case valueMissing
    case trailing
    case character(String)
}

extension JSONProblem {
    var code: String {
        switch self {
        case .empty, .truncated, .truncatedInString: "json.malformed.truncated"
        case .byteOrderMark: "json.malformed.bom"
        case .otherEncoding, .invalidUTF8: "json.malformed.encoding"
        case .controlInString: "json.malformed.control"
        case .escape: "json.malformed.escape"
        case .number, .numberLeadingZero, .numberWithoutDigits, .numberWithoutFraction, .numberWithoutExponent:
            "json.malformed.number"
        case .word: "json.malformed.word"
        case .comment: "json.malformed.comment"
        case .singleQuote, .curlyQuote: "json.malformed.quote"
        case .unquotedName, .nameNotString: "json.malformed.name"
        case .commaBeforeEnd, .commaTwice, .commaMissing, .commaFirst: "json.malformed.comma"
        case .colonMissing: "json.malformed.colon"
        case .bracket, .bracketUnopened: "json.malformed.bracket"
        case .trailing: "json.malformed.trailing"
        case .valueMissing, .character: "json.malformed"
        }
    }

    var message: Message {
        switch self {
        case .empty: Message("json.malformed.truncated/empty")
        case .truncated: Message("json.malformed.truncated")
        case .truncatedInString: Message("json.malformed.truncated/string")
        case .byteOrderMark: Message("json.malformed.bom")
        case .otherEncoding: Message("json.malformed.encoding")
        case .invalidUTF8(let byte): Message("json.malformed.encoding/byte", ["byte": .text(Self.hex(byte))])
        case .controlInString(0x0A), .controlInString(0x0D): Message("json.malformed.control/line")
        case .controlInString(0x09): Message("json.malformed.control/tab")
        case .controlInString(let byte): Message("json.malformed.control", ["byte": .text(Self.hex(byte))])
        case .escape: Message("json.malformed.escape")
        case .number: Message("json.malformed.number")
        case .numberLeadingZero: Message("json.malformed.number/zero")
        case .numberWithoutDigits: Message("json.malformed.number/minus")
        case .numberWithoutFraction: Message("json.malformed.number/point")
        case .numberWithoutExponent: Message("json.malformed.number/exponent")
        case .word(let word): Message("json.malformed.word", ["word": .text(word)])
        case .comment: Message("json.malformed.comment")
        case .singleQuote: Message("json.malformed.quote/single")
        case .curlyQuote: Message("json.malformed.quote/curly")
        case .unquotedName(let word): Message("json.malformed.name", ["word": .text(word)])
        case .nameNotString: Message("json.malformed.name/none")
        case .commaBeforeEnd: Message("json.malformed.comma/last")
        case .commaTwice: Message("json.malformed.comma/twice")
        case .commaFirst: Message("json.malformed.comma/first")
        case .commaMissing: Message("json.malformed.comma/missing")
        case .colonMissing: Message("json.malformed.colon")
        case .bracket(let came, let due): Message("json.malformed.bracket", ["came": .text(came), "due": .text(due)])
        case .bracketUnopened(let came): Message("json.malformed.bracket/unopened", ["came": .text(came)])
        case .valueMissing: Message("json.malformed/value")
        case .trailing: Message("json.malformed.trailing")
        case .character(let shown): Message("json.malformed", ["character": .text(shown)])
        }
    }

    var hint: Message? {
        switch self {
        case .empty, .colonMissing, .nameNotString, .character: nil
        case .truncated, .truncatedInString: Message("json.malformed.truncated/hint")
        case .byteOrderMark: Message("json.malformed.bom/hint")
        case .otherEncoding, .invalidUTF8: Message("json.malformed.encoding/hint")
        case .controlInString(0x0A): Message("json.malformed.control/hint.line")
        case .controlInString(0x0D): Message("json.malformed.control/hint.return")
        case .controlInString(0x09): Message("json.malformed.control/hint.tab")
        case .controlInString(let byte): Message("json.malformed.control/hint", ["byte": .text(Self.hex(byte))])
        case .escape: Message("json.malformed.escape/hint")
        case .number, .numberWithoutDigits, .numberWithoutFraction, .numberWithoutExponent:
            Message("json.malformed.number/hint")
        case .numberLeadingZero: Message("json.malformed.number/hint.zero")
        case .word(let word): Self.hint(forWord: word)
        case .comment: Message("json.malformed.comment/hint")
        case .singleQuote, .curlyQuote: Message("json.malformed.quote/hint")
        case .unquotedName(let word): Message("json.malformed.name/hint", ["word": .text(word)])
        case .commaBeforeEnd, .commaTwice, .commaFirst: Message("json.malformed.comma/hint")
        case .commaMissing: Message("json.malformed.comma/hint.missing")
        case .bracket, .bracketUnopened: Message("json.malformed.bracket/hint")
        case .valueMissing: Message("json.malformed/hint.value")
        case .trailing: Message("json.malformed.trailing/hint")
        }
    }

    private static func hint(forWord word: String) -> Message {
        switch word.lowercased() {
        case "true", "false", "null": Message("json.malformed.word/hint.case", ["word": .text(word.lowercased())])
        case "none", "nil", "undefined": Message("json.malformed.word/hint.null")
        case "nan", "infinity", "inf": Message("json.malformed.word/hint.number")
        default: Message("json.malformed.word/hint")
        }
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count < 2 ? "0" + digits : digits
    }
}

/// A bound of `JSONLimits` that was reached.
enum JSONBound {
    case depth(Int), nameLength(Int), stringLength(Int), numberLength(Int), members(Int), openNames(Int)
    case captured(Int)

    var code: String {
        switch self {
        case .depth: "json.limit.depth"
        case .nameLength: "json.limit.name"
        case .stringLength: "json.limit.string"
        case .numberLength: "json.limit.number"
        case .members: "json.limit.members"
        case .openNames: "json.limit.names"
        case .captured: "json.limit.captured"
        }
    }

    var message: Message {
        switch self {
        case .depth(let bound): Message("json.limit.depth", ["limit": .number(bound)])
        case .nameLength(let bound): Message("json.limit.name", ["limit": .number(bound)])
        case .stringLength(let bound): Message("json.limit.string", ["limit": .number(bound)])
        case .numberLength(let bound): Message("json.limit.number", ["limit": .number(bound)])
        case .members(let bound): Message("json.limit.members", ["limit": .number(bound)])
        case .openNames(let bound): Message("json.limit.names", ["limit": .number(bound)])
        case .captured(let bound): Message("json.limit.captured", ["limit": .number(bound)])
        }
    }
}
