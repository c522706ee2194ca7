import RapporteurReportModel

/// Whose name a heading is.
struct RespondentFinder: Sendable {
    let states: StateNames
    let others: OtherRespondents
    /// What may stand before the name of a State, and after it.
    private let lead: TextPattern
    private let tail: TextPattern

    init(_ words: LanguageWords, states: StateNames) {
        self.states = states
        others = OtherRespondents(words)
        lead = TextPattern("(?:" + words.respondentLead + ")$")
        tail = TextPattern("(?:" + words.respondentTail + ")$")
    }

    /// The State or organization whose name a heading is, in any case of letters: the words for its Government or its
    /// reply before the name aside, those for whom it speaks behind it, and the marker of a note.
    func named(_ heading: SourceText) -> Respondent? {
        let text = Self.bare(heading)
        guard !text.isEmpty, text.count < 200 else { return nil }
        if let code = states.code(of: text) { return Respondent(code: code, type: .state) }
        if let other = others.whole(text.scalars) { return other }
        guard let state = states.all(in: text.scalars).first else { return nil }
        let before = Array(text.scalars[..<state.range.lowerBound])
        let after = Array(text.scalars[state.range.upperBound...])
        guard lead.match(before) != nil, tail.match(after) != nil else { return nil }
        return Respondent(code: state.code, type: .state)
    }

    /// A heading without the marker of a note at its end.
    static func bare(_ heading: SourceText) -> SourceText {
        let text = heading.trimmed
        var end = text.count
        while end > 0, text.scalars[end - 1].isDigit || text.scalars[end - 1].isAsterisk || text.styles[end - 1].contains(.superscript)
            || text.scalars[end - 1].isBlank
        {
            end -= 1
        }
        return text.upTo(end)
    }
}
