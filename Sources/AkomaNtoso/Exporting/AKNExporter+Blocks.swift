internal import RapporteurDiagnostics
import RapporteurReportModel

// Blocks where no hierarchy may stand: in the summary and in the preamble.
//
// | in a report | in Akoma Ntoso |
// |---|---|
// | unnumbered paragraph | `p` |
// | numbered paragraph | `tblock class="paragraph"`: `num`, `p` |
// | list, table, figure | `blockList`, `table`, `tblock class="figure"` |
// | quotation | `p class="quotation"` with `embeddedStructure` |
// | note without marker | `p class="note"` |
extension AKNExporter {
    func blocks(_ blocks: [Block], under id: String) -> (elements: [AKNElement], notesFirst: String?) {
        var elements: [AKNElement] = []
        var notesFirst: [String] = []
        for block in blocks {
            if case .note(let note) = block, writtenNotes[note.id] != nil {
                guard let last = elements.indices.last else {
                    notesFirst.append(note.id)
                    continue
                }
                let before = elements[last]["rap:notesAfter"]
                elements[last]["rap:notesAfter"] = before.map { "\($0) \(note.id)" } ?? note.id
            } else if let element = self.block(block, under: id) {
                elements.append(element)
            }
        }
        return (Self.filled(elements), notesFirst.isEmpty ? nil : notesFirst.joined(separator: " "))
    }

    private func block(_ block: Block, under id: String) -> AKNElement? {
        switch block {
        case .paragraph(let value): return plain(value, under: id)
        case .list(let value): return blockList(value)
        case .table(let value): return table(value)
        case .figure(let value): return figure(value)
        case .quotation(let value): return AKNElement("p", ["class": "quotation"], [embedded(value)])
        case .note(let value): return AKNElement("p", ["class": "note"], [note(value)])
        case .reply, .treatyStatus: return nil
        }
    }

    private func plain(_ value: Paragraph, under id: String) -> AKNElement {
        let number = PrintedNumber.element(value.label, value.printed, .stop)
        guard let num = number.num.first else {
            return words(
                value.content, ["eId": eIDs.next("\(id)__p"), "xml:lang": value.language, "rap:id": value.id])
        }
        return AKNElement(
            "tblock",
            [
                "eId": eIDs.next("\(id)__tblock"), "class": "paragraph", "xml:lang": value.language,
                "rap:label": number.label, "rap:printed": number.printed, "rap:id": value.id,
            ], [num, words(value.content)])
    }
}
