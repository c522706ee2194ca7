/// Knows lines of running text whose words stand wide apart, as scanners write them, from rows of tables: in a table
/// the pieces of a line stand under those of its neighbours, in justified text they do not.
enum JustifiedLines {
    /// How many printed lines on either side are looked at.
    private static let reach = 3
    /// A line of running text has as many letters at least.
    private static let letters = 35

    /// Marks the lines of running text that have wide white space. O(lines).
    static func mark(_ lines: inout [SourceLine]) {
        let printed = lines.indices.filter { !lines[$0].isBlank }
        let pieces = printed.map { lines[$0].segments(least: ColumnTable.gap) }
        for (place, index) in printed.enumerated()
        where pieces[place].count > 1 && isNarrow(pieces[place]) && isLong(lines[index]) && isBesideLong(lines, index) {
            let range = max(0, place - reach)..<min(printed.count, place + reach + 1)
            let neighbours = range.filter { $0 != place && pieces[$0].count > 1 }.map { pieces[$0] }
            if !isAligned(pieces[place], neighbours) { lines[index].isJustified = true }
        }
    }

    /// Whether a line may be running text: as long as that is, and mostly letters.
    private static func isLong(_ line: SourceLine) -> Bool {
        line.text.count >= 55 && line.text.scalars.count { $0.isLetter } >= letters && !line.text.scalars.contains("\t")
    }

    /// Whether no gap is as wide as those between columns that stand far apart.
    private static func isNarrow(_ pieces: [SourceLine.Segment]) -> Bool {
        zip(pieces, pieces.dropFirst()).allSatisfy { $1.start - $0.end <= 16 }
    }

    /// Whether the line before or the next is as long: the headings of columns stand by themselves.
    private static func isBesideLong(_ lines: [SourceLine], _ index: Int) -> Bool {
        index > 0 && isLong(lines[index - 1]) || index + 1 < lines.count && isLong(lines[index + 1])
    }

    /// Whether most pieces after the first begin where pieces of neighbours do.
    private static func isAligned(_ pieces: [SourceLine.Segment], _ neighbours: [[SourceLine.Segment]]) -> Bool {
        let needed = neighbours.count >= 4 ? 2 : 1
        let later = pieces.dropFirst()
        let aligned = later.count { piece in
            neighbours.count { $0.dropFirst().contains { abs($0.start - piece.start) <= 1 || abs($0.end - piece.end) <= 1 && $0.end - $0.start <= 12 } } >= needed
        }
        return aligned * 2 >= later.count && aligned > 0
    }
}
