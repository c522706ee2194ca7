/// A note verbale: who asks whom, following from what, until when, in which words.
public struct NoteVerbale: Sendable, Hashable {
    /// The reference number of the note verbale.
    public var reference: String?
    /// The date of the note verbale.
    public var dated: PartialDate
    /// By when replies are asked for.
    public var deadline: PartialDate?
    /// The language of the text, for example en or fr.
    public var language: String?
    /// The symbol, if it was issued as a document.
    public var symbols: [String]
    /// The title or subject line.
    public var title: [Inline]?
    /// The office that sends the note verbale.
    public var sender: Party
    /// To whom it is sent, for example all Permanent Missions.
    public var addressees: [Party]
    /// The resolution that it follows from. It holds no words of its own.
    public var mandates: [Mandate]
    /// Its paragraphs and other blocks that hold text.
    public var blocks: [Block]
    /// An annex, for example a questionnaire.
    public var annexes: [Annex]
    /// The notes that are printed together at the end.
    public var notes: Notes?

    /// The parts in the order of print; what is left out is not there.
    public init(
        reference: String? = nil, dated: PartialDate, deadline: PartialDate? = nil, language: String? = nil,
        symbols: [String] = [], title: [Inline]? = nil, sender: Party, addressees: [Party],
        mandates: [Mandate] = [], blocks: [Block], annexes: [Annex] = [], notes: Notes? = nil
    ) {
        self.reference = reference
        self.dated = dated
        self.deadline = deadline
        self.language = language
        self.symbols = symbols
        self.title = title
        self.sender = sender
        self.addressees = addressees
        self.mandates = mandates
        self.blocks = blocks
        self.annexes = annexes
        self.notes = notes
    }
}
