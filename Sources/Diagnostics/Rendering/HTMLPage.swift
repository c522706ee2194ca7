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
        <html lang="\(language.rawValue)">
        <head>
        <meta charset="utf-8"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="referrer" content="no-referrer"/>
        <title>\(MarkupText.escaped(title))</title>
        <style>
        \(sheet)\(style.isEmpty ? "" : "\n" + style)
        </style>
        </head>
        <body>

        """
    }

    package static let end = "</body>\n</html>\n"

    /// The class of what is said of an outcome.
    package static func style(_ outcome: Outcome) -> String { outcome == .notChecked ? "unchecked" : outcome.rawValue }

    /// What documents were checked with, with digests.
    package static func list(of parts: [CheckedPart], _ words: PageWords) -> String {
        let items = parts.map { part in
            "<li>\(words.kind(part.kind)) <bdi>\(MarkupText.escaped(part.label))</bdi>, SHA-256 "
                + "<code>\(MarkupText.escaped(part.sha256 ?? ""))</code></li>\n"
        }
        return "<ul>\n\(items.joined())</ul>\n"
    }

    /// The look of all pages: plain, for paper and phones too.
    private static let sheet = """
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; color: #1a1a1a; background: #fff; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; overflow-wrap: anywhere; } h3 { font-size: 1.05rem; margin: 0; overflow-wrap: anywhere; }
        article { border: 1px solid #ccc; border-radius: .3rem; padding: .8rem; margin: 1rem 0; break-inside: avoid-page; }
        figure { margin: .8rem 0; } figcaption { font-weight: 600; }
        pre, code { font-family: ui-monospace, monospace; font-size: .9rem; }
        pre { background: #f4f4f4; padding: .5rem; margin: .3rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
        code { overflow-wrap: anywhere; unicode-bidi: isolate; }
        mark { background: #ffd54a; outline: 2px solid #8a6d00; }
        table { border-collapse: collapse; margin: 1rem 0; width: 100%; } caption { text-align: start; font-weight: 600; }
        th, td { border: 1px solid #ccc; padding: .3rem .5rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
        .severity { border-radius: .2rem; padding: 0 .4rem; color: #fff; }
        .error, .outcome.invalid { background: #a4161a; } .warning { background: #7a4f00; } .note, .outcome.unchecked { background: #3d4f5c; } .outcome.valid { background: #1b6b32; }
        .outcome { color: #fff; padding: .4rem .6rem; border-radius: .3rem; }
        .path, .code, footer { color: #444; font-size: .9rem; } .path { margin: 0; }
        @media print { body { max-width: none; } .severity, .outcome { color: #000; background: none !important; border: 1px solid #000; } }
        """
}
