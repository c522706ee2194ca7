import RapporteurXMLSchema

/// The atomic types that XPath 2.0 knows by name (XPath 2.0, 2.5.1), by their local names in XML Schema's namespace.
package enum AtomicType: String, Sendable, CaseIterable {
    case anyAtomicType, untypedAtomic
    case string, boolean, decimal, float, double, duration, dateTime, time, date
    case gYearMonth, gYear, gMonthDay, gDay, gMonth
    case hexBinary, base64Binary, anyURI, QName, NOTATION
    case normalizedString, token, language, NMTOKEN, Name, NCName, ID, IDREF, ENTITY
    case integer, nonPositiveInteger, negativeInteger, long, int, short, byte
    case nonNegativeInteger, unsignedLong, unsignedInt, unsignedShort, unsignedByte, positiveInteger
    case yearMonthDuration, dayTimeDuration
    /// Not a type of its own: any number, for signatures.
    case numeric

    /// The type that this one is derived from; nil for anyAtomicType.
    var base: AtomicType? {
        switch self {
        case .anyAtomicType: nil
        case .yearMonthDuration, .dayTimeDuration: .duration
        default: BuiltinType(rawValue: rawValue)?.base.flatMap { AtomicType(rawValue: $0.rawValue) } ?? .anyAtomicType
        }
    }

    func derives(from other: AtomicType) -> Bool {
        if other == .numeric { return derives(from: .decimal) || self == .double || self == .float }
        if self == other || other == .anyAtomicType { return true }
        var type = base
        while let here = type {
            if here == other { return true }
            type = here.base
        }
        return false
    }

    /// The type whose values these are, as casts see them: a primitive, integer, or one of the durations.
    var carrier: AtomicType {
        switch self {
        case .integer, .yearMonthDuration, .dayTimeDuration, .untypedAtomic, .anyAtomicType, .numeric: self
        default:
            derives(from: .integer)
                ? .integer : BuiltinType(rawValue: rawValue)?.primitive.flatMap { AtomicType(rawValue: $0.rawValue) } ?? self
        }
    }

    var isNumeric: Bool { carrier == .integer || self == .decimal || self == .double || self == .float || self == .numeric }
    var isMoment: Bool {
        switch self {
        case .dateTime, .time, .date, .gYearMonth, .gYear, .gMonthDay, .gDay, .gMonth: true
        default: false
        }
    }
    var isDuration: Bool { self == .duration || self == .yearMonthDuration || self == .dayTimeDuration }

    /// XML Schema's type of the name.
    var builtin: BuiltinType? { BuiltinType(rawValue: rawValue) }
}
