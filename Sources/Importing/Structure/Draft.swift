import RapporteurReportModel

// What recognition makes of a source, before it becomes a typed document: the parts of the document, each with the
// text of the source that it holds. The order of print is the order of the schema but for the masthead.

/// Text with the facts stated in it.
struct DraftText: Sendable {
    var text: SourceText
    var marks: [FactMark] = []

    init(_ text: SourceText) { self.text = text }
}

struct DraftDocument: Sendable {
    var head = DraftHead()
    var jobNumber: SourceText?
    var language = "en"
    var summary: DraftSummary?
    var contents: DraftContents?
    /// What stands before the first operative paragraph of a resolution or decision.
    var preamble: [DraftBlock] = []
    var corrections: [DraftCorrection] = []
    var items: [BodyItem] = []
    var dropped: [DroppedText] = []
    /// Resolutions that the document says it answers.
    var mandates: [Mandate] = []
}

/// The head of the first page.
struct DraftHead: Sendable {
    var publisher = SourceText()
    var organs: [(code: String, text: SourceText)] = []
    var symbols: [SourceText] = []
    var isReissue = false
    var distribution = SourceText()
    var distributionCode: DistributionCode?
    var issued: (date: PartialDate, text: SourceText)?
    var languageLine: SourceText?
    var printedLanguage: String?
    var original = SourceText()
    var originalCodes: [String] = []
    var originalGoesOn = false
    var sessions: [(number: Int, kind: SessionKind?, text: SourceText)] = []
    var agenda: (numbers: [String], text: SourceText)?
    /// One for each item, or one for all.
    var agendaTitles: [SourceText] = []
    /// Lines of the title while they are gathered.
    var titles: [SourceText] = []
    var titleLines: [SourceText] = []
    var typeLines: [SourceText] = []
    var kind: DocumentKind?
    var letter: LetterHead?
    var relationWord: RelationKind?
    var dropped: [DroppedText] = []

    // The same with facts, for the builder.
    var agendaLineText: DraftText?
    var agendaTitleTexts: [DraftText] = []
    var titleTexts: [DraftText] = []
    var typeTexts: [DraftText] = []
}

struct DraftSummary: Sendable {
    var heading: SourceText?
    var blocks: [DraftBlock] = []

    /// The same as parts of the body.
    var items: [BodyItem] {
        let head = heading.map { [BodyItem.block(.paragraph(DraftParagraph(parts: [.text(DraftText($0))])))] } ?? []
        return head + blocks.map(BodyItem.block)
    }
}

struct DraftContents: Sendable {
    var heading: SourceText?
    var columns: [SourceText] = []
    var entries: [DraftEntry] = []
}

/// A line of the table of contents.
struct DraftEntry: Sendable {
    var number: String?
    var printed: SourceText?
    var level: Int?
    var heading: SourceText
    /// The markers of notes in the heading.
    var marks: [FactMark] = []
    var range: (from: String, to: String, text: SourceText)?
    var page: SourceText?
}

struct DraftCorrection: Sendable {
    var paragraph: String?
    var operation = CorrectionKind.replace
    var target: DraftText
    var instruction: DraftText?
    var reading: [DraftBlock] = []
}

/// The body in the order of print; headings open sections.
enum BodyItem: Sendable {
    case heading(DraftHeading)
    case annex(DraftAnnex)
    case block(DraftBlock)
}

struct DraftHeading: Sendable {
    var rank: HeadingRank
    var number: String?
    var printed: SourceText?
    var text: DraftText
}

struct DraftAnnex: Sendable {
    var number: String?
    var designation: SourceText
    var heading: [DraftText] = []
    var sourceLines: [SourceText] = []
    var originalLanguage: String?
}

indirect enum DraftBlock: Sendable {
    case paragraph(DraftParagraph)
    case table(DraftTable)
    case note(DraftNote)
    case figure(DraftFigure)
    case reply(DraftReply)
    case treatyStatus(DraftTreatyStatus)
    case quotation([DraftBlock])
}

struct DraftParagraph: Sendable {
    var label: String?
    /// The label with its punctuation, as printed.
    var printed: SourceText?
    var parts: [DraftPart]

    /// The text before the first list.
    var lead: SourceText {
        if case .text(let text)? = parts.first { text.text } else { SourceText() }
    }
}

indirect enum DraftPart: Sendable {
    case text(DraftText)
    case list([DraftItem])
}

struct DraftItem: Sendable {
    var kind: PrintedLabel.Kind
    var label: String?
    var printed: SourceText?
    var parts: [DraftPart]
}

struct DraftTable: Sendable {
    var caption: DraftCaption?
    var unitLine: SourceText?
    var table: SourceTable
    var notes: [DraftNote] = []
    /// The markers of notes in each cell.
    var cellMarks: [[[FactMark]]] = []
}

/// The lines over a table or figure; the first may be its number: "Table 31.I.1".
struct DraftCaption: Sendable {
    var number: String?
    var lines: [DraftText]
}

struct DraftFigure: Sendable {
    var image: String
    var alternative: String
    var caption: DraftCaption?
}

struct DraftNote: Sendable {
    var id: String
    var marker: SourceText
    var text: DraftText
    var page: Int
    /// The number of the note in the source, where markers lead to it.
    var number: Int?
}

struct DraftReply: Sendable {
    var facts: CommunicationFacts
    var heading: DraftText?
    var sourceLines: [SourceText] = []
    var blocks: [DraftBlock] = []
    /// The reply's own headings, and what stands under them.
    var inner: [BodyItem] = []

    var isEmpty: Bool { blocks.isEmpty && inner.isEmpty }
}

struct DraftTreatyStatus: Sendable {
    var instrument: String
    var asAt: PartialDate?
    var declared: Int?
    var blocks: [DraftBlock]
}
