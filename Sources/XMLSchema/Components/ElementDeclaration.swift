internal import RapporteurDiagnostics
public import RapporteurXMLStream

/// An element declaration (XSD Part 1, 3.3).
public struct ElementDeclaration: Sendable {
    public let id: ElementID
    public let name: ExpandedName
    public let symbol: Symbol
    public let isGlobal: Bool
    public internal(set) var type: TypeID
    /// The type that the declaration names and no schema document declares; `type` is anyType then, and the element is
    /// not valid unless it has an `xsi:type` (5.3; 3.3.4, cvc-elt, cvc-type, clause 1).
    public internal(set) var missingType: ExpandedName?
    public internal(set) var isNillable = false
    public internal(set) var isAbstract = false
    public internal(set) var constraint: ValueConstraint?
    /// Derivations and substitutions that the declaration does not let stand in its place.
    public internal(set) var block: DerivationSet = []
    public internal(set) var final: DerivationSet = []
    public internal(set) var substitutionHead: ElementID?
    public internal(set) var identityConstraints: [IdentityConstraint] = []
    /// What `json:name` says the element is called in a record.
    public internal(set) var jsonName: String?
    public internal(set) var source: SchemaSource?
}

/// A default or fixed value (XSD Part 1, 3.3.1 and 3.2.1).
public struct ValueConstraint: Sendable, Hashable {
    public enum Kind: Sendable, Hashable { case `default`, fixed }
    public var kind: Kind
    public var literal: String
    /// The prefixes that the literal uses, as the schema declares them: a QName means the same wherever it is compared.
    var prefixes: ExactMap<String> = [:]
}

/// Which ways of derivation something speaks of: `block`, `final` and their defaults.
public struct DerivationSet: OptionSet, Sendable, Hashable {
    public var rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let `extension` = DerivationSet(rawValue: 1)
    public static let restriction = DerivationSet(rawValue: 2)
    public static let substitution = DerivationSet(rawValue: 4)
    public static let list = DerivationSet(rawValue: 8)
    public static let union = DerivationSet(rawValue: 16)
}

/// Where in the schema documents a component is declared, with what its author says of it.
public struct SchemaSource: Sendable {
    public var file: String
    /// 1-based.
    public var line: Int
    /// 1-based, in Unicode scalars.
    public var column: Int
    /// The text of its `xs:documentation`, white space collapsed; nil where there is none.
    public var documentation: String?
}
