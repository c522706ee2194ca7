import RapporteurXMLStream

/// What stands between the tags of an element with simple content, as XML has it: `&` and `<` of text are written
/// `&amp;` and `&lt;`, so that comments and instructions can stand in it.
final class ValueSource {
    private let buffer = PlainBuffer<UInt8>(capacity: 64)
    /// A value with markup in it is open.
    @exclusivity(unchecked) private(set) var isOpen = false
    @exclusivity(unchecked) private(set) var hasMarkup = false

    var size: Int { buffer.count }
    var bytes: UnsafeBufferPointer<UInt8> { buffer.all }

    /// Begins with the text so far.
    func open(after text: UnsafeBufferPointer<UInt8>) {
        buffer.removeAll(keeping: 1 << 16)
        isOpen = true
        append(text)
    }

    func close() {
        isOpen = false
        hasMarkup = false
    }

    func append(_ text: UnsafeBufferPointer<UInt8>) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "&"): append("&amp;")
            case UInt8(ascii: "<"): append("&lt;")
            default: buffer.append(byte)
            }
        }
    }

    func append(_ event: XMLEvent, in batch: XMLEventBatch) {
        hasMarkup = true
        let isComment = event.kind == .comment
        append(isComment ? "<!--" : "<?")
        buffer.append(batch[event.text])
        append(isComment ? "-->" : "?>")
    }

    private func append(_ text: StaticString) { text.withUTF8Buffer { buffer.append($0) } }
}
