/// Makes entries of the lines of a table of contents.
struct ContentsRecogniser {
    private let words: LanguageWords
    private var contents = DraftContents()
    private(set) var dropped: [DroppedText] = []
    /// The beginning of an entry whose line goes on.
    private var pending: SourceText?
    private var pendingIndent = 0
    private var indents: [Int] = []
    /// Whether entries lead to pages; where none does, each line is one.
    private var hasPages = true

    private static let leader = TextPattern(#"\s*(?:\. ?|…){3,}\s*"#)
    /// Paragraphs and page, or page alone, at the end of a line.
    private static let numbers = TextPattern(#"[\s.]+(\d{1,3}(?: *[-–] *\d{1,3})?)(?:\s+(\d{1,3}))?$"#)

    /// A number that has no point, which white space sets off from the heading: `I    Summary`.
    private static let loneNumber = TextPattern(#"^([IVX]{1,5}|[A-Z])(?:\t|\s{2,})\S"#)

    init(_ words: LanguageWords) { self.words = words }

    mutating func recognise(_ blocks: [SourceBlock]) -> DraftContents? {
        let lines = blocks.map(\.text)
        let hasRanges = lines.contains { line in
            Self.numbers.firstMatch(in: line.scalars).map { $0[2] != nil } ?? false
        }
        hasPages = lines.contains {
            Self.leader.firstMatch(in: $0.scalars) != nil || Self.numbers.firstMatch(in: $0.scalars) != nil
        }
        for block in blocks { add(block, hasRanges: hasRanges) }
        if let pending { contents.columns.append(pending.collapsed) }
        return contents.entries.isEmpty ? nil : contents
    }

    /// The lines that stayed without an entry, where nothing was one.
    var leftover: [SourceText] { ([contents.heading].compactMap { $0 } + contents.columns) }

    private mutating func add(_ block: SourceBlock, hasRanges: Bool) {
        let line = block.text
        let plain = line.collapsed
        if pending == nil, words.contents.contains(plain.string) {
            if contents.heading == nil { contents.heading = plain } else { dropped.append(DroppedText(plain, .repeatedHeading)) }
            return
        }
        let columns = plain.string.split(separator: " ")
        if pending == nil, columns.allSatisfy({ words.contentsColumns.contains(String($0)) }) {
            addColumns(line)
            return
        }
        var text = pending ?? SourceText()
        if pending == nil { pendingIndent = block.indent }
        guard let end = hasPages ? endOfEntry(line) : (line.count, []) else {
            text.join(line.trimmed)
            pending = text
            return
        }
        text.join(line.upTo(end.heading).trimmed)
        pending = nil
        addEntry(text, end.numbers.map { line[$0].trimmed }, hasRanges: hasRanges)
    }

    private mutating func addColumns(_ line: SourceText) {
        let source = SourceLine(number: 0, page: 0, indent: 0, text: line)
        for segment in source.segments(least: 1) {
            let heading = line[segment.range].trimmed
            // Repeated on the next page.
            if contents.columns.contains(where: { $0.string == heading.string }), !contents.entries.isEmpty {
                dropped.append(DroppedText(heading, .repeatedHeading))
            } else {
                contents.columns.append(heading)
            }
        }
    }

    /// Where the heading of an entry ends, and its numbers; the dots between are dropped.
    private mutating func endOfEntry(_ line: SourceText) -> (heading: Int, numbers: [Range<Int>])? {
        let scalars = line.scalars
        let leader = Self.leader.firstMatch(in: scalars)
        let match = Self.numbers.firstMatch(in: scalars, from: leader.map { max($0.range.lowerBound, 0) } ?? 0)
        guard leader != nil || match != nil else { return nil }
        let headingEnd = leader?.range.lowerBound ?? match?.range.lowerBound ?? line.count
        let numbers = [match?[1], match?[2]].compactMap { $0 }
        let numbersStart = numbers.first?.lowerBound ?? line.count
        if headingEnd < numbersStart {
            let dots = line[headingEnd..<numbersStart].trimmed
            if !dots.isEmpty { dropped.append(DroppedText(dots, .leader)) }
        }
        return (headingEnd, numbers)
    }

    private mutating func addEntry(_ text: SourceText, _ numbers: [SourceText], hasRanges: Bool) {
        let plain = text.collapsed
        var entry = DraftEntry(heading: plain)
        let label = LabelScanner.labels(of: plain).first {
            $0.kind == .roman || $0.kind == .capital || $0.kind == .paragraph && $0.isPointed && $0.prefix.isEmpty
                || $0.kind == .chinese || $0.kind == .arabicOrdinal
        }
        if let label {
            entry.number = label.value
            entry.printed = plain.upTo(label.end)
            entry.heading = plain.from(label.textStart)
        } else if let match = Self.loneNumber.match(text.scalars), let group = match[1] {
            entry.number = String(text.scalars[group])
            entry.printed = text[group]
            entry.heading = text.from(match.range.upperBound - 1).collapsed
        }
        var numbers = numbers
        if numbers.count == 2 || hasRanges && numbers.count == 1 && numbers[0].scalars.contains(where: { $0 == "–" || $0 == "-" }) {
            let range = numbers.removeFirst()
            let ends = range.string.split(whereSeparator: { "–-".contains($0) }).map { String($0).trimmingSpaces }
            if let from = ends.first, let to = ends.last { entry.range = (from, to, range) }
        }
        entry.page = numbers.first
        let indent = pendingIndent
        if !indents.contains(where: { abs($0 - indent) <= 1 }) { indents.append(indent) }
        let level = (indents.sorted().firstIndex { abs($0 - indent) <= 1 } ?? 0) + 1
        entry.level = level > 1 ? level : nil
        contents.entries.append(entry)
    }
}
