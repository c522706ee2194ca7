import RapporteurDiagnostics
import RapporteurReportModel

/// Makes a draft of a source document: its head, its body, then what stands in them.
struct DocumentRecogniser {
    private let source: SourceDocument
    private let words: LanguageWords
    private let states: StateNames
    private let facts: FactFinder
    private(set) var findings: [Finding] = []

    /// - Throws: `WorkError` when a code list cannot be read, which tests rule out.
    init(_ source: SourceDocument) throws(WorkError) {
        self.source = source
        words = LanguageWords.named(source.language) ?? .english
        states = try StateNames(language: words.code)
        facts = FactFinder(words, states: states, instruments: try InstrumentNames(language: words.code))
    }

    mutating func recognise() -> DraftDocument {
        var draft = DraftDocument()
        draft.language = source.language
        draft.jobNumber = source.jobNumber
        draft.dropped = source.dropped
        var head = MastheadReader(words, states: states, hasWholeParagraphs: source.hasWholeParagraphs)
        let bodyStart = head.read(source.blocks)
        draft.head = head.draft
        if draft.head.kind == .letter || draft.head.kind == .note {
            let title = (draft.head.typeLines + draft.head.titleLines).map(\.string).joined(separator: " ")
            draft.head.letter = LetterHead(title, words, states: states)
        }
        noteDistribution(draft.head)
        var rest = source.blocks[bodyStart...]
        if draft.head.relationWord == .corrigendum || isCorrigendum(draft.head) {
            var corrigendum = CorrigendumRecogniser()
            if let corrections = corrigendum.recognise(rest) {
                draft.corrections = corrections
                draft.items = corrigendum.notes.map { .block(.note($0)) }
                finish(&draft)
                return draft
            }
        }
        let respondents = RespondentFinder(words, states: states)
        var body = BodyRecogniser(words, source, respondents: respondents)
        if draft.head.kind != .report {
            var preamble = PreambleRecogniser(words, source, respondents: respondents)
            if let found = preamble.recognise(rest) {
                draft.preamble = found.blocks
                rest = rest[found.end...]
                body.noteCount = preamble.noteCount
            }
        }
        body.recognise(rest)
        draft.summary = body.summary
        draft.items = body.items
        findings += body.findings
        addContents(body.contentsBlocks, to: &draft)
        var replies = ReplyRecogniser(words, respondents)
        draft.items = replies.recognise(draft.items, titles: draft.head.titleLines)
        finish(&draft)
        return draft
    }

    /// Reads a reply as it arrived, which has no masthead: what stands at its head are paragraphs, but for a title that the
    /// styles of a Word file tell.
    mutating func recogniseLetter() -> DraftDocument {
        var draft = DraftDocument()
        draft.language = source.language
        draft.dropped = source.dropped
        var blocks = source.blocks
        for index in blocks.indices { if case .head = blocks[index].kind { blocks[index].kind = .text } }
        if let first = blocks.first, first.role == .title, !first.text.isEmpty {
            draft.head.titleLines = first.lines
            blocks.removeFirst()
        }
        var body = BodyRecogniser(words, source, respondents: RespondentFinder(words, states: states))
        body.recognise(blocks[...])
        draft.items = body.items
        if let summary = body.summary { draft.items.insert(contentsOf: summary.items, at: 0) }
        findings += body.findings
        let contents = body.contentsBlocks.map { BodyItem.block(.paragraph(DraftParagraph(parts: [.text(DraftText($0.text))]))) }
        draft.items.insert(contentsOf: contents, at: 0)
        finish(&draft)
        return draft
    }

    /// The element has to have a kind; where the line prints none, it is told that it is not the text's.
    private mutating func noteDistribution(_ head: DraftHead) {
        guard !head.distribution.isEmpty, head.distributionCode == nil else { return }
        var location = Location(file: source.name)
        if let origin = head.distribution.origins.first(where: { $0 >= 0 }) {
            location.line = source.index.line(of: Int(origin))
            location.column = source.index.column(of: Int(origin))
        }
        findings.append(
            Finding(
                code: "import.distribution.inferred", severity: .note,
                message: Message("import.distribution.inferred", ["text": .text(head.distribution.string)]),
                hint: Message("import.distribution.inferred/hint"),
                location: location))
    }

    private func isCorrigendum(_ head: DraftHead) -> Bool {
        head.symbols.contains { SymbolRelation.relation(of: $0.string)?.kind == .corrigendum }
    }

    private func addContents(_ blocks: [SourceBlock], to draft: inout DraftDocument) {
        guard !blocks.isEmpty else { return }
        var recogniser = ContentsRecogniser(words)
        draft.contents = recogniser.recognise(blocks)
        draft.dropped += recogniser.dropped
        if draft.contents == nil {
            let paragraphs = recogniser.leftover.map {
                BodyItem.block(.paragraph(DraftParagraph(parts: [.text(DraftText($0))])))
            }
            draft.items.insert(contentsOf: paragraphs, at: 0)
        }
    }

    /// An asterisk after the symbol says that the document was issued again, unless it leads to a note that says
    /// something else.
    private func settleReissue(_ draft: inout DraftDocument) {
        guard draft.head.isReissue, let note = draft.notes.first(where: { $0.marker.string == "*" }) else { return }
        let others = [draft.head.agendaLineText].compactMap { $0 } + draft.head.agendaTitleTexts + draft.head.titleTexts + draft.head.typeTexts
        let isOfOther = others.contains { text in
            text.marks.contains { if case .noteRef(let id) = $0.fact { id == note.id } else { false } }
        }
        if !isOfOther, words.reissue.firstMatch(in: note.text.text.scalars) == nil { draft.head.isReissue = false }
    }

    /// Finds facts and note markers, in the order of print, so that what was said before can tell what is meant.
    private mutating func finish(_ draft: inout DraftDocument) {
        draft.head.agendaLineText = draft.head.agenda.map { DraftText($0.text) }
        draft.head.agendaTitleTexts = draft.head.agendaTitles.map { DraftText($0) }
        draft.head.titleTexts = draft.head.titleLines.map { DraftText($0) }
        draft.head.typeTexts = draft.head.typeLines.map { DraftText($0) }
        var pass = FactPass(facts, issued: draft.head.issued?.date, author: draft.author, markers: NoteMarkers(source), links: SymbolLinks(source))
        pass.mark(&draft)
        settleReissue(&draft)
        findings += pass.findings
        noteGluedNumbers(pass.numberedMarkers)
    }

    /// Tells of numbers right behind words that lead to no note.
    private mutating func noteGluedNumbers(_ links: NoteLinks) {
        let rest = source.gluedNumbers.filter { word in !word.contains { links.markers[Int32(truncatingIfNeeded: $0)] != nil } }
        guard let first = rest.first else { return }
        findings.append(
            Finding(
                code: "import.note.glued", severity: .note,
                message: Message("import.note.glued", ["sample": .text(String(source.index.scalars[first].prefix(24)))]),
                hint: Message("import.note.glued/hint"),
                location: source.index.location(of: first.lowerBound, file: source.name), count: rest.count))
    }
}
