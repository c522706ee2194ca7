extension Body {
    /// A section: a heading, then its paragraphs and other blocks, then its subsections.
    public struct Section: Sendable, Hashable {
        /// The number as printed, without its punctuation: I, A, 1, 一. Printed with a full stop after it. Left out for an
        /// unnumbered heading.
        public var number: String?
        /// The number as printed, where that is not the number and a full stop.
        public var printed: String?
        /// A name for this element, unique in the document.
        public var id: String?
        /// The language of this part, where it differs from the document.
        public var language: String?
        /// The heading as printed, without its number.
        public var heading: [Inline]
        /// Its paragraphs and other blocks, before the first subsection.
        public var blocks: [Block]
        /// A subsection.
        public var sections: [Section]

        /// The parts in the order of print; what is left out is not there.
        public init(
            number: String? = nil, printed: String? = nil, id: String? = nil, language: String? = nil,
            heading: [Inline], blocks: [Block] = [], sections: [Section] = []
        ) {
            self.number = number
            self.printed = printed
            self.id = id
            self.language = language
            self.heading = heading
            self.blocks = blocks
            self.sections = sections
        }
    }
}

/// An annex: its designation, heading, blocks and sections.
public struct Annex: Sendable, Hashable {
    /// The number of the annex, for example II; left out for a single annex.
    public var number: String?
    /// The language in which the annex was written.
    public var originalLanguage: String?
    /// A name for this element, unique in the document.
    public var id: String?
    /// The language of this part, where it differs from the document.
    public var language: String?
    /// The line that names it, for example Annex II.
    public var designation: String?
    /// The heading as printed.
    public var heading: [Inline]?
    /// A line in brackets under the heading, for example [Original: French].
    public var sourceLines: [[Inline]]
    /// Its paragraphs and other blocks, before the first section.
    public var blocks: [Block]
    /// A section of the annex.
    public var sections: [Body.Section]
    /// The notes that are printed at the end of the annex.
    public var notes: Notes?

    /// The parts in the order of print; what is left out is not there.
    public init(
        number: String? = nil, originalLanguage: String? = nil, id: String? = nil, language: String? = nil,
        designation: String? = nil, heading: [Inline]? = nil, sourceLines: [[Inline]] = [], blocks: [Block] = [],
        sections: [Body.Section] = [], notes: Notes? = nil
    ) {
        self.number = number
        self.originalLanguage = originalLanguage
        self.id = id
        self.language = language
        self.designation = designation
        self.heading = heading
        self.sourceLines = sourceLines
        self.blocks = blocks
        self.sections = sections
        self.notes = notes
    }
}
