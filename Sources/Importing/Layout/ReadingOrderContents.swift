/// The table of contents of a text that keeps the order of reading: number, heading, paragraphs and page of an entry
/// stand on lines of their own, which become one as a page shows it.
struct ReadingOrderContents {
    private let words: LanguageWords
    /// Numbers whose entries cannot be told.
    private(set) var dropped: [DroppedText] = []
    private static let number = TextPattern(#"^\d{1,3}(?: ?[-–] ?\d{1,3})?$"#)
    private static let leader = TextPattern(#"(?:\. ?|…){4,}$"#)

    init(_ words: LanguageWords) { self.words = words }

    /// Joins the lines of each entry and returns those of the table; an empty range where there is none.
    mutating func join(_ lines: inout [SourceLine]) -> Range<Int> {
        guard let start = lines.firstIndex(where: { words.contents.contains($0.text.collapsed.string) }) else { return 0..<0 }
        var label: Int?
        var entry: Int?
        var hasNumbers = false
        var first: String?
        var end = start + 1
        var index = start + 1
        while index < lines.count {
            defer { index += 1 }
            let text = lines[index].text
            if text.isEmpty { continue }
            if isColumnHeading(text) {
                drop(&label, &lines)
                entry = nil
                end = index + 1
            } else if Self.number.match(text.scalars) != nil, let entry {
                append(index, to: entry, &lines)
                hasNumbers = true
                end = index + 1
            } else if LoneLabel(text)?.kind == .section {
                drop(&label, &lines)
                label = index
                entry = nil
            } else if isEntry(index, lines, goesOn: entry != nil && !hasNumbers) {
                let heading = heading(of: text)
                if heading == first { return start..<end }
                first = first ?? heading
                if let entry, !hasNumbers {
                    lines[entry].text.join(text)
                    lines[index].text = SourceText()
                } else if let number = label {
                    lines[number].indent = indent(of: lines[number].text)
                    lines[number].text = ReadingOrder.joined(lines[number].text, text)
                    lines[index].text = SourceText()
                    entry = number
                    hasNumbers = false
                } else {
                    entry = index
                    hasNumbers = false
                }
                label = nil
            } else {
                break
            }
        }
        return start..<end
    }

    /// Leaves out a number to which no entry follows.
    private mutating func drop(_ label: inout Int?, _ lines: inout [SourceLine]) {
        guard let index = label else { return }
        dropped.append(DroppedText(lines[index].text, .contentsNumber))
        lines[index].text = SourceText()
        label = nil
    }

    /// Adds a number of paragraphs or of a page behind an entry.
    private func append(_ index: Int, to entry: Int, _ lines: inout [SourceLine]) {
        for _ in 0..<3 { lines[entry].text.append(" ", origin: SourceText.added) }
        lines[entry].text.append(lines[index].text)
        lines[index].text = SourceText()
    }

    /// Whether a number follows, or dots lead to one, within the two next lines.
    private func isEntry(_ index: Int, _ lines: [SourceLine], goesOn: Bool) -> Bool {
        guard lines[index].text.count < 160, !PageFurniture.isRule(lines[index]) else { return false }
        if "*∗".unicodeScalars.contains(lines[index].text.scalars.first ?? " ") { return false }
        if Self.leader.firstMatch(in: lines[index].text.scalars) != nil { return true }
        var seen = 0
        for line in lines[(index + 1)...] where !line.isBlank {
            if Self.number.match(line.text.scalars) != nil { return true }
            seen += 1
            if seen == (goesOn ? 1 : 2) || LoneLabel(line.text) != nil { return false }
            if Self.leader.firstMatch(in: line.text.scalars) != nil { return true }
        }
        return false
    }

    private func heading(of text: SourceText) -> String {
        let end = Self.leader.firstMatch(in: text.scalars)?.range.lowerBound ?? text.count
        return text.upTo(end).collapsed.string
    }

    private func isColumnHeading(_ text: SourceText) -> Bool {
        text.string.split(separator: " ").allSatisfy { words.contentsColumns.contains(String($0)) }
    }

    /// How far a page would indent the number of an entry: a letter under a numeral.
    private func indent(of number: SourceText) -> Int {
        LabelScanner.roman(String(number.scalars.filter { $0.isLetter })) == nil ? 4 : 0
    }
}
