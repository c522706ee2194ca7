import RapporteurDiagnostics

/// Shares as a bar, drawn as SVG.
///
/// Its numbers stand beside it in a table; what it says to those who do not see it is its label.
enum ShareBar {
    /// A part of a bar: the class that gives its colour, and how much it stands for.
    typealias Part = (style: String, count: Int)

    private static let width = 1000
    /// What is there is seen, however little: one invalid document among ten thousand.
    private static let least = 8

    /// A bar that is as wide as `whole`; nothing where that is nothing.
    ///
    /// - Parameter label: plain text.
    static func svg(_ parts: [Part], of whole: Int, label: String) -> String {
        guard whole > 0 else { return "" }
        let label = MarkupText.escaped(label)
        var result = "<svg class=\"bar\" role=\"img\" aria-label=\"\(label)\" viewBox=\"0 0 \(width) 60\""
        result += " preserveAspectRatio=\"none\"><title>\(label)</title>"
        var start = 0
        for (part, width) in zip(parts, widths(parts.map(\.count), of: whole)) where width > 0 {
            result += "<rect class=\"\(part.style)\" x=\"\(start)\" y=\"0\" width=\"\(width)\" height=\"60\"/>"
            start += width
        }
        return result + "</svg>"
    }

    /// Whole numbers that are to `width` as the counts are to the whole, none of them invisible.
    static func widths(_ counts: [Int], of whole: Int) -> [Int] {
        // Beyond 2^53 there are no documents to count; a double is exact below.
        var widths = counts.map { count in
            count == 0 ? 0 : max(least, Int((Double(count) / Double(whole) * Double(width)).rounded()))
        }
        // What slivers took, the widest gives.
        let excess = widths.reduce(0, +) - width
        if excess > 0, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }) { widths[widest] -= excess }
        return widths
    }

    /// A square of a part's colour, for the head of a column.
    static func key(_ style: String) -> String {
        "<svg class=\"key\" aria-hidden=\"true\" viewBox=\"0 0 10 10\"><rect class=\"\(style)\" width=\"10\" height=\"10\"/></svg> "
    }
}
