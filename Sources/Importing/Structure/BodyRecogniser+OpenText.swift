/// The paragraph that may go on.
extension BodyRecogniser {
    // MARK: Open text

    /// The text to which more would be added: of the last item of the last list, or of the paragraph.
    var openText: SourceText? {
        guard let open else { return nil }
        return Self.lastText(paragraph(at: open).parts)
    }

    static func lastText(_ parts: [DraftPart]) -> SourceText? {
        var parts = parts
        while let last = parts.last {
            switch last {
            case .text(let text): return text.text
            case .list(let items): parts = items.last?.parts ?? []
            }
        }
        return nil
    }

    var isAfterList: Bool {
        guard let open, case .list? = paragraph(at: open).parts.last else { return false }
        return true
    }

    func paragraph(at open: OpenText) -> DraftParagraph {
        let block: DraftBlock?
        if open.isInSummary {
            block = summary?.blocks[open.index]
        } else if case .block(let found) = items[open.index] {
            block = found
        } else {
            block = nil
        }
        if case .paragraph(let paragraph)? = block { return paragraph }
        return DraftParagraph(parts: [])
    }

    mutating func setOpenParagraph(_ paragraph: DraftParagraph) {
        guard let open else { return }
        if open.isInSummary {
            summary?.blocks[open.index] = .paragraph(paragraph)
        } else {
            items[open.index] = .block(.paragraph(paragraph))
        }
    }

    mutating func appendParagraph(
        _ text: SourceText, _ block: SourceBlock, label: String? = nil, printed: SourceText? = nil
    ) {
        let paragraph = DraftParagraph(label: label, printed: printed, parts: [.text(DraftText(text))])
        if place == .summary {
            summary?.blocks.append(.paragraph(paragraph))
            open = OpenText(
                index: (summary?.blocks.count ?? 1) - 1, isInSummary: true, page: block.page, indent: block.indent)
        } else {
            items.append(.block(.paragraph(paragraph)))
            open = OpenText(index: items.count - 1, isInSummary: false, page: block.page, indent: block.indent)
        }
    }

    mutating func extendOpen(_ text: SourceText) {
        guard let current = open else { return }
        var paragraph = paragraph(at: current)
        if isAfterList, let last = openText, endsSentence(last) {
            paragraph.parts.append(.text(DraftText(text)))
        } else {
            Self.extend(&paragraph.parts, text)
        }
        setOpenParagraph(paragraph)
    }

    static func extend(_ parts: inout [DraftPart], _ text: SourceText) {
        switch parts.last {
        case .text(var last)?:
            last.text.join(text)
            parts[parts.count - 1] = .text(last)
        case .list(var items)? where !items.isEmpty:
            // Lists nest as deep as there are kinds of labels.
            extend(&items[items.count - 1].parts, text)
            parts[parts.count - 1] = .list(items)
        default: parts.append(.text(DraftText(text)))
        }
    }
}
