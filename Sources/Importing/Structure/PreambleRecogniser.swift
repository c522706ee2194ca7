/// Finds the preamble of a resolution or decision: from the organ that begins to speak, "The General Assembly,", to
/// the paragraph before the first operative one. Its paragraphs end with a comma.
struct PreambleRecogniser {
    private let words: LanguageWords
    private let source: SourceDocument
    private let respondents: RespondentFinder
    /// How many notes stand in the preamble.
    private(set) var noteCount = 0

    init(_ words: LanguageWords, _ source: SourceDocument, respondents: RespondentFinder) {
        self.respondents = respondents
        self.words = words
        self.source = source
    }

    /// The paragraphs of the preamble and their notes, and where the body begins; nil where there is none.
    mutating func recognise(_ blocks: ArraySlice<SourceBlock>) -> (blocks: [DraftBlock], end: Int)? {
        guard let end = end(of: blocks) else { return nil }
        var recogniser = BodyRecogniser(words, source, respondents: respondents)
        recogniser.isPreamble = true
        recogniser.recognise(blocks[..<end])
        let found = recogniser.items.compactMap { if case .block(let block) = $0 { block } else { nil } }
        // Headings and annexes are of the body.
        guard found.count == recogniser.items.count, recogniser.summary == nil, !found.isEmpty else { return nil }
        noteCount = recogniser.noteCount
        return (found, end)
    }

    /// Where the preamble ends.
    private func end(of blocks: ArraySlice<SourceBlock>) -> Int? {
        guard let start = blocks.firstIndex(where: { if case .note = $0.kind { false } else { true } }), case .text = blocks[start].kind,
            words.isSpeaker(blocks[start].text)
        else { return nil }
        var end = start + 1
        // A paragraph that ends with a semicolon may be a slip: it is one where others follow, up to paragraph 1.
        var endBeforeFirst: Int?
        var isList = false
        for index in blocks.indices[end...] {
            let block = blocks[index]
            if case .note = block.kind { continue }
            guard case .text = block.kind else { break }
            if isOperative(block, isList: isList) {
                if let later = endBeforeFirst, LabelScanner.labels(of: block.text).contains(where: { $0.kind == .paragraph && $0.number == 1 }) { return later }
                break
            }
            if case .heading = block.role { break }
            if Self.endsWithComma(block.text) {
                if endBeforeFirst == nil { end = index + 1 } else { endBeforeFirst = index + 1 }
                isList = false
            } else if let last = Self.lastScalar(block.text) {
                // A paragraph that the end of a page divides goes on; a list is part of its paragraph.
                if ":：".unicodeScalars.contains(last) { isList = true } else if !isList, ".;。；؛".unicodeScalars.contains(last) { endBeforeFirst = endBeforeFirst ?? end }
            }
        }
        return end
    }

    /// Whether a block begins what the organ resolves: the first number, a section, or a letter outside a list.
    private func isOperative(_ block: SourceBlock, isList: Bool) -> Bool {
        LabelScanner.labels(of: block.text).contains { label in
            switch label.kind {
            case .paragraph: label.isPointed && label.prefix.isEmpty
            case .roman: label.value.count > 1 || label.number == 1
            case .capital, .chinese, .arabicOrdinal: true
            case .letter, .smallRoman, .digit, .bullet: !isList
            }
        }
    }

    // MARK: Ends

    /// Whether a paragraph ends with a comma, before a marker of a note or after a closing mark.
    static func endsWithComma(_ text: SourceText) -> Bool {
        lastScalar(text).map { ",،，、".unicodeScalars.contains($0) } ?? false
    }

    /// The last scalar that is no marker of a note, nor a closing mark.
    private static func lastScalar(_ text: SourceText) -> Unicode.Scalar? {
        var end = text.count
        var digits = 0
        while end > 0 {
            let scalar = text.scalars[end - 1]
            if scalar.isDigit, digits < 3 { digits += 1 } else if !scalar.isBlank, !"*∗”\"»’)".unicodeScalars.contains(scalar) { break }
            end -= 1
        }
        return end > 0 ? text.scalars[end - 1] : nil
    }
}
