import RapporteurReportModel

extension DraftDocument {
    /// Whether the document is a report; anything else is a document.
    var isReport: Bool {
        guard !head.titleTexts.isEmpty || head.kind == .report else { return false }
        return head.kind == .report && head.relationWord != .corrigendum && corrections.isEmpty && !head.titleTexts.isEmpty
    }

    /// Whose document it is: the office named in the line that says what the document is.
    var author: String? {
        let offices = ActWords.named(language)?.authors ?? []
        // The addressee of a letter is not its author.
        let lines = head.letter.map { [$0.sender?.text ?? ""] } ?? (head.typeLines + head.titleLines).map(\.string)
        return offices.first { office in lines.contains { $0.contains(office) || $0.contains(office.uppercased()) } }
    }

    /// The organ whose resolution or decision the document is, by the beginning of its symbols.
    var speaker: String? {
        let codes = ["A/HRC", "E/CN.4", "A", "S", "E"]
        for symbol in head.symbols.map(\.string) {
            for part in ["/RES/", "/DEC/"] where symbol.contains(part) {
                return codes.first { symbol.hasPrefix($0 + part) }
            }
        }
        guard !preamble.isEmpty, let organ = head.organs.first?.code else { return nil }
        return codes.contains(organ) ? organ : nil
    }

    /// The list that the number of an agenda item refers to: its line has a marker, whose note names the list alone.
    var agendaList: String? {
        guard let line = head.agendaLineText else { return nil }
        for mark in line.marks {
            guard case .noteRef(let id) = mark.fact, let note = notes.first(where: { $0.id == id }) else { continue }
            let text = note.text.text.scalars
            if let match = SymbolGrammar.symbol.match(text), match.range.upperBound >= text.count - 1 {
                return String(text[match.range])
            }
        }
        return nil
    }

    /// All notes, wherever they stand.
    var notes: [DraftNote] {
        let blocks = (summary?.blocks ?? []) + preamble + items.compactMap { if case .block(let block) = $0 { block } else { nil } }
        return blocks.notes
    }
}

extension [DraftBlock] {
    fileprivate var notes: [DraftNote] {
        flatMap { block -> [DraftNote] in
            switch block {
            case .note(let note): [note]
            case .table(let table): table.notes
            case .reply(let reply):
                (reply.blocks + reply.inner.compactMap { if case .block(let block) = $0 { block } else { nil } }).notes
            case .treatyStatus(let status): status.blocks.notes
            case .quotation(let blocks): blocks.notes
            case .paragraph, .figure: []
            }
        }
    }
}
