/// Text as it is read: white space collapsed, elements that stand for themselves set apart by a space.
///
/// Marked-up parts of a sentence are pieces of the sentence's text, so one buffer serves them all.
final class RunningText {
    private let bytes = PlainBuffer<UInt8>(capacity: 1024)
    private var owesSpace = false

    /// Where the text of an element begins that begins now.
    var mark: Int { bytes.count }

    func append(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        var index = 0
        while index < text.count {
            let length = Self.space(in: text, at: index)
            if length > 0 {
                appendWord(text, start, index)
                owesSpace = true
                start = index + length
                index = start
            } else {
                index += 1
            }
        }
        appendWord(text, start, text.count)
    }

    /// How many bytes the space at a place has; 0 where there is none.
    ///
    /// Beside those of XML, the spaces of print: no-break and thin ones, ideographic ones. They matter to a line and
    /// not to a reader, who looks for "1 July" however wide the gap is.
    @inline(__always)
    private static func space(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let byte = text[index]
        if byte.isXMLSpace { return 1 }
        guard byte >= 0xC2, byte <= 0xE3, text.count - index >= 2 else { return 0 }
        let next = text[index + 1]
        // U+0085, U+00A0
        if byte == 0xC2 { return next == 0xA0 || next == 0x85 ? 2 : 0 }
        guard text.count - index >= 3 else { return 0 }
        let last = text[index + 2]
        switch (byte, next) {
        // U+2000 to U+200A, U+2028, U+2029, U+202F
        case (0xE2, 0x80): return 0x80...0x8A ~= last || last == 0xA8 || last == 0xA9 || last == 0xAF ? 3 : 0
        // U+205F
        case (0xE2, 0x81): return last == 0x9F ? 3 : 0
        // U+3000
        case (0xE3, 0x80): return last == 0x80 ? 3 : 0
        // U+1680
        case (0xE1, 0x9A): return last == 0x80 ? 3 : 0
        default: return 0
        }
    }

    private func appendWord(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
        guard end > start else { return }
        if owesSpace {
            if bytes.count > 0 { bytes.append(0x20) }
            owesSpace = false
        }
        bytes.append(UnsafeBufferPointer(rebasing: text[start..<end]))
    }

    /// Keeps what comes before from touching what comes after.
    func setApart() { owesSpace = true }

    /// The text since a mark.
    func text(from mark: Int) -> UnsafeBufferPointer<UInt8> {
        let all = bytes.all
        guard mark < all.count else { return UnsafeBufferPointer(start: nil, count: 0) }
        // The space owed when it began belongs to what was before.
        return UnsafeBufferPointer(rebasing: all[(all[mark] == 0x20 ? mark + 1 : mark)...])
    }

    func clear() {
        bytes.removeAll(keeping: 1 << 20)
        owesSpace = false
    }
}
