/// What the first bytes of a document say of its encoding and version.
///
/// A tolerant look ahead: whether the declaration is well-formed is for the parser to say.
struct XMLDeclaration {
    var version: String?
    var encoding: String?
    /// Where the encoding's name stands, counted from the document's first byte.
    var encodingOffset = 0

    /// How many bytes are looked at: a declaration that is longer is taken for none.
    static let longest = 1024

    /// Nil when the text does not begin with a declaration that ends within the bytes given.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        let head = bytes.prefix(Self.longest)
        let opening = Array("<?xml".utf8)
        guard head.count > opening.count, head.prefix(opening.count).elementsEqual(opening),
            Self.isSpace(head[head.startIndex + opening.count])
        else { return nil }
        var index = opening.count
        while index + 1 < head.count, !(head[index] == UInt8(ascii: "?") && head[index + 1] == UInt8(ascii: ">")) {
            let nameStart = index
            while index < head.count, Self.isNameByte(head[index]) { index += 1 }
            guard index > nameStart else {
                index += 1
                continue
            }
            let name = String(decoding: head[nameStart..<index], as: UTF8.self)
            while index < head.count, Self.isSpace(head[index]) { index += 1 }
            guard index < head.count, head[index] == UInt8(ascii: "=") else { continue }
            index += 1
            while index < head.count, Self.isSpace(head[index]) { index += 1 }
            guard index < head.count, head[index] == UInt8(ascii: "\"") || head[index] == UInt8(ascii: "'") else {
                continue
            }
            let quote = head[index], valueStart = index + 1
            index = valueStart
            while index < head.count, head[index] != quote { index += 1 }
            guard index < head.count else { return nil }
            let value = String(decoding: head[valueStart..<index], as: UTF8.self)
            index += 1
            if name == "version", version == nil { version = value }
            if name == "encoding", encoding == nil {
                encoding = value
                encodingOffset = valueStart
            }
        }
        guard index + 1 < head.count else { return nil }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
    }

    /// Whether a name may be handed to iconv: what XML allows as the name of an encoding, and not endlessly long.
    static func isEncodingName(_ name: String) -> Bool {
        guard let first = name.utf8.first, isNameByte(first), name.utf8.count <= 40 else { return false }
        return name.utf8.allSatisfy {
            isNameByte($0) || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")) || $0 == UInt8(ascii: "-")
                || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
        }
    }
}
