/// One thing that a reader met in a JSON text.
///
/// The contract of the stream: begins and ends nest and match; in an object names and values come by turns;
/// there is one value at the top, and `end` after it, again and again. A document with findings that do not stop
/// the reader (a member that stands twice, half a surrogate pair) still gives all its events.
@frozen
public struct JSONEvent {
    @frozen
    public enum Kind: UInt8, Sendable {
        case beginObject, endObject, beginArray, endArray
        /// A member's name, unescaped; its value follows.
        case name
        /// A string, unescaped; half a surrogate pair became U+FFFD and a finding.
        case string
        /// A number as it was written.
        case number
        case `true`, `false`, null
        /// The document, or the fragment, is over.
        case end
    }

    public var kind: Kind
    /// Where the event begins (the quote of a string), as a byte offset in the document.
    public var offset: Int
    /// The bytes of a name, string or number, valid UTF-8; they are lent until the source's next call.
    public var bytes: UnsafeBufferPointer<UInt8>

    @inlinable
    public init(_ kind: Kind, offset: Int, bytes: UnsafeBufferPointer<UInt8> = .init(start: nil, count: 0)) {
        self.kind = kind
        self.offset = offset
        self.bytes = bytes
    }

    /// The bytes as a string, for where speed does not matter.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Thrown when a reader cannot go on; the finding that says why is in the reader's log already.
public enum JSONStop: Error, Sendable, Hashable {
    /// The text is not JSON.
    case malformed
    /// A bound of `JSONLimits` was reached: the document is not checked.
    case limit
}
