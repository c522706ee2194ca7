internal import Glibc

/// A text that is the same as another only when it has the same characters: names, paths, symbols, codes, identifiers.
///
/// `String` compares by canonical equivalence, so that `é` in one character and `e` with an accent after it are one
/// key; and it takes a `/` with an accent after it for one character. To XML, to file systems and to archives all of
/// these differ. So what identifies something is kept in an `ExactMap` or `ExactSet`, compared with `isExactly`, and
/// split and searched by its bytes (`String+Exact.swift`).
@frozen
public struct ExactText: Sendable {
    public let string: String

    @inlinable public init(_ string: String) { self.string = string }
}

extension ExactText: Hashable {
    public static func == (one: ExactText, other: ExactText) -> Bool { one.string.isExactly(other.string) }

    public func hash(into hasher: inout Hasher) { string.hashExactly(into: &hasher) }
}

/// In the order of the bytes, which is that of the scalars.
extension ExactText: Comparable {
    public static func < (one: ExactText, other: ExactText) -> Bool { one.string.precedes(other.string) }
}

extension ExactText: CustomStringConvertible, ExpressibleByStringLiteral {
    public var description: String { string }

    public init(stringLiteral value: String) { self.init(value) }
}

extension String {
    /// Whether another text has the same bytes in UTF-8. O(n), and nothing is normalised.
    public func isExactly(_ other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        let fast = utf8.withContiguousStorageIfAvailable { one in
            other.utf8.withContiguousStorageIfAvailable { other in
                guard let one = one.baseAddress, let two = other.baseAddress else { return true }
                return memcmp(one, two, other.count) == 0
            }
        }
        return (fast ?? nil) ?? utf8.elementsEqual(other.utf8)
    }

    /// Whether a text comes before another in the order of their bytes.
    public func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }

    /// Hashes the bytes, and an end mark that no UTF-8 has.
    public func hashExactly(into hasher: inout Hasher) {
        let isDone: Void? = utf8.withContiguousStorageIfAvailable { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        if isDone == nil { for byte in utf8 { hasher.combine(byte) } }
        hasher.combine(0xFF as UInt8)
    }
}

extension Optional<String> {
    /// Whether there is a text, and it has the same bytes as another; or there is neither.
    public func isExactly(_ other: String?) -> Bool {
        switch (self, other) {
        case (let one?, let other?): one.isExactly(other)
        case (nil, nil): true
        default: false
        }
    }
}
