/// Finds the table of contents: lines that lead to the number of a page or of paragraphs.
struct ContentsLines {
    private let words: LanguageWords
    private static let leader = TextPattern(#"(?:\. ?|…){4,}"#)
    private static let pages = TextPattern(#"(?:\t|\s{2,})\d{1,3}(?: *[-–] *\d{1,3})?(?:\s+\d{1,3})?$"#)

    init(_ words: LanguageWords) { self.words = words }

    /// Where a table of contents whose heading stands at `start` ends; nil when none begins there.
    ///
    /// - Parameter goesOn: whether a table of contents stood before, which a page's end may have broken off.
    func end(in lines: [SourceLine], from start: Int, goesOn: Bool) -> Int? {
        let isHeading = words.contents.contains(lines[start].text.collapsed.string)
        guard isHeading || goesOn && hasLeader(lines, from: start) else { return nil }
        var last: Int?
        var index = isHeading ? start + 1 : start
        while index < lines.count {
            let line = lines[index]
            if line.isBlank {
                index += 1
                continue
            }
            guard isPart(lines, index) else { break }
            last = index
            index += 1
        }
        return last.map { $0 + 1 } ?? endBeforeFirstHeading(in: lines, from: start)
    }

    /// Where a table of contents without pages ends: before the line that repeats its first entry as a heading.
    private func endBeforeFirstHeading(in lines: [SourceLine], from start: Int) -> Int? {
        var first: String?
        var entries = 0
        var end = start + 1
        for index in (start + 1)..<lines.count where !lines[index].isBlank {
            let text = lines[index].text.collapsed
            guard text.count < 160, let last = text.scalars.last, !".;:".unicodeScalars.contains(last) else { return nil }
            if text.string == first { return entries > 1 ? end : nil }
            first = first ?? text.string
            entries += 1
            end = index + 1
        }
        return nil
    }

    /// Whether a line, or one of the next two, leads to a page by dots.
    private func hasLeader(_ lines: [SourceLine], from start: Int) -> Bool {
        let next = lines[start...].lazy.filter { !$0.isBlank }.prefix(2)
        return next.contains { Self.leader.firstMatch(in: $0.text.scalars) != nil }
    }

    /// Whether a line is an entry, the heading of a column, or the beginning of an entry that goes on.
    private func isPart(_ lines: [SourceLine], _ index: Int) -> Bool {
        if isEntry(lines[index]) || isColumnHeading(lines[index]) { return true }
        guard lines[index].text.count < 160, !PageFurniture.isRule(lines[index]) else { return false }
        let starts = "*∗".unicodeScalars.contains(lines[index].text.scalars.first ?? " ")
        if starts { return false }
        var seen = 0
        for line in lines[(index + 1)...] where !line.isBlank {
            if isEntry(line) || words.contents.contains(line.text.collapsed.string) { return true }
            if isColumnHeading(line) { continue }
            seen += 1
            if seen == 2 || line.text.count > 160 { return false }
        }
        return false
    }

    private func isEntry(_ line: SourceLine) -> Bool {
        Self.leader.firstMatch(in: line.text.scalars) != nil || Self.pages.firstMatch(in: line.text.scalars) != nil
    }

    private func isColumnHeading(_ line: SourceLine) -> Bool {
        line.text.string.split(whereSeparator: { $0 == " " || $0 == "\t" })
            .allSatisfy { words.contentsColumns.contains(String($0)) }
    }
}
