import RapporteurReportModel

/// Reads a corrigendum: each operation names the place it changes, says what is to be done, and gives the text.
struct CorrigendumRecogniser {
    private(set) var notes: [DraftNote] = []
    private static let target = TextPattern(
        #"^(?:\d{1,3}\. +)?(?:Paragraphs?|Page|Pages|Annex|Summary|Table|Section|Title|Footnote|Paragraphe|Párrafo|Пункт|第)\b"#)
    private static let instruction = TextPattern(
        #"(?:should read|shall read|should be replaced by|For |Delete|Insert|Replace|Add|Lire|Debe decir|Au lieu de|Donde dice|Следует читать)"#)
    private static let paragraph = TextPattern(#"[Pp](?:aragraph|aragraphe|árrafo)s? (\d+(?:\.\d+)?(?: \([a-z]\))?)"#)

    /// The operations; nil where the text does not have them.
    mutating func recognise(_ blocks: some Collection<SourceBlock>) -> [DraftCorrection]? {
        var corrections: [DraftCorrection] = []
        for block in blocks {
            let text = block.text
            switch block.kind {
            case .note(let marker):
                notes.append(
                    DraftNote(id: "note\(notes.count + 1)", marker: marker, text: DraftText(text), page: block.page))
                continue
            case .table, .contents, .figure: return nil
            case .text, .head: break
            }
            guard !text.isEmpty else { continue }
            if Self.target.match(text.scalars) != nil, text.count < 120 {
                var correction = DraftCorrection(target: DraftText(text))
                correction.paragraph = Self.paragraph.firstMatch(in: text.scalars)?[1].map { String(text.scalars[$0]) }
                corrections.append(correction)
            } else if corrections.isEmpty {
                return nil
            } else {
                add(text, to: &corrections[corrections.count - 1])
            }
        }
        return corrections.isEmpty ? nil : corrections
    }

    private func add(_ text: SourceText, to correction: inout DraftCorrection) {
        if correction.instruction == nil, correction.reading.isEmpty, Self.instruction.firstMatch(in: text.scalars) != nil {
            correction.instruction = DraftText(text)
            let words = text.string.lowercased()
            if words.hasPrefix("delete") { correction.operation = .delete }
            if words.hasPrefix("insert") || words.hasPrefix("add") { correction.operation = .insert }
            return
        }
        correction.reading.append(.paragraph(DraftParagraph(parts: [.text(DraftText(text))])))
    }
}
