internal import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// The running text of mixed content, and what is left out of it.
extension AnalysisPass {
    func beginText(_ event: XMLEvent, _ frame: inout Frame, _ shape: Shape) {
        frame.isNote = isNote(event.name)
        // Parts of a sentence touch their neighbours; what is made of elements, or stands among such, does not.
        let isAmongElements = frames.count > 0 && frames.top.pointee.shape.pointee.kind != .mixed
        if !frame.isNote, standsApart(shape) || isAmongElements { texts.last?.setApart() }
        if frame.isNote || (texts.isEmpty && shape.kind == .mixed) {
            texts.append(spareTexts.popLast() ?? RunningText())
            frame.beginsText = true
        }
        frame.mark = texts.last?.mark ?? -1
    }

    func endText(_ frame: Frame, _ shape: Shape) {
        if frame.beginsText, let done = texts.popLast() {
            done.clear()
            spareTexts.append(done)
        }
        let isAmongElements = frames.count > 0 && frames.top.pointee.shape.pointee.kind != .mixed
        if !frame.isNote, standsApart(shape) || isAmongElements { texts.last?.setApart() }
    }

    /// Whether the words around an element do not touch: it is made of elements, or it is an empty one that needs no
    /// attribute, as a line break is. An empty one that needs one, as a mark that leads to a note does, stands at
    /// the word before it.
    private func standsApart(_ shape: Shape) -> Bool {
        switch shape.kind {
        case .record, .content: true
        case .empty: !shape.attributes.contains { $0.use.isRequired }
        case .scalar, .value, .mixed: false
        }
    }

    func text(_ event: XMLEvent, in batch: XMLEventBatch) {
        validator.text(event, in: batch)
        guard frames.count > 0, !isMuted, frames.top.pointee.shape.pointee.kind == .mixed else { return }
        texts.last?.append(batch[event.text])
    }

    private func isNote(_ id: NameID) -> Bool {
        if notes.isEmpty { return false }
        if let known = isNoteName[id.rawValue] { return known }
        let name = names[id]
        let isNote = notes.contains(mapping.naming.name(of: name))
        isNoteName[id.rawValue] = isNote
        return isNote
    }
}
