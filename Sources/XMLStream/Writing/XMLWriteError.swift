/// Why something cannot be written as XML.
public enum XMLWriteError: Error, Sendable, Hashable {
    /// XML has no way to write this character: U+0000, most control characters, U+FFFE, U+FFFF, surrogates; in a
    /// comment or an instruction also a carriage return.
    case character(UInt32)
    /// This is no name without a colon.
    case name(String)
    /// A comment holds `--` or ends with `-`.
    case comment
    /// An instruction is named `xml`, or holds `?>`.
    case instruction
    /// A namespace cannot have this prefix here: the prefix is taken on the same tag, or reserved.
    case prefix(String)
    /// The bytes are not UTF-8.
    case encoding
}

extension XMLWriteError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .character(let value):
            "XML cannot hold the character U+\(String(repeating: "0", count: max(0, 4 - String(value, radix: 16).count)))\(String(value, radix: 16, uppercase: true))"
        case .name(let name): "\"\(name)\" is not a name that XML allows"
        case .comment: "a comment cannot hold \"--\" or end with \"-\""
        case .instruction: "an instruction cannot be named xml or hold \"?>\""
        case .prefix(let prefix): "the prefix \"\(prefix)\" cannot stand for this namespace here"
        case .encoding: "the text is not UTF-8"
        }
    }
}
