/// One communication with the facts that a report states about it, and its own text.
public struct Communication: Sendable, Hashable {
    /// The reference number that the sender put on it.
    public var reference: String?
    /// When the office received it. Known to the office only: reports never print it.
    public var received: PartialDate?
    /// The facts about the communication.
    public var facts: CommunicationFacts
    /// The language of the text, for example en or fr.
    public var language: String?
    /// The symbol of the communication, if it was issued as a document.
    public var symbols: [String]
    /// The title or subject line.
    public var title: [Inline]?
    /// The mission, ministry or office that sent it, as it names itself.
    public var sender: Party?
    /// The office that it is addressed to.
    public var addressees: [Party]
    /// Paragraphs and other blocks that hold text, before the first section.
    public var blocks: [Block]
    /// A section with its heading.
    public var sections: [Body.Section]
    /// An annex: laws, statistics, enclosures.
    public var annexes: [Annex]
    /// The notes that are printed together at the end.
    public var notes: Notes?

    /// The parts in the order of print; what is left out is not there.
    public init(
        reference: String? = nil, received: PartialDate? = nil, facts: CommunicationFacts,
        language: String? = nil, symbols: [String] = [], title: [Inline]? = nil, sender: Party? = nil,
        addressees: [Party] = [], blocks: [Block] = [], sections: [Body.Section] = [], annexes: [Annex] = [],
        notes: Notes? = nil
    ) {
        self.reference = reference
        self.received = received
        self.facts = facts
        self.language = language
        self.symbols = symbols
        self.title = title
        self.sender = sender
        self.addressees = addressees
        self.blocks = blocks
        self.sections = sections
        self.annexes = annexes
        self.notes = notes
    }
}
