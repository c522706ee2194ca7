/// Splitting and searching by bytes: a mark such as `/` or `:` is found whatever follows it.
///
/// `split`, `firstIndex`, `hasPrefix` and `contains` of `String` work with characters, and a `/` with a combining accent
/// after it is a character of its own, in which they find no `/`.
extension StringProtocol {
    /// The pieces between the places of an ASCII character; as `split`, without empty ones unless they are wanted.
    public func pieces(between mark: Unicode.Scalar, atMost splits: Int = .max, keepingEmpty: Bool = false) -> [SubSequence] {
        var pieces: [SubSequence] = []
        var rest = startIndex
        while pieces.count < splits, let place = utf8[rest...].firstIndex(of: UInt8(ascii: mark)) {
            if keepingEmpty || rest < place { pieces.append(self[rest..<place]) }
            rest = utf8.index(after: place)
        }
        if keepingEmpty || rest < endIndex { pieces.append(self[rest...]) }
        return pieces
    }

    /// Whether the bytes begin with those of another text.
    public func begins(with other: some StringProtocol) -> Bool { utf8.starts(with: other.utf8) }

    /// Whether the bytes end with those of another text.
    public func ends(with other: some StringProtocol) -> Bool {
        utf8.count >= other.utf8.count && utf8.dropFirst(utf8.count - other.utf8.count).elementsEqual(other.utf8)
    }

    /// Whether an ASCII character is in the text.
    public func has(_ mark: Unicode.Scalar) -> Bool { utf8.contains(UInt8(ascii: mark)) }

    /// What follows some bytes at the beginning. O(1).
    public func after(bytes count: Int) -> SubSequence { self[utf8.index(startIndex, offsetBy: count)...] }
}

extension Sequence<String> {
    /// Whether a text is among these, by its bytes.
    public func hasExactly(_ text: String) -> Bool { contains { $0.isExactly(text) } }

    /// In the order of their bytes, which depends on no language and no version of Unicode.
    public func sortedExactly() -> [String] { sorted { $0.precedes($1) } }
}
