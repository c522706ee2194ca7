/// What the validator knows of an open element.
@frozen
public struct ElementState: Sendable {
    @frozen
    public enum Assessment: UInt8, Sendable {
        /// The element is declared.
        case strict
        /// Nobody declares it, and it need not be declared: its children are looked at where they are declared.
        case laxUndeclared
        /// A `skip` wildcard admits it: nothing inside is looked at.
        case skipped
    }

    /// `.none` for an element that nobody declares.
    public var element: ElementID
    /// After `xsi:type`; `.anyType` for an element that nobody declares.
    public var type: TypeID
    /// The position taken in the parent's content model (see `Schema.positions(of:)`); -1 for the root and after a fault.
    public var position: Int32
    public var isNil: Bool
    /// The type comes from an `xsi:type`.
    public var hasExplicitType: Bool
    public var assessment: Assessment
}

/// One attribute as the validator sees it.
@frozen
public struct AttributeValue {
    /// Index in `ComplexType.attributes`; -1 where a wildcard admits the attribute, for `xsi:` ones and after a fault.
    public var use: Int32
    /// The atomic or list type that validated the value, for a union the member that did; nil where nothing did.
    public var type: Unmanaged<SimpleType>?
    /// The value after white space handling; valid until the next start tag.
    public var value: UnsafeBufferPointer<UInt8>
}

/// The content of an element with simple content; valid until the next event.
@frozen
public struct SimpleValue {
    /// The atomic or list type that validated the value; nil where nothing did.
    public var type: Unmanaged<SimpleType>?
    /// The value after white space handling.
    public var value: UnsafeBufferPointer<UInt8>
    /// The characters as they stand.
    public var literal: UnsafeBufferPointer<UInt8>
}
