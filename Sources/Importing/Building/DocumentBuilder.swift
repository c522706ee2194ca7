import RapporteurDiagnostics
import RapporteurReportModel

/// Makes the typed document of a draft, in the order in which it will be written, and notes in the ledger where each
/// piece of the source goes.
struct DocumentBuilder {
    let draft: DraftDocument
    var ledger: Ledger
    var path = ElementPath()
    /// A symbol that the user supplied, because the text does not print it.
    let suppliedSymbol: String?

    /// What the source prints, white space of every kind as it is.
    let source: SourceIndex

    init(_ draft: DraftDocument, source: SourceIndex, suppliedSymbol: String?) {
        self.draft = draft
        self.source = source
        self.suppliedSymbol = suppliedSymbol
        ledger = Ledger(size: source.scalars.count)
    }

    // MARK: Documents

    mutating func build() -> AnyReportDocument {
        for text in draft.dropped + draft.head.dropped { ledger.drop(text) }
        return draft.isReport ? .report(report()) : .document(document())
    }

    /// A reply as it arrived.
    ///
    /// - Throws: `WorkError` when nothing tells whose reply it is.
    mutating func communication(
        _ known: CommunicationOptions, file: String
    ) throws(WorkError) -> (Communication, findings: [Finding]) {
        for text in draft.dropped + draft.head.dropped { ledger.drop(text) }
        path.open("communication")
        var communication = Communication(facts: CommunicationFacts(respondent: "", respondentType: .state, kind: .reply))
        communication.language = draft.language
        communication.symbols = symbols()
        communication.title = draft.head.titleTexts.isEmpty ? nil : lines(draft.head.titleTexts, "title")
        (communication.blocks, communication.sections, communication.annexes) = body(draft.items)
        communication.received = known.received
        // A short line at the head, such as that of place and date, may have been read as a heading.
        let headings = communication.sections.map(\.heading)
        let lines = [communication.title].compactMap { $0 } + headings.prefix(3) + communication.paragraphs.map(\.content)
        var reading = CommunicationReading(lines, options: known, file: file)
        communication.facts = try reading.facts()
        return (communication, reading.findings)
    }

    mutating func report() -> Report {
        path.open("report")
        var report = Report(language: draft.language, title: [])
        report.symbols = symbols()
        report.jobNumber = draft.jobNumber.map { write($0, "jobNumber") }
        report.relations = relations()
        report.masthead = masthead()
        report.title = lines(draft.head.titleTexts, "title")
        report.documentType = documentType()
        report.mandates = draft.mandates
        report.summary = summary()
        report.contents = contents()
        (report.blocks, report.sections, report.annexes) = body(draft.items)
        return report
    }

    mutating func document() -> Document {
        path.open("document")
        var document = Document(language: draft.language)
        document.symbols = symbols()
        document.jobNumber = draft.jobNumber.map { write($0, "jobNumber") }
        document.relations = relations()
        document.masthead = masthead()
        document.title = draft.head.titleTexts.isEmpty ? nil : lines(draft.head.titleTexts, "title")
        document.documentType = documentType()
        document.mandates = draft.mandates
        parties(&document)
        document.summary = summary()
        document.contents = contents()
        if !draft.preamble.isEmpty {
            path.open("preamble")
            document.preamble = Preamble(blocks: draft.preamble.map { build($0) })
            path.close()
        }
        for correction in draft.corrections { document.corrections.append(build(correction)) }
        (document.blocks, document.sections, document.annexes) = body(draft.items)
        return document
    }

    // MARK: Writing

    /// A child element that holds text alone.
    mutating func write(_ text: SourceText, _ element: String) -> String {
        path.open(element)
        ledger.write(text, to: path.text)
        path.close()
        return text.string(asPrintedIn: source)
    }

    mutating func inline(_ text: DraftText, _ element: String) -> [Inline] {
        path.open(element)
        ledger.write(text.text, to: path.text)
        path.close()
        return InlineBuilder.content(text, source)
    }

    mutating func lines(_ texts: [DraftText], _ element: String) -> [Inline] {
        path.open(element)
        var content: [Inline] = []
        for (index, text) in texts.enumerated() {
            if index > 0 { content.append(.lineBreak) }
            ledger.write(text.text, to: path.text)
            content += InlineBuilder.content(text, source)
        }
        path.close()
        return content
    }

    // MARK: Front

    mutating func symbols() -> [String] {
        var symbols = draft.head.symbols.map { symbol in
            // A symbol is a name: its spaces are plain ones.
            _ = write(symbol, "symbol")
            return symbol.string
        }
        if symbols.isEmpty, let symbol = suppliedSymbol {
            ledger.supply(symbol)
            symbols = [symbol]
            path.open("symbol")
            path.close()
        }
        return symbols
    }

    mutating func relations() -> [Relation] {
        let symbol = draft.head.symbols.first?.string ?? suppliedSymbol
        var relations: [Relation] = []
        if let symbol, let relation = SymbolRelation.relation(of: symbol) {
            relations.append(relation)
        } else if let kind = draft.head.relationWord {
            relations.append(Relation(kind: kind))
        }
        if draft.head.isReissue { relations.append(Relation(kind: .reissue, to: symbol)) }
        for _ in relations {
            path.open("relation")
            path.close()
        }
        return relations
    }

    mutating func masthead() -> Masthead? {
        let head = draft.head
        var masthead = Masthead()
        path.open("masthead")
        defer { path.close() }
        if !head.publisher.isEmpty { masthead.publisher = write(head.publisher, "publisher") }
        for organ in head.organs { masthead.organs.append(Organ(code: organ.code.isEmpty ? nil : organ.code, text: write(organ.text, "organ"))) }
        if !head.distribution.isEmpty {
            masthead.distribution = Distribution(
                code: head.distributionCode ?? .general, text: write(head.distribution, "distribution"))
        }
        masthead.issued = head.issued.map { Issued(date: $0.date, text: write($0.text, "issued")) }
        masthead.languageLine = head.languageLine.map { write($0, "languageLine") }
        if !head.original.isEmpty {
            masthead.originalLanguage = OriginalLanguage(
                languages: head.originalCodes, text: write(head.original, "originalLanguage"))
        }
        for session in head.sessions {
            masthead.sessions.append(
                Session(number: session.number, kind: session.kind, text: write(session.text, "session")))
        }
        masthead.agendaItems = agendaItems()
        return masthead == Masthead() ? nil : masthead
    }

    mutating func agendaItems() -> [AgendaItem] {
        guard let agenda = draft.head.agenda, let line = draft.head.agendaLineText else { return [] }
        path.open("agendaItem")
        var first = AgendaItem(number: agenda.numbers[0], list: draft.agendaList)
        first.line = inline(line, "line")
        let titles = draft.head.agendaTitleTexts
        let hasOneEach = titles.count == agenda.numbers.count
        if hasOneEach || agenda.numbers.count == 1 { first.title = titles.isEmpty ? nil : lines(hasOneEach ? [titles[0]] : titles, "title") }
        path.close()
        var items = [first]
        for (index, number) in agenda.numbers.enumerated().dropFirst() {
            path.open("agendaItem")
            var item = AgendaItem(number: number, list: draft.agendaList)
            // One title may stand under several numbers: it is kept with the last.
            if hasOneEach {
                item.title = lines([titles[index]], "title")
            } else if index == agenda.numbers.count - 1, !titles.isEmpty {
                item.title = lines(titles, "title")
            }
            path.close()
            items.append(item)
        }
        return items
    }

    mutating func documentType() -> DocumentType? {
        guard !draft.head.typeTexts.isEmpty else { return nil }
        let kind: DocumentKind =
            draft.head.relationWord == .corrigendum ? .corrigendum : draft.head.kind ?? .other
        return DocumentType(kind: kind, author: draft.author, content: lines(draft.head.typeTexts, "documentType"))
    }

    /// Sender and addressees: words of the title, given apart.
    private mutating func parties(_ document: inout Document) {
        guard let letter = draft.head.letter else { return }
        if let sender = letter.sender {
            ledger.supply(sender.text)
            document.sender = Party(code: sender.code, text: sender.text)
        }
        for addressee in letter.addressees {
            ledger.supply(addressee.text)
            document.addressees.append(Party(code: addressee.code, text: addressee.text))
        }
        for name in (document.sender == nil ? [] : ["sender"]) + document.addressees.map({ _ in "addressee" }) {
            path.open(name)
            path.close()
        }
    }

    mutating func summary() -> RapporteurReportModel.Summary? {
        guard let summary = draft.summary else { return nil }
        path.open("summary")
        defer { path.close() }
        var result = RapporteurReportModel.Summary()
        result.heading = summary.heading.map { inline(DraftText($0), "heading") }
        result.blocks = summary.blocks.map { build($0) }
        return result
    }

    mutating func contents() -> Contents? {
        guard let contents = draft.contents else { return nil }
        path.open("contents")
        defer { path.close() }
        var result = Contents(entries: [])
        result.heading = contents.heading.map { inline(DraftText($0), "heading") }
        for column in contents.columns { result.columnHeadings.append(inline(DraftText(column), "columnHeading")) }
        for entry in contents.entries {
            path.open("entry")
            if let printed = entry.printed { ledger.write(printed, to: path.text) }
            let printed = entry.printed?.string
            var built = ContentsEntry(number: entry.number, level: entry.level, heading: [])
            if let printed, let number = entry.number, printed != number + "." { built.printed = printed }
            var heading = DraftText(entry.heading)
            heading.marks = entry.marks
            built.heading = inline(heading, "heading")
            built.paragraphs = entry.range.map {
                ParagraphRange(from: $0.from, to: $0.to, text: write($0.text, "paragraphs"))
            }
            built.page = entry.page.map { write($0, "page") }
            path.close()
            result.entries.append(built)
        }
        return result
    }

    mutating func build(_ correction: DraftCorrection) -> Correction {
        path.open("correction")
        defer { path.close() }
        var result = Correction(
            operation: correction.operation, paragraph: correction.paragraph, target: inline(correction.target, "target"))
        result.instruction = correction.instruction.map { inline($0, "instruction") }
        if !correction.reading.isEmpty {
            path.open("reading")
            result.reading = Reading(blocks: correction.reading.map { build($0) })
            path.close()
        }
        return result
    }
}
