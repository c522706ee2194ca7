package import RapporteurDiagnostics

/// The page of `rapporteur explain` about a code, in HTML.
package enum ExplanationPage {
    /// Nil for a code that has no page.
    package static func html(of code: String, in language: Language) -> String? {
        guard let content = ExplanationMarkup.html(of: code, in: language) else { return nil }
        return HTMLPage.start(title: code, language: language)
            + "<main>\n<h1><code>\(MarkupText.escaped(code))</code></h1>\n\(content)</main>\n\(HTMLPage.end)"
    }
}
