/// The words of the page in a language; their wording stands in the catalogue.
package struct PageWords: Sendable {
    package let language: Language

    package init(language: Language) {
        self.language = language
    }

    package func text(_ message: Message) -> String { message.text(in: language) }

    /// What these words made, safe to stand in a page; isolates of a language from right to left stay.
    package func markup(_ text: String) -> String { MarkupText.escaped(text, isolates: language.isRightToLeft) }

    package func outcome(_ outcome: Outcome) -> String {
        switch outcome {
        case .valid: text(Message("page.outcome/valid"))
        case .invalid: text(Message("page.outcome/invalid"))
        case .notChecked: text(Message("page.outcome/notChecked"))
        }
    }

    package func severity(_ severity: Severity) -> String {
        switch severity {
        case .error: text(Message("page.severity/error"))
        case .warning: text(Message("page.severity/warning"))
        case .note: text(Message("page.severity/note"))
        }
    }

    package func kind(_ kind: CheckedPart.Kind) -> String {
        switch kind {
        case .pack: text(Message("page.part/pack"))
        case .rules: text(Message("page.part/rules"))
        case .codelist: text(Message("page.part/codelist"))
        }
    }

    /// "3 errors, 1 warning"; empty for none.
    package func counts(errors: Int, warnings: Int) -> String {
        var parts: [Message] = []
        if errors > 0 { parts.append(Message("page.errors/count", ["count": .number(errors)])) }
        if warnings > 0 { parts.append(Message("page.warnings/count", ["count": .number(warnings)])) }
        return parts.map(text).joined(separator: language.listSeparator)
    }

    /// "Paragraph 47: line 12, character 5"
    package func place(_ location: Location, in file: String) -> String {
        var place: String?
        if let line = location.line {
            let line = MessageArgument.text(String(line))
            if let column = location.column {
                place = text(Message("page.place/character", ["line": line, "column": .text(String(column))]))
            } else {
                place = text(Message("page.place/line", ["line": line]))
            }
        }
        let other = location.file == file ? nil : location.file
        for name in [location.place, other] {
            guard let name else { continue }
            place =
                place.map { text(Message("page.place/named", ["name": .text(name), "place": .text($0)])) }
                ?? Isolate.around(name, in: language)
        }
        return place ?? text(Message("page.place/document"))
    }
}
