/// Some copies of documents have lost their lines: a page is one line, in which headings, paragraphs and replies follow
/// one another. Such a line is cut before numbers that go on with the sequence, and before what else begins a block.
struct FlattenedLines {
    private var nextParagraph: Int?
    private var nextRoman = 1
    /// What an item of a list comes next: 2 after (a).
    private var nextLetter: Int?

    private static let item = TextPattern(#"\(?([a-z])\) "#)
    private static let number = TextPattern(#"(\d{1,3})\. "#)
    private static let roman = TextPattern(#"([IVX]{1,6})\. [A-ZÀ-Ý]"#)
    /// A heading and the number of the paragraph under it, with no end of a sentence before them.
    private static let headingAndNumber = TextPattern(#"[IVX]{1,6}\. [^.;:]{3,100} \d{1,3}\. [A-ZÀ-Ý]"#)
    private static let bracket = TextPattern(#"\[[^\[\]]{3,60}\]"#)

    private let sourceLines: SourceLines

    init(_ words: LanguageWords) { sourceLines = SourceLines(words) }

    /// Whether a line was found in which headings or paragraphs follow one another.
    private var isFlattened = false
    /// How many headings, paragraphs and lines in brackets begin in the line at work.
    private var parts = 0
    /// Where the last heading with a numeral begins in the line at work.
    private var heading: Int?

    /// A line of fewer scalars is what a page prints on one.
    private static let longest = 120

    /// Cuts the long lines that hold several blocks.
    mutating func split(_ lines: [SourceLine]) -> [SourceLine] {
        var result: [SourceLine] = []
        var carried: SourceText?
        for line in lines {
            var line = line
            if let label = carried, !line.isBlank {
                line.text = Self.joined(label, line.text)
                carried = nil
            }
            guard line.text.count > Self.longest else {
                result.append(line)
                continue
            }
            let before = self
            parts = 0
            heading = nil
            let cuts = cuts(in: line.text.scalars)
            if parts >= 2 { isFlattened = true }
            guard isFlattened, !cuts.isEmpty else {
                self = before
                result.append(line)
                continue
            }
            var start = 0
            for (number, cut) in (cuts + [line.text.count]).enumerated() where cut > start {
                var part = line
                part.text = line.text[start..<cut].trimmed
                if number > 0 { part.indent = 0 }
                result.append(part)
                // A blank line between, so that what was cut stays apart.
                result.append(SourceLine(number: line.number, page: line.page, indent: 0, text: SourceText()))
                start = cut
            }
            carried = takeLabel(from: &result)
        }
        if let carried, let last = result.lastIndex(where: { !$0.isBlank }) { result[last].text = Self.joined(result[last].text, carried) }
        return result
    }

    private static func joined(_ text: SourceText, _ other: SourceText) -> SourceText {
        var text = text
        text.join(other)
        return text
    }

    /// The next number, where a line ends with it: its paragraph is the next line.
    private mutating func takeLabel(from lines: inout [SourceLine]) -> SourceText? {
        guard let last = lines.lastIndex(where: { !$0.isBlank }), let next = nextParagraph else { return nil }
        let text = lines[last].text
        var start = text.count
        while start > 0, !text.scalars[start - 1].isBlank { start -= 1 }
        guard start > 0, text.from(start).string == "\(next).", endsSentence(text.scalars, before: start) else { return nil }
        lines[last].text = text.upTo(start).trimmed
        nextParagraph = next + 1
        return text.from(start)
    }

    /// Where blocks begin.
    private mutating func cuts(in text: [Unicode.Scalar]) -> [Int] {
        var cuts: [Int] = []
        var index = 0
        // A symbol at the head of the page.
        if let symbol = SymbolGrammar.symbol.match(text), symbol.range.upperBound < text.count {
            index = symbol.range.upperBound
            cuts.append(index)
        }
        while index < text.count {
            guard index == 0 || text[index - 1].isBlank else {
                index += 1
                continue
            }
            if let end = begin(at: index, in: text, afterCut: cuts.last) {
                if index > 0, cuts.last != index { cuts.append(index) }
                index = end
            } else {
                index += 1
            }
        }
        return cuts
    }

    /// Whether a block begins at a place; if so, the place from which to look on.
    private mutating func begin(at index: Int, in text: [Unicode.Scalar], afterCut: Int?) -> Int? {
        let isAfterSentence = endsSentence(text, before: index)
        if let match = Self.roman.match(text, at: index), let group = match[1],
            LabelScanner.roman(String(text[group])) == nextRoman,
            isAfterSentence || index < 40 || Self.headingAndNumber.match(text, at: index) != nil
        {
            heading = index
            nextRoman += 1
            parts += 1
            nextParagraph = nextParagraph ?? 1
            return group.upperBound + 2
        }
        if let match = Self.number.match(text, at: index), let group = match[1],
            let number = LabelScanner.number(String(text[group])),
            number == nextParagraph || number == 1,
            isAfterSentence || index < 120 || heading.map({ index - $0 < Self.longest }) == true, startsSentence(text, at: match.range.upperBound)
        {
            nextParagraph = number + 1
            nextLetter = 1
            parts += 1
            return match.range.upperBound
        }
        if let match = Self.item.match(text, at: index), let group = match[1], isAfterSentence || endsClause(text, index) {
            let number = Int(text[group.lowerBound].value - 0x60)
            if number == nextLetter || number == 1, isFlattened || parts > 0 {
                nextLetter = number + 1
                return match.range.upperBound
            }
        }
        if text[index] == "[", let match = Self.bracket.match(text, at: index),
            isSourceLine(Array(text[match.range]))
        {
            nextParagraph = 1
            parts += 1
            return match.range.upperBound
        }
        if let cut = afterCut, cut < index, isAfterBracket(text, index), text[index] != "[" {
            return index + 1
        }
        return nil
    }

    private func isAfterBracket(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
        guard let last = text[..<index].lastIndex(where: { !$0.isBlank }), text[last] == "]",
            let open = text[..<last].lastIndex(of: "[")
        else { return false }
        return isSourceLine(Array(text[open...last]))
    }

    private func isSourceLine(_ text: [Unicode.Scalar]) -> Bool { sourceLines.matches(text) }

    private func endsSentence(_ text: [Unicode.Scalar], before index: Int) -> Bool {
        guard let last = text[..<index].last(where: { !$0.isBlank }) else { return true }
        return ".;:?!]".unicodeScalars.contains(last)
    }

    private func endsClause(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
        guard let last = text[..<index].last(where: { !$0.isBlank }) else { return true }
        return ",:;".unicodeScalars.contains(last)
    }

    private func startsSentence(_ text: [Unicode.Scalar], at index: Int) -> Bool {
        index < text.count && (text[index].isUppercase || "“\"«".unicodeScalars.contains(text[index]))
    }
}
