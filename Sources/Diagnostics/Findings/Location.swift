/// Where in a document something was found.
///
/// `line` and `column` are 1-based; columns count Unicode scalars. For an element they point at its `<`, for an
/// attribute at its name.
public struct Location: Sendable, Hashable {
    public var file: String?
    public var line: Int?
    public var column: Int?
    /// Where what is wrong ends, on the same line or a later one: the first place behind it. Nil where that is not known.
    public var end: Position?
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

extension Location {
    /// How many scalars of the excerpt, from the caret on, are what is wrong; at least one.
    public var markedLength: Int {
        guard let excerpt else { return 1 }
        let rest = excerpt.text.unicodeScalars.count - excerpt.caret
        guard let end, let line, let column else { return 1 }
        let length = end.line > line ? rest : end.column - column
        // The mark of a cut is no part of the line.
        return max(1, min(length, excerpt.text.ends(with: "…") ? rest - 1 : rest))
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

    /// How many scalars the tag's name, the JSON value or the word has that begins at the caret; nil where it is cut off.
    var wordLength: Int? {
        let scalars = Array(text.unicodeScalars.dropFirst(caret))
        guard let first = scalars.first else { return nil }
        func length(_ isPart: (Unicode.Scalar) -> Bool) -> Int? {
            let end = scalars.dropFirst().firstIndex { !isPart($0) } ?? scalars.count
            return scalars.last == "…" && end >= scalars.count - 1 ? nil : end
        }
        switch first {
        case "<": return length { !" \t/>".unicodeScalars.contains($0) || $0 == "/" && scalars.dropFirst().first == "/" }
        case "\"":
            var index = 1
            while index < scalars.count, scalars[index] != "\"" { index += scalars[index] == "\\" ? 2 : 1 }
            return index < scalars.count ? index + 1 : nil
        case "{", "[", "&": return 1
        default: return length { !" \t<>&,]}".unicodeScalars.contains($0) }
        }
    }
}
