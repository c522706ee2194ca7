/// A compiled report, from its identity to its notes, in the order of print.
///
/// Who replied when:
///
///     import Diagnostics
///     import Reports
///
///     let report = try Report(contentsOf: .file("Samples/protection-of-migrants.xml"))
///     for reply in report.replies {
///         print(reply.facts.respondent, reply.facts.dated?.description ?? "undated")
///     }
///
/// prints `BLR 2001-07-31` and 14 lines more.
public struct Report: Sendable, Hashable {
    /// The language of the text, for example en or fr.
    public var language: String?
    /// The symbol of the document as printed, without a reissue asterisk, for example A/57/150. Left out where it is
    /// not known; given twice for a document with two symbols.
    public var symbols: [String]
    /// The job number as printed at the foot of the first page, for example 01-59579 (E) 221001.
    public var jobNumber: String?
    /// What the document is to another one: its addendum, corrigendum, revision or reissue.
    public var relations: [Relation]
    /// What is printed at the head of the first page: organ, distribution, date, languages, session, agenda item.
    public var masthead: Masthead?
    /// The title of the report, for example Protection of migrants.
    public var title: [Inline]
    /// The line under the title that says what the document is and whose, for example Report of the
    /// Secretary-General.
    public var documentType: DocumentType?
    /// A resolution or decision that the report answers. It holds no words of its own.
    public var mandates: [Mandate]
    /// The summary, in unnumbered paragraphs.
    public var summary: Body.Summary?
    /// The table of contents as printed.
    public var contents: Contents?
    /// Paragraphs and other blocks before the first section.
    public var blocks: [Block]
    /// A section with its heading, for example I. Introduction.
    public var sections: [Body.Section]
    /// An annex.
    public var annexes: [Annex]
    /// The notes that are printed together at the end. A note printed elsewhere stands where it is printed.
    public var notes: Notes?

    /// The parts in the order of print; what is left out is not there.
    public init(
        language: String? = nil, symbols: [String] = [], jobNumber: String? = nil, relations: [Relation] = [],
        masthead: Masthead? = nil, title: [Inline], documentType: DocumentType? = nil, mandates: [Mandate] = [],
        summary: Body.Summary? = nil, contents: Contents? = nil, blocks: [Block] = [], sections: [Body.Section] = [],
        annexes: [Annex] = [], notes: Notes? = nil
    ) {
        self.language = language
        self.symbols = symbols
        self.jobNumber = jobNumber
        self.relations = relations
        self.masthead = masthead
        self.title = title
        self.documentType = documentType
        self.mandates = mandates
        self.summary = summary
        self.contents = contents
        self.blocks = blocks
        self.sections = sections
        self.annexes = annexes
        self.notes = notes
    }
}
