import RapporteurReportModel

/// Where a text stands, as far as it says what its facts mean.
struct FactContext: Sendable {
    enum Place: Sendable { case summary, heading, paragraph, note }

    var place: Place = .paragraph
    /// The State whose communication is being given.
    var respondent: String?
    var author: String?
    /// The heading above.
    var heading = ""
}

/// What was said before, by which later words can be understood.
struct FactMemory: Sendable {
    var issued: PartialDate?
    /// The organ whose resolution or decision the document is, which means its own by "its resolution".
    var speaker: String?
    var lastResolution: String?
    var lastDocument: String?
    var lastTreaty: String?
    /// Laws cited with a number, by the words that call them: "law on foreigners".
    var laws: [(words: String, number: String)] = []
    /// Treaties cited so far.
    var treaties: [String] = []
    var lastDate: PartialDate?
    /// The organ last called by its full name, for "the Commission".
    var lastOrgans: [String: String] = [:]
    /// Whether the assembly last called by its full name is another than the General Assembly.
    var isOtherAssembly = false
    /// The bodies whose abbreviations the text gave: "(MINUSTAH)".
    var abbreviations: [String: (code: String?, kind: OrganizationKind)] = [:]
    /// The Special Rapporteur last called by the full title.
    var lastRapporteur: String?
    /// The last conference by its full name.
    var lastConference: String?

    init(issued: PartialDate?) { self.issued = issued }
}

/// Finds the facts that a text states: each kind by its own rules, then those that nest.
struct FactFinder: Sendable {
    let words: LanguageWords
    let states: StateNames
    private let dates: DatePatterns
    private let citations: CitationFinder
    private let organizations: OrganizationFinder
    private let quantities: QuantityFinder
    private let acts: ActFinder

    init(_ words: LanguageWords, states: StateNames, instruments: InstrumentNames) {
        self.words = words
        self.states = states
        dates = DatePatterns(words)
        citations = CitationFinder(words, instruments: instruments)
        organizations = OrganizationFinder(words)
        quantities = QuantityFinder(words)
        acts = ActFinder(words)
    }

    /// A paragraph is looked through in parts of about this many scalars: what is found is compared with what else is found
    /// in its part, so that the time does not grow with the square of a paragraph without end.
    private static let part = 6_000

    func marks(in text: SourceText, _ context: FactContext, _ memory: inout FactMemory) -> [FactMark] {
        let scalars = text.scalars
        guard scalars.count > 2 * Self.part else { return marks(in: scalars, context, &memory) }
        var result: [FactMark] = []
        var start = 0
        while start < scalars.count {
            let end = Self.endOfPart(scalars, from: start)
            for mark in marks(in: Array(scalars[start..<end]), context, &memory) {
                result.append(FactMark(mark.range.lowerBound + start..<mark.range.upperBound + start, mark.fact))
            }
            start = end
        }
        return result
    }

    /// Where a part ends: with a sentence, if one ends soon, else with a word.
    private static func endOfPart(_ text: [Unicode.Scalar], from start: Int) -> Int {
        guard text.count - start > 2 * part else { return text.count }
        let window = start + part..<start + 2 * part
        let sentence = window.first { text[$0].isBlank && ".;".unicodeScalars.contains(text[$0 - 1]) }
        return sentence ?? window.first { text[$0].isBlank } ?? window.upperBound
    }

    private func marks(in scalars: [Unicode.Scalar], _ context: FactContext, _ memory: inout FactMemory) -> [FactMark] {
        guard scalars.count >= 2 else { return [] }
        var marks = dates.marks(in: scalars)
        marks += dates.yearless(in: scalars, issued: memory.issued, besides: marks)
        let dated = marks
        marks += citations.marks(in: scalars, context, dates: dated, &memory)
        marks += organizations.marks(in: scalars, context, &memory)
        let named = states.all(in: scalars)
        marks += named.compactMap { found in
            StateRoles.role(of: found.code, at: found.range, among: named.map(\.range), in: scalars, context)
                .map { FactMark(found.range, .state(code: found.code, $0)) }
        }
        marks += quantities.marks(in: scalars, besides: marks)
        marks += quotes(in: scalars)
        if context.place == .paragraph { marks += acts.marks(in: scalars, context) }
        return marks
    }

    private static let curly = TextPattern(#"“[^“”]{2,360}”"#)
    private static let straight = TextPattern(#"\"[A-Z][^\"]{2,360}\""#)
    private static let guillemets = TextPattern(#"«[^«»]{2,360}»"#)

    private func quotes(in text: [Unicode.Scalar]) -> [FactMark] {
        [Self.curly, Self.straight, Self.guillemets].flatMap { $0.matches(in: text) }.map { FactMark($0.range, .quote) }
    }
}
