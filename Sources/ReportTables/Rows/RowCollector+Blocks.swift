internal import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurReportModel

extension RowCollector {
    mutating func blocks(_ blocks: [Block]) {
        for block in blocks {
            switch block {
            case .paragraph(let paragraph):
                self.paragraph("paragraph", label: paragraph.label, paragraph.content)
            case .list(let list):
                for item in list.items { paragraph("item", label: item.label, item.content) }
            case .table(let table): self.table(table)
            case .quotation(let quotation): quoted(quotation)
            case .figure(let figure): if let caption = figure.caption { running(caption, in: Place("caption")) }
            case .note(let note): self.note(note)
            case .reply(let reply): self.reply(reply)
            case .treatyStatus(let status): treatyStatus(status)
            }
        }
    }

    mutating func sections(_ sections: [Section]) {
        for section in sections {
            self.section(kind: "section", number: section.number, heading: section.heading) { collector in
                collector.blocks(section.blocks)
                collector.sections(section.sections)
            }
        }
    }

    mutating func annexes(_ annexes: [Annex]) {
        for annex in annexes {
            let number = annex.number ?? annex.designation
            section(kind: "annex", number: number, heading: annex.heading) { collector in
                for line in annex.sourceLines { collector.running(line, in: Place("line")) }
                collector.blocks(annex.blocks)
                collector.sections(annex.sections)
                collector.notes(annex.notes)
            }
        }
    }

    mutating func notes(_ notes: Notes?) {
        guard let notes else { return }
        if let heading = notes.heading { running(heading, in: Place("heading")) }
        for note in notes.notes { self.note(note) }
    }

    mutating func quoted(_ quotation: Quotation) {
        within({ $0.isQuoted = true }) { $0.blocks(quotation.blocks) }
    }

    private mutating func paragraph(_ kind: String, label: String?, _ content: [Inline]) {
        let text = content.plainText
        let count = text.wordCount
        let length = text.characterCount
        if !context.isInside {
            words += count
            characters += length
        }
        let values: [TableValue] = [
            .text(label), .none, .text(context.section), .text(context.reply), .string(context.part), .string(kind),
            .text(content.verb), .string(text), .words(count, language: language), .number(length),
            .flag(content.isBold), .flag(context.isQuoted), .none,
        ]
        let id = rows.add(.paragraphs, "p", values)
        for piece in content.flattened {
            guard case .noteRef(let reference) = piece, markers[reference.note] == nil else { continue }
            markers[reference.note] = id
        }
        running(content, in: Place(kind, paragraph: id, label: label))
    }

    private mutating func table(_ table: Table) {
        if let caption = table.caption { running(caption, in: Place("caption")) }
        if let line = table.unitLine { running(line, in: Place("line")) }
        for row in table.rows {
            for cell in row.cells { running(cell.content, in: Place("cell")) }
        }
        for note in table.notes { self.note(note) }
    }

    private mutating func note(_ note: Note) {
        notes[note.id] = notes[note.id] ?? rows.count(of: .notes)
        let id = rows.add(.notes, "n", [.string(note.id), .string(note.marker), .string(note.content.plainText), .none])
        running(note.content, in: Place("note", note: id))
    }

    /// Says of each note which paragraph refers to it, once all are known.
    mutating func joinNotes() {
        for (name, row) in notes {
            if let paragraph = markers[name] { rows.set(.string(paragraph), column: 3, ofRow: row, in: .notes) }
        }
    }

    private mutating func treatyStatus(_ status: TreatyStatus) {
        let first = rows[.treatyParties].count
        within({ $0.status = status }) { $0.blocks(status.blocks) }
        let listed = rows[.treatyParties].count - first
        for row in first..<(first + listed) {
            rows.set(.number(listed), column: 4, ofRow: row, in: .treatyParties)
        }
    }
}

extension [Inline] {
    /// The verb of the recommendation that stands in it, or the words set apart with which it begins.
    fileprivate var verb: String? {
        for piece in flattened { if case .recommendation(let act) = piece { return act.verb } }
        switch first {
        case .emphasis(let words)?, .strong(let words)?:
            let text = words.plainText
            return text.isEmpty || count == 1 ? nil : text
        default: return nil
        }
    }

    /// Whether all words are printed bold, and there are any.
    fileprivate var isBold: Bool {
        plainText.wordCount > 0 && allSatisfy(\.isBold)
    }
}

extension Inline {
    fileprivate var isBold: Bool {
        switch self {
        case .strong: true
        case .text(let words): words.wordCount == 0
        case .noteRef, .lineBreak: true
        case .state, .list, .quotation: plainText.wordCount == 0 || (!parts.isEmpty && parts.allSatisfy(\.isBold))
        default: parts.allSatisfy(\.isBold)
        }
    }
}
