import RapporteurReportModel

/// The words by which documents in one language are recognised. Everything that depends on a language is in tables
/// of this kind; patterns are in the notation of `TextPattern`.
package struct LanguageWords: Sendable {
    /// ISO 639-1.
    package let code: String
    /// The names of the six languages as a masthead prints them, in lower case, with their codes.
    var languageNames: [String: String] = [:]
    /// The line of the publisher.
    var publishers: [String] = []
    /// Organs and committees with the beginning of their symbols; longer names first.
    var organs: [(name: String, code: String)] = []
    /// What stands before the kind of distribution, and the kinds.
    var distribution: String
    var distributionKinds: [String: DistributionCode] = [:]
    /// What stands before the original languages.
    var original: String
    /// Months in order; several spellings of one separated by a bar.
    package var months: [String] = []
    /// A day's date with the groups `{D}` day, `{M}` month, `{Y}` year in it.
    var dayDate: String
    /// A date without its day.
    var monthDate: String
    /// A line that gives a session, the ordinal in the first group.
    var session: String
    /// The same for a year of the Security Council.
    var year: String?
    /// A line that gives a session by its year, which is in a group.
    var yearSession: String?
    /// A line that gives the days of a meeting, before or after its place.
    var meeting: String?
    /// What joins the last of several languages.
    var and = ""
    /// How the name of a body begins.
    var bodies: String?
    /// How a letter says from whom it is and to whom.
    var letter: LetterWords?
    /// What stands behind the word for an annex that names the letter it is of.
    var annexOf = ""
    /// What stands before a name that is signed.
    var signed = ""
    /// Lines on the cover of a volume of official records.
    var records: [String] = []
    /// Ordinals of sessions: parts with their values, added up.
    var ordinals: [String: Int] = [:]
    /// A line that gives agenda items, the numbers in the first group.
    var agenda: String
    package var summary: [String] = []
    package var contents: [String] = []
    package var contentsColumns: [String] = []
    /// The designation of an annex, its number in the first group.
    var annex: String
    /// Headings that stand without a number.
    package var unnumberedHeadings: [String] = []
    /// The heading over notes at the end.
    var notesHeadings: [String] = []
    /// Lines that say what a document is.
    var documentTypes: [(pattern: String, kind: DocumentKind)] = []
    /// The word under a title for an addendum, a corrigendum or a revision.
    var relationWords: [String: RelationKind] = [:]
    /// What a line in brackets over a reproduced reply says of its language, which is in the first group.
    var originalLine: String
    /// What may stand before the date in such a line, where it is that of the reply, and where it is that of its receipt.
    var sourceDated = ""
    var sourceReceived = ""
    /// In a heading that names who replies: what may stand before the name of a State, and after it.
    var respondentLead = ""
    var respondentTail = #"(?: ?\(.+\))?"#
    /// Headings of sections that hold replies.
    package var replyHeadings: String
    /// The word for a page at the head of one.
    var page: String
    /// The words for a resolution and a decision before a number; in Chinese they stand after it.
    var resolution: String
    var decision: String
    /// What a note says of a document that is issued again, in any of the languages.
    let reissue = TextPattern(
        #"[Rr]eissue|[Nn]ouveau tirage|[Rr]eproduit pour raisons|[Nn]uevamente|[Пп]ереизда|重新印发|重发|إعادة إصدار|أعيد إصدار"#)

    init(
        code: String, distribution: String, original: String, dayDate: String, monthDate: String, session: String,
        agenda: String, annex: String, originalLine: String, replyHeadings: String, page: String, resolution: String,
        decision: String
    ) {
        self.code = code
        self.distribution = distribution
        self.original = original
        self.dayDate = dayDate
        self.monthDate = monthDate
        self.session = session
        self.agenda = agenda
        self.annex = annex
        self.originalLine = originalLine
        self.replyHeadings = replyHeadings
        self.page = page
        self.resolution = resolution
        self.decision = decision
    }

    /// The month's number, 1 to 12, of a spelling.
    package func month(_ name: String) -> Int? {
        let name = name.lowercased().replacing("/ ", with: "/")
        for (index, spellings) in months.enumerated()
        where spellings.lowercased().split(separator: "|").contains(where: { $0 == name }) {
            return index + 1
        }
        return nil
    }

    /// A pattern's notation for all months; Arabic has two names for one, at times with a space between them.
    var anyMonth: String { "(?:" + months.joined(separator: "|").replacing("/", with: "/ ?") + ")" }
    /// The same, also in capitals, as old mastheads print them.
    var anyMonthInCapitals: String { "(?:" + (months + months.map { $0.uppercased() }).joined(separator: "|").replacing("/", with: "/ ?") + ")" }
}

extension LanguageWords {
    /// The six languages of the United Nations.
    package static let all: [LanguageWords] = [.english, .french, .spanish, .russian, .arabic, .chinese]

    package static func named(_ code: String) -> LanguageWords? { all.first { $0.code == code } }

    /// The language of a text: by its script, and among those in Latin letters by the commonest small words.
    package static func detected(in scalars: some Collection<Unicode.Scalar>) -> LanguageWords {
        var counts = [String: Int]()
        for scalar in scalars.prefix(20_000) {
            switch scalar.value {
            case 0x0600...0x06FF, 0xFB50...0xFDFF, 0xFE70...0xFEFF: counts["ar", default: 0] += 1
            case 0x0400...0x04FF: counts["ru", default: 0] += 1
            case 0x4E00...0x9FFF, 0x3400...0x4DBF: counts["zh", default: 0] += 3
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: counts["latin", default: 0] += 1
            default: break
            }
        }
        guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return .english }
        if most.key != "latin" { return named(most.key) ?? .english }
        return latin(in: String(scalars.prefix(20_000)))
    }

    private static func latin(in text: String) -> LanguageWords {
        let common: [(String, Set<String>)] = [
            ("en", ["the", "of", "and", "to", "in", "on", "by", "with"]),
            ("fr", ["le", "les", "des", "du", "et", "par", "au", "dans", "une"]),
            ("es", ["el", "los", "las", "del", "y", "por", "una", "con", "para"]),
        ]
        var scores = [String: Int]()
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter }) {
            for (code, words) in common where words.contains(String(word)) { scores[code, default: 0] += 1 }
        }
        let best = common.map(\.0).max { scores[$0, default: 0] < scores[$1, default: 0] }
        guard let best, scores[best, default: 0] > scores["en", default: 0] else { return .english }
        return named(best) ?? .english
    }
}
