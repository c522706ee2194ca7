/// Any other document. The parts that a report also has mean the same here.
public struct Document: Sendable, Hashable {
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
    /// The title of the document.
    public var title: [Inline]?
    /// The line that says what the document is and whose, for example Letter dated 1 May 2002.
    public var documentType: DocumentType?
    /// A resolution or decision that the document answers. It holds no words of its own.
    public var mandates: [Mandate]
    /// A subject of the document, supplied by an indexer. Not a printed word.
    public var keywords: [Keyword]
    /// A step in the life of the document: submitted, revised, adopted. Not a printed word.
    public var steps: [Step]
    /// Who sends a letter or transmits the document.
    public var sender: Party?
    /// To whom a letter is addressed.
    public var addressees: [Party]
    /// A State or an organization that submits the draft.
    public var sponsors: [Party]
    /// The summary, in unnumbered paragraphs.
    public var summary: Body.Summary?
    /// The table of contents as printed.
    public var contents: Contents?
    /// The preambular paragraphs of a resolution or decision.
    public var preamble: Preamble?
    /// One operation of a corrigendum: what it changes, and what it should read.
    public var corrections: [Correction]
    /// Paragraphs and other blocks before the first section.
    public var blocks: [Block]
    /// A section with its heading.
    public var sections: [Body.Section]
    /// A vote on the document, in total and by State.
    public var votes: [Vote]
    /// An annex.
    public var annexes: [Annex]
    /// The notes that are printed together at the end.
    public var notes: Notes?

    /// The parts in the order of print; what is left out is not there.
    public init(
        language: String? = nil, symbols: [String] = [], jobNumber: String? = nil, relations: [Relation] = [],
        masthead: Masthead? = nil, title: [Inline]? = nil, documentType: DocumentType? = nil,
        mandates: [Mandate] = [], keywords: [Keyword] = [], steps: [Step] = [], sender: Party? = nil,
        addressees: [Party] = [], sponsors: [Party] = [], summary: Body.Summary? = nil, contents: Contents? = nil,
        preamble: Preamble? = nil, corrections: [Correction] = [], blocks: [Block] = [],
        sections: [Body.Section] = [], votes: [Vote] = [], annexes: [Annex] = [], notes: Notes? = nil
    ) {
        self.language = language
        self.symbols = symbols
        self.jobNumber = jobNumber
        self.relations = relations
        self.masthead = masthead
        self.title = title
        self.documentType = documentType
        self.mandates = mandates
        self.keywords = keywords
        self.steps = steps
        self.sender = sender
        self.addressees = addressees
        self.sponsors = sponsors
        self.summary = summary
        self.contents = contents
        self.preamble = preamble
        self.corrections = corrections
        self.blocks = blocks
        self.sections = sections
        self.votes = votes
        self.annexes = annexes
        self.notes = notes
    }
}
