/// How wide the lines of a text are, so that it can be told whether a line ends because it is full.
struct Measure {
    /// Whether paragraphs are broken into lines.
    let isWrapped: Bool
    private var rightEdges: [Int: Int] = [:]
    private let anyEdge: Int

    init(_ lines: [SourceLine]) {
        var long = 0
        var middling = 0
        var edges: [Int: [Int]] = [:]
        for line in lines where !line.isBlank {
            let width = line.text.width
            if width > 150 { long += width } else if width > 45 { middling += width }
            if line.segments().count == 1, width > 40 { edges[line.page, default: []].append(line.end) }
        }
        isWrapped = middling > long
        for (page, ends) in edges where ends.count >= 5 { rightEdges[page] = Self.high(ends) }
        anyEdge = Self.high(edges.values.flatMap { $0 })
    }

    /// The ninth tenth: a few lines reach out beyond the measure.
    private static func high(_ values: [Int]) -> Int {
        guard !values.isEmpty else { return 80 }
        return values.sorted()[(values.count - 1) * 9 / 10]
    }

    /// How many columns a line leaves free on the right.
    func slack(_ line: SourceLine) -> Int { max(0, (rightEdges[line.page] ?? anyEdge) - line.end) }

    /// Whether the first word of the next line did not fit.
    func isFull(_ line: SourceLine, before next: SourceLine) -> Bool {
        // A script without spaces may break at each character.
        let word = next.text.scalars.first?.isOfFullWidth == true ? 2 : next.text.scalars.prefix { !$0.isBlank }.count
        return slack(line) <= word + 6
    }
}
