import RapporteurDiagnostics

/// The page of a finding's code as HTML: the part of Markdown that these pages use.
///
/// Paragraphs, fenced code, `code`, **bold** and the text of links; everything else stays as it is written.
enum ExplanationMarkup {
    /// Nil for a code that has no page, such as that of a rule in a user's pack.
    static func html(of code: String, in language: Language) -> String? {
        guard let page = FindingPages.page(of: code, in: language) else { return nil }
        // Its first line is the heading.
        return html(page.pieces(between: "\n", keepingEmpty: true).dropFirst())
    }

    static func html(_ lines: some Sequence<Substring>) -> String {
        var result = ""
        var paragraph: [Substring] = []
        var code: [Substring]?
        func endParagraph() {
            if !paragraph.isEmpty { result += "<p>\(inline(paragraph.joined(separator: " ")))</p>\n" }
            paragraph = []
        }
        for line in lines {
            if let lines = code {
                guard line.begins(with: "```") else {
                    code = lines + [line]
                    continue
                }
                let text = MarkupText.escaped(lines.joined(separator: "\n"), keepsLines: true)
                result += "<pre dir=\"ltr\"><code>\(text)</code></pre>\n"
                code = nil
            } else if line.begins(with: "```") {
                endParagraph()
                code = []
            } else if line.isEmpty {
                endParagraph()
            } else {
                paragraph.append(line)
            }
        }
        endParagraph()
        return result
    }

    private static func inline(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let next = rest.first {
            if next == "`", let (inner, after) = enclosed(rest, "`") {
                result += "<code>\(MarkupText.escaped(String(inner), isolates: true))</code>"
                rest = after
            } else if next == "*", let (inner, after) = enclosed(rest, "**") {
                result += "<strong>\(MarkupText.escaped(String(inner), isolates: true))</strong>"
                rest = after
            } else if next == "[", let (inner, after) = linkText(rest) {
                result += MarkupText.escaped(String(inner), isolates: true)
                rest = after
            } else {
                result += MarkupText.escaped(String(next), isolates: true)
                rest = rest.dropFirst()
            }
        }
        return result
    }

    /// What stands between a mark at the beginning and the next one.
    private static func enclosed(_ text: Substring, _ mark: String) -> (inner: Substring, after: Substring)? {
        guard text.begins(with: mark) else { return nil }
        let start = text.index(text.startIndex, offsetBy: mark.count)
        var end = start
        while end < text.endIndex {
            if text[end...].begins(with: mark) {
                return end == start ? nil : (text[start..<end], text[end...].dropFirst(mark.count))
            }
            end = text.index(after: end)
        }
        return nil
    }

    /// `[text](address)`: the page leads nowhere, so the text stands alone.
    private static func linkText(_ text: Substring) -> (inner: Substring, after: Substring)? {
        guard let close = text.utf8.firstIndex(of: UInt8(ascii: "]")), text[close...].begins(with: "]("),
            let end = text[close...].utf8.firstIndex(of: UInt8(ascii: ")"))
        else { return nil }
        return (text[text.index(after: text.startIndex)..<close], text[text.index(after: end)...])
    }
}
