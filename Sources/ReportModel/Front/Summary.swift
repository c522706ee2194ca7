extension Body {
    /// The summary with its heading.
    public struct Summary: Sendable, Hashable {
        /// A name for this element, unique in the document.
        public var id: String?
        /// The language of this part, where it differs from the document.
        public var language: String?
        /// The heading as printed, for example Summary.
        public var heading: [Inline]?
        /// Its paragraphs and other blocks that hold text.
        public var blocks: [Block]

        /// The parts in the order of print; what is left out is not there.
        public init(id: String? = nil, language: String? = nil, heading: [Inline]? = nil, blocks: [Block] = []) {
            self.id = id
            self.language = language
            self.heading = heading
            self.blocks = blocks
        }
    }
}

/// The part of a resolution or decision before its operative paragraphs.
public struct Preamble: Sendable, Hashable {
    /// A name for this element, unique in the document.
    public var id: String?
    /// The language of this part, where it differs from the document.
    public var language: String?
    /// Its paragraphs and other blocks that hold text.
    public var blocks: [Block]

    /// The parts in the order of print; what is left out is not there.
    public init(id: String? = nil, language: String? = nil, blocks: [Block]) {
        self.id = id
        self.language = language
        self.blocks = blocks
    }
}
