extension InputWindow {
    /// Where an attribute stands in the start tag that begins at an offset, from its name to its closing quotation mark.
    ///
    /// - Parameter isPrefixed: whether its name has a prefix, whichever that is.
    /// - Returns: nil where it is not written there, or the tag is no longer held. O(length of the tag).
    func attribute(_ local: String, isPrefixed: Bool, inTagAt offset: Int) -> Range<Int>? {
        guard offset >= start, offset < end, held.all[offset - start] == UInt8(ascii: "<") else { return nil }
        var scanner = AttributeScanner(held.all, from: offset - start + 1)
        while let (name, whole) = scanner.next() {
            let written = held.all[name]
            let colon = written.firstIndex(of: UInt8(ascii: ":"))
            let ownName = colon.map { written[($0 + 1)...] } ?? written
            if (colon != nil) == isPrefixed, ownName.elementsEqual(local.utf8) {
                return whole.lowerBound + start..<whole.upperBound + start
            }
        }
        return nil
    }
}

/// Goes through the attributes of one start tag as they are written.
struct AttributeScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index: Int

    /// - Parameter index: that of the byte after the tag's `<`.
    init(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int) {
        self.bytes = bytes
        self.index = index
        while self.index < bytes.count, !Self.endsName(bytes[self.index]) { self.index += 1 }
    }

    /// The next attribute: its name, and all of it; nil at the end of the tag or where the tag is not as it should be.
    mutating func next() -> (name: Range<Int>, whole: Range<Int>)? {
        skipSpace()
        let start = index
        while index < bytes.count, !Self.endsName(bytes[index]) { index += 1 }
        let name = start..<index
        guard !name.isEmpty else { return nil }
        skipSpace()
        guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { return nil }
        index += 1
        skipSpace()
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'"),
            let close = bytes[(index + 1)...].firstIndex(of: bytes[index])
        else { return nil }
        index = close + 1
        return (name, start..<index)
    }

    private mutating func skipSpace() {
        while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
            || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    }
}
