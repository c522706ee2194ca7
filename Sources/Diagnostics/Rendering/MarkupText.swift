/// Text in XML and HTML.
enum MarkupText {
    /// The text with what markup could take for its own replaced.
    ///
    /// Control characters, which XML forbids, and characters that reorder what stands around them are shown as
    /// `\u{202E}`. Line breaks and tabs are kept where `keepsLines` says so.
    static func escaped(_ text: String, keepsLines: Bool = false) -> String {
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
            default: result += TerminalText.shown(scalar)
            }
        }
        return result
    }
}
