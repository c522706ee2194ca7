public import RapporteurXMLStream

/// `xs:unique`, `xs:key` or `xs:keyref` (XSD Part 1, 3.11).
public struct IdentityConstraint: Sendable {
    public enum Kind: String, Sendable { case unique, key, keyref }

    /// Place in `Schema.identityConstraints`.
    public let index: Int
    public let kind: Kind
    public let name: ExpandedName
    public let selector: [IdentityPath]
    public let fields: [[IdentityPath]]
    /// For a keyref the constraint it refers to.
    public internal(set) var refer: Int?
    public let source: SchemaSource?
}

/// One branch of a selector or field: the XPath subset of XSD Part 1, 3.11.6.
public struct IdentityPath: Sendable {
    public enum Test: Sendable, Hashable {
        case any
        case namespace(String)
        case name(ExpandedName)
    }

    /// The path begins with `.//`.
    public var isDescendant: Bool
    /// Child steps, outermost first; empty for `.`.
    public var steps: [Test]
    /// The attribute that a field may end in.
    public var attribute: Test?
}
