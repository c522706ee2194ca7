extension TextRenderer {
    /// The source line behind its number, with what is wrong underlined; of a line that is too wide, the piece around it.
    func excerpt(of location: Location) -> String {
        guard let excerpt = location.excerpt else { return "" }
        let number = location.line.map(String.init) ?? ""
        let margin = "    \(String(repeating: " ", count: number.count)) | "
        var line = ExcerptLine(excerpt, marked: location.markedLength)
        if let width { line.fit(into: max(width - margin.count, ExcerptLine.leastWidth)) }
        // Where letters run from right to left, columns say nothing of what a terminal shows: the word stands below.
        let below =
            line.isRightToLeft
            ? styled(.green, "^") + " " + line.markedText
            : String(repeating: " ", count: line.columnsBefore)
                + styled(.green, "^" + String(repeating: "~", count: max(0, line.columnsMarked - 1)))
        return "    \(number) | \(line.text)\n\(margin)\(below)\n"
    }
}

/// An excerpt as a terminal shows it: pieces with their columns.
struct ExcerptLine {
    private struct Piece {
        var text: String
        var columns: Int
        var isRightToLeft = false
    }

    /// Room for what is wrong on the narrowest terminal.
    static let leastWidth = 20

    private var pieces: [Piece]
    /// What is wrong, among the pieces.
    private var marked: Range<Int>

    init(_ excerpt: Excerpt, marked length: Int) {
        pieces = excerpt.text.unicodeScalars.map { scalar in
            let scalar = scalar == "\t" ? " " : scalar
            if TerminalText.needsEscape(scalar) {
                let text = TerminalText.shown(scalar)
                return Piece(text: text, columns: text.unicodeScalars.count)
            }
            return Piece(
                text: String(scalar), columns: TerminalText.width(scalar),
                isRightToLeft: TerminalText.isRightToLeft(scalar))
        }
        let caret = min(excerpt.caret, pieces.count)
        marked = caret..<min(caret + length, pieces.count)
    }

    var text: String { pieces.map(\.text).joined() }
    var markedText: String { pieces[marked].map(\.text).joined() }
    var columnsBefore: Int { columns(pieces[..<marked.lowerBound]) }
    var columnsMarked: Int { columns(pieces[marked]) }
    var isRightToLeft: Bool { pieces[..<marked.upperBound].contains(where: \.isRightToLeft) }

    private func columns(_ part: ArraySlice<Piece>) -> Int { part.reduce(0) { $0 + $1.columns } }

    /// Cuts the line on both sides until it takes no more columns; what is wrong stays in view, its beginning in any case.
    mutating func fit(into width: Int) {
        guard columns(pieces[...]) > width else { return }
        let ellipsis = Piece(text: "…", columns: 1)
        // A third of the room is for what stands before; more, where little follows.
        var start = marked.lowerBound, end = marked.lowerBound
        var room = width - 2
        func take(_ index: Int) -> Bool {
            guard pieces[index].columns <= room else { return false }
            room -= pieces[index].columns
            return true
        }
        while end < marked.upperBound, take(end) { end += 1 }
        let reserved = room * 2 / 3
        while start > 0, room > reserved, take(start - 1) { start -= 1 }
        while end < pieces.count, take(end) { end += 1 }
        while start > 0, take(start - 1) { start -= 1 }
        // A mark must not be parted from its letter.
        while start < marked.lowerBound, pieces[start].columns == 0 { start += 1 }
        while end < pieces.count, pieces[end].columns == 0 { end += 1 }
        let isCutBefore = start > 0, isCutAfter = end < pieces.count
        let offset = (isCutBefore ? 1 : 0) - start
        marked = (marked.lowerBound + offset)..<(min(marked.upperBound, end) + offset)
        pieces = (isCutBefore ? [ellipsis] : []) + pieces[start..<end] + (isCutAfter ? [ellipsis] : [])
        // The excerpt's own mark of a cut beside ours says nothing more.
        if isCutBefore, pieces.count > 1, pieces[1].text == "…", marked.lowerBound > 1 {
            pieces.remove(at: 1)
            marked = (marked.lowerBound - 1)..<(marked.upperBound - 1)
        }
        if isCutAfter, pieces.count > 1, pieces[pieces.count - 2].text == "…" { pieces.remove(at: pieces.count - 2) }
    }
}
