import RapporteurDiagnostics

/// Breaks text into lines of at most so many columns, at spaces; in scripts without spaces between any two characters.
struct LineWrapper {
    var width = 72

    /// The lines of a text with what stands before the first, and before the others.
    func lines(_ text: String, first: String = "", rest: String = "") -> [String] {
        var result: [String] = []
        for (index, part) in text.pieces(between: "\n", keepingEmpty: true).enumerated() {
            wrap(part, index == 0 ? first : rest, rest, into: &result)
        }
        return result
    }

    private func wrap(_ text: Substring, _ first: String, _ rest: String, into result: inout [String]) {
        var line = first
        var used = columns(first)
        var isEmpty = true
        for word in text.pieces(between: " ") where !word.isEmpty {
            let wide = columns(word)
            if !isEmpty, used + 1 + wide > width {
                result.append(line)
                line = rest
                used = columns(rest)
                isEmpty = true
            }
            if !isEmpty {
                line += " "
                used += 1
            }
            isEmpty = false
            guard wide > width - used, word.unicodeScalars.contains(where: { TerminalText.width($0) == 2 }) else {
                line += word
                used += wide
                continue
            }
            for scalar in word.unicodeScalars {
                let wide = TerminalText.width(scalar)
                if used + wide > width, wide > 0 {
                    result.append(line)
                    line = rest
                    used = columns(rest)
                }
                line.unicodeScalars.append(scalar)
                used += wide
            }
        }
        result.append(line)
    }

    private func columns(_ text: some StringProtocol) -> Int { text.unicodeScalars.reduce(0) { $0 + TerminalText.width($1) } }
}
