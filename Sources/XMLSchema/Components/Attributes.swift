public import RapporteurXMLStream

/// An attribute declaration (XSD Part 1, 3.2).
public struct AttributeDeclaration: Sendable {
    public let name: ExpandedName
    public let symbol: Symbol
    public let type: SimpleType
    public let isGlobal: Bool
    public let constraint: ValueConstraint?
    /// What `json:name` says the attribute is called.
    public let jsonName: String?
    public let source: SchemaSource?
}

/// An attribute as a complex type uses it (XSD Part 1, 3.5).
public struct AttributeUse: Sendable {
    public var declaration: AttributeDeclaration
    public var isRequired: Bool
    /// The default or fixed value of the use, else that of the declaration.
    public var constraint: ValueConstraint?
    /// What `json:name` on the use says, else on the declaration.
    public var jsonName: String?
    /// The `attribute` element it comes from, while the schema is built: it tells one use that groups bring by two ways
    /// from two uses of one name.
    var origin: ObjectIdentifier?
}
