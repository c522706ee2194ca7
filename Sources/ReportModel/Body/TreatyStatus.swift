/// The paragraphs on who is party to an instrument. The parties are the States marked inside with the role party.
public struct TreatyStatus: Sendable, Hashable {
    /// The instrument by its depositary number, for example IV-13.
    public var instrument: String
    /// The date as at which the status is given.
    public var asAt: PartialDate?
    /// How many parties the text says there are. Rules compare it with the parties listed.
    public var declaredParties: Int?
    /// A name for this element, unique in the document.
    public var id: String?
    /// The language of this part, where it differs from the document.
    public var language: String?
    /// Its paragraphs and other blocks that hold text.
    public var blocks: [Block]

    /// The parts in the order of print; what is left out is not there.
    public init(
        instrument: String, asAt: PartialDate? = nil, declaredParties: Int? = nil, id: String? = nil,
        language: String? = nil, blocks: [Block]
    ) {
        self.instrument = instrument
        self.asAt = asAt
        self.declaredParties = declaredParties
        self.id = id
        self.language = language
        self.blocks = blocks
    }
}
