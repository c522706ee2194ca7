import RapporteurReportModel

/// The parts that the four kinds of documents have in common, so that one way leads all of them out.
struct DocumentParts {
    /// report, communication, noteVerbale or document.
    var kind: String
    var documentClass: DocumentClass
    var actor: String
    /// When it was issued, as far as that is known.
    var date: PartialDate?
    var language: String?
    var symbols: [String] = []
    var jobNumber: String?
    var relations: [Relation] = []
    var masthead: Masthead?
    var title: [Inline]?
    var documentType: DocumentType?
    var mandates: [Mandate] = []
    var keywords: [Keyword] = []
    var steps: [Step] = []
    var sender: Party?
    var addressees: [Party] = []
    var sponsors: [Party] = []
    var summary: Summary?
    var contents: Contents?
    var preamble: Preamble?
    var corrections: [Correction] = []
    var blocks: [Block] = []
    var sections: [Section] = []
    var votes: [Vote] = []
    var annexes: [Annex] = []
    var notes: Notes?
    /// What only some kinds have, as attributes of the body.
    var facts: [(name: String, value: String)] = []
}

extension DocumentParts {
    init(_ document: AnyReportDocument, _ options: AkomaNtosoOptions) {
        switch document {
        case .report(let value): self.init(value, options)
        case .communication(let value): self.init(value)
        case .noteVerbale(let value): self.init(value)
        case .document(let value): self.init(value)
        }
        if let actor = options.actor { self.actor = SymbolEscaping.segment(actor) }
    }

    private init(_ value: Report, _ options: AkomaNtosoOptions) {
        self.init(
            kind: Report.rootElement, documentClass: .report(options.documentName), actor: "un-sg",
            date: value.masthead?.issued?.date, language: value.language, symbols: value.symbols,
            jobNumber: value.jobNumber, relations: value.relations, masthead: value.masthead, title: value.title,
            documentType: value.documentType, mandates: value.mandates, summary: value.summary,
            contents: value.contents, blocks: value.blocks, sections: value.sections, annexes: value.annexes,
            notes: value.notes)
    }

    private init(_ value: Communication) {
        self.init(
            kind: Communication.rootElement, documentClass: .communication,
            actor: SymbolEscaping.segment(value.facts.respondent), date: value.facts.dated, language: value.language,
            symbols: value.symbols, title: value.title, sender: value.sender, addressees: value.addressees,
            blocks: value.blocks, sections: value.sections, annexes: value.annexes, notes: value.notes)
        facts = AKNExporter.facts(value.facts)
        if let reference = value.reference { facts.append(("rap:reference", reference)) }
        if let received = value.received { facts.append(("rap:received", received.description)) }
    }

    private init(_ value: NoteVerbale) {
        self.init(
            kind: NoteVerbale.rootElement, documentClass: .noteVerbale, actor: "un", date: value.dated,
            language: value.language, symbols: value.symbols, title: value.title, mandates: value.mandates,
            sender: value.sender, addressees: value.addressees, blocks: value.blocks, annexes: value.annexes,
            notes: value.notes)
        facts = [("rap:dated", value.dated.description)]
        if let reference = value.reference { facts.append(("rap:reference", reference)) }
        if let deadline = value.deadline { facts.append(("rap:deadline", deadline.description)) }
    }

    private init(_ value: Document) {
        let organ = value.masthead?.organs.first?.code ?? value.symbols.first
        self.init(
            kind: Document.rootElement, documentClass: .document(value.documentType?.kind),
            actor: organ.flatMap(Acting.organ)?.actor ?? "un", date: value.masthead?.issued?.date,
            language: value.language, symbols: value.symbols, jobNumber: value.jobNumber, relations: value.relations,
            masthead: value.masthead, title: value.title, documentType: value.documentType, mandates: value.mandates,
            keywords: value.keywords, steps: value.steps, sender: value.sender, addressees: value.addressees,
            sponsors: value.sponsors, summary: value.summary, contents: value.contents, preamble: value.preamble,
            corrections: value.corrections, blocks: value.blocks, sections: value.sections, votes: value.votes,
            annexes: value.annexes, notes: value.notes)
    }

    /// All notes, wherever they are printed.
    var allNotes: [Note] {
        // Quoted text may stand in any words, and hold notes.
        var finder = NoteFinder()
        for item in masthead?.agendaItems ?? [] { finder.look(in: (item.line ?? []) + (item.title ?? [])) }
        finder.look(in: (title ?? []) + (documentType?.content ?? []))
        finder.look(in: summary?.heading ?? [])
        finder.look(in: summary?.blocks ?? [])
        finder.look(in: contents?.heading ?? [])
        contents?.columnHeadings.forEach { finder.look(in: $0) }
        contents?.entries.forEach { finder.look(in: $0.heading) }
        finder.look(in: preamble?.blocks ?? [])
        for correction in corrections {
            finder.look(in: correction.target + (correction.instruction ?? []))
            finder.look(in: correction.reading?.blocks ?? [])
        }
        finder.look(in: blocks)
        finder.look(in: sections)
        finder.look(in: annexes)
        finder.look(in: notes)
        return finder.notes
    }

    /// The work's name.
    var work: AkomaNtosoIRI {
        let words = title.map { SymbolEscaping.slug($0.plainText) } ?? ""
        let number = symbols.first.map(SymbolEscaping.number) ?? SymbolEscaping.segment(words)
        return AkomaNtosoIRI(
            documentType: "doc", subtype: documentClass.subtype, actor: actor,
            date: (date ?? .unknown).inFull,
            number: number.isEmpty ? "untitled" : number)
    }
}

