import RapporteurDiagnostics

/// Text of documents on pages and in files for people: what would reorder the text around it, or move a terminal's cursor,
/// is shown as `\u{202E}`; the marks that order the text of languages from right to left stay.
enum ShownText {
    /// What a scalar is shown as; nil for itself.
    static func replacement(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0x1FFF: nil
        case 0x09, 0x0A, 0x0D: " "
        // Spaces, joiners and marks of direction without embedding; a word joiner.
        case 0x2000...0x2027, 0x202F...0x2060, 0x2070...0xD7FF: nil
        // Isolates in the direction of their own text, as around names in Arabic messages.
        case 0x2068, 0x2069: nil
        case 0xFFFE, 0xFFFF: "\u{FFFD}"
        default: TerminalText.escaped(String(scalar)).isExactly(String(scalar)) ? nil : TerminalText.escaped(String(scalar))
        }
    }

    static func shown(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { replacement($0) != nil }) else { return text }
        return text.unicodeScalars.reduce(into: "") { result, scalar in
            if let replacement = replacement(scalar) { result += replacement } else { result.unicodeScalars.append(scalar) }
        }
    }
}
