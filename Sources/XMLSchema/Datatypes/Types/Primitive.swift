/// The 19 primitive datatypes (XSD 1.0 Part 2, section 3.2). Values of different primitives are never equal.
public enum Primitive: String, CaseIterable, Sendable {
    case string, boolean, decimal, float, double, duration, dateTime, time, date
    case gYearMonth, gYear, gMonthDay, gDay, gMonth
    case hexBinary, base64Binary, anyURI, QName, NOTATION
}

extension Primitive {
    /// The built-in type of the same name.
    public var builtin: BuiltinType { BuiltinType(rawValue: rawValue) ?? .anySimpleType }

    /// Dates, times and their parts: values that may carry a time zone.
    public var isTemporal: Bool {
        switch self {
        case .dateTime, .time, .date, .gYearMonth, .gYear, .gMonthDay, .gDay, .gMonth: true
        default: false
        }
    }
}

/// How white space in a literal is treated before anything else looks at it (Part 2, section 4.3.6).
public enum WhiteSpace: String, CaseIterable, Sendable, Comparable {
    case preserve, replace, collapse

    private var strictness: Int {
        switch self {
        case .preserve: 0
        case .replace: 1
        case .collapse: 2
        }
    }

    public static func < (left: WhiteSpace, right: WhiteSpace) -> Bool { left.strictness < right.strictness }
}

/// Whether a value is one thing, several, or one of several kinds (Part 2, section 2.5.1).
///
/// anySimpleType counts as atomic without a primitive: it admits every literal as it stands.
public enum Variety: String, CaseIterable, Sendable {
    case atomic, list, union
}
