/// Quoted text that stands by itself. Numbers inside it are those of the source, not of this document.
public struct Quotation: Sendable, Hashable {
    /// The symbol of the document that is quoted.
    public var source: String?
    /// The place in that document, for example para. 2 (e).
    public var pinpoint: String?
    /// A name for this element, unique in the document.
    public var id: String?
    /// The language of this part, where it differs from the document.
    public var language: String?
    /// Its paragraphs and other blocks that hold text.
    public var blocks: [Block]

    /// The parts in the order of print; what is left out is not there.
    public init(
        source: String? = nil, pinpoint: String? = nil, id: String? = nil, language: String? = nil,
        blocks: [Block]
    ) {
        self.source = source
        self.pinpoint = pinpoint
        self.id = id
        self.language = language
        self.blocks = blocks
    }
}

/// An image with its caption.
public struct Figure: Sendable, Hashable {
    /// Where the image is: a file name or address. It is never fetched.
    public var image: String
    /// What the image shows, in words, for readers who cannot see it.
    public var alternative: String
    /// The number of the figure as printed.
    public var number: String?
    /// A name for this element, unique in the document.
    public var id: String?
    /// The language of this part, where it differs from the document.
    public var language: String?
    /// The caption as printed.
    public var caption: [Inline]?

    /// The parts in the order of print; what is left out is not there.
    public init(
        image: String, alternative: String, number: String? = nil, id: String? = nil, language: String? = nil,
        caption: [Inline]? = nil
    ) {
        self.image = image
        self.alternative = alternative
        self.number = number
        self.id = id
        self.language = language
        self.caption = caption
    }
}
