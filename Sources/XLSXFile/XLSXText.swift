/// What a cell of a workbook can hold.
package enum XLSXText {
    /// How many UTF-16 code units.
    package static let limit = 32_767

    /// A text as the file has it.
    ///
    /// `_x0041_` stands for a character there (ECMA-376 Part 1, 22.9.2.19), so a text that has this itself gets the
    /// number of the underscore. What XML cannot hold becomes U+FFFD; the library writes other control characters as
    /// numbers.
    static func escaped(_ text: String) -> String {
        let bytes = text.utf8
        guard bytes.contains(where: { $0 == 0 || $0 == UInt8(ascii: "_") || $0 == 0xEF }) else { return text }
        var scalars = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\0", "\u{FFFE}", "\u{FFFF}": scalars.append("\u{FFFD}")
            case "_" where isCode(rest): scalars.append(contentsOf: "_x005F_".unicodeScalars)
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// Whether `x`, four hexadecimal digits and an underscore follow.
    private static func isCode(_ rest: Substring.UnicodeScalarView) -> Bool {
        let next = Array(rest.prefix(6))
        return next.count == 6 && next[0] == "x" && next[5] == "_" && next[1...4].allSatisfy { $0.properties.isASCIIHexDigit }
    }

    /// The pieces of a text that fit into cells, in order; one for most.
    ///
    /// - Parameter limit: UTF-16 code units of the text as the file has it.
    package static func pieces(of text: String, limit: Int = limit) -> [String] {
        // A code unit has at most three bytes of UTF-8, and the number of an underscore six more characters.
        guard text.utf8.count > limit / 7 else { return [text] }
        guard escaped(text).utf16.count > limit else { return [text] }
        var pieces: [String] = []
        var piece = String.UnicodeScalarView()
        var length = 0
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            let width = scalar == "_" && isCode(rest) ? 7 : UTF16.width(scalar)
            if length + width > limit, length > 0 {
                pieces.append(String(piece))
                piece = String.UnicodeScalarView()
                length = 0
            }
            piece.append(scalar)
            length += width
        }
        pieces.append(String(piece))
        return pieces
    }
}
