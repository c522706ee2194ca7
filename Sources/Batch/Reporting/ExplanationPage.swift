import RapporteurDiagnostics

/// The page of `rapporteur explain` about a code, in HTML.
package enum ExplanationPage {
    /// Nil for a code that has no page. The pages are in English.
    package static func html(of code: String) -> String? {
        guard let content = ExplanationMarkup.html(of: code) else { return nil }
        return HTMLPage.start(title: code, language: .english)
            + "<main>\n<h1><code>\(MarkupText.escaped(code))</code></h1>\n\(content)</main>\n\(HTMLPage.end)"
    }
}
