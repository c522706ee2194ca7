public import RapporteurDiagnostics

/// Writes JSON text to a sink, value by value.
///
/// The caller says what comes, in order: one value at the top, names and values by turns in an object, values in
/// an array. A wrong order is a mistake of the caller and stops debug builds only. Bytes of names and strings are
/// UTF-8, which is not checked; numbers are written as given. Errors of the output appear at `ByteSink.flush()`.
public final class JSONWriter {
    public enum Layout: Sendable {
        /// One value a line, two spaces a level, a space after the colon, `{}` and `[]` for empty containers; on one
        /// line what is begun `onOneLine`, and the brace and the name of an item that has a name.
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
    /// Whether values begin lines of their own here.
    @exclusivity(unchecked) private var breaksLines: Bool
    /// Levels of indentation here: containers open, without items that have a name.
    @exclusivity(unchecked) private var level = 0
    /// The depth inside the outermost container on one line; 0 for none.
    @exclusivity(unchecked) private var oneLineDepth = 0
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
        breaksLines = layout == .indented
    }

    // MARK: Containers

    /// - Parameter onOneLine: all that is in it stands on one line, in the layout that has lines.
    @inlinable
    public func beginObject(onOneLine: Bool = false) { begin(UInt8(ascii: "{"), onOneLine: onOneLine) }
    @inlinable public func endObject() { end(UInt8(ascii: "{"), closing: UInt8(ascii: "}")) }
    /// - Parameter onOneLine: all that is in it stands on one line, in the layout that has lines.
    @inlinable
    public func beginArray(onOneLine: Bool = false) { begin(UInt8(ascii: "["), onOneLine: onOneLine) }
    @inlinable public func endArray() { end(UInt8(ascii: "["), closing: UInt8(ascii: "]")) }

    @usableFromInline
    func begin(_ bracket: UInt8, onOneLine: Bool) {
        beforeValue(bracket)
        assert(remember(bracket))
        depth += 1
        level += 1
        needsComma = false
        if onOneLine && breaksLines {
            breaksLines = false
            oneLineDepth = depth
        }
    }

    @usableFromInline
    func end(_ bracket: UInt8, closing: UInt8) {
        assert(!owesValue, "a name without a value")
        assert(open.popLast() == bracket, "an end without its begin")
        level -= 1
        if breaksLines && needsComma {
            let out = breakLine(after: nil, room: 1)
            out[0] = closing
            sink.advance(by: 1)
        } else {
            sink.append(closing)
            if depth == oneLineDepth {
                oneLineDepth = 0
                breaksLines = true
            }
        }
        depth -= 1
        needsComma = true
    }

    /// Begins an object of one member, whose value comes next: `{"name": ` on one line, and no deeper for it.
    ///
    /// - Parameter name: prepared with `encodedName(_:)`.
    public func beginItem(encodedName name: UnsafeBufferPointer<UInt8>) {
        checkValue()
        let count = name.count
        let out: UnsafeMutablePointer<UInt8>
        if owesValue { out = sink.reserve(count + 2) } else { out = separate(room: count + 2) }
        out[0] = UInt8(ascii: "{")
        if let start = name.baseAddress { (out + 1).update(from: start, count: count) }
        out[count + 1] = UInt8(ascii: " ")
        sink.advance(by: isIndented ? count + 2 : count + 1)
        assert(remember(UInt8(ascii: "{")))
        depth += 1
        owesValue = true
    }

    /// Ends the object of one member, behind its value.
    public func endItem() {
        assert(!owesValue, "a name without a value")
        assert(open.popLast() == UInt8(ascii: "{"), "an end without its begin")
        depth -= 1
        sink.append(UInt8(ascii: "}"))
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
        checkValue()
        if owesValue {
            owesValue = false
        } else {
            _ = separate(room: room)
        }
        needsComma = true
    }

    /// Writes what stands before a value, and its first byte.
    @inline(__always)
    private func beforeValue(_ first: UInt8) {
        checkValue()
        if owesValue {
            owesValue = false
            sink.append(first)
        } else {
            let out = separate(room: 1)
            out[0] = first
            sink.advance(by: 1)
        }
    }

    @inlinable @inline(__always)
    func checkValue() {
        assert(!isInString, "a string is open")
        assert(owesValue || open.last != UInt8(ascii: "{"), "a value without a name in an object")
        assert(depth > 0 || owesValue || !needsComma, "a second value at the top")
    }

    /// Writes the comma and the line break that are due before a name or an item.
    ///
    /// - Returns: where there is room for `room` bytes more.
    @usableFromInline
    func separate(room: Int) -> UnsafeMutablePointer<UInt8> {
        if breaksLines && depth > 0 { return breakLine(after: needsComma ? UInt8(ascii: ",") : nil, room: room) }
        guard needsComma else { return sink.reserve(room) }
        let out = sink.reserve(room + 2)
        out[0] = UInt8(ascii: ",")
        out[1] = UInt8(ascii: " ")
        let written = isIndented ? 2 : 1
        sink.advance(by: written)
        return out + written
    }

    /// Starts a line at the level, behind a byte that ends the one before, and leaves room for `room` bytes more.
    ///
    /// Spaces are written eight at a time, some of them too many.
    @inline(__always)
    private func breakLine(after last: UInt8?, room: Int) -> UnsafeMutablePointer<UInt8> {
        let indent = 2 * min(level, Self.deepestIndent)
        let start = sink.reserve(indent &+ room &+ 10)
        var out = start
        if let last {
            out[0] = last
            out += 1
        }
        out[0] = UInt8(ascii: "\n")
        out += 1
        var written = 0
        while written < indent {
            UnsafeMutableRawPointer(out + written).storeBytes(of: ByteScan.ones &* 0x20, as: UInt64.self)
            written &+= 8
        }
        out += indent
        sink.advance(by: out - start)
        return out
    }

    @usableFromInline
    func remember(_ bracket: UInt8) -> Bool {
        open.append(bracket)
        return true
    }
}
