/// Where in a document something was found.
///
/// `line` and `column` are 1-based; columns count Unicode scalars. For an element they point at its `<`.
public struct Location: Sendable, Hashable {
    public var file: String?
    public var line: Int?
    public var column: Int?
    /// Indexed path of the element, with the prefixes of the pack: `/report/section[2]/paragraph[1]`.
    public var xpath: String?
    /// RFC 6901 pointer, for JSON input.
    public var pointer: String?
    /// What a person calls the place, where the pack says so: "paragraph 47".
    public var place: String?
    /// The source line, for people.
    public var excerpt: Excerpt?

    public init(
        file: String? = nil, line: Int? = nil, column: Int? = nil, xpath: String? = nil,
        pointer: String? = nil, place: String? = nil, excerpt: Excerpt? = nil
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.xpath = xpath
        self.pointer = pointer
        self.place = place
        self.excerpt = excerpt
    }
}

/// A piece of one source line around a finding.
public struct Excerpt: Sendable, Hashable {
    /// At most `Excerpt.width` scalars of the line, "…" where it was cut.
    public var text: String
    /// 0-based scalar offset in `text` at which the finding stands.
    public var caret: Int

    /// The most scalars of a line that an excerpt keeps on either side of the finding.
    public static let width = 80

    public init(text: String, caret: Int) {
        self.text = text
        self.caret = caret
    }
}
