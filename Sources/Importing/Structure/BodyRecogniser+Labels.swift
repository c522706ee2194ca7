import RapporteurDiagnostics

extension BodyRecogniser {
    /// Takes a block that begins with a label, where the label fits; otherwise says that it has none.
    mutating func addLabelled(_ block: SourceBlock, next: SourceBlock?) -> Bool {
        let text = block.text
        let labels = LabelScanner.labels(of: text)
        if addDamagedParagraph(block) { return true }
        guard !labels.isEmpty else { return false }
        for label in labels where label.kind == .paragraph {
            if addHeadingOfDigits(label, block) { return true }
            if addNumberedItem(label, block) { return true }
            if addParagraph(label, block) { return true }
        }
        if addSection(labels, block) { return true }
        for label in labels {
            switch label.kind {
            case .letter, .smallRoman, .digit, .bullet:
                if addItem(label, labels, block) { return true }
            default: break
            }
        }
        return false
    }

    // MARK: Paragraphs

    private mutating func addParagraph(_ label: PrintedLabel, _ block: SourceBlock) -> Bool {
        let text = block.text
        guard let fit = block.hasAutomaticLabel ? .next : sequence.fit(label) ?? resumption(label, block) else { return false }
        let rest = text.from(label.textStart)
        if !label.isPointed, label.prefix.isEmpty, !isUnpointedLabel(label, fit, rest) { return false }
        guard let first = rest.scalars.first, !first.isLowercase || fit == .next else { return false }
        if !label.prefix.isEmpty, !label.isPointed, first.isLowercase || label.gap == 1 && rest.scalars.starts(with: "per cent".unicodeScalars) {
            return false
        }
        // A number after a gap, or one that begins anew, must stand where a sentence has ended.
        if fit != .next, let last = openText, !endsSentence(last), !isHeading(last) { return false }
        if fit == .afterGap {
            findings.append(
                Finding(
                    code: "import.paragraph.gap", severity: .warning,
                    message: Message(
                        "import.paragraph.gap", ["label": .text("\(label.value)"), "last": .text("\(sequence.last)")]),
                    hint: Message("import.paragraph.gap/hint"),
                    location: Location(place: "paragraph \(label.value)")))
        }
        place = .body
        sequence.take(label)
        appendParagraph(rest, block, label: label.value, printed: text.upTo(label.end))
        return true
    }

    /// How many numbers may be lost before they are taken up again.
    private static let longestLoss = 60

    /// Where more numbers were lost than a sequence passes over: one that stands apart, and that the next follows.
    private func resumption(_ label: PrintedLabel, _ block: SourceBlock) -> NumberSequence.Fit? {
        guard sequence.prefix.isEmpty, label.prefix.isEmpty, label.isPointed, block.isSetOff || !isWrapped,
            let origin = block.text.origins.first, followed.contains(origin)
        else { return nil }
        // A part of a document begins with the number that its first paragraph has in the whole.
        if sequence.last == 0 { return items.count <= Self.mostBeforeFirst ? .next : nil }
        guard label.number > sequence.last, label.number - sequence.last <= Self.longestLoss else { return nil }
        return .afterGap
    }

    /// How many paragraphs and headings stand before the first number of a part of a document, at most.
    private static let mostBeforeFirst = 12

    /// Blocks that begin with a number whose successor is the next number at the head of a block. O(blocks).
    static func followedLabels(_ blocks: [SourceBlock]) -> Set<Int32> {
        var result = Set<Int32>()
        var last: (number: Int, origin: Int32)?
        for block in blocks {
            guard case .text = block.kind, let line = block.lines.first, let origin = line.origins.first,
                let label = LabelScanner.labels(of: line).first(where: { $0.kind == .paragraph && $0.isPointed && $0.prefix.isEmpty }),
                label.textStart < line.count, line.scalars[label.textStart].isUppercase
            else { continue }
            if let last, label.number == last.number + 1 { result.insert(last.origin) }
            last = (label.number, origin)
        }
        return result
    }

    /// A number that lost its point is one only where it comes next, after a sentence and before another.
    private func isUnpointedLabel(_ label: PrintedLabel, _ fit: NumberSequence.Fit, _ rest: SourceText) -> Bool {
        guard fit == .next, label.number > 1, rest.scalars.first?.isUppercase == true, !isHeading(rest) else { return false }
        return openText.map { endsSentence($0) } ?? true
    }

    /// `44, The second` after paragraph 43, set off by white space: the number is kept as printed.
    private mutating func addDamagedParagraph(_ block: SourceBlock) -> Bool {
        guard isWrapped, block.isSetOff, let label = LabelScanner.damagedParagraph(of: block.text), sequence.prefix.isEmpty,
            sequence.last > 0, label.number == sequence.last + 1
        else { return false }
        if let last = openText, !endsSentence(last) { return false }
        place = .body
        sequence.take(label)
        appendParagraph(block.text.from(label.textStart), block, label: label.value, printed: block.text.upTo(label.end))
        return true
    }

    /// `1. Military and police personnel` among paragraphs 19 and 20: a heading.
    private mutating func addHeadingOfDigits(_ label: PrintedLabel, _ block: SourceBlock) -> Bool {
        guard label.prefix.isEmpty, label.isPointed, sequence.last > 0, label.number != sequence.nextPlain else { return false }
        let last = headingNumbers[3] ?? 0
        guard label.number == last + 1 || label.number == 1 else { return false }
        let rest = block.text.from(label.textStart)
        guard isHeading(rest), rest.count <= 140 else { return false }
        if isUnderRecommendations, rest.scalars.last == ")" { return false }
        if let open = openText, !endsSentence(open) || open.scalars.last == ":" { return false }
        headingNumbers[3] = label.number
        addHeading(rank: .digit, number: label.value, printed: block.text.upTo(label.end), rest)
        return true
    }

    /// Numbers from 1 after a colon: a list in the paragraph.
    private mutating func addNumberedItem(_ label: PrintedLabel, _ block: SourceBlock) -> Bool {
        guard label.prefix.isEmpty, let current = open, paragraph(at: current).label != nil else { return false }
        let parts = paragraph(at: current).parts
        if case .list(let items)? = parts.last, let last = items.last, last.kind == .paragraph,
            let number = last.label.flatMap(LabelScanner.number)
        {
            guard label.number == number + 1, label.isPointed || openText.map({ endsSentence($0) }) ?? true else { return false }
            // Where the next paragraph would have the same number, the margin tells: that of the last item, on its page.
            let isInMargin = current.itemIndent.map { current.page == block.page ? block.indent >= $0 - 2 : false }
            guard label.number != sequence.nextPlain || isInMargin ?? (block.indent > current.indent) || block.indent > current.indent
            else { return false }
        } else {
            guard label.isPointed, label.number == 1, let text = openText, text.scalars.last == ":" || isUnderRecommendations
            else { return false }
        }
        appendItem(label, block, path: [])
        return true
    }

    /// Whether the open paragraph speaks of recommendations, which it may list without a colon.
    private var isUnderRecommendations: Bool {
        guard let open, let pattern = recommendations else { return false }
        let paragraph = paragraph(at: open)
        return paragraph.label.map { !$0.contains(".") } ?? false && pattern.firstMatch(in: paragraph.lead.scalars) != nil
    }

    // MARK: Sections

    private mutating func addSection(_ labels: [PrintedLabel], _ block: SourceBlock) -> Bool {
        let sections = labels.filter { [.roman, .capital, .chinese, .arabicOrdinal].contains($0.kind) }
        guard !sections.isEmpty else { return false }
        let candidates = sections.map { (label: $0, rank: $0.kind == .capital ? 2 : 1) }
        let following = candidates.first { follows($0.label, rank: $0.rank) }
        guard let (label, rank) = following ?? candidates.first(where: { $0.label.number == 1 || $0.label.value == "A" }) ?? candidates.first
        else { return false }
        let rest = block.text.from(label.textStart)
        guard isHeading(rest), !rest.scalars[0].isLowercase else { return false }
        // Out of order it must at least stand where a sentence has ended.
        if following == nil, let open = openText, !endsSentence(open), block.page == self.open?.page { return false }
        headingNumbers[rank] = label.number
        for deeper in headingNumbers.keys where deeper > rank { headingNumbers[deeper] = nil }
        if rank == 1 { sequence.mayRestart = true }
        addHeading(rank: rank == 1 ? .numeral : .capital, number: label.value, printed: block.text.upTo(label.end), rest)
        return true
    }

    func follows(_ label: PrintedLabel, rank: Int) -> Bool {
        guard let last = headingNumbers[rank] else { return rank == 1 ? label.number == 1 : label.value == "A" }
        return label.number == last + 1
    }

    // MARK: Items

    private mutating func addItem(_ label: PrintedLabel, _ all: [PrintedLabel], _ block: SourceBlock) -> Bool {
        guard let current = open else { return addLooseItem(label, block) }
        let path = openListPath(paragraph(at: current).parts)
        // The deepest open list that this label continues.
        for depth in path.indices.reversed() {
            for candidate in all where candidate.kind == path[depth].kind {
                guard candidate.kind == .bullet || candidate.number == path[depth].number + 1 || candidate.number == 0 else { continue }
                appendItem(candidate, block, path: Array(path[0..<depth]))
                return true
            }
        }
        guard label.number <= 1 || label.kind == .bullet else {
            // A letter that follows none: kept as text.
            return false
        }
        let candidate = all.first { $0.number == 1 } ?? label
        if let last = openText, !endsSentence(last), path.isEmpty, !isWrapped, !hasWholeParagraphs { return false }
        // A kind of label stands at one depth: where it begins anew, the list of that depth goes on. So lists nest as
        // deep as there are kinds.
        let depth = path.lastIndex { $0.kind == candidate.kind } ?? path.count
        appendItem(candidate, block, path: Array(path[..<depth]))
        return true
    }

    /// An item where no paragraph is open becomes a paragraph with a list alone.
    private mutating func addLooseItem(_ label: PrintedLabel, _ block: SourceBlock) -> Bool {
        guard label.number <= 1 || label.kind == .bullet else { return false }
        appendParagraph(SourceText(), block)
        if let current = open {
            var paragraph = paragraph(at: current)
            paragraph.parts = []
            setOpenParagraph(paragraph)
        }
        appendItem(label, block, path: [])
        return true
    }

    /// The open lists from the outer to the inner, each with the label of its last item.
    private func openListPath(_ parts: [DraftPart]) -> [(kind: PrintedLabel.Kind, number: Int)] {
        var path: [(kind: PrintedLabel.Kind, number: Int)] = []
        var parts = parts
        while case .list(let items)? = parts.last, let last = items.last {
            let number = last.label.flatMap { self.number(of: $0, last.kind) } ?? 0
            path.append((last.kind, number))
            parts = last.parts
        }
        return path
    }

    private func number(of value: String, _ kind: PrintedLabel.Kind) -> Int? {
        switch kind {
        case .letter:
            guard let first = value.unicodeScalars.first, first.value < 0x80 else { return nil }
            return Int(first.value) - 0x60 + 26 * (value.unicodeScalars.count - 1)
        case .smallRoman: return LabelScanner.roman(value.uppercased())
        default: return LabelScanner.number(value)
        }
    }

    /// Adds an item to the list at the end of the lists of `path`.
    private mutating func appendItem(
        _ label: PrintedLabel, _ block: SourceBlock, path: [(kind: PrintedLabel.Kind, number: Int)]
    ) {
        guard let current = open else { return }
        let text = block.text
        let item = DraftItem(
            kind: label.kind, label: label.kind == .bullet ? nil : label.value, printed: text.upTo(label.end),
            parts: [.text(DraftText(text.from(label.textStart)))])
        var paragraph = paragraph(at: current)
        // The paragraph leaves its place while it is changed, so that a long list is not copied for each item.
        setOpenParagraph(DraftParagraph(parts: []))
        Self.append(item, to: &paragraph.parts, depth: path.count)
        setOpenParagraph(paragraph)
        open?.page = block.page
        if label.kind == .paragraph { open?.itemIndent = block.indent }
    }

    private static func append(_ item: DraftItem, to parts: inout [DraftPart], depth: Int) {
        guard case .list(var items)? = parts.last, !items.isEmpty else {
            parts.append(.list([item]))
            return
        }
        parts.removeLast()
        if depth == 0 {
            items.append(item)
        } else {
            append(item, to: &items[items.count - 1].parts, depth: depth - 1)
        }
        parts.append(.list(items))
    }
}
