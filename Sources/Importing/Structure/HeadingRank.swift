/// How high up a heading stands: by its style, where the source has styles, then by the kind of its number.
struct HeadingRank: Sendable, Hashable, Comparable {
    /// 1 is the highest; 9 where nothing tells.
    var level: Int
    /// Within a level: numerals, letters, digits, letters in parentheses, none.
    var order: Int

    /// Above all headings.
    static let top = HeadingRank(level: 0, order: 0)
    /// Without styles the number tells the level.
    static let numeral = HeadingRank(level: 1, order: 1)
    static let capital = HeadingRank(level: 2, order: 2)
    static let digit = HeadingRank(level: 3, order: 3)
    static let unnumbered = HeadingRank(level: 9, order: 9)

    /// The rank of a heading of a style.
    ///
    /// - Parameter isDesignated: whether its number stands in its words: "Subprogramme 1", "Result 2: …".
    init(style level: Int, number kind: PrintedLabel.Kind?, isDesignated: Bool = false) {
        self.level = level
        if isDesignated, kind == nil {
            order = 3
            return
        }
        order =
            switch kind {
            case .roman, .chinese, .arabicOrdinal: 1
            case .capital: 2
            case .paragraph: 3
            case .letter: 4
            case .smallRoman, .digit: 5
            case .bullet, nil: 9
            }
    }

    private init(level: Int, order: Int) {
        self.level = level
        self.order = order
    }

    static func < (one: HeadingRank, other: HeadingRank) -> Bool { (one.level, one.order) < (other.level, other.order) }
}
