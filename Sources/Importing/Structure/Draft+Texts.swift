extension DraftDocument {
    /// A text that markers of notes may stand in.
    struct MarkedText {
        var text: SourceText
        /// Whether it is a cell of a table, where most numbers are amounts.
        var isCell = false
    }

    /// All running text in the order of print, but for that of numbered notes themselves: what markers may stand in.
    var texts: [MarkedText] {
        var result = ([head.agenda?.text].compactMap { $0 } + head.agendaTitles + head.titleLines + head.typeLines).map { MarkedText(text: $0) }
        for block in summary?.blocks ?? [] { block.addTexts(to: &result) }
        for block in preamble { block.addTexts(to: &result) }
        for item in items { item.addTexts(to: &result) }
        return result
    }
}

extension BodyItem {
    fileprivate func addTexts(to result: inout [DraftDocument.MarkedText]) {
        switch self {
        case .heading(let heading): result.append(.init(text: heading.text.text))
        case .annex(let annex): result += annex.heading.map { .init(text: $0.text) }
        case .block(let block): block.addTexts(to: &result)
        }
    }
}

extension DraftBlock {
    fileprivate func addTexts(to result: inout [DraftDocument.MarkedText]) {
        switch self {
        case .paragraph(let paragraph): Self.add(paragraph.parts, to: &result)
        case .note: break
        case .table(let table):
            result += table.caption?.lines.map { .init(text: $0.text) } ?? []
            for row in table.table.rows { result += row.map { .init(text: $0.text, isCell: true) } }
        case .figure(let figure): result += figure.caption?.lines.map { .init(text: $0.text) } ?? []
        case .reply(let reply):
            if let heading = reply.heading { result.append(.init(text: heading.text)) }
            for block in reply.blocks { block.addTexts(to: &result) }
            for item in reply.inner { item.addTexts(to: &result) }
        case .treatyStatus(let status): for block in status.blocks { block.addTexts(to: &result) }
        case .quotation(let blocks): for block in blocks { block.addTexts(to: &result) }
        }
    }

    /// Lists nest as deep as there are kinds of labels.
    private static func add(_ parts: [DraftPart], to result: inout [DraftDocument.MarkedText]) {
        for part in parts {
            switch part {
            case .text(let text): result.append(.init(text: text.text))
            case .list(let items): for item in items { add(item.parts, to: &result) }
            }
        }
    }
}
