package import RapporteurDiagnostics

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
    /// The start tag has an attribute of this name, whatever their prefixes are.
    case duplicate(String)
    /// The bytes are not UTF-8.
    case encoding
}

extension XMLWriteError: CustomStringConvertible {
    public var description: String { reason.description }
}

extension XMLWriteError {
    /// The reason as it stands behind a colon.
    package var reason: Message {
        switch self {
        case .character(let value):
            let digits = String(value, radix: 16, uppercase: true)
            let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            return Message("reason.character", ["code": .text(code)])
        case .name(let name): return Message("reason.name", ["name": .text(name)])
        case .comment: return Message("reason.comment")
        case .instruction: return Message("reason.instruction")
        case .prefix(let prefix): return Message("reason.prefix", ["prefix": .text(prefix)])
        case .duplicate(let name): return Message("reason.duplicate", ["name": .text(name)])
        case .encoding: return Message("reason.encoding")
        }
    }
}
