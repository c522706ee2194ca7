extension WhiteSpace {
    /// The literal as this white space handling leaves it: the literal itself where nothing changes, else a copy in
    /// the scratch buffer.
    @inline(__always)
    func normalize(_ literal: Bytes, into scratch: ScratchBuffer) -> Bytes {
        switch self {
        case .preserve:
            literal
        case .replace:
            Self.replace(literal, into: scratch)
        case .collapse:
            // One pass decides; most literals are collapsed already.
            Self.isCollapsed(literal) ? literal : Self.collapse(literal, into: scratch)
        }
    }

    /// The same for text, where speed is no matter.
    func normalize(_ text: String) -> String {
        let scratch = ScratchBuffer()
        var text = text
        return text.withUTF8 { bytes in
            // What the scratch buffer holds is copied while it lives.
            withExtendedLifetime(scratch) { normalize(bytes, into: scratch).string }
        }
    }

    @inline(__always)
    private static func isCollapsed(_ literal: Bytes) -> Bool {
        var afterSpace = true
        for byte in literal {
            if byte <= ASCII.space {
                if byte != ASCII.space {
                    if ASCII.isSpace(byte) { return false }
                    afterSpace = false
                } else {
                    if afterSpace { return false }
                    afterSpace = true
                }
            } else {
                afterSpace = false
            }
        }
        return !afterSpace || literal.isEmpty
    }

    private static func replace(_ literal: Bytes, into scratch: ScratchBuffer) -> Bytes {
        guard literal.contains(where: { $0 < ASCII.space && ASCII.isSpace($0) }) else { return literal }
        let target = scratch.reserve(literal.count)
        for index in 0..<literal.count {
            let byte = literal[index]
            target[index] = ASCII.isSpace(byte) ? ASCII.space : byte
        }
        return Bytes(start: target, count: literal.count)
    }

    /// Writes never overtake reads, so that a literal may even lie in the scratch buffer itself.
    private static func collapse(_ literal: Bytes, into scratch: ScratchBuffer) -> Bytes {
        let target = scratch.reserve(literal.count)
        var length = 0
        var pending = false
        for byte in literal {
            if ASCII.isSpace(byte) {
                pending = length > 0
            } else {
                if pending {
                    target[length] = ASCII.space
                    length += 1
                    pending = false
                }
                target[length] = byte
                length += 1
            }
        }
        return Bytes(start: target, count: length)
    }
}
