public import RapporteurDiagnostics

extension JSONWriter {
    // MARK: Names

    /// Writes a member's name that was prepared with `encodedName(_:)`: quotes, escapes and colon are in it.
    public func name(encoded bytes: UnsafeBufferPointer<UInt8>) {
        beforeName()
        let count = bytes.count
        let out = separate(room: count + 1)
        if let start = bytes.baseAddress { out.update(from: start, count: count) }
        out[count] = UInt8(ascii: " ")
        sink.advance(by: isIndented ? count + 1 : count)
    }

    /// Writes a member's name, UTF-8.
    @inlinable
    public func name(_ bytes: UnsafeBufferPointer<UInt8>) {
        beforeName()
        _ = separate(room: bytes.count + 4)
        JSONEscaping.appendQuoted(bytes, to: sink)
        sink.append(UInt8(ascii: ":"))
        if isIndented { sink.append(UInt8(ascii: " ")) }
    }

    @inlinable
    public func name(_ text: String) {
        var text = text
        text.withUTF8 { name($0) }
    }

    /// What `name(encoded:)` takes: the name in quotes, escaped, with its colon.
    public static func encodedName(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let sink = ByteSink(capacity: bytes.count + 8)
        JSONEscaping.appendQuoted(bytes, to: sink)
        sink.append(UInt8(ascii: ":"))
        return sink.takeBytes()
    }

    public static func encodedName(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { encodedName($0) }
    }

    @inlinable @inline(__always)
    func beforeName() {
        assert(open.last == UInt8(ascii: "{"), "a name outside an object")
        assert(!owesValue, "a name without a value")
        assert(!isInString, "a string is open")
        owesValue = true
    }

    // MARK: Strings

    /// Writes a string, UTF-8.
    @inlinable
    public func string(_ bytes: UnsafeBufferPointer<UInt8>) {
        beforeValue(room: bytes.count + 2)
        JSONEscaping.appendQuoted(bytes, to: sink)
    }

    @inlinable
    public func string(_ text: String) {
        var text = text
        text.withUTF8 { string($0) }
    }

    /// Begins a string that comes in pieces, for `appendString` and `endString`.
    @inlinable
    public func beginString() {
        beforeValue(room: 1)
        sink.append(UInt8(ascii: "\""))
        isInString = true
    }

    /// Continues the string begun; a piece may end within a character as long as the next one goes on with it.
    @inlinable
    public func appendString(_ bytes: UnsafeBufferPointer<UInt8>) {
        assert(isInString, "no string is open")
        JSONEscaping.append(bytes, to: sink)
    }

    @inlinable
    public func endString() {
        assert(isInString, "no string is open")
        isInString = false
        sink.append(UInt8(ascii: "\""))
    }

    // MARK: Other values

    /// Writes a number as given; the bytes are a JSON number, which is not checked.
    @inlinable
    public func number(_ bytes: UnsafeBufferPointer<UInt8>) { value(encoded: bytes) }

    public func number(_ value: Int) {
        var digits = String(value)
        digits.withUTF8 { number($0) }
    }

    /// Writes a value that is JSON text already, such as a prepared string with its quotes.
    @inlinable
    public func value(encoded bytes: UnsafeBufferPointer<UInt8>) {
        beforeValue(room: bytes.count)
        sink.append(bytes)
    }

    @inlinable
    public func bool(_ value: Bool) {
        beforeValue(room: 5)
        if value { sink.append("true") } else { sink.append("false") }
    }

    @inlinable
    public func null() {
        beforeValue(room: 4)
        sink.append("null")
    }
}
