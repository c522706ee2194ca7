import RapporteurDiagnostics
import RapporteurReportModel

/// Turns an exported document back into the value that it was made from: `AKNExporter` read from right to left.
///
/// Text is taken character by character. Elements that only mark what follows from others (`rap:is="mark"`) are read
/// through.
struct AKNImporter {
    /// The notes of the document by their own identifiers.
    let notes: ExactMap<AKNElement>

    init(_ document: AKNElement) {
        var notes: ExactMap<AKNElement> = [:]
        for element in document.descendants("authorialNote") {
            if let id = element.ownID, notes[id] == nil { notes[id] = element }
        }
        self.notes = notes
    }

    func note(_ id: String, at element: AKNElement) throws(AKNMismatch) -> Note {
        guard let note = notes[id] else {
            throw AKNMismatch(Message("akn.exported/note", ["id": .text(id)]), at: element)
        }
        return Note(
            id: id, marker: note["marker"] ?? "", language: note.language, content: try paragraph(in: note))
    }

    func notes(_ ids: [String], at element: AKNElement) throws(AKNMismatch) -> [Note] {
        var notes: [Note] = []
        for id in ids { notes.append(try note(id, at: element)) }
        return notes
    }

    /// The words of the one `p` inside.
    func paragraph(in element: AKNElement) throws(AKNMismatch) -> [Inline] {
        guard let words = element.first("p") else { return [] }
        return try self.words(words)
    }

    /// The words of a `p`, bold as a whole or not.
    func words(_ element: AKNElement) throws(AKNMismatch) -> [Inline] {
        let content = try inlines(element)
        return element.hasClass("bold") ? [.strong(content)] : content
    }
}
