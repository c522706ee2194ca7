/// One element declaration in the form that the validator's inner loop reads.
struct ElementRecord: BitwiseCopyable, Sendable {
    struct Flags: OptionSet, BitwiseCopyable, Sendable {
        var rawValue: UInt8
        static let isAbstract = Flags(rawValue: 1)
        static let isNillable = Flags(rawValue: 2)
        static let hasConstraint = Flags(rawValue: 4)
        static let hasIdentityConstraints = Flags(rawValue: 8)
        static let lacksType = Flags(rawValue: 16)
    }

    let type: TypeID
    let symbol: Int32
    let flags: Flags

    init(_ element: ElementDeclaration, in parts: SchemaParts) {
        type = element.type
        symbol = element.symbol.rawValue
        var flags: Flags = []
        if element.isAbstract { flags.insert(.isAbstract) }
        if element.missingType != nil { flags.insert(.lacksType) }
        if element.isNillable { flags.insert(.isNillable) }
        if element.constraint != nil { flags.insert(.hasConstraint) }
        if !element.identityConstraints.isEmpty { flags.insert(.hasIdentityConstraints) }
        self.flags = flags
    }
}
