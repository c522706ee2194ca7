/// Quoted text that stands by itself: paragraphs of a resolution, an agreement or a letter between quotation marks.
/// Their numbers are those of the source that is quoted.
extension BodyRecogniser {
    /// The most blocks of one quotation; a mark that is not closed within them was damaged.
    private static let longestQuotation = 60
    private static let opening: [Unicode.Scalar: Unicode.Scalar] = ["“": "”", "\"": "\"", "«": "»", "„": "“"]

    /// Takes the blocks of a quotation that begins at `start` and returns where it ends; nil where none does.
    mutating func addQuotation(_ blocks: [SourceBlock], from start: Int) -> Int? {
        guard place == .body, !isInQuotation, !isPreamble, let end = endOfQuotation(blocks, from: start) else { return nil }
        var inner = self
        inner.isInQuotation = true
        inner.items = []
        inner.findings = []
        inner.open = nil
        inner.sequence = NumberSequence()
        for index in start..<end { inner.addQuoted(blocks[index], next: index + 1 < end ? blocks[index + 1] : nil) }
        guard !inner.items.isEmpty else { return nil }
        var quoted: [DraftBlock] = []
        for item in inner.items {
            guard case .block(let block) = item else { return nil }
            quoted.append(block)
        }
        noteCount = inner.noteCount
        items.append(.block(.quotation(quoted)))
        open = nil
        return end
    }

    private mutating func addQuoted(_ block: SourceBlock, next: SourceBlock?) {
        if case .note(let marker) = block.kind { return addNote(marker, block) }
        if let offset = Self.quotedLabel(block.text) {
            let text = block.text.from(offset)
            if let label = Self.number(at: text) {
                sequence.take(label)
                return appendParagraph(text.from(label.textStart), block, label: label.value, printed: block.text.upTo(offset + label.end))
            }
        }
        if Self.mark(of: block.text) != nil { return appendParagraph(block.text, block) }
        addText(block, next: next)
    }

    // MARK: Where it ends

    private func endOfQuotation(_ blocks: [SourceBlock], from start: Int) -> Int? {
        let text = blocks[start].text
        guard case .text = blocks[start].kind, let mark = Self.mark(of: text), let closing = Self.opening[mark] else { return nil }
        // A sentence may begin with quoted words; a quotation is announced, or goes on to other paragraphs.
        let isAnnounced = openText.map { $0.scalars.last == ":" } ?? false
        let isOpen = !Self.isClosed(text, mark, closing)
        guard isAnnounced || isOpen else { return nil }
        var number = Self.quotedLabel(text).flatMap { Self.number(at: text.from($0))?.number } ?? 0
        for index in start..<min(blocks.count, start + Self.longestQuotation) {
            let block = blocks[index]
            if case .note = block.kind { continue }
            guard case .text = block.kind, block.role != .title, annexPattern.match(block.text.scalars) == nil else { return nil }
            if case .heading = block.role { return nil }
            if index > start, let label = Self.quotedNumber(block.text) {
                // The next number of this document ends what only seemed to be a quotation.
                if Self.mark(of: block.text) == nil, label.number != number + 1, sequence.fit(label) == .next { return nil }
                number = label.number
            }
            guard Self.endsWith(closing, block.text) else { continue }
            // Each paragraph may have the marks of its own.
            if let next = blocks[(index + 1)...].first, case .text = next.kind, Self.mark(of: next.text) == mark,
                let label = Self.quotedNumber(next.text), label.number == number + 1
            {
                continue
            }
            return index + 1
        }
        return nil
    }

    /// The quotation mark with which a text begins.
    private static func mark(of text: SourceText) -> Unicode.Scalar? {
        text.scalars.first.flatMap { opening[$0] == nil ? nil : $0 }
    }

    /// Where a label begins behind the mark.
    private static func quotedLabel(_ text: SourceText) -> Int? {
        guard mark(of: text) != nil else { return nil }
        var start = 1
        while start < text.count, text.scalars[start].isBlank { start += 1 }
        return start < text.count && text.scalars[start].isDigit ? start : nil
    }

    private static func number(at text: SourceText) -> PrintedLabel? {
        LabelScanner.labels(of: text).first { $0.kind == .paragraph && $0.isPointed && $0.prefix.isEmpty }
    }

    private static func quotedNumber(_ text: SourceText) -> PrintedLabel? {
        mark(of: text) == nil ? number(at: text) : quotedLabel(text).flatMap { number(at: text.from($0)) }
    }

    /// Whether the mark at the head of a text is closed in it.
    private static func isClosed(_ text: SourceText, _ mark: Unicode.Scalar, _ closing: Unicode.Scalar) -> Bool {
        if mark == closing { return text.scalars.count { $0 == mark } % 2 == 0 }
        var depth = 0
        for scalar in text.scalars {
            if scalar == mark { depth += 1 } else if scalar == closing { depth -= 1 }
            if depth == 0 { return true }
        }
        return false
    }

    /// Whether a text ends with a mark, before punctuation or the marker of a note.
    private static func endsWith(_ mark: Unicode.Scalar, _ text: SourceText) -> Bool {
        var end = text.count
        while end > 1, text.scalars[end - 1].isBlank || text.scalars[end - 1].isDigit || ".,;*)".unicodeScalars.contains(text.scalars[end - 1]) { end -= 1 }
        return end > 1 && text.scalars[end - 1] == mark
    }
}
