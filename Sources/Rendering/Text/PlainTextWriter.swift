import RapporteurReportModel

/// Writes a document as plain text: paragraphs in lines of 72 columns with an empty line between them.
struct PlainTextWriter {
    private var lines: [String] = []
    private let wrapper = LineWrapper()
    /// What stands before every line, for quotations.
    private var indent = ""

    func text(_ document: ReadableDocument) -> [UInt8] {
        var writer = self
        for part in document.parts { writer.write(part) }
        return Array((writer.lines.joined(separator: "\n") + "\n").utf8)
    }

    private mutating func write(_ part: ReadablePart) {
        switch part {
        case .masthead(let value, let symbols): masthead(value, symbols)
        case .heading(let value): heading(value)
        case .paragraph(let value): paragraph(value)
        case .list(let value): list(value, indent: "  ")
        case .table(let value, _): table(value)
        case .figure(let value, _):
            if let caption = value.caption { add(words(caption)) }
            if !value.alternative.isEmpty { add("[\(ShownText.shown(value.alternative))]") }
        case .note(let value): note(value)
        case .contents(let value): contents(value.contents)
        case .group(let value):
            let outer = indent
            if value.kind == .quotation { indent += "    " }
            for part in value.parts { write(part) }
            indent = outer
        }
    }

    /// Adds a paragraph, apart from what is before it.
    private mutating func add(_ text: String, first: String = "", rest: String = "") {
        if lines.last?.isEmpty == false { lines.append("") }
        lines += wrapper.lines(text, first: indent + first, rest: indent + rest)
    }

    private mutating func addLines(_ texts: [String]) {
        guard !texts.isEmpty else { return }
        if lines.last?.isEmpty == false { lines.append("") }
        for text in texts { lines += wrapper.lines(text, first: indent, rest: indent + "    ") }
    }

    private mutating func masthead(_ value: Masthead, _ symbols: [String]) {
        addLines(([value.publisher] + value.organs.map(\.text)).compactMap { $0.map(ShownText.shown) })
        addLines(
            (symbols + [value.distribution?.text, value.issued?.text, value.languageLine, value.originalLanguage?.text].compactMap { $0 })
                .map(ShownText.shown))
        addLines(value.sessions.map { ShownText.shown($0.text) } + value.agendaItems.flatMap { [$0.line, $0.title] }.compactMap { $0.map { words($0) } })
    }

    private mutating func heading(_ value: ReadableHeading) {
        if lines.last?.isEmpty == false { lines.append("") }
        let start = lines.count
        add([value.number.map(ShownText.shown), words(value.content)].compactMap { $0 }.joined(separator: " "))
        guard value.level <= 2, lines.count > start else { return }
        let width = lines[start...].map { $0.unicodeScalars.count }.max() ?? 0
        lines.append(indent + String(repeating: value.level == 1 ? "=" : "-", count: max(width - indent.utf8.count, 1)))
    }

    private mutating func paragraph(_ value: ReadableParagraph) {
        var first = value.number.map { ShownText.shown($0) + "  " } ?? ""
        for piece in value.content.pieces {
            switch piece {
            case .words(let content): add(words(content), first: first)
            case .list(let inner): list(ReadingBuilder.list(inner), indent: "  ")
            case .quotation(let quotation): quote(quotation)
            }
            first = ""
        }
        if !first.isEmpty { add("", first: first) }
    }

    private mutating func quote(_ quotation: Quotation) {
        let outer = indent
        indent += "    "
        for part in ReadingBuilder.quoted(quotation) { write(part) }
        indent = outer
    }

    private mutating func list(_ value: ReadableList, indent: String) {
        for item in value.items {
            var first = indent + (item.label.map { ShownText.shown($0) + " " } ?? "- ")
            let rest = String(repeating: " ", count: first.unicodeScalars.count)
            for piece in item.content.pieces {
                switch piece {
                case .words(let content): add(words(content), first: first, rest: rest)
                case .list(let inner): list(ReadingBuilder.list(inner), indent: rest)
                case .quotation(let quotation): quote(quotation)
                }
                first = rest
            }
            if item.content.isEmpty { add("", first: first) }
        }
    }

    private mutating func table(_ value: Table) {
        if let caption = value.caption { add(words(caption)) }
        if let unit = value.unitLine { add(words(unit)) }
        addLines(value.rows.map { row in row.cells.map { words($0.content, blocks: true) }.joined(separator: " | ") })
        for note in value.notes { self.note(note) }
    }

    private mutating func note(_ value: Note) {
        let marker = "[\(ShownText.shown(value.marker))] "
        add(words(value.content, blocks: true), first: marker, rest: "    ")
    }

    private mutating func contents(_ value: Contents) {
        if let heading = value.heading { add(words(heading)) }
        addLines(value.columnHeadings.isEmpty ? [] : [value.columnHeadings.map { words($0) }.joined(separator: " ")])
        addLines(
            value.entries.map { entry in
                let indent = String(repeating: "  ", count: max((entry.level ?? 1) - 1, 0))
                let parts = [entry.printedNumber, words(entry.heading), entry.paragraphs?.text, entry.page]
                return indent + parts.compactMap { $0 }.joined(separator: " ")
            })
    }

    /// Running text; markers of notes in brackets, so that they are no part of a word or a number.
    ///
    /// - Parameter blocks: whether lists and quotations go on in the line, as in cells and notes.
    private func words(_ content: [Inline], blocks: Bool = false) -> String {
        content.map { inline in
            switch inline {
            case .text(let text): ShownText.shown(text)
            case .state(let state): ShownText.shown(state.text)
            case .noteRef(let reference): "[\(ShownText.shown(reference.text))]"
            case .lineBreak: blocks ? " " : "\n"
            case .list(let list): list.items.map { " " + ($0.printedNumber.map { $0 + " " } ?? "") + words($0.content, blocks: blocks) }.joined()
            case .quotation(let quotation):
                ReadingBuilder.quoted(quotation).flatMap(\.runningText).map { " " + words($0, blocks: blocks) }.joined()
            default: words(inline.parts, blocks: blocks)
            }
        }.joined()
    }
}
