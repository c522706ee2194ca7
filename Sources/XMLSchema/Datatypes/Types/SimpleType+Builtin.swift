internal import RapporteurXMLStream

extension SimpleType {
    /// The built-in type. O(1); the table is made once, when first asked for.
    public static func builtin(_ type: BuiltinType) -> SimpleType {
        table[type] ?? anySimpleType
    }

    private static let anySimpleType = SimpleType(
        name: name(of: .anySimpleType), variety: .atomic, base: nil, primitive: nil, builtin: .anySimpleType,
        whiteSpace: .preserve)

    // `allCases` lists every type after its base and its item type.
    private static let table: [BuiltinType: SimpleType] = {
        var table = [BuiltinType.anySimpleType: anySimpleType]
        for type in BuiltinType.allCases where type != .anySimpleType {
            table[type] = make(type, from: table)
        }
        return table
    }()

    private static func name(of type: BuiltinType) -> ExpandedName {
        ExpandedName(namespace: WellKnownNamespace.schema, local: type.rawValue)
    }

    private static func make(_ type: BuiltinType, from table: [BuiltinType: SimpleType]) -> SimpleType {
        let base = type.base.flatMap { table[$0] } ?? anySimpleType
        let item = type.itemType.flatMap { table[$0] }
        var facets = base.facets
        let whiteSpace: WhiteSpace =
            switch type {
            case .string: .preserve
            case .normalizedString: .replace
            default: .collapse
            }
        if item != nil { facets.minLength = 1 }
        if type.primitive != .string || item != nil { facets.fixed.insert(.whiteSpace) }
        if type == .integer {
            facets.fractionDigits = 0
            facets.fixed.insert(.fractionDigits)
        }
        let (low, high) = range(of: type)
        if let low { facets.minInclusive = bound(low) }
        if let high { facets.maxInclusive = bound(high) }
        return SimpleType(
            name: name(of: type), variety: item == nil ? .atomic : .list, base: base, primitive: type.primitive,
            builtin: type, itemType: item, whiteSpace: whiteSpace, facets: facets)
    }

    private static func bound(_ literal: StaticString) -> Bound? {
        Bound(Bytes(start: literal.utf8Start, count: literal.utf8CodeUnitCount), primitive: .decimal)
    }

    /// The bounds that sections 3.3.14 to 3.3.25 set.
    private static func range(of type: BuiltinType) -> (low: StaticString?, high: StaticString?) {
        switch type {
        case .nonPositiveInteger: (nil, "0")
        case .negativeInteger: (nil, "-1")
        case .long: ("-9223372036854775808", "9223372036854775807")
        case .int: ("-2147483648", "2147483647")
        case .short: ("-32768", "32767")
        case .byte: ("-128", "127")
        case .nonNegativeInteger: ("0", nil)
        case .unsignedLong: ("0", "18446744073709551615")
        case .unsignedInt: ("0", "4294967295")
        case .unsignedShort: ("0", "65535")
        case .unsignedByte: ("0", "255")
        case .positiveInteger: ("1", nil)
        default: (nil, nil)
        }
    }
}
