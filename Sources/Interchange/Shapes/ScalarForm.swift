public import RapporteurXMLSchema

/// What the JSON of a simple type looks like (rule 1 of exchange JSON).
public indirect enum ScalarForm: Sendable {
    case string
    /// true and false.
    case boolean
    /// true and false; `1` and `0` stay text, because a pattern or a union speaks.
    case literalBoolean
    /// A number where the literal is JSON's number.
    case number
    /// The same; a literal of more than 15 significant digits is a string.
    case numberOrString
    /// A number, or "NaN", "INF", "-INF".
    case float
    /// `{namespace}name`.
    case qualifiedName
    case list(ScalarForm)
    case union([ScalarForm])
}

extension ScalarForm {
    /// The form of a type. O(size of the type).
    public init(_ type: SimpleType) { self.init(type, inUnion: false) }

    private init(_ type: SimpleType, inUnion: Bool) {
        switch type.variety {
        case .list:
            self = .list(type.itemType.map { ScalarForm($0, inUnion: inUnion) } ?? .string)
        case .union:
            self = .union(type.memberTypes.map { ScalarForm($0, inUnion: true) })
        case .atomic:
            switch ScalarRule(atomic: type) {
            case .boolean: self = inUnion ? .literalBoolean : .boolean
            case .literalBoolean: self = .literalBoolean
            case .number: self = .number
            case .shortNumber: self = .numberOrString
            case .float: self = .float
            case .qualifiedName: self = .qualifiedName
            default: self = .string
            }
        }
    }
}

/// `ScalarForm` of one atomic type, or that a list or union has to be looked into; for the hot path.
enum ScalarRule: UInt8, BitwiseCopyable {
    case string, boolean, literalBoolean, number, shortNumber, float, qualifiedName, list, union

    /// Types bounded to so many digits are numbers always; literals with more may be text.
    static let exactDigits = 15

    init(_ type: SimpleType) {
        switch type.variety {
        case .list: self = .list
        case .union: self = .union
        case .atomic: self.init(atomic: type)
        }
    }

    init(atomic type: SimpleType) {
        switch type.primitive {
        case .boolean: self = type.facets.patterns.isEmpty ? .boolean : .literalBoolean
        case .decimal:
            self = (type.facets.maximumDigits ?? .max) <= Self.exactDigits ? .number : .shortNumber
        case .float, .double: self = .float
        case .QName, .NOTATION: self = .qualifiedName
        default: self = .string
        }
    }
}

extension SimpleType {
    /// Whether values are true and false, or lists of some.
    var isOfBooleans: Bool { primitive == .boolean || itemType?.primitive == .boolean }

    /// Whether values are names with prefixes, or lists of some.
    var isOfNames: Bool {
        switch variety {
        case .atomic: primitive == .QName || primitive == .NOTATION
        case .list: itemType?.isOfNames ?? false
        case .union: memberTypes.contains(where: \.isOfNames)
        }
    }
}
