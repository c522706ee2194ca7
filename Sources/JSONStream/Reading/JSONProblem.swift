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

    var message: String {
        switch self {
        case .empty: "The document is empty: there is no JSON value in it."
        case .truncated: "The document ends before its JSON is complete."
        case .truncatedInString: "The document ends within a string."
        case .byteOrderMark: "The document begins with a byte order mark, which JSON does not allow."
        case .otherEncoding: "The document is not in UTF-8; it looks like UTF-16 or UTF-32."
        case .invalidUTF8(let byte): "The byte \(Self.hex(byte)) stands where UTF-8 does not allow it."
        case .controlInString(0x0A), .controlInString(0x0D): "A line ends within a string."
        case .controlInString(0x09): "A tab stands within a string."
        case .controlInString(let byte): "The control character U+00\(Self.hex(byte)) stands within a string."
        case .escape: "A backslash begins no escape that JSON knows."
        case .number: "A number goes on with something that is no part of a number."
        case .numberLeadingZero: "A number begins with a superfluous zero."
        case .numberWithoutDigits: "A minus sign stands without a digit after it."
        case .numberWithoutFraction: "A number has a decimal point without a digit after it."
        case .numberWithoutExponent: "A number has an exponent without a digit."
        case .word(let word): "The word \(word) is not a JSON value."
        case .comment: "A comment stands here; JSON has no comments."
        case .singleQuote: "A string begins with a single quotation mark."
        case .curlyQuote: "A string begins with a typographic quotation mark."
        case .unquotedName(let word): "The member name \(word) is not in quotation marks."
        case .nameNotString: "A member of an object has no name."
        case .commaBeforeEnd: "A comma stands after the last entry."
        case .commaTwice: "Two commas stand in a row."
        case .commaFirst: "A comma stands before the first entry."
        case .commaMissing: "A comma is missing between two entries."
        case .colonMissing: "The colon between a member's name and its value is missing."
        case .bracket(let came, let due): "A \(came) stands where \(due) was due."
        case .bracketUnopened(let came): "A \(came) closes nothing."
        case .valueMissing: "A value is missing."
        case .trailing: "Something follows after the end of the JSON value."
        case .character(let shown): "The character \(shown) does not belong here."
        }
    }

    var hint: String? {
        switch self {
        case .empty, .colonMissing, .nameNotString, .character: nil
        case .truncated, .truncatedInString: "The file may have been cut off on its way; get it again."
        case .byteOrderMark: "Save the file as UTF-8 without byte order mark."
        case .otherEncoding, .invalidUTF8: "Save the file as UTF-8."
        case .controlInString(0x0A): "Write \\n for a line break, or close the string."
        case .controlInString(0x0D): "Write \\r for a carriage return, or close the string."
        case .controlInString(0x09): "Write \\t for a tab."
        case .controlInString(let byte): "Write \\u00\(Self.hex(byte))."
        case .escape:
            "Known are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits; write a backslash as \\\\."
        case .number, .numberWithoutDigits, .numberWithoutFraction, .numberWithoutExponent:
            "Numbers look like 12, -0.5 or 1.5e10; anything else is a string, in quotation marks."
        case .numberLeadingZero: "Leave the zero out, or write a string, in quotation marks, where it matters."
        case .word(let word): Self.hint(forWord: word)
        case .comment: "Take the comment out."
        case .singleQuote, .curlyQuote: "Strings stand in straight double quotation marks: \"…\"."
        case .unquotedName(let word): "Write \"\(word)\"."
        case .commaBeforeEnd, .commaTwice, .commaFirst: "Take the comma out, or write what is missing beside it."
        case .commaMissing: "Write a comma before this."
        case .bracket, .bracketUnopened: "Each { has its } and each [ its ]."
        case .valueMissing: "Write a value, or null."
        case .trailing: "A document is one JSON value; join several ones in an array."
        }
    }

    private static func hint(forWord word: String) -> String {
        switch word.lowercased() {
        case "true", "false", "null": "Write it in small letters: \(word.lowercased())."
        case "none", "nil", "undefined": "Write null."
        case "nan", "infinity", "inf": "JSON has no such number; write a string, in quotation marks."
        default: "Strings stand in double quotation marks; the words of JSON are true, false and null."
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

    var message: String {
        switch self {
        case .depth(let bound): "Objects and arrays are nested more than \(bound) deep."
        case .nameLength(let bound): "A member name is longer than \(bound) bytes."
        case .stringLength(let bound): "A string is longer than \(bound) bytes."
        case .numberLength(let bound): "A number is longer than \(bound) bytes."
        case .members(let bound): "An object has more than \(bound) members."
        case .openNames(let bound): "The member names of open objects take more than \(bound) bytes."
        case .captured(let bound): "Members out of order would take more than \(bound) bytes to keep."
        }
    }
}
