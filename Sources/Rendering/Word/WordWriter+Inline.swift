import RapporteurDiagnostics
import RapporteurReportModel

/// What is said of a run beside its words.
struct WordMarks {
    var isBold = false
    var isItalic = false
    var isRaised = false
    var language: String?
    var isRightToLeft: Bool

    var properties: String {
        var text = ""
        if isBold { text += "<w:b/><w:bCs/>" }
        if isItalic { text += "<w:i/><w:iCs/>" }
        if isRaised { text += "<w:vertAlign w:val=\"superscript\"/>" }
        if isRightToLeft { text += "<w:rtl/>" }
        if let language {
            let tag = WordXML.escaped(language)
            text += isRightToLeft ? "<w:lang w:bidi=\"\(tag)\"/>" : "<w:lang w:val=\"\(tag)\"/>"
        }
        return text.isEmpty ? "" : "<w:rPr>\(text)</w:rPr>"
    }
}

extension WordWriter {
    mutating func run(_ text: String, _ marks: WordMarks) {
        for (index, piece) in text.pieces(between: "\t", keepingEmpty: true).enumerated() {
            if index > 0 { body.markup("<w:r>\(marks.properties)<w:tab/></w:r>") }
            guard !piece.isEmpty else { continue }
            body.markup("<w:r>\(marks.properties)<w:t xml:space=\"preserve\">")
            body.text(String(piece))
            body.markup("</w:t></w:r>")
        }
    }

    mutating func write(_ content: [Inline], _ marks: WordMarks) {
        for inline in content {
            var marks = marks
            switch inline {
            case .text(let text): run(text, marks)
            case .state(let state): run(state.text, marks)
            case .lineBreak: body.markup("<w:r><w:br/></w:r>")
            case .noteRef(let reference): write(reference, marks)
            case .strong(let inner):
                marks.isBold = true
                write(inner, marks)
            case .emphasis(let inner):
                marks.isItalic = true
                write(inner, marks)
            case .quote(let quote):
                if let language = quote.language { marks.language = language }
                write(quote.content, marks)
            // They stand between paragraphs: `pieces` has taken them out.
            case .list, .quotation: continue
            default: write(inline.parts, marks)
            }
        }
    }

    func isReferred(_ id: String) -> Bool { referred.contains(id) && notes[ExactText(id)] != nil }

    /// The first reference to a note brings it to the foot of its page, with the marker as printed; others show the marker.
    private mutating func write(_ reference: NoteRef, _ marks: WordMarks) {
        var marks = marks
        marks.isRaised = true
        guard !isInFootnote, let note = notes[ExactText(reference.note)], written.insert(note.id).inserted else { return run(reference.text, marks) }
        footnoteCount += 1
        body.markup("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"\(footnoteCount)\"/><w:t>")
        body.text(reference.text)
        body.markup("</w:t></w:r>")
        let outer = body
        body = WordXML()
        isInFootnote = true
        footnote(note, marks)
        isInFootnote = false
        footnotes.markup("<w:footnote w:id=\"\(footnoteCount)\">")
        footnotes.append(body)
        footnotes.markup("</w:footnote>")
        body = outer
    }

    private mutating func footnote(_ note: Note, _ marks: WordMarks) {
        let runsLeft = note.language.map(ReadableDocument.isRightToLeft) ?? isRightToLeft
        var isFirst = true
        let pieces = note.content.pieces
        for piece in pieces.isEmpty ? [.words([])] : pieces {
            let paragraphs: [[Inline]] =
                switch piece {
                case .words(let words): [words]
                case .list(let list): list.items.map { ($0.printedNumber.map { [.text($0 + " ")] } ?? []) + $0.content }
                case .quotation(let quotation): ReadingBuilder.quoted(quotation).flatMap(\.runningText)
                }
            for words in paragraphs {
                body.markup("<w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/>\(runsLeft ? "<w:bidi/>" : "")</w:pPr>")
                if isFirst {
                    run(note.marker, marks)
                    run(" ", WordMarks(isRightToLeft: runsLeft))
                }
                isFirst = false
                write(words, WordMarks(language: note.language, isRightToLeft: runsLeft))
                body.markup("</w:p>")
            }
        }
    }
}
