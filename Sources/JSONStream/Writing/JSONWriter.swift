public import Diagnostics

/// Writes JSON text to a sink, value by value.
///
/// The caller says what comes, in order: one value at the top, names and values by turns in an object, values in
/// an array. A wrong order is a mistake of the caller and stops debug builds only. Bytes of names and strings are
/// UTF-8, which is not checked; numbers are written as given. Errors of the output appear at `ByteSink.flush()`.
public final class JSONWriter {
    public enum Layout: Sendable {
        /// One value a line, two spaces a level, a space after the colon, `{}` and `[]` for empty containers.
        case indented
        /// Nothing between tokens.
        case compact
    }

    /// Levels beyond this one are indented no further: otherwise deep nesting would make the output
    /// grow with the square of the input.
    @usableFromInline static let deepestIndent = 128

    public let sink: ByteSink
    public let layout: Layout
    @usableFromInline let isIndented: Bool
    // Unchecked for the reason given in `ByteSink`.

    /// Containers open now.
    @exclusivity(unchecked) public internal(set) var depth: Int = 0
    /// Whether something stands before the next name or item in its container.
    @exclusivity(unchecked) @usableFromInline var needsComma = false
    /// Whether a name was written and its value is due.
    @exclusivity(unchecked) @usableFromInline var owesValue = false
    /// Kinds of the open containers, kept in debug builds.
    @exclusivity(unchecked) @usableFromInline var open: [UInt8] = []
    @exclusivity(unchecked) @usableFromInline var isInString = false

    public init(_ sink: ByteSink, layout: Layout = .indented) {
        self.sink = sink
        self.layout = layout
        isIndented = layout == .indented
    }

    // MARK: Containers

    @inlinable public func beginObject() { begin(UInt8(ascii: "{")) }
    @inlinable public func endObject() { end(UInt8(ascii: "{"), closing: UInt8(ascii: "}")) }
    @inlinable public func beginArray() { begin(UInt8(ascii: "[")) }
    @inlinable public func endArray() { end(UInt8(ascii: "["), closing: UInt8(ascii: "]")) }

    @usableFromInline
    func begin(_ bracket: UInt8) {
        beforeValue(room: 1)
        sink.append(bracket)
        assert(remember(bracket))
        depth += 1
        needsComma = false
    }

    @usableFromInline
    func end(_ bracket: UInt8, closing: UInt8) {
        assert(!owesValue, "a name without a value")
        assert(open.popLast() == bracket, "an end without its begin")
        depth -= 1
        if isIndented && needsComma { _ = breakLine(room: 1) }
        sink.append(closing)
        needsComma = true
    }

    /// Ends a line of output; the next value starts a text of its own, as in JSON Lines.
    public func endLine() {
        assert(depth == 0 && !owesValue, "a line ends between whole values")
        sink.append(UInt8(ascii: "\n"))
        needsComma = false
    }

    // MARK: Places

    /// Writes what stands between the value before and the next one.
    @inlinable @inline(__always)
    func beforeValue(room: Int) {
        assert(!isInString, "a string is open")
        assert(owesValue || open.last != UInt8(ascii: "{"), "a value without a name in an object")
        assert(depth > 0 || owesValue || !needsComma, "a second value at the top")
        if owesValue {
            owesValue = false
        } else {
            separate(room: room)
        }
        needsComma = true
    }

    /// Writes the comma and the line break that are due before a name or an item.
    @inlinable @inline(__always)
    func separate(room: Int) {
        if needsComma { sink.append(UInt8(ascii: ",")) }
        if isIndented && depth > 0 { _ = breakLine(room: room) }
    }

    /// Starts a line at the depth and leaves room for `room` bytes more.
    @usableFromInline
    func breakLine(room: Int) -> UnsafeMutablePointer<UInt8> {
        let indent = 2 * min(depth, Self.deepestIndent)
        let out = sink.reserve(1 + indent + room)
        out[0] = UInt8(ascii: "\n")
        (out + 1).update(repeating: UInt8(ascii: " "), count: indent)
        sink.advance(by: 1 + indent)
        return out + 1 + indent
    }

    @usableFromInline
    func remember(_ bracket: UInt8) -> Bool {
        open.append(bracket)
        return true
    }
}
