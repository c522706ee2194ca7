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
        for index in 0..<text.count where text[index].isXMLSpace {
            appendWord(text, start, index)
            owesSpace = true
            start = index + 1
        }
        appendWord(text, start, text.count)
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
