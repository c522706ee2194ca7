import RapporteurXMLStream

/// Writes the words of a literal as others that mean the same: `{namespace}name` as `prefix:name`. White space stays,
/// and so does the place of markup within a word.
///
/// The text of the literal is given piece by piece, because comments and instructions may stand in it.
struct WordReplacement {
    /// A word: how many of its bytes go, and what comes instead where they end.
    private struct Change {
        var count: Int
        var lead: ArraySlice<UInt8>
    }

    private let changes: [Change]
    private var index = -1
    private var offset = 0
    private var isInWord = false

    /// - Parameters:
    ///   - value: the text of the whole literal.
    ///   - words: as many as it has, with spaces between them.
    init(_ value: [UInt8], words: [UInt8]) {
        let old = value.split(whereSeparator: \.isXMLSpace)
        let new = words.split(separator: 0x20)
        changes = zip(old, new).map { old, new in
            if old == new { return Change(count: 0, lead: []) }
            let local = old[((old.lastIndex(of: UInt8(ascii: "}")) ?? old.startIndex - 1) + 1)...]
            guard new.count >= local.count, new.suffix(local.count) == local else {
                return Change(count: old.count, lead: new)
            }
            return Change(count: old.count - local.count, lead: new.dropLast(local.count))
        }
    }

    /// The next piece of the text with its words replaced.
    mutating func text(_ piece: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        for byte in piece {
            if byte.isXMLSpace {
                isInWord = false
                text.append(byte)
                continue
            }
            if !isInWord {
                isInWord = true
                index += 1
                offset = 0
                if index < changes.count, changes[index].count == 0 { text += changes[index].lead }
            }
            offset += 1
            guard index < changes.count, offset <= changes[index].count else {
                text.append(byte)
                continue
            }
            if offset == changes[index].count { text += changes[index].lead }
        }
        return text
    }
}
