/// Words in lines that are as wide as a terminal shows them.
public enum WrappedText {
    /// The lines of a paragraph. Between words is a space; a line may end behind each character of scripts that have
    /// no spaces, but not before a mark that closes what stands before it.
    ///
    /// - Parameter width: how many columns a line takes at most; a word that is longer has a line of its own.
    public static func lines(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var columns = 0
        for part in parts(of: text) {
            let space = line.isEmpty || !part.hasSpace ? 0 : 1
            if columns > 0, columns + space + part.columns > width {
                lines.append(line)
                line = part.text
                columns = part.columns
            } else {
                if space == 1 { line += " " }
                line += part.text
                columns += space + part.columns
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }

    /// How many columns a terminal gives a text.
    public static func columns(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + TerminalText.width($1) }
    }

    /// What a line does not break: a word, or a wide character with what belongs to it.
    private struct Part {
        var text: String
        var columns: Int
        /// Whether a space stands before it, where it does not begin a line.
        var hasSpace: Bool
    }

    private static func parts(of text: String) -> [Part] {
        var parts: [Part] = []
        for word in text.pieces(between: " ") {
            var part = Part(text: "", columns: 0, hasSpace: true)
            var mayEnd = false
            for scalar in word.unicodeScalars {
                let width = TerminalText.width(scalar)
                let isOpening = opening.contains(scalar)
                if !part.text.isEmpty, width > 0, !closing.contains(scalar), mayEnd || (width == 2 && !isOpened(part)) {
                    parts.append(part)
                    part = Part(text: "", columns: 0, hasSpace: false)
                }
                part.text.unicodeScalars.append(scalar)
                part.columns += width
                if width > 0 { mayEnd = width == 2 && !isOpening }
            }
            parts.append(part)
        }
        return parts
    }

    private static func isOpened(_ part: Part) -> Bool { part.text.unicodeScalars.last.map(opening.contains) ?? false }

    private static let opening = Set("（《「“‘【([<".unicodeScalars)
    private static let closing = Set("，。；：、？！）》」”’】)]>.,;:?!…".unicodeScalars)
}
