/// Directional isolates (Unicode Standard Annex 9): what stands between them keeps its direction to itself.
enum Isolate {
    static let start: Unicode.Scalar = "\u{2068}"
    static let end: Unicode.Scalar = "\u{2069}"

    /// The text between isolates, in a language that is written from right to left.
    ///
    /// A text from outside that opens or closes isolates of its own loses them, so that it cannot end ours.
    static func around(_ text: String, in language: Language) -> String {
        guard language.isRightToLeft, !text.isEmpty else { return text }
        return "\(start)\(isBalanced(text) ? text : without(text))\(end)"
    }

    /// A sentence in which what was quoted stands between isolates already.
    static func closed(_ text: String, in language: Language) -> String {
        !language.isRightToLeft || isBalanced(text) ? text : without(text)
    }

    private static func isBalanced(_ text: String) -> Bool {
        var depth = 0
        for scalar in text.unicodeScalars {
            if scalar == start { depth += 1 }
            if scalar == end { depth -= 1 }
            if depth < 0 { return false }
        }
        return depth == 0
    }

    private static func without(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != start && $0 != end }))
    }
}
