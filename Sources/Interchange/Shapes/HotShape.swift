import RapporteurXMLSchema

/// Bytes of a prepared name, which somebody else owns.
struct PreparedName: BitwiseCopyable, @unchecked Sendable {
    // Unchecked: what it points at was written once, before anybody got it.

    var start: UnsafePointer<UInt8>
    var count: Int32

    /// Stands where there is none.
    @inline(__always) static var none: PreparedName {
        PreparedName(start: UnsafePointer(bitPattern: 1).unsafelyUnwrapped, count: 0)
    }
    @inline(__always) var isNone: Bool { count == 0 }

    @inline(__always) var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: Int(count)) }
}

/// A shape as plain memory for the hot path: names already in quotes and escaped, found by the numbers that the
/// validator reports.
struct HotShape: BitwiseCopyable {
    struct Slot: BitwiseCopyable {
        var kind: Shape.Member.Kind
        /// Place in the record's members; 0 elsewhere.
        var member: Int32
        /// The element that `name` is for; -1 at a wildcard.
        var element: Int32
        /// `"name":`, of the member or, in an array of one-member objects, of the item.
        var name: PreparedName
        /// `"$markup:name":`, of the member.
        var markup: PreparedName
    }

    struct Attribute: BitwiseCopyable {
        var name: PreparedName
        var rule: ScalarRule
        var type: Unmanaged<SimpleType>
        var symbol: Int32
    }

    /// A member of a record, or an element in a `content` array.
    struct Child: BitwiseCopyable {
        var kind: Shape.Member.Kind
        /// -1 for the repeated part, and for what a wildcard admits.
        var element: Int32
        var type: Int32
        /// In the content model.
        var position: Int32
    }

    var kind: Shape.Kind
    /// Whether its object stands on one line where JSON is indented: no text is broken up, and no short thing.
    var isLine: Bool { kind != .record && kind != .content }
    /// Whether the type has attributes, or a wildcard for some.
    var hasAttributes: Bool
    /// Elements without a namespace that a wildcard admits are written `{}name`.
    var tellsApart: Bool
    var rule: ScalarRule
    var type: Int32
    var slotCount: Int32
    var slots: UnsafePointer<Slot>
    var attributes: UnsafePointer<Attribute>
    /// `"content":`, and that with `$markup:` before it.
    var contentName: PreparedName
    var contentMarkup: PreparedName

    // The way back.

    var isAll: Bool
    var simple: Unmanaged<SimpleType>?
    var attributeCount: Int32
    var members: UnsafePointer<Child>
    var items: UnsafePointer<Child>
    /// From the text of a member's name: uses of attributes first, then members.
    var memberNames: Unmanaged<NameLookup>
    /// From the text of an item's name to its place in `items`.
    var itemNames: Unmanaged<NameLookup>
}
