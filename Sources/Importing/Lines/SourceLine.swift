/// One line of a text, without the white space at its ends.
struct SourceLine: Sendable {
    /// 1-based.
    var number: Int
    /// 1-based; pages end at form feeds, or where a foot and a head are found.
    var page: Int
    /// The column at which the text begins, 0-based; a tab leads to the next multiple of 8.
    var indent: Int
    /// The text with all its inner white space.
    var text: SourceText
    /// Whether the line stands at the head of a page or column, so that it may go on with what stood before.
    var startsPage = false
    /// Whether wide white space in the line only fills its column.
    var isJustified = false
    /// Whether the line is one of a note at the foot of a page, and whether it begins one.
    var isNote = false
    var beginsNote = false
    /// Whether the line is known to begin a block, whatever stands before it.
    var beginsBlock = false
    /// Whether the line is known to go on with the one before it.
    var continuesBlock = false

    var isBlank: Bool { text.isEmpty }
    /// The column after the last character.
    var end: Int { indent + text.count }

    /// The pieces between runs of at least `least` spaces or a tab, with their columns.
    func segments(least: Int = 3) -> [Segment] {
        var result: [Segment] = []
        var start = 0
        var index = 0
        let scalars = text.scalars
        while index < scalars.count {
            guard scalars[index].isPlainSpace else {
                index += 1
                continue
            }
            var end = index
            var hasTab = false
            while end < scalars.count, scalars[end].isPlainSpace {
                if scalars[end] == "\t" { hasTab = true }
                end += 1
            }
            if hasTab || end - index >= least {
                result.append(Segment(start: indent + start, end: indent + index, range: start..<index))
                start = end
            }
            index = end
        }
        if start < scalars.count {
            result.append(Segment(start: indent + start, end: indent + scalars.count, range: start..<scalars.count))
        }
        return result
    }

    /// A piece of a line that wide white space separates from the others.
    struct Segment: Sendable, Hashable {
        /// Columns.
        var start: Int
        var end: Int
        /// Offsets in the text.
        var range: Range<Int>
    }
}
