/// The table of contents as printed. Rules compare it with the body.
public struct Contents: Sendable, Hashable {
    /// The heading as printed, for example Contents.
    public var heading: [Inline]?
    /// The heading of a column, for example Paragraphs or Page.
    public var columnHeadings: [[Inline]]
    /// One line of the table.
    public var entries: [ContentsEntry]

    /// The parts in the order of print; what is left out is not there.
    public init(heading: [Inline]? = nil, columnHeadings: [[Inline]] = [], entries: [ContentsEntry]) {
        self.heading = heading
        self.columnHeadings = columnHeadings
        self.entries = entries
    }
}

/// One line of the table of contents.
public struct ContentsEntry: Sendable, Hashable {
    /// The number of the section without its punctuation, for example I. Printed with a full stop after it.
    public var number: String?
    /// The number as printed, where that is not the number and a full stop.
    public var printed: String?
    /// The level of the section: 1, or left out, for the main sections, 2 below them, and so on.
    public var level: Int?
    /// The heading as the table prints it.
    public var heading: [Inline]
    /// The range of paragraphs, for example 7–44.
    public var paragraphs: ParagraphRange?
    /// The page as printed.
    public var page: String?

    /// The parts in the order of print; what is left out is not there.
    public init(
        number: String? = nil, printed: String? = nil, level: Int? = nil, heading: [Inline],
        paragraphs: ParagraphRange? = nil, page: String? = nil
    ) {
        self.number = number
        self.printed = printed
        self.level = level
        self.heading = heading
        self.paragraphs = paragraphs
        self.page = page
    }
}

/// A range of paragraphs as printed.
public struct ParagraphRange: Sendable, Hashable {
    /// The label of the first paragraph.
    public var from: String
    /// The label of the last paragraph; the same as the first for a single one.
    public var to: String
    /// The words as printed.
    public var text: String

    /// The parts in the order of print; what is left out is not there.
    public init(from: String, to: String, text: String) {
        self.from = from
        self.to = to
        self.text = text
    }
}
