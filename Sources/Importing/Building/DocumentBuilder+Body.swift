import RapporteurReportModel

/// Sections, annexes and blocks.
extension DocumentBuilder {
    // MARK: Body

    mutating func body(_ items: [BodyItem]) -> (blocks: [Block], sections: [Section], annexes: [Annex]) {
        var items = items[...]
        let blocks = leadingBlocks(&items)
        let sections = sections(&items, below: .top)
        var annexes: [Annex] = []
        while let item = items.first {
            switch item {
            case .annex(let annex):
                items = items.dropFirst()
                annexes.append(build(annex, &items))
            case .heading, .block: items = items.dropFirst()
            }
        }
        return (blocks, sections, annexes)
    }

    mutating func leadingBlocks(_ items: inout ArraySlice<BodyItem>) -> [Block] {
        var blocks: [Block] = []
        while case .block(let block)? = items.first {
            blocks.append(build(block))
            items = items.dropFirst()
        }
        return blocks
    }

    /// Sections nest as deep as there are ranks of headings.
    mutating func sections(_ items: inout ArraySlice<BodyItem>, below rank: HeadingRank) -> [Section] {
        var sections: [Section] = []
        while case .heading(let heading)? = items.first, heading.rank > rank {
            items = items.dropFirst()
            path.open("section")
            if let printed = heading.printed { ledger.write(printed, to: path.text) }
            var section = Section(number: heading.number, heading: [])
            if let printed = heading.printed?.string, let number = heading.number, printed != number + "." {
                section.printed = printed
            }
            section.heading = inline(heading.text, "heading")
            section.blocks = leadingBlocks(&items)
            section.sections = self.sections(&items, below: heading.rank)
            path.close()
            sections.append(section)
        }
        return sections
    }

    mutating func build(_ draft: DraftAnnex, _ items: inout ArraySlice<BodyItem>) -> Annex {
        path.open("annex")
        defer { path.close() }
        var annex = Annex(number: draft.number, originalLanguage: draft.originalLanguage)
        annex.designation = write(draft.designation, "designation")
        annex.heading = draft.heading.isEmpty ? nil : lines(draft.heading, "heading")
        for line in draft.sourceLines { annex.sourceLines.append(inline(DraftText(line), "sourceLine")) }
        annex.blocks = leadingBlocks(&items)
        annex.sections = sections(&items, below: .top)
        return annex
    }

    // MARK: Blocks

    mutating func build(_ block: DraftBlock) -> Block {
        switch block {
        case .paragraph(let paragraph): return .paragraph(build(paragraph))
        case .note(let note): return .note(build(note))
        case .table(let table): return .table(build(table))
        case .figure(let figure): return .figure(build(figure))
        case .reply(let reply):
            path.open("reply")
            defer { path.close() }
            var result = Reply(facts: reply.facts)
            result.heading = reply.heading.map { inline($0, "heading") }
            for line in reply.sourceLines { result.sourceLines.append(inline(DraftText(line), "sourceLine")) }
            result.blocks = reply.blocks.map { build($0) }
            var inner = reply.inner[...]
            result.sections = sections(&inner, below: .top)
            return .reply(result)
        case .quotation(let blocks):
            path.open("quotation")
            defer { path.close() }
            return .quotation(Quotation(blocks: blocks.map { build($0) }))
        case .treatyStatus(let status):
            path.open("treatyStatus")
            defer { path.close() }
            return .treatyStatus(
                TreatyStatus(
                    instrument: status.instrument, asAt: status.asAt, declaredParties: status.declared,
                    blocks: status.blocks.map { build($0) }))
        }
    }

    mutating func build(_ draft: DraftParagraph) -> Paragraph {
        path.open("paragraph")
        defer { path.close() }
        if let printed = draft.printed { ledger.write(printed, to: path.text) }
        var paragraph = Paragraph(label: draft.label)
        if let printed = draft.printed?.string, let label = draft.label, printed != label + "." {
            paragraph.printed = printed
        }
        paragraph.content = content(draft.parts)
        return paragraph
    }

    /// Lists nest as deep as there are kinds of labels.
    mutating func content(_ parts: [DraftPart]) -> [Inline] {
        var result: [Inline] = []
        for part in parts {
            switch part {
            case .text(let text):
                ledger.write(text.text, to: path.text)
                result += InlineBuilder.content(text, source)
            case .list(let items):
                path.open("list")
                result.append(.list(List(items: items.map { build($0) })))
                path.close()
            }
        }
        return result
    }

    mutating func build(_ draft: DraftItem) -> Item {
        path.open("item")
        defer { path.close() }
        if let printed = draft.printed { ledger.write(printed, to: path.text) }
        var item = Item(label: draft.label)
        if let printed = draft.printed?.string, draft.label.map({ printed != "(\($0))" }) ?? true { item.printed = printed }
        item.content = content(draft.parts)
        return item
    }

    mutating func build(_ draft: DraftNote) -> Note {
        path.open("note")
        defer { path.close() }
        ledger.write(draft.marker, to: path.text)
        ledger.write(draft.text.text, to: path.text)
        return Note(id: draft.id, marker: draft.marker.string, content: InlineBuilder.content(draft.text, source))
    }

    mutating func build(_ draft: DraftFigure) -> Figure {
        path.open("figure")
        defer { path.close() }
        let caption = draft.caption.map { lines($0.lines, "caption") }
        // Where nobody wrote what the image shows, its caption says most.
        let printed = draft.caption?.lines.map { $0.text.string }.joined(separator: " ") ?? ""
        let words = [draft.alternative, printed, draft.image].map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        let alternative = words.first { !$0.isEmpty } ?? ""
        return Figure(
            image: draft.image, alternative: alternative, number: draft.caption?.number, caption: caption)
    }

    mutating func build(_ draft: DraftTable) -> Table {
        path.open("table")
        defer { path.close() }
        var table = Table(rows: [])
        table.number = draft.caption?.number
        table.caption = draft.caption.map { lines($0.lines, "caption") }
        table.unitLine = draft.unitLine.map { inline(DraftText($0), "unitLine") }
        let kinds = TableRows.kinds(of: draft.table)
        for (index, row) in draft.table.rows.enumerated() {
            path.open("row")
            var cells: [Cell] = []
            let isNumbering = TableRows.numbersColumns(row)
            for (column, cell) in row.enumerated() {
                var built = Cell(value: isNumbering ? nil : TableRows.value(of: cell.text))
                if cell.columns > 1 { built.columns = cell.columns }
                if cell.rows > 1 { built.rows = cell.rows }
                var text = DraftText(cell.text)
                if index < draft.cellMarks.count, column < draft.cellMarks[index].count { text.marks = draft.cellMarks[index][column] }
                built.content = inline(text, "cell")
                cells.append(built)
            }
            path.close()
            table.rows.append(Row(kind: kinds[index], cells: cells))
        }
        table.notes = draft.notes.map { build($0) }
        return table
    }
}
