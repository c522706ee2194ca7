import RapporteurDiagnostics
import RapporteurReportModel

extension WordWriter {
    mutating func write(_ part: ReadablePart, in style: WordStyle? = nil) {
        switch part {
        case .masthead(let value, let symbols): masthead(value, symbols)
        case .heading(let value): heading(value)
        case .paragraph(let value): paragraph(value, in: style)
        case .list(let value): list(value, depth: 0)
        case .table(let value, _): table(value)
        case .figure(let value, _): figure(value)
        case .note(let value):
            // One that something refers to stands at the foot of that page.
            if !written.contains(value.id), !isReferred(value.id) { loose(value) }
        case .contents(let value): contents(value.contents)
        case .group(let value):
            for part in value.parts { write(part, in: value.kind == .quotation ? .quotation : style) }
        }
    }

    /// A paragraph of a style with words.
    ///
    /// - Parameters:
    ///   - start: what stands before the words, and a tab behind it.
    ///   - depth: how far an item is indented beyond its style.
    mutating func paragraph(_ style: WordStyle, _ content: [Inline], start: String? = nil, depth: Int = 0, language: String? = nil) {
        body.markup("<w:p><w:pPr><w:pStyle w:val=\"\(style.rawValue)\"/>")
        let runsLeft = language.map(ReadableDocument.isRightToLeft) ?? isRightToLeft
        if runsLeft { body.markup("<w:bidi/>") }
        if depth > 0 { body.markup("<w:ind w:left=\"\(1134 + 567 * min(depth, 20))\" w:hanging=\"567\"/>") }
        body.markup("</w:pPr>")
        let marks = WordMarks(language: language, isRightToLeft: runsLeft)
        if let start {
            run(start, marks)
            body.markup("<w:r><w:tab/></w:r>")
        }
        write(content, marks)
        body.markup("</w:p>")
    }

    private mutating func masthead(_ value: Masthead, _ symbols: [String]) {
        let issuer = ([value.publisher] + value.organs.map(\.text)).compactMap { $0 }
        let identity = symbols + [value.distribution?.text, value.issued?.text, value.languageLine, value.originalLanguage?.text].compactMap { $0 }
        if !issuer.isEmpty || !identity.isEmpty {
            body.markup("<w:tbl><w:tblPr><w:tblW w:w=\"9070\" w:type=\"dxa\"/>\(isRightToLeft ? "<w:bidiVisual/>" : "")<w:tblBorders><w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"auto\"/></w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w=\"5670\"/><w:gridCol w:w=\"3400\"/></w:tblGrid><w:tr>")
            for (width, lines) in [(5670, issuer), (3400, identity)] {
                body.markup("<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr>")
                for line in lines { paragraph(.masthead, [.text(line)]) }
                if lines.isEmpty { paragraph(.masthead, []) }
                body.markup("</w:tc>")
            }
            body.markup("</w:tr></w:tbl>")
        }
        for session in value.sessions { paragraph(.masthead, [.text(session.text)]) }
        for item in value.agendaItems {
            for line in [item.line, item.title] { if let line { paragraph(.masthead, line) } }
        }
    }

    private mutating func heading(_ value: ReadableHeading) {
        let styles: [WordStyle] = [.title, .heading1, .heading2, .heading3, .heading4, .heading5, .heading6]
        paragraph(styles[min(value.level, styles.count) - 1], value.content, start: value.number, language: value.language)
    }

    private mutating func paragraph(_ value: ReadableParagraph, in style: WordStyle?) {
        let own: WordStyle =
            switch value.role {
            case .body: style ?? .paragraph
            case .documentType: .documentType
            case .source: .source
            case .designation: .designation
            case .party: .party
            }
        pieces(value.content, own, start: value.number, depth: 0, language: value.language)
    }

    /// Words and what stands between them; the number stands before the first, even where no words follow it.
    private mutating func pieces(_ content: [Inline], _ style: WordStyle, start: String?, depth: Int, language: String?) {
        var start = start
        let pieces = content.pieces
        if pieces.isEmpty { return paragraph(style, [], start: start, depth: depth, language: language) }
        for piece in pieces {
            switch piece {
            case .words(let words): paragraph(style, words, start: start, depth: depth, language: language)
            case .list(let inner):
                if let start { paragraph(style, [], start: start, depth: depth, language: language) }
                list(ReadingBuilder.list(inner), depth: style == .item ? depth + 1 : depth)
            case .quotation(let quotation):
                if let start { paragraph(style, [], start: start, depth: depth, language: language) }
                for part in ReadingBuilder.quoted(quotation) { write(part, in: .quotation) }
            }
            start = nil
        }
    }

    private mutating func list(_ value: ReadableList, depth: Int) {
        for item in value.items {
            pieces(item.content, .item, start: item.label ?? "\u{2013}", depth: depth, language: item.language ?? value.language)
        }
    }

    private mutating func figure(_ value: Figure) {
        if let caption = value.caption { paragraph(.caption, caption, language: value.language) }
        if !value.alternative.isEmpty { paragraph(.source, [.text("[\(value.alternative)]")], language: value.language) }
    }

    private mutating func contents(_ value: Contents) {
        if let heading = value.heading { paragraph(.contentsHeading, heading) }
        if !value.columnHeadings.isEmpty {
            paragraph(.contents, Array(value.columnHeadings.map { [$0] }.joined(separator: [[.text(" ")]]).joined()))
        }
        for entry in value.entries {
            var content: [Inline] = entry.printedNumber.map { [.text($0 + " ")] } ?? []
            content += entry.heading
            for text in [entry.paragraphs?.text, entry.page] { if let text { content.append(.text("\t" + text)) } }
            paragraph(.contents, content, depth: 0)
        }
    }

    /// A note that nothing refers to.
    private mutating func loose(_ note: Note) {
        written.insert(note.id)
        pieces([.text(note.marker + " ")] + note.content, .footnote, start: nil, depth: 0, language: note.language)
    }

    // MARK: Tables

    private mutating func table(_ value: Table) {
        if let caption = value.caption { paragraph(.caption, caption, language: value.language) }
        if let unit = value.unitLine { paragraph(.source, unit, language: value.language) }
        let grid = WordGrid(value.rows)
        guard grid.width > 0 else { return }
        let width = max(9070 / grid.width, 1)
        body.markup("<w:tbl><w:tblPr><w:tblW w:w=\"\(width * grid.width)\" w:type=\"dxa\"/>\(isRightToLeft ? "<w:bidiVisual/>" : "")<w:tblBorders>")
        for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
            body.markup("<w:\(side) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>")
        }
        body.markup("</w:tblBorders></w:tblPr><w:tblGrid>\(String(repeating: "<w:gridCol w:w=\"\(width)\"/>", count: grid.width))</w:tblGrid>")
        for (row, cells) in zip(value.rows, grid.rows) {
            body.markup(row.kind == .head ? "<w:tr><w:trPr><w:tblHeader/></w:trPr>" : "<w:tr>")
            for cell in cells {
                body.markup("<w:tc><w:tcPr><w:tcW w:w=\"\(width * cell.columns)\" w:type=\"dxa\"/>")
                if cell.columns > 1 { body.markup("<w:gridSpan w:val=\"\(cell.columns)\"/>") }
                if let merge = cell.merge { body.markup(merge == .start ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>") }
                body.markup("</w:tcPr>")
                let isBold = row.kind == .head || row.kind == .total || cell.cell?.heading == true
                let content = cell.cell?.content ?? []
                pieces(isBold && !content.isEmpty ? [.strong(content)] : content, .cell, start: nil, depth: 0, language: value.language)
                body.markup("</w:tc>")
            }
            body.markup("</w:tr>")
        }
        body.markup("</w:tbl>")
        for note in value.notes where !written.contains(note.id) && !isReferred(note.id) { loose(note) }
        // Two tables without a paragraph between them would be one.
        paragraph(.source, [])
    }
}
