/// What all pages have in common: one file that loads nothing and runs nothing, and says so to the browser.
///
/// Pages are HTML that is well-formed XML, too.
package enum HTMLPage {
    /// All that stands before the content of the body.
    ///
    /// - Parameters:
    ///   - title: plain text.
    ///   - style: CSS beside that of all pages.
    package static func start(title: String, language: Language, style: String = "") -> String {
        """
        <!DOCTYPE html>
        <html lang="\(language.rawValue)" dir="\(language.isRightToLeft ? "rtl" : "ltr")">
        <head>
        <meta charset="utf-8"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="referrer" content="no-referrer"/>
        <meta name="color-scheme" content="light dark"/>
        <title>\(MarkupText.escaped(title))</title>
        <style>
        \(HTMLStyle.sheet)\(style.isEmpty ? "" : "\n" + style)
        </style>
        </head>
        <body>

        """
    }

    package static let end = "</body>\n</html>\n"

    /// The class of what is said of an outcome.
    package static func style(_ outcome: Outcome) -> String { outcome == .notChecked ? "unchecked" : outcome.rawValue }

    /// What documents were checked with, with digests: the foot of a page.
    package static func foot(version: String, _ parts: [CheckedPart], _ words: PageWords) -> String {
        let heading = words.markup(words.text(Message("page.checkedWith")))
        var result = "<footer>\n<h2>\(heading)</h2>\n<ul>\n<li><bdi>rapporteur \(MarkupText.escaped(version))</bdi></li>\n"
        for part in parts {
            result += "<li>\(words.kind(part.kind)) <bdi>\(MarkupText.escaped(part.label))</bdi>, SHA-256 "
            result += "<code>\(MarkupText.escaped(part.sha256 ?? ""))</code></li>\n"
        }
        return result + "</ul>\n</footer>\n"
    }

    /// The source line of a place behind its number, with what is wrong marked; empty where the line is not known.
    package static func source(of location: Location) -> String {
        guard location.excerpt != nil else { return "" }
        // The number stands in the words about the place, too: whoever listens has heard it.
        let number = location.line.map { "<span class=\"number\" aria-hidden=\"true\">\($0)</span>" } ?? ""
        return "<p class=\"source\" dir=\"ltr\">\(number)<code dir=\"auto\">\(MarkupText.marked(location))</code></p>\n"
    }
}
