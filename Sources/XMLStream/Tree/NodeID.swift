/// A node of a document tree by its number: its rank in document order. The document itself has 0; the attributes of an
/// element come before what it contains.
@frozen
public struct NodeID: RawRepresentable, Hashable, Comparable, Sendable, BitwiseCopyable {
    public var rawValue: Int32
    @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
    @inlinable public init(_ index: Int) { rawValue = Int32(truncatingIfNeeded: index) }

    /// The (first) document node.
    public static let document = NodeID(rawValue: 0)
    /// No node.
    public static let none = NodeID(rawValue: -1)

    @inlinable public var index: Int { Int(rawValue) }
    @inlinable public static func < (left: NodeID, right: NodeID) -> Bool { left.rawValue < right.rawValue }
}

/// What a node is.
@frozen
public enum NodeKind: UInt8, Sendable, Hashable, BitwiseCopyable {
    case document, element, attribute, text, comment, processingInstruction
}

/// What is kept of each node: 40 bytes, in document order.
package struct NodeRecord: BitwiseCopyable {
    package var kind: NodeKind
    /// Whether the element declares namespaces.
    package var declares = false
    /// The name of an element or attribute.
    package var name = NameID.none
    package var parent: Int32
    /// The node behind all that is below this one.
    package var end: Int32
    /// The sibling before; -1 for the first, and for attributes.
    package var previous: Int32 = -1
    /// Of an element or attribute its prefix; of an instruction the length of its target.
    package var prefix: Int32 = 0
    /// How many attributes an element has; they follow it.
    package var attributes: Int32 = 0
    /// The string value: of elements, texts and documents in the tree's text, of others among the other bytes.
    package var start: UInt32
    package var length: UInt32 = 0
    /// Where the element, or the one that an attribute is of, begins: an offset, or line and column packed.
    package var place: Int
}
