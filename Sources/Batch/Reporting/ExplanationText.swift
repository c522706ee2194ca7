import RapporteurDiagnostics

/// The page of `rapporteur explain` about a code, for a terminal: without the marks of Markdown, as wide as it is read.
package enum ExplanationText {
    /// - Parameters:
    ///   - page: in Markdown.
    ///   - width: how many columns a line of words takes at most.
    package static func text(_ page: String, width: Int, colour: Bool) -> String {
        var result = ""
        var isCode = false
        for line in page.pieces(between: "\n", keepingEmpty: true) {
            if line.begins(with: "```") {
                isCode.toggle()
            } else if isCode {
                result += "    \(line)\n"
            } else if line.begins(with: "## ") {
                result += colour ? "\u{1B}[1m\(line.dropFirst(3))\u{1B}[0m\n" : "\(line.dropFirst(3))\n"
            } else {
                result += wrapped(plain(String(line)), width: min(max(width, 40), 100))
            }
        }
        return result
    }

    /// Words without marks of emphasis, of code and of links.
    private static func plain(_ line: String) -> String {
        line.replacing("**", with: "").replacing(#/\[([^\]]+)\]\([^)]*\)/#) { String($0.1) }.replacing("`", with: "")
    }

    private static func wrapped(_ line: String, width: Int) -> String {
        line.isEmpty ? "\n" : WrappedText.lines(line, width: width).map { $0 + "\n" }.joined()
    }
}
