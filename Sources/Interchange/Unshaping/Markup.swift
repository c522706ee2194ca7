import RapporteurDiagnostics
import RapporteurXMLStream

/// A string read as exactly one comment or instruction (XML 1.0, productions 15 and 16).
enum Markup {
    case comment(UnsafeBufferPointer<UInt8>)
    case instruction(UnsafeBufferPointer<UInt8>)
    case malformed(Message)

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        if let bad = XMLText.forbidden(in: bytes) {
            self = .malformed(XMLWriteError.character(bad).reason)
        } else if bytes.contains(0x0D) {
            self = .malformed(Message("reason.return"))
        } else if bytes.hasText(prefix: "<!--") {
            self = Self.readComment(bytes)
        } else if bytes.hasText(prefix: "<?") {
            self = Self.readInstruction(bytes)
        } else {
            self = .malformed(Message("reason.beginning"))
        }
    }

    /// Where the comment or instruction ends that begins at an index; nil where it does not end.
    static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let isComment = UnsafeBufferPointer(rebasing: bytes[start...]).hasText(prefix: "<!--")
        var index = start + (isComment ? 6 : 3)
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: ">") {
                let before = bytes[index - 1]
                if isComment ? before == UInt8(ascii: "-") && bytes[index - 2] == before : before == UInt8(ascii: "?") {
                    return index + 1
                }
            }
            index += 1
        }
        return nil
    }

    private static func readComment(_ bytes: UnsafeBufferPointer<UInt8>) -> Markup {
        guard bytes.count >= 7, UnsafeBufferPointer(rebasing: bytes[(bytes.count - 3)...]).isText("-->") else {
            return .malformed(Message("reason.comment.end"))
        }
        let text = UnsafeBufferPointer(rebasing: bytes[4..<(bytes.count - 3)])
        for index in text.indices where text[index] == UInt8(ascii: "-") {
            if index + 1 == text.count || text[index + 1] == UInt8(ascii: "-") {
                return .malformed(Message("reason.comment"))
            }
        }
        return .comment(text)
    }

    private static func readInstruction(_ bytes: UnsafeBufferPointer<UInt8>) -> Markup {
        guard bytes.count >= 5, UnsafeBufferPointer(rebasing: bytes[(bytes.count - 2)...]).isText("?>") else {
            return .malformed(Message("reason.instruction.end"))
        }
        let text = UnsafeBufferPointer(rebasing: bytes[2..<(bytes.count - 2)])
        for index in text.indices.dropLast() where text[index] == UInt8(ascii: "?") && text[index + 1] == UInt8(ascii: ">") {
            return .malformed(Message("reason.instruction.early"))
        }
        let end = text.firstIndex(where: \.isXMLSpace) ?? text.count
        let target = UnsafeBufferPointer(rebasing: text[..<end])
        guard XMLNames.isNCName(target) else { return .malformed(Message("reason.instruction.name")) }
        if String(decoding: target, as: UTF8.self).lowercased() == "xml" {
            return .malformed(Message("reason.instruction.xml"))
        }
        return .instruction(text)
    }
}
