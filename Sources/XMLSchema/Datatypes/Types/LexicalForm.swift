/// How the literals of an atomic type look, before any facet: chosen once per type, by its nearest built-in.
enum LexicalForm: Sendable {
    case anything, boolean, decimal, integer, floating, duration, temporal(Primitive)
    case hexBinary, base64Binary, anyURI, qualifiedName, name, unprefixedName, nameToken, language

    init(_ builtin: BuiltinType) {
        switch builtin {
        case .anySimpleType, .string, .normalizedString, .token: self = .anything
        case .boolean: self = .boolean
        case .decimal: self = .decimal
        case .float, .double: self = .floating
        case .duration: self = .duration
        case .dateTime: self = .temporal(.dateTime)
        case .time: self = .temporal(.time)
        case .date: self = .temporal(.date)
        case .gYearMonth: self = .temporal(.gYearMonth)
        case .gYear: self = .temporal(.gYear)
        case .gMonthDay: self = .temporal(.gMonthDay)
        case .gDay: self = .temporal(.gDay)
        case .gMonth: self = .temporal(.gMonth)
        case .hexBinary: self = .hexBinary
        case .base64Binary: self = .base64Binary
        case .anyURI: self = .anyURI
        case .QName, .NOTATION: self = .qualifiedName
        case .Name: self = .name
        case .NCName, .ID, .IDREF, .ENTITY: self = .unprefixedName
        case .NMTOKEN: self = .nameToken
        case .language: self = .language
        // Lists never ask.
        case .NMTOKENS, .IDREFS, .ENTITIES: self = .anything
        default: self = .integer
        }
    }

    /// Whether a literal has this form, white space already handled; prefixes are not looked up.
    @inline(__always)
    func admits(_ value: Bytes) -> Bool {
        switch self {
        case .anything: true
        case .boolean: Self.boolean(value) != nil
        case .decimal: DecimalValue(value, integerOnly: false) != nil
        case .integer: DecimalValue(value, integerOnly: true) != nil
        case .floating: FloatingLiteral(value) != nil
        case .duration: DurationValue(value) != nil
        case .temporal(let primitive): TemporalValue(value, as: primitive) != nil
        case .hexBinary: HexBinary.isValid(value)
        case .base64Binary: Base64Binary.octetCount(value) != nil
        case .anyURI: URIReference.isValid(value)
        case .qualifiedName: NameCharacters.qualifiedName(value) != nil
        case .name: NameCharacters.isName(value)
        case .unprefixedName: NameCharacters.isNCName(value)
        case .nameToken: NameCharacters.isNameToken(value)
        case .language: NameCharacters.isLanguage(value)
        }
    }

    /// `true`, `false`, `1` or `0` (Part 2, 3.2.2).
    static func boolean(_ value: Bytes) -> Bool? {
        switch value.count {
        case 1: value[0] == 0x31 ? true : value[0] == ASCII.zero ? false : nil
        case 4: value.isEqual(to: "true") ? true : nil
        case 5: value.isEqual(to: "false") ? false : nil
        default: nil
        }
    }
}
