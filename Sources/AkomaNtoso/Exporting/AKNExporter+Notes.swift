internal import RapporteurDiagnostics
import RapporteurReportModel

// Notes. Akoma Ntoso has a note where its marker stands; a report has it where it is printed. So the note goes to its
// first marker, and the place of print is told by attributes: `rap:notesAfter` of the element printed before it,
// `rap:notesFirst` where it is the first in its surroundings, `rap:notes` of a table or of the notes at the end. A
// note without a marker before its place of print stands there.
extension AKNExporter {
    func noteReference(_ value: NoteRef) -> [AKNNode] {
        guard let note = notes[value.note] else { return .words(value.text) }
        if let id = writtenNotes[note.id] {
            return .one(
                AKNElement(
                    "noteRef",
                    ["href": "#\(id)", "marker": value.text, "rap:note": note.id], [AKNNode]()))
        }
        var element = self.note(note)
        if value.text != note.marker { element["rap:text"] = value.text }
        return .one(element)
    }

    /// The note itself.
    func note(_ note: Note) -> AKNElement {
        let id = next("authorialNote")
        // Before its words: they may hold its own marker.
        writtenNotes[note.id] = id
        return AKNElement(
            "authorialNote",
            [
                "eId": id, "marker": note.marker, "placement": "bottom", "xml:lang": note.language, "rap:id": note.id,
            ], [words(note.content)])
    }

    /// Notes printed together: the identifiers of all, and those that no marker has led to yet.
    func together(_ notes: [Note]) -> (ids: String?, left: [AKNElement]) {
        let left = notes.compactMap { writtenNotes[$0.id] == nil ? note($0) : nil }
        return (notes.isEmpty ? nil : notes.map(\.id).joined(separator: " "), left)
    }
}

/// Finds the notes of a document wherever they are printed.
struct NoteFinder {
    private(set) var notes: [Note] = []

    mutating func look(in blocks: [Block]) {
        for block in blocks {
            switch block {
            case .paragraph(let paragraph): look(in: paragraph.content)
            case .list(let list): look(in: list)
            case .table(let table):
                look(in: (table.caption ?? []) + (table.unitLine ?? []))
                for row in table.rows { for cell in row.cells { look(in: cell.content) } }
                table.notes.forEach { add($0) }
            case .quotation(let quotation): look(in: quotation.blocks)
            case .figure(let figure): look(in: figure.caption ?? [])
            case .note(let note): add(note)
            case .reply(let reply):
                look(in: reply.heading ?? [])
                reply.sourceLines.forEach { look(in: $0) }
                look(in: reply.blocks)
                look(in: reply.sections)
            case .treatyStatus(let status): look(in: status.blocks)
            }
        }
    }

    mutating func look(in content: [Inline]) {
        for piece in content {
            switch piece {
            case .list(let list): look(in: list)
            case .quotation(let quotation): look(in: quotation.blocks)
            default: look(in: piece.parts)
            }
        }
    }

    mutating func look(in sections: [Section]) {
        for section in sections {
            look(in: section.heading)
            look(in: section.blocks)
            look(in: section.sections)
        }
    }

    mutating func look(in annexes: [Annex]) {
        for annex in annexes {
            look(in: annex.heading ?? [])
            annex.sourceLines.forEach { look(in: $0) }
            look(in: annex.blocks)
            look(in: annex.sections)
            look(in: annex.notes)
        }
    }

    mutating func look(in notes: Notes?) {
        look(in: notes?.heading ?? [])
        notes?.notes.forEach { add($0) }
    }

    private mutating func look(in list: List) { list.items.forEach { look(in: $0.content) } }

    private mutating func add(_ note: Note) {
        notes.append(note)
        look(in: note.content)
    }
}
