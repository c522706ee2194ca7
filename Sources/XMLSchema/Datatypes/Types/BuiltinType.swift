/// The simple types every schema knows: anySimpleType and the 44 built-in datatypes of XSD 1.0 Part 2, section 3.
///
/// Cases are spelled as the specification spells the types; `rawValue` is the local name in the namespace
/// `http://www.w3.org/2001/XMLSchema`.
public enum BuiltinType: String, CaseIterable, Sendable {
    case anySimpleType
    case string, boolean, decimal, float, double, duration, dateTime, time, date
    case gYearMonth, gYear, gMonthDay, gDay, gMonth
    case hexBinary, base64Binary, anyURI, QName, NOTATION
    case normalizedString, token, language, NMTOKEN, NMTOKENS, Name, NCName, ID, IDREF, IDREFS, ENTITY, ENTITIES
    case integer, nonPositiveInteger, negativeInteger, long, int, short, byte
    case nonNegativeInteger, unsignedLong, unsignedInt, unsignedShort, unsignedByte, positiveInteger
}

extension BuiltinType {
    /// The type this one is derived from; nil for anySimpleType alone.
    public var base: BuiltinType? {
        switch self {
        case .anySimpleType: nil
        case .normalizedString: .string
        case .token: .normalizedString
        case .language, .NMTOKEN, .Name: .token
        case .NCName: .Name
        case .ID, .IDREF, .ENTITY: .NCName
        case .integer: .decimal
        case .nonPositiveInteger, .long, .nonNegativeInteger: .integer
        case .negativeInteger: .nonPositiveInteger
        case .int: .long
        case .short: .int
        case .byte: .short
        case .unsignedLong, .positiveInteger: .nonNegativeInteger
        case .unsignedInt: .unsignedLong
        case .unsignedShort: .unsignedInt
        case .unsignedByte: .unsignedShort
        default: .anySimpleType
        }
    }

    /// The item type of NMTOKENS, IDREFS and ENTITIES; nil for all others.
    public var itemType: BuiltinType? {
        switch self {
        case .NMTOKENS: .NMTOKEN
        case .IDREFS: .IDREF
        case .ENTITIES: .ENTITY
        default: nil
        }
    }

    /// The primitive this type descends from; nil for anySimpleType and the three lists.
    public var primitive: Primitive? {
        if let primitive = Primitive(rawValue: rawValue) { return primitive }
        guard self != .anySimpleType, itemType == nil else { return nil }
        return base?.primitive
    }
}
