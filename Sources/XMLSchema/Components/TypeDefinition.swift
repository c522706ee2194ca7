public import RapporteurXMLStream

/// A simple or complex type definition.
public enum TypeDefinition: Sendable {
    case simple(SimpleType)
    case complex(ComplexType)

    public var name: ExpandedName? {
        switch self {
        case .simple(let type): type.name
        case .complex(let type): type.name
        }
    }
}

/// A complex type definition (XSD Part 1, 3.4).
public struct ComplexType: Sendable {
    public enum Derivation: Sendable { case `extension`, restriction }

    public let id: TypeID
    public let name: ExpandedName?
    public internal(set) var base: TypeID
    public internal(set) var derivation: Derivation
    public internal(set) var isAbstract = false
    public internal(set) var block: DerivationSet = []
    public internal(set) var final: DerivationSet = []
    public internal(set) var attributes: [AttributeUse] = []
    public internal(set) var attributeWildcard: Wildcard?
    public internal(set) var content: Content = .empty
    public internal(set) var source: SchemaSource?

    public enum Content: Sendable {
        case empty
        case simple(SimpleType)
        case elementOnly(Particle)
        case mixed(Particle)
    }

    init(id: TypeID, name: ExpandedName?, base: TypeID, derivation: Derivation) {
        self.id = id
        self.name = name
        self.base = base
        self.derivation = derivation
    }
}

extension ComplexType.Content {
    /// The content model, where there is one.
    public var particle: Particle? {
        switch self {
        case .empty, .simple: nil
        case .elementOnly(let particle), .mixed(let particle): particle
        }
    }

    public var isMixed: Bool {
        if case .mixed = self { true } else { false }
    }
}
