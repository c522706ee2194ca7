import RapporteurDiagnostics

/// Makes the parts of a document of the blocks that follow its head: sections, paragraphs, lists, tables, notes,
/// annexes. Numbers are taken as printed; whether something is a number of a paragraph follows from its place in the
/// sequence, not from its form alone.
struct BodyRecogniser {
    let words: LanguageWords
    let isWrapped: Bool
    let isReadingOrder: Bool
    let hasWholeParagraphs: Bool
    /// Whether headings have styles, so that other paragraphs are none.
    let hasStyledHeadings: Bool
    var items: [BodyItem] = []
    var summary: DraftSummary?
    var contentsBlocks: [SourceBlock] = []
    var findings: [Finding] = []

    var place = Place.body
    /// Where text goes on: the last paragraph, unless a heading or annex has come since.
    var open: OpenText?
    var sequence = NumberSequence()
    /// The last heading numbers by rank, to tell `C.` after `B.` from the numeral.
    var headingNumbers: [Int: Int] = [:]
    var noteCount = 0
    /// The offsets of blocks whose number is followed by the next: after a loss, numbers go on with one of these.
    var followed = Set<Int32>()
    let sourceLines: SourceLines
    let respondents: RespondentFinder
    let annexPattern: TextPattern
    let annexOfLetter: TextPattern?
    /// The word for recommendations, where the language has one.
    let recommendations: TextPattern?
    /// Whether this is the preamble of a resolution, whose paragraphs end with a comma and have no headings over them.
    var isPreamble = false
    /// Whether these are the paragraphs of a quotation, which has no headings or annexes of this document.
    var isInQuotation = false
    let unitLine = TextPattern(#"^\([^()]{3,90}\)$"#)

    enum Place { case summary, body }

    /// The paragraph that is being gathered, by its place in `items` or in the summary.
    struct OpenText {
        var index: Int
        var isInSummary: Bool
        var page: Int
        var indent: Int
        /// How far the last item of a list of numbers was set in.
        var itemIndent: Int?
    }

    init(_ words: LanguageWords, _ source: SourceDocument, respondents: RespondentFinder) {
        self.respondents = respondents
        self.words = words
        isWrapped = source.isWrapped
        isReadingOrder = source.isReadingOrder
        hasWholeParagraphs = source.hasWholeParagraphs
        hasStyledHeadings = source.blocks.contains { if case .heading = $0.role { true } else { false } }
        sourceLines = SourceLines(words)
        recommendations = ReviewWords.named(words.code)?.recommendation
        annexPattern = TextPattern("^" + words.annex + " ?[*∗⁎]*$")
        annexOfLetter = words.annexOf.isEmpty ? nil : TextPattern("^" + words.annex + " ?[*∗⁎]*" + words.annexOf)
    }

    mutating func recognise(_ blocks: some Collection<SourceBlock>) {
        let blocks = Array(blocks)
        followed = Self.followedLabels(blocks)
        var quotationEnd = 0
        for (index, block) in blocks.enumerated() where index >= quotationEnd {
            if let end = addQuotation(blocks, from: index) {
                quotationEnd = end
                continue
            }
            switch block.kind {
            case .contents:
                place = .body
                open = nil
                contentsBlocks.append(block)
            case .table(let table): addTable(table)
            case .note(let marker): addNote(marker, block)
            case .figure(let image, let alternative): addFigure(image, alternative)
            case .text, .head:
                let next = blocks[(index + 1)...].first { if case .note = $0.kind { false } else { true } }
                addText(block, next: next)
            }
        }
    }

    // MARK: Text

    mutating func addText(_ block: SourceBlock, next: SourceBlock?) {
        let text = block.text
        guard !text.isEmpty else { return }
        if addAnnex(block) || addAnnexSource(block) { return }
        let string = text.string
        if words.summary.contains(string), summary == nil, !hasLabels {
            summary = DraftSummary(heading: text)
            place = .summary
            open = nil
            return
        }
        if words.notesHeadings.contains(string), !items.isEmpty {
            addHeading(rank: .unnumbered, number: nil, printed: nil, text)
            return
        }
        if addStyledHeading(block) { return }
        if sourceLines.matches(text.scalars) {
            appendParagraph(text, block)
            open = nil
            sequence.mayRestart = true
            return
        }
        if addRespondent(block, next: next) { return }
        if addLabelled(block, next: next) { return }
        addUnlabelled(block, next: next)
    }

    /// Takes what stands over lines in brackets, whatever its number: the name of a respondent is no paragraph and no item.
    private mutating func addRespondent(_ block: SourceBlock, next: SourceBlock?) -> Bool {
        guard place == .body, let next, case .text = next.kind, sourceLines.matches(next.text.scalars) else { return false }
        let text = block.text
        guard isHeading(text) else { return false }
        if case .annex(let annex)? = items.last, annex.heading.isEmpty, respondents.named(text) == nil { return false }
        let label = LabelScanner.labels(of: text).first { $0.isPointed && $0.kind != .bullet && $0.prefix.isEmpty }
        let rank: HeadingRank =
            switch label?.kind {
            case .roman, .chinese, .arabicOrdinal: .numeral
            case .capital: .capital
            case nil, .bullet: .unnumbered
            case .paragraph, .letter, .smallRoman, .digit: .digit
            }
        if rank < .digit { return false }
        addHeading(
            rank: rank, number: label?.value, printed: label.map { text.upTo($0.end) }, label.map { text.from($0.textStart) } ?? text)
        return true
    }

    /// Whether numbered paragraphs or sections have begun.
    var hasLabels: Bool {
        items.contains {
            switch $0 {
            case .heading: true
            case .block(.paragraph(let paragraph)): paragraph.label != nil
            default: false
            }
        }
    }

    mutating func addAnnex(_ block: SourceBlock) -> Bool {
        if addAnnexOfLetter(block) { return true }
        guard let first = block.lines.first, let match = annexPattern.match(first.scalars) else { return false }
        let number = (match[1] ?? match[2]).map { String(first.scalars[$0]) }
        var annex = DraftAnnex(number: number, designation: first)
        if block.lines.count > 1 {
            var heading = SourceText()
            for line in block.lines.dropFirst() { heading.join(line) }
            annex.heading.append(DraftText(heading))
        }
        begin(annex)
        return true
    }

    private mutating func begin(_ annex: DraftAnnex) {
        items.append(.annex(annex))
        place = .body
        open = nil
        sequence = NumberSequence()
        headingNumbers = [:]
    }

    /// "Annex I to the letter dated … from … addressed to …" is the designation, on as many lines as it takes.
    private mutating func addAnnexOfLetter(_ block: SourceBlock) -> Bool {
        let text = block.text
        guard let pattern = annexOfLetter, text.count < 600, let match = pattern.match(text.scalars) else { return false }
        begin(DraftAnnex(number: (match[1] ?? match[2]).map { String(text.scalars[$0]) }, designation: text))
        return true
    }

    /// Takes a line in brackets that stands over or under the heading of an annex: "[English only]".
    mutating func addAnnexSource(_ block: SourceBlock) -> Bool {
        let text = block.text
        guard case .annex(var annex)? = items.last, sourceLines.matches(text.scalars) || sourceLines.isLanguageOnly(text.scalars) else {
            return false
        }
        annex.sourceLines.append(text)
        annex.originalLanguage = annex.originalLanguage ?? sourceLines.originalLanguage(text.scalars)
        items[items.count - 1] = .annex(annex)
        return true
    }

    mutating func addUnlabelled(_ block: SourceBlock, next: SourceBlock?) {
        let text = block.text
        if place == .summary {
            if words.unnumberedHeadings.contains(text.string) {
                place = .body
                addHeading(rank: .unnumbered, number: nil, printed: nil, text)
            } else if goesOn(block) {
                extendOpen(text)
            } else {
                appendParagraph(text, block)
            }
            return
        }
        if case .annex(var annex)? = items.last, annex.heading.isEmpty, !block.isSetOff, !endsSentence(text),
            annexOfLetter?.match(annex.designation.scalars) != nil
        {
            annex.designation.join(text)
            items[items.count - 1] = .annex(annex)
            return
        }
        // Under an annex's designation stand its heading and its source.
        if case .annex(var annex)? = items.last, isHeading(text) || block.lines.count <= 3 && !endsSentence(text), annex.heading.count < 3 {
            annex.heading.append(DraftText(text))
            items[items.count - 1] = .annex(annex)
            return
        }
        if goesOn(block) {
            extendOpen(text)
        } else if isSigned(block) {
            appendParagraph(text, block)
        } else if joinsHeading(text) {
            return
        } else if canBeHeading(block), !isPreamble, !isInQuotation, isHeading(text), !words.isSpeaker(text), leads(to: next),
            block.isSetOff || open == nil || !isWrapped || isReadingOrder
        {
            if block.isSetOff || !joinHeading(text, to: .unnumbered) { addHeading(rank: .unnumbered, number: nil, printed: nil, text) }
        } else {
            appendParagraph(text, block)
        }
    }

    /// Whether a block is a signature, or the office of who signed on the line before.
    private func isSigned(_ block: SourceBlock) -> Bool {
        guard !words.signed.isEmpty else { return false }
        let signed = words.signed.unicodeScalars
        if block.text.scalars.starts(with: signed) { return true }
        return open?.page == block.page && openText.map { $0.scalars.starts(with: signed) && block.text.count < 120 } ?? false
    }

    /// Whether a block without a label goes on with the open text: that has no end yet, or the page ended when its
    /// line was full.
    func goesOn(_ block: SourceBlock) -> Bool {
        guard let open, let last = openText, let first = block.text.scalars.first else { return false }
        if hasWholeParagraphs { return first.isLowercase && (!endsSentence(last) || isAfterList) }
        let isOtherPage = block.page != open.page
        if !endsSentence(last) {
            if first.isLowercase || !isWrapped && !isHeading(block.text) { return true }
            return isOtherPage || !isHeading(block.text) || !block.isSetOff
        }
        if block.continuesPage, isOtherPage, block.text.count > 40 || first.isLowercase { return !isHeading(block.text) || first.isLowercase }
        // The parent sentence goes on after its list.
        return first.isLowercase && isAfterList
    }

    /// Whether what follows can stand under a heading. Without a layout cells of tables look like headings, and what
    /// follows them is another.
    private func leads(to next: SourceBlock?) -> Bool {
        guard let next else { return false }
        guard isReadingOrder else { return true }
        let text = next.text
        if text.count > 100 || text.count > 40 && endsSentence(text) { return true }
        return LabelScanner.labels(of: text).contains { $0.kind != .bullet && $0.isPointed && $0.textStart + 8 < text.count }
    }

    /// Whether a text ends like a sentence or a part of one.
    func endsSentence(_ text: SourceText) -> Bool {
        var end = text.count
        while end > 0, "”\"’'»)]*∗".unicodeScalars.contains(text.scalars[end - 1]) || text.styles[end - 1].contains(.superscript) {
            end -= 1
        }
        guard end > 0 else { return true }
        if ".;:?!。；：？！…؟؛".unicodeScalars.contains(text.scalars[end - 1]) { return true }
        if isPreamble, PreambleRecogniser.endsWithComma(text) { return true }
        // A number of a note may follow the full stop: "2014. 5"
        var start = end
        while start > 0, text.scalars[start - 1].isDigit { start -= 1 }
        guard start < end, end - start <= 3 else { return false }
        // "Table 4.2" ends with a number that has a point.
        if start > 1, text.scalars[start - 1] == ".", text.scalars[start - 2].isDigit { return text.endsWithYear(start - 1) }
        while start > 0, text.scalars[start - 1].isBlank { start -= 1 }
        return start > 0 && ".;:?!".unicodeScalars.contains(text.scalars[start - 1])
    }

    /// Whether a text has the form of a heading: short, begins like one and ends without a full stop.
    func isHeading(_ text: SourceText) -> Bool {
        guard let first = text.scalars.first, text.count <= 220, !first.isLowercase, first.isWordPart || first == "“" || first == "\"" else {
            return false
        }
        guard text.scalars.contains(where: { $0.isLetter }) else { return false }
        return !endsSentence(text) && text.scalars.last != "," && text.scalars.last != "-" && text.scalars.last != "–"
    }

    // MARK: Headings

    /// Takes the second line of a heading, which white space may set off from the first: it begins in lower case.
    private mutating func joinsHeading(_ text: SourceText) -> Bool {
        guard isWrapped, case .heading(var last)? = items.last, let first = text.scalars.first, first.isLowercase,
            text.count <= 100, !endsSentence(text), text.scalars.last != ","
        else { return false }
        last.text.text.join(text)
        items[items.count - 1] = .heading(last)
        return true
    }

    mutating func addHeading(rank: HeadingRank, number: String?, printed: SourceText?, _ text: SourceText) {
        place = .body
        items.append(.heading(DraftHeading(rank: rank, number: number, printed: printed, text: DraftText(text))))
        open = nil
    }

    // MARK: Notes and tables

    mutating func addNote(_ marker: SourceText, _ block: SourceBlock) {
        noteCount += 1
        let note = DraftNote(
            id: "note\(noteCount)", marker: marker, text: DraftText(block.text), page: block.page,
            number: block.noteNumber)
        if place == .summary {
            summary?.blocks.append(.note(note))
        } else if case .block(.table(var table))? = items.last {
            table.notes.append(note)
            items[items.count - 1] = .block(.table(table))
        } else {
            items.append(.block(.note(note)))
        }
    }

    mutating func addTable(_ table: SourceTable) {
        var draft = DraftTable(table: table)
        if let text = unlabelledLast, unitLine.match(text.scalars) != nil {
            draft.unitLine = text
            items.removeLast()
        }
        draft.caption = takeCaption(mustSaySo: false)
        // What became the caption is open no more.
        if let current = open, !current.isInSummary, current.index >= items.count { open = nil }
        if let last = openText, endsSentence(last) { open = nil }
        if place == .summary {
            summary?.blocks.append(.table(draft))
        } else {
            items.append(.block(.table(draft)))
        }
    }

    /// The text of the last item where that is a paragraph without a label.
    var unlabelledLast: SourceText? {
        guard case .block(.paragraph(let paragraph))? = items.last, paragraph.label == nil, paragraph.parts.count == 1
        else { return nil }
        return paragraph.lead
    }
}
