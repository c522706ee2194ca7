/// One operation of a corrigendum.
public struct Correction: Sendable, Hashable {
    /// Replace, insert or delete.
    public var operation: CorrectionKind
    /// The label of the paragraph that is changed.
    public var paragraph: String?
    /// The language versions concerned, by code; left out for all.
    public var languages: [String]
    /// A name for this element, unique in the document.
    public var id: String?
    /// The language of this part, where it differs from the document.
    public var language: String?
    /// The place that is changed, as printed, for example Paragraph 73.
    public var target: [Inline]
    /// The instruction as printed, for example The third sentence should read.
    public var instruction: [Inline]?
    /// What the place should read.
    public var reading: Reading?

    /// The parts in the order of print; what is left out is not there.
    public init(
        operation: CorrectionKind, paragraph: String? = nil, languages: [String] = [], id: String? = nil,
        language: String? = nil, target: [Inline], instruction: [Inline]? = nil, reading: Reading? = nil
    ) {
        self.operation = operation
        self.paragraph = paragraph
        self.languages = languages
        self.id = id
        self.language = language
        self.target = target
        self.instruction = instruction
        self.reading = reading
    }
}

/// The corrected text.
public struct Reading: Sendable, Hashable {
    /// Its paragraphs and other blocks that hold text.
    public var blocks: [Block]

    /// The parts in the order of print; what is left out is not there.
    public init(blocks: [Block]) {
        self.blocks = blocks
    }
}

/// What a corrigendum does.
public enum CorrectionKind: String, Sendable, Hashable, CaseIterable {
    /// The reading replaces what is there.
    case replace
    /// The reading is added.
    case insert
    /// What is there is taken out.
    case delete
}
