/// One communication as the report renders it: everything between its start and end is what that respondent said. The
/// text stays the text of the report.
public struct Reply: Sendable, Hashable {
    /// The facts about the communication.
    public var facts: CommunicationFacts
    /// The name of the file of the communication that the reply was compiled from.
    public var source: String?
    /// The SHA-256 digest of that file, 64 hexadecimal digits.
    public var sha256: String?
    /// A name for this element, unique in the document.
    public var id: String?
    /// The language of this part, where it differs from the document.
    public var language: String?
    /// The name of the respondent, where replies are reproduced under headings.
    public var heading: [Inline]?
    /// A line in brackets under the heading, for example [Original: Spanish] or [27 May 2010].
    public var sourceLines: [[Inline]]
    /// Its paragraphs and other blocks; no reply stands in another.
    public var blocks: [Block]
    /// A section of a reproduced reply.
    public var sections: [Body.Section]

    /// The parts in the order of print; what is left out is not there.
    public init(
        facts: CommunicationFacts, source: String? = nil, sha256: String? = nil, id: String? = nil,
        language: String? = nil, heading: [Inline]? = nil, sourceLines: [[Inline]] = [], blocks: [Block] = [],
        sections: [Body.Section] = []
    ) {
        self.facts = facts
        self.source = source
        self.sha256 = sha256
        self.id = id
        self.language = language
        self.heading = heading
        self.sourceLines = sourceLines
        self.blocks = blocks
        self.sections = sections
    }
}
