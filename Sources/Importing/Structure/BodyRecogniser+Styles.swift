import RapporteurReportModel

/// What the styles of a source tell, and captions.
extension BodyRecogniser {
    /// Takes a block whose style says that it is a heading; its rank follows from the style, then from its number.
    mutating func addStyledHeading(_ block: SourceBlock) -> Bool {
        let level: Int
        switch block.role {
        case .heading(let own): level = own
        case .title, .agendaTitle: level = 1
        case .caption: level = 9
        case .unknown, .masthead, .text, .note, .contents: return false
        }
        let text = block.text
        // The line that gives the unit stands under the heading of a table, in its style.
        if unitLine.match(text.scalars) != nil || text.count > Self.longestHeading {
            appendParagraph(text, block)
            open = nil
            return true
        }
        if let label = sectionLabel(of: text, block) {
            note(label)
            let rank = HeadingRank(style: level, number: label.kind)
            addHeading(rank: rank, number: label.value, printed: text.upTo(label.end), text.from(label.textStart))
            return true
        }
        if !LabelScanner.labels(of: text).isEmpty, isParagraph(text) { return false }
        if case .annex(var annex)? = items.last, annex.heading.count < 3 {
            annex.heading.append(DraftText(text))
            items[items.count - 1] = .annex(annex)
            return true
        }
        if joinHeading(text, to: HeadingRank(style: level, number: nil, isDesignated: true)) { return true }
        let isDesignated = Self.designation.match(text.scalars) != nil
        addHeading(rank: HeadingRank(style: level, number: nil, isDesignated: isDesignated), number: nil, printed: nil, text)
        return true
    }

    /// A word with its number, alone or before a colon.
    private static let designation = TextPattern(#"^[A-ZÀ-ÞА-Я]\w+ (?:\d+|[IVXL]+)(?: \([a-z]\))?(?::|$)"#)

    /// A heading may stand on two lines, each a paragraph: "Subprogramme 1" and its name.
    mutating func joinHeading(_ text: SourceText, to rank: HeadingRank) -> Bool {
        guard case .heading(var last)? = items.last, last.rank == rank, last.number == nil,
            Self.tableNumber(last.text) == nil, last.text.text.scalars.last != ":", last.text.text.count <= 40,
            Self.designation.match(last.text.text.scalars)?.range.upperBound == last.text.text.count
        else { return false }
        last.text.text.join(text)
        items[items.count - 1] = .heading(last)
        return true
    }

    /// Longer text is a paragraph in the wrong style.
    private static let longestHeading = 600

    /// The label of a section at the head of a heading: of several readings the one that goes on with the last heading.
    private func sectionLabel(of text: SourceText, _ block: SourceBlock) -> PrintedLabel? {
        let labels = LabelScanner.labels(of: text).filter { label in
            switch label.kind {
            case .roman, .capital, .chinese, .arabicOrdinal, .letter, .smallRoman, .digit: true
            case .paragraph: label.prefix.isEmpty && label.isPointed && !isParagraph(text)
            case .bullet: false
            }
        }
        return labels.first { follows($0, rank: Self.place(of: $0)) } ?? labels.first { $0.number == 1 || $0.value == "A" } ?? labels.first
    }

    /// Whether a heading is in truth the next paragraph: a sentence with the number that comes next.
    private func isParagraph(_ text: SourceText) -> Bool {
        guard let label = LabelScanner.labels(of: text).first(where: { $0.kind == .paragraph }) else { return false }
        return endsSentence(text) && text.count > 60 && sequence.fit(label) == .next
    }

    private mutating func note(_ label: PrintedLabel) {
        let place = Self.place(of: label)
        headingNumbers[place] = label.number
        for deeper in headingNumbers.keys where deeper > place { headingNumbers[deeper] = nil }
        if place == 1 { sequence.mayRestart = true }
    }

    /// Where the last number of a kind is kept.
    private static func place(of label: PrintedLabel) -> Int {
        switch label.kind {
        case .roman, .chinese, .arabicOrdinal: 1
        case .capital: 2
        case .paragraph: 3
        case .letter: 4
        case .smallRoman, .digit, .bullet: 5
        }
    }

    /// Whether a block without a label may be a heading by its form: not where headings have styles, unless it is set
    /// in bold.
    func canBeHeading(_ block: SourceBlock) -> Bool {
        switch block.role {
        case .text, .note, .contents: false
        default: !hasStyledHeadings || block.text.isMostlyBold
        }
    }

    // MARK: Captions

    private static let number = TextPattern(
        #"^(?:Table|TABLE|Figure|FIGURE|Chart|Map|Box|Tableau|Graphique|Carte|Cuadro|Gráfico|Mapa|Таблица|Рисунок|Диаграмма|Карта|表|图|الجدول|الشكل) ?((?:\w+\.)*(?:\d+|[IVX]+))(?:[.:] .*)?$"#)

    /// Takes the heading of a table or figure from what stands above it: its number, if it has one, and its words.
    ///
    /// - Parameter mustSaySo: whether only headings with a number of a table or figure are taken.
    mutating func takeCaption(mustSaySo: Bool) -> DraftCaption? {
        guard let last = captionLine(items.count - 1) else { return nil }
        var caption = DraftCaption(lines: [last])
        if let number = Self.tableNumber(last) {
            caption.number = number
        } else if let above = captionLine(items.count - 2), let number = Self.tableNumber(above) {
            caption = DraftCaption(number: number, lines: [above, last])
        } else if mustSaySo {
            return nil
        }
        items.removeLast(caption.lines.count)
        return caption
    }

    /// The caption of a figure: the line that gives the unit of a chart is its last.
    private mutating func takeFigureCaption() -> DraftCaption? {
        guard let unit = unlabelledLast, unitLine.match(unit.scalars) != nil, let item = items.popLast() else {
            return takeCaption(mustSaySo: true)
        }
        guard var caption = takeCaption(mustSaySo: true) else {
            items.append(item)
            return nil
        }
        caption.lines.append(DraftText(unit))
        return caption
    }

    private static func tableNumber(_ text: DraftText) -> String? {
        number.match(text.text.scalars)?[1].map { String(text.text.scalars[$0]) }
    }

    /// The text of an item that can be a line of a caption: a heading without a number, not of a chapter; a paragraph
    /// with the form of one.
    private func captionLine(_ index: Int) -> DraftText? {
        guard items.indices.contains(index) else { return nil }
        switch items[index] {
        case .heading(let heading): return heading.number == nil && heading.rank.level > 1 ? heading.text : nil
        case .block(.paragraph(let paragraph)):
            guard paragraph.label == nil, paragraph.parts.count == 1, isHeading(paragraph.lead) else { return nil }
            return DraftText(paragraph.lead)
        default: return nil
        }
    }

    mutating func addFigure(_ image: String, _ alternative: String) {
        var figure = DraftFigure(image: image, alternative: alternative)
        if place == .summary {
            summary?.blocks.append(.figure(figure))
            return
        }
        figure.caption = takeFigureCaption()
        if let current = open, !current.isInSummary, current.index >= items.count { open = nil }
        items.append(.block(.figure(figure)))
    }
}
