extension DraftDocument {
    /// Whether the document is a report; anything else is a document.
    var isReport: Bool {
        guard !head.titleTexts.isEmpty || head.kind == .report else { return false }
        return head.kind == .report && head.relationWord != .corrigendum && corrections.isEmpty && !head.titleTexts.isEmpty
    }

    /// Whose document it is: the office named in the line that says what the document is.
    var author: String? {
        let offices = ActWords.named(language)?.authors ?? []
        let lines = (head.typeLines + head.titleLines).map(\.string)
        return offices.first { office in lines.contains { $0.contains(office) || $0.contains(office.uppercased()) } }
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
        let blocks = (summary?.blocks ?? []) + items.compactMap { if case .block(let block) = $0 { block } else { nil } }
        return blocks.notes
    }
}

extension [DraftBlock] {
    fileprivate var notes: [DraftNote] {
        flatMap { block -> [DraftNote] in
            switch block {
            case .note(let note): [note]
            case .table(let table): table.notes
            case .reply(let reply): reply.blocks.notes
            case .treatyStatus(let status): status.blocks.notes
            case .paragraph, .figure: []
            }
        }
    }
}
