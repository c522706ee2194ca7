import XMLStream

/// A string read as exactly one comment or instruction (XML 1.0, productions 15 and 16).
enum Markup {
    case comment(UnsafeBufferPointer<UInt8>)
    case instruction(UnsafeBufferPointer<UInt8>)
    case malformed(String)

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        if let bad = XMLText.forbidden(in: bytes) {
            self = .malformed("it holds the character U+\(String(bad, radix: 16, uppercase: true))")
        } else if bytes.contains(0x0D) {
            self = .malformed("it holds a carriage return, which XML cannot keep there")
        } else if bytes.hasText(prefix: "<!--") {
            self = Self.readComment(bytes)
        } else if bytes.hasText(prefix: "<?") {
            self = Self.readInstruction(bytes)
        } else {
            self = .malformed("it begins otherwise")
        }
    }

    private static func readComment(_ bytes: UnsafeBufferPointer<UInt8>) -> Markup {
        guard bytes.count >= 7, UnsafeBufferPointer(rebasing: bytes[(bytes.count - 3)...]).isText("-->") else {
            return .malformed("it does not end with -->")
        }
        let text = UnsafeBufferPointer(rebasing: bytes[4..<(bytes.count - 3)])
        for index in text.indices where text[index] == UInt8(ascii: "-") {
            if index + 1 == text.count || text[index + 1] == UInt8(ascii: "-") {
                return .malformed("a comment cannot hold -- or end with -")
            }
        }
        return .comment(text)
    }

    private static func readInstruction(_ bytes: UnsafeBufferPointer<UInt8>) -> Markup {
        guard bytes.count >= 5, UnsafeBufferPointer(rebasing: bytes[(bytes.count - 2)...]).isText("?>") else {
            return .malformed("it does not end with ?>")
        }
        let text = UnsafeBufferPointer(rebasing: bytes[2..<(bytes.count - 2)])
        for index in text.indices.dropLast() where text[index] == UInt8(ascii: "?") && text[index + 1] == UInt8(ascii: ">") {
            return .malformed("it ends before its end")
        }
        let end = text.firstIndex(where: \.isXMLSpace) ?? text.count
        let target = UnsafeBufferPointer(rebasing: text[..<end])
        guard XMLNames.isNCName(target) else { return .malformed("it has no name") }
        if String(decoding: target, as: UTF8.self).lowercased() == "xml" {
            return .malformed("an instruction cannot be named xml")
        }
        return .instruction(text)
    }
}
