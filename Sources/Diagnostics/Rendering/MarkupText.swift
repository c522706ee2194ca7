/// Text in XML and HTML.
package enum MarkupText {
    /// A message in a language, with what markup could take for its own replaced.
    package static func escaped(_ message: Message, in language: Language) -> String {
        escaped(message.text(in: language), isolates: language.isRightToLeft)
    }

    /// The text with what markup could take for its own replaced.
    ///
    /// Control characters, which XML forbids, and characters that reorder what stands around them are shown as
    /// `\u{202E}`. Line breaks and tabs are kept where `keepsLines` says so.
    ///
    /// - Parameter isolates: whether directional isolates stay, because they are ours and are closed.
    package static func escaped(_ text: String, keepsLines: Bool = false, isolates: Bool = false) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n" where keepsLines, "\t" where keepsLines: result.unicodeScalars.append(scalar)
            // Neither XML nor HTML has them.
            case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result += TerminalText.shown(scalar, isolates: isolates)
            }
        }
        return result
    }

    /// The source line of a place, with what is wrong marked.
    package static func marked(_ location: Location) -> String {
        guard let excerpt = location.excerpt else { return "" }
        let line = Array(excerpt.text.unicodeScalars)
        func part(_ range: Range<Int>) -> String {
            escaped(String(String.UnicodeScalarView(line[range].map { $0 == "\t" ? " " : $0 })))
        }
        guard line.indices.contains(excerpt.caret) else { return part(0..<line.count) + "<mark> </mark>" }
        let end = min(excerpt.caret + location.markedLength, line.count)
        return part(0..<excerpt.caret) + "<mark>\(part(excerpt.caret..<end))</mark>" + part(end..<line.count)
    }
}
