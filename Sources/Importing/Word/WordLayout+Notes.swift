internal import RapporteurDiagnostics

/// Notes: those that Word counts, and those that are typed as paragraphs.
extension WordLayout {
    /// A paragraph as a note, where it is one by its marker: asterisks, or a raised sign in the style of notes.
    func note(_ paragraph: WordParagraph, _ block: SourceBlock) -> SourceBlock? {
        let text = block.text
        guard let end = markerEnd(of: text, isNote: block.role == .note) else { return nil }
        var note = block
        note.kind = .note(marker: text.upTo(end))
        note.lines = [text.from(end).trimmed]
        return note.lines[0].isEmpty ? nil : note
    }

    /// Where the marker with which a text begins ends; nil where it begins with none.
    func markerEnd(of text: SourceText, isNote: Bool) -> Int? {
        if let match = Self.markedNote.match(text.scalars), let marker = match[1] { return marker.upperBound }
        guard isNote else { return nil }
        var end = 0
        while end < text.count, !text.scalars[end].isBlank, text.styles[end].contains(.superscript) { end += 1 }
        return end > 0 && end <= 5 ? end : nil
    }

    mutating func addNote(_ note: SourceBlock) {
        if place == .front { frontNotes.append(note) } else { blocks.append(note) }
        isSetOff = true
    }

    // MARK: Notes that the text refers to

    mutating func addNote(_ reference: WordParagraph.NoteReference, _ paragraph: WordParagraph) {
        guard let story = stories.notes[reference.note.kind], let content = stories.all[story].notes[reference.note.id],
            usedNotes.insert(reference.note).inserted
        else { return }
        noteCount += 1
        noteLinks[Int32(truncatingIfNeeded: paragraph.offset + reference.range.lowerBound)] = noteCount
        add(content, of: story, number: noteCount, page: paragraph.page)
    }

    /// Adds what a note holds: its first words are its marker, the rest its text.
    private mutating func add(_ content: [WordBlock], of story: Int, number: Int, page: Int) {
        var text = SourceText()
        for paragraph in paragraphs(in: content, of: story) {
            for line in block(of: paragraph).lines { text.join(line) }
        }
        guard !text.isEmpty else { return }
        var end = 0
        while end < text.count, !text.scalars[end].isBlank, end <= 8 { end += 1 }
        let raised = text.styles.prefix { $0.contains(.superscript) }.count
        if raised > 0, raised < end { end = raised }
        var block = SourceBlock(lines: [text.from(end).trimmed])
        block.page = page
        if end <= 8, end < text.count {
            block.kind = .note(marker: text.upTo(end))
            block.noteNumber = number
        } else {
            block.lines = [text]
        }
        addNote(block)
    }

    /// The paragraphs in blocks, those in cells too.
    func paragraphs(in blocks: [WordBlock], of story: Int) -> [WordParagraph] {
        blocks.flatMap { block -> [WordParagraph] in
            switch block {
            case .paragraph(let index):
                let paragraph = stories.all[story].paragraphs[index]
                return [paragraph] + paragraphs(in: paragraph.boxes, of: story)
            case .table(let table):
                return table.rows.flatMap { $0.cells.flatMap { paragraphs(in: $0.blocks, of: story) } }
            }
        }
    }

    /// Notes to which nothing refers are not printed.
    mutating func addUnusedNotes() {
        for (kind, story) in stories.notes.sorted(by: { $0.value < $1.value }) {
            for (id, content) in stories.all[story].notes.sorted(by: { $0.key < $1.key })
            where !usedNotes.contains(WordNoteKey(kind: kind, id: id)) {
                for paragraph in paragraphs(in: content, of: story) { drop(paragraph, .unusedNote) }
            }
        }
    }

    mutating func drop(_ paragraph: WordParagraph, _ reason: DroppedText.Reason) {
        let text = paragraph.text.trimmed
        if !text.isEmpty { dropped.append(DroppedText(text, reason)) }
    }
}
