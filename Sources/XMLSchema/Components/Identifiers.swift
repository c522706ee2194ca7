/// The place of an element declaration in `Schema.elements`.
@frozen
public struct ElementID: RawRepresentable, Hashable, Sendable {
    public var rawValue: Int32
    @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
    @inlinable public var index: Int { Int(rawValue) }
    public static let none = ElementID(rawValue: -1)
}

/// The place of a type definition in `Schema.types`.
@frozen
public struct TypeID: RawRepresentable, Hashable, Sendable {
    public var rawValue: Int32
    @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
    @inlinable public var index: Int { Int(rawValue) }
    public static let none = TypeID(rawValue: -1)
    /// `xs:anyType`, in every schema.
    public static let anyType = TypeID(rawValue: 0)
    /// `xs:anySimpleType`, in every schema.
    public static let anySimpleType = TypeID(rawValue: 1)
}

/// An element or attribute name that a schema knows, as a small integer; see `SymbolTable`.
@frozen
public struct Symbol: RawRepresentable, Hashable, Sendable {
    public var rawValue: Int32
    @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
    @inlinable public var index: Int { Int(rawValue) }
    /// A name that the schema does not mention.
    public static let unknown = Symbol(rawValue: -1)
}
