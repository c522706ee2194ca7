import RapporteurDiagnostics
import RapporteurReportModel

/// Writes a document as one page: HTML that is well-formed XML, loads nothing and runs nothing.
struct PageWriter {
    let language: Language
    var out = MarkupBuffer()
    /// Notes that a place refers to already: only the first of their references is led back to.
    var referred = ExactSet()
    /// Whether what is written stands in a link or in a place to rest on.
    var isInLink = false

    init(_ language: Language) { self.language = language }

    func page(_ document: ReadableDocument) -> [UInt8] {
        var writer = self
        writer.write(document)
        return writer.out.bytes
    }

    private mutating func write(_ document: ReadableDocument) {
        out.markup(HTMLPage.start(title: document.title, language: language, style: ReadingStyle.sheet))
        out.markup("<main class=\"document\"")
        languageOf(document.language)
        out.markup(">\n")
        if !document.parts.contains(where: \.isTitle) {
            // Whoever listens needs a first heading; it says nothing that the document does not say.
            out.markup("<h1 class=\"unseen\">")
            out.text(document.title.isEmpty ? word(Message("reading.untitled")) : document.title)
            out.markup("</h1>\n")
        }
        for part in document.parts { write(part) }
        out.markup("</main>\n")
        out.markup(HTMLPage.end)
    }

    mutating func write(_ part: ReadablePart) {
        switch part {
        case .masthead(let value, let symbols): write(value, symbols)
        case .heading(let value): write(value)
        case .paragraph(let value): write(value)
        case .list(let value): write(value)
        case .table(let value, let anchor): write(value, anchor)
        case .figure(let value, let anchor): write(value, anchor)
        case .note(let value): write(value)
        case .contents(let value): write(value)
        case .group(let value): write(value)
        }
    }

    func word(_ message: Message) -> String { message.text(in: language) }

    /// The attributes of a language, and of its direction.
    mutating func languageOf(_ language: String?) {
        guard let language else { return }
        out.attribute("lang", language)
        out.attribute("dir", ReadableDocument.isRightToLeft(language) ? "rtl" : "ltr")
    }

    private mutating func write(_ group: ReadableGroup) {
        let element =
            switch group.kind {
            case .quotation: "blockquote"
            case .treatyStatus, .correction, .preamble, .votes, .about, .notes: "div"
            case .summary, .section, .annex, .reply: "section"
            }
        out.markup("<\(element) class=\"\(group.kind.rawValue)\"")
        // A heading carries the anchor of its group; a group without one carries it itself.
        if !group.parts.contains(where: { if case .heading(let heading) = $0 { heading.anchor != nil } else { false } }) {
            out.attribute("id", group.anchor)
        }
        languageOf(group.language)
        out.markup(">\n")
        for part in group.parts { write(part) }
        out.markup("</\(element)>\n")
    }

    private mutating func write(_ heading: ReadableHeading) {
        let level = min(heading.level, 6)
        out.markup("<h\(level)")
        out.attribute("id", heading.anchor)
        languageOf(heading.language)
        out.markup(">")
        if let number = heading.number {
            out.markup("<span class=\"number\">")
            out.text(number)
            out.markup("</span> ")
        }
        write(heading.content)
        permalink(to: heading.anchor, Message("reading.link/heading"))
        out.markup("</h\(level)>\n")
    }

    /// A link to the place itself, which shows its sign when it is pointed at; the sign is no text of the page.
    mutating func permalink(to anchor: String?, _ label: Message) {
        guard let anchor else { return }
        out.markup(" <a class=\"permalink\"")
        out.attribute("href", "#\(anchor)")
        out.attribute("aria-label", word(label))
        out.markup("></a>")
    }

    private mutating func write(_ paragraph: ReadableParagraph) {
        let name =
            switch paragraph.role {
            case .body: "paragraph"
            case .documentType: "documentType"
            case .source: "source-line"
            case .designation: "designation"
            case .party: "party"
            }
        let pieces = paragraph.content.pieces
        // A paragraph of words alone is one of HTML; one with a list inside is a group of them.
        let isPlain = pieces.allSatisfy { if case .words = $0 { true } else { false } }
        out.markup(isPlain ? "<p class=\"\(name)\"" : "<div class=\"\(name)\"")
        out.attribute("id", paragraph.anchor)
        languageOf(paragraph.language)
        out.markup(">")
        if !isPlain, paragraph.number != nil { out.markup("<p>") }
        number(paragraph.number, anchor: paragraph.anchor)
        var isOpen = isPlain || paragraph.number != nil
        for piece in pieces {
            if case .words(let content) = piece {
                if !isOpen { out.markup("<p>") }
                write(content)
                isOpen = true
            } else {
                if isOpen { out.markup("</p>\n") }
                isOpen = false
                block(piece)
            }
        }
        if isPlain {
            out.markup("</p>\n")
        } else {
            out.markup(isOpen ? "</p>\n</div>\n" : "</div>\n")
        }
    }

    /// The number of a paragraph, which is a link to it.
    private mutating func number(_ number: String?, anchor: String?) {
        guard let number else { return }
        out.markup("<span class=\"number\">")
        if let anchor {
            out.markup("<a")
            out.attribute("href", "#\(anchor)")
            out.markup(">")
        }
        out.text(number)
        out.markup(anchor == nil ? "</span> " : "</a></span> ")
    }

    mutating func block(_ piece: InlinePiece) {
        switch piece {
        case .words: return
        case .list(let value): write(ReadingBuilder.list(value))
        case .quotation(let value):
            write(.group(ReadableGroup(kind: .quotation, language: value.language, parts: ReadingBuilder.quoted(value))))
        }
    }

    private mutating func write(_ list: ReadableList) {
        out.markup("<ul class=\"\(list.items.contains { $0.label != nil } ? "labelled" : "plain")\"")
        languageOf(list.language)
        out.markup(">\n")
        for item in list.items {
            out.markup("<li")
            languageOf(item.language)
            out.markup(">")
            if let label = item.label {
                out.markup("<span class=\"number\">")
                out.text(label)
                out.markup("</span> ")
            }
            for piece in item.content.pieces {
                if case .words(let content) = piece { write(content) } else { block(piece) }
            }
            out.markup("</li>\n")
        }
        out.markup("</ul>\n")
    }
}

extension ReadablePart {
    var isTitle: Bool { if case .heading(let heading) = self { heading.level == 1 } else { false } }
}
