internal import RapporteurDiagnostics

/// What holds paragraphs: tables with rows and cells, text boxes, notes.
extension StoryReader {
    // MARK: Containers

    func append(_ block: WordBlock) { containers[containers.count - 1].append(block) }

    func popContainer() -> [WordBlock] { containers.count > 1 ? containers.removeLast() : [] }

    func editRow(_ edit: (inout WordRow) -> Void) {
        guard let table = tables.indices.last, let row = tables[table].rows.indices.last else { return }
        edit(&tables[table].rows[row])
    }

    func endCell() {
        guard var cell = cells.popLast() else { return }
        cell.blocks = popContainer()
        guard let table = tables.indices.last, let row = tables[table].rows.indices.last else {
            cell.blocks.forEach(append)
            return
        }
        if cell.goesOnBeside, let before = tables[table].rows[row].cells.indices.last {
            tables[table].rows[row].cells[before].columns += cell.columns
            tables[table].rows[row].cells[before].blocks += cell.blocks
            return
        }
        tables[table].rows[row].cells.append(cell)
    }

    // MARK: Notes

    func beginNote(_ name: String, _ attributes: WordAttributes) {
        guard note == nil else {
            openInnerNotes += 1
            story.nestedNotes += 1
            return
        }
        let kind: WordNoteKey.Kind = name == "w:footnote" ? .footnote : .endnote
        let type = attributes["type"] ?? "normal"
        note = (WordNoteKey(kind: kind, id: attributes["id"] ?? ""), type != "normal")
        containers.append([])
    }

    func endNote() {
        if openInnerNotes > 0 {
            openInnerNotes -= 1
            return
        }
        // A damaged property may be called a note; it ends none.
        if isInParagraphProperties {
            story.nestedNotes += 1
            return
        }
        let blocks = popContainer()
        guard let note else { return }
        if note.isSeparator { containers[0] += blocks } else { story.notes[note.key.id, default: []] += blocks }
        self.note = nil
    }
}
