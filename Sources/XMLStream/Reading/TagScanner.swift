/// Reads ahead over the tags of a document that is not well-formed, to tell what its author meant.
///
/// It knows only as much of XML as that takes, and looks at a bounded piece.
struct TagScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var index: Int
    /// Whether anything but end tags, white space and comments was passed.
    private(set) var sawContent = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int) {
        self.bytes = bytes
        self.index = index
    }

    /// The name in the next end tag that closes something which was open before: its local part. Nil where the piece
    /// has none.
    mutating func nextEnd() -> String? {
        var depth = 0
        while let open = find(UInt8(ascii: "<"), from: index) {
            if bytes[index..<open].contains(where: { $0 > 0x20 }) { sawContent = true }
            guard open + 1 < bytes.count else { break }
            switch bytes[open + 1] {
            case UInt8(ascii: "!"), UInt8(ascii: "?"):
                index = passMarkup(open)
            case UInt8(ascii: "/"):
                let name = localName(from: open + 2)
                index = (find(UInt8(ascii: ">"), from: open) ?? bytes.count - 1) + 1
                if depth == 0 { return name }
                depth -= 1
            default:
                sawContent = true
                let end = passTag(open + 1)
                if bytes[end - 1] == UInt8(ascii: ">"), bytes[end - 2] != UInt8(ascii: "/") { depth += 1 }
                index = end
            }
        }
        if bytes[index...].contains(where: { $0 > 0x20 }) { sawContent = true }
        index = bytes.count
        return nil
    }

    private func find(_ byte: UInt8, from start: Int) -> Int? {
        start < bytes.count ? bytes[start...].firstIndex(of: byte) : nil
    }

    /// The index after a comment, CDATA section, instruction or declaration.
    private func passMarkup(_ open: Int) -> Int {
        let isComment = bytes[open...].starts(with: "<!--".utf8), isCDATA = bytes[open...].starts(with: "<![CDATA[".utf8)
        var place = open
        while let close = find(UInt8(ascii: ">"), from: place) {
            let mark = isComment ? UInt8(ascii: "-") : UInt8(ascii: "]")
            if !isComment && !isCDATA || close >= open + 6 && bytes[close - 1] == mark && bytes[close - 2] == mark {
                return close + 1
            }
            place = close + 1
        }
        return bytes.count
    }

    /// The index after a start tag; of one without an end, the index of the next `<`.
    private func passTag(_ start: Int) -> Int {
        var quote: UInt8?
        var place = start
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "<") { return place }
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return place + 1
            }
            place += 1
        }
        return bytes.count
    }

    private func localName(from start: Int) -> String {
        var end = start, first = start
        while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ">"), bytes[end] != UInt8(ascii: "<") {
            if bytes[end] == UInt8(ascii: ":") { first = end + 1 }
            end += 1
        }
        return String(decoding: bytes[min(first, end)..<min(end, first + 200)], as: UTF8.self)
    }
}
