import RapporteurXMLSchema

/// The forms of built-in types as regular expressions (XSD Part 2, section 3); what they cannot say, such as leap
/// years, they admit.
enum LexicalPatterns {
    /// nil for types that admit every string, and for those whose values are not strings in JSON.
    static func pattern(of type: BuiltinType) -> String? {
        switch type {
        case .duration:
            "^-?P(?=[0-9T])(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?"
                + "(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\\.[0-9]+)?S)?)?$"
        case .dateTime: "^\(year)-\(monthDay)T\(time)\(zone)$"
        case .time: "^\(time)\(zone)$"
        case .date: "^\(year)-\(monthDay)\(zone)$"
        case .gYearMonth: "^\(year)-\(month)\(zone)$"
        case .gYear: "^\(year)\(zone)$"
        case .gMonthDay: "^--\(monthDay)\(zone)$"
        case .gDay: "^---(?:0[1-9]|[12][0-9]|3[01])\(zone)$"
        case .gMonth: "^--\(month)\(zone)$"
        case .hexBinary: "^(?:[0-9A-Fa-f]{2})*$"
        case .base64Binary:
            "^(?:(?:[A-Za-z0-9+/] ?){4})*"
                + "(?:(?:[A-Za-z0-9+/] ?){2}[AEIMQUYcgkosw048] ?=|[A-Za-z0-9+/] ?[AQgw] ?= ?=)?$"
        case .anyURI:
            "^(?:[A-Za-z][A-Za-z0-9+.\\-]*:(?!#|$)|(?![^:/?#]*:))"
                + "(?:[^%#]|%[0-9A-Fa-f]{2})*(?:#(?:[^%#]|%[0-9A-Fa-f]{2})*)?$"
        case .QName, .NOTATION: "^(?:\\{.+\\})?\(nameStart)\(namePart)*$"
        case .NMTOKEN: "^\(tokenPart)+$"
        case .Name: "^[:\(nameStart.dropFirst())\(tokenPart)*$"
        case .NCName, .ID, .IDREF, .ENTITY: "^\(nameStart)\(namePart)*$"
        case .language: "^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$"
        default: nil
        }
    }

    private static let year = "-?(?!0000)(?:[1-9][0-9]{4,}|[0-9]{4})"
    private static let month = "(?:0[1-9]|1[0-2])"
    private static let monthDay =
        "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
    private static let time = "(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]+)?|24:00:00(?:\\.0+)?)"
    private static let zone = "(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?"

    // NameStartChar and NameChar of XML 1.0, fifth edition, without the colon.
    private static let starts =
        "A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d"
        + "\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\u{10000}-\u{EFFFF}"
    private static let parts = "\\-.0-9\\u00b7\\u0300-\\u036f\\u203f\\u2040\(starts)"
    private static let nameStart = "[\(starts)]"
    private static let namePart = "[\(parts)]"
    private static let tokenPart = "[\(parts):]"

    /// Decimal literals, and those of integers.
    static let decimal = "^[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)$"
    static let integer = "^[+-]?[0-9]+$"
    /// The same without those that JSON has as numbers: with a plus, with zeros in front, with a bare point.
    static let oddDecimal =
        "^(?:\\+(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)|-?(?:0[0-9]+(?:\\.[0-9]*)?|[0-9]+\\.|\\.[0-9]+))$"
    static let oddInteger = "^(?:\\+[0-9]+|-?0[0-9]+)$"
    static let oddNatural = "^(?:\\+[0-9]+|0[0-9]+|-00+)$"
    /// Literals of floating-point types that JSON has no numbers for.
    static let oddFloating =
        "^(?:NaN|-?INF|(?:\\+(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)|-?(?:0[0-9]+(?:\\.[0-9]*)?|[0-9]+\\.|\\.[0-9]+))"
        + "(?:[eE][+-]?[0-9]+)?)$"
}
