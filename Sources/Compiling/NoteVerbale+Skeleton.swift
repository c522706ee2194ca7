import RapporteurImporting
import RapporteurReportModel

extension NoteVerbale {
    /// A report that has nothing yet but the request itself, quoted in its introduction: for the drafter to replace.
    func skeleton(_ words: CompileWords) -> Report {
        let language = LanguageWords.named(words.code)
        let introduction: [Inline] = [.text(language?.unnumberedHeadings.first ?? "Introduction")]
        let replies: [Inline] = [.text(words.repliesHeading)]
        let request = Quotation(source: citationSymbol, blocks: blocks)
        return Report(
            language: self.language, title: title ?? [.text(words.repliesHeading)], mandates: mandates,
            contents: Contents(
                heading: (language?.contents.first).map { [.text($0)] },
                columnHeadings: (language?.contentsColumns.first).map { [[.text($0)]] } ?? [],
                entries: [ContentsEntry(number: "I", heading: introduction), ContentsEntry(number: "II", heading: replies)]),
            sections: [
                Section(number: "I", heading: introduction, blocks: [.quotation(request)]),
                Section(number: "II", heading: replies),
            ], notes: notes)
    }
}

extension CompileWords {
    /// A summary that says which States replied; nil where none did.
    func summary(naming states: [Inline]) -> Summary? {
        guard !states.isEmpty, let heading = LanguageWords.named(code)?.summary.first else { return nil }
        let content = [.text(summarySentence.before)] + states + [.text(summarySentence.after)]
        return Summary(heading: [.text(heading)], blocks: [.paragraph(Paragraph(content: content))])
    }
}
