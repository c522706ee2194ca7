import RapporteurDiagnostics
import RapporteurReportModel

extension PageWriter {
    /// Running text without lists and quotations.
    mutating func write(_ content: [Inline]) {
        for inline in content { write(inline) }
    }

    private mutating func write(_ inline: Inline) {
        switch inline {
        case .text(let words): out.text(words)
        case .lineBreak: out.markup("<br/>")
        case .strong(let content): element("strong", content)
        case .emphasis(let content): element("em", content)
        case .noteRef(let reference): write(reference)
        case .state(let value): fact(inline, value.language) { $0.out.text(value.text) }
        case .organization(let value): fact(inline, value.language) { $0.write(value.content) }
        case .date(let value): fact(inline, value.language) { $0.write(value.content) }
        case .citation(let value): fact(inline, value.language) { $0.write(value.content) }
        case .quantity(let value): fact(inline, value.language) { $0.write(value.content) }
        case .recommendation(let value): span("recommendation", value.language, value.content)
        case .activity(let value): span("activity", value.language, value.content)
        case .quote(let value): span("quote", value.language, value.content)
        // They stand between paragraphs: `pieces` has taken them out.
        case .list, .quotation: return
        }
    }

    private mutating func element(_ name: String, _ content: [Inline]) {
        out.markup("<\(name)>")
        write(content)
        out.markup("</\(name)>")
    }

    private mutating func span(_ kind: String, _ language: String?, _ content: [Inline]) {
        out.markup("<span class=\"\(kind)\"")
        languageOf(language)
        out.markup(">")
        write(content)
        out.markup("</span>")
    }

    /// A marked place: a link where there is something to see, else something to rest on; its card is shown by the style
    /// sheet and is no text of the page.
    private mutating func fact(_ inline: Inline, _ language: String?, _ words: (inout PageWriter) -> Void) {
        guard let card = FactCard(inline, self.language) else { return words(&self) }
        // Links and places to rest on do not stand in one another; the outer one is kept.
        let link = isInLink ? nil : card.link
        out.markup(link == nil ? "<span class=\"fact \(card.kind)\"" : "<a class=\"fact \(card.kind)\"")
        out.attribute("href", link)
        if !isInLink {
            if link == nil { out.markup(" tabindex=\"0\"") }
            if !card.text.isEmpty { out.attribute("data-card", card.text) }
        }
        languageOf(language)
        out.markup(">")
        let outer = isInLink
        isInLink = true
        words(&self)
        isInLink = outer
        out.markup(link == nil ? "</span>" : "</a>")
    }

    private mutating func write(_ reference: NoteRef) {
        guard !isInLink else {
            out.markup("<sup>")
            out.text(reference.text)
            out.markup("</sup>")
            return
        }
        out.markup("<sup class=\"reference\"><a role=\"doc-noteref\"")
        if referred.insert(reference.note).inserted { out.attribute("id", Anchors.reference(reference.note)) }
        out.attribute("href", "#\(Anchors.note(reference.note))")
        out.markup(">")
        out.text(reference.text)
        out.markup("</a></sup>")
    }

    mutating func write(_ value: Note) {
        out.markup("<aside class=\"footnote\" role=\"note\"")
        out.attribute("id", Anchors.note(value.id))
        languageOf(value.language)
        out.markup("><p>")
        let leadsBack = referred.contains(value.id)
        out.markup("<sup>")
        if leadsBack {
            out.markup("<a")
            out.attribute("href", "#\(Anchors.reference(value.id))")
            out.attribute("aria-label", word(Message("reading.link/back", ["marker": .text(value.marker)])))
            out.markup(">")
        }
        out.text(value.marker)
        out.markup(leadsBack ? "</a></sup> " : "</sup> ")
        var isOpen = true
        for piece in value.content.pieces {
            if case .words(let content) = piece {
                if !isOpen { out.markup("<p>") }
                isOpen = true
                write(content)
            } else {
                if isOpen { out.markup("</p>") }
                isOpen = false
                block(piece)
            }
        }
        out.markup(isOpen ? "</p></aside>\n" : "</aside>\n")
    }
}
