/// Copies of documents that keep the order of reading and not the layout (`pdftotext` without `-layout`, pages of
/// websites) print numbers of paragraphs, letters of items and numbers of the contents on lines of their own. Such lines
/// are joined to what they belong to, so that all that follows sees lines as a page shows them.
struct ReadingOrder {
    private let words: LanguageWords
    private var sequence = LoneLabelSequence()
    private(set) var dropped: [DroppedText] = []

    /// White space as a page has it behind a number.
    private static let gap = 4

    init(_ words: LanguageWords) { self.words = words }

    /// Whether numbers stand alone in lines that keep no columns.
    static func applies(to lines: [SourceLine]) -> Bool {
        var labels = 0
        var printed = 0
        var indented = 0
        for line in lines where !line.isBlank {
            printed += 1
            if line.indent > 1 { indented += 1 }
            if LoneLabel(line.text)?.kind == .paragraph { labels += 1 }
        }
        return labels >= 2 && indented * 20 < printed
    }

    /// Joins the lines, in place; there are fewer afterwards.
    mutating func join(_ lines: inout [SourceLine]) {
        var table = ReadingOrderContents(words)
        let contents = table.join(&lines)
        dropped += table.dropped
        // Forwards it is known which number comes next, backwards what a number is joined to.
        var labels: [Int] = []
        for index in lines.indices where !contents.contains(index) && !lines[index].isBlank {
            if let label = LoneLabel(lines[index].text), let next = Self.next(after: index, in: lines, contents),
                sequence.admits(label, before: lines[next].text)
            {
                labels.append(index)
            } else {
                sequence.see(lines[index].text)
            }
        }
        // A number before a letter goes where the letter went.
        var moved: [Int: Int] = [:]
        for index in labels.reversed() {
            guard let next = Self.next(after: index, in: lines, contents) else { continue }
            let target = moved[next] ?? next
            lines[target].text = Self.joined(lines[index].text, lines[target].text)
            lines[target].number = lines[index].number
            if lines[index].startsPage { lines[target].startsPage = true }
            moved[index] = target
        }
        lines = lines.indices.filter { moved[$0] == nil }.map { lines[$0] }
    }

    /// The line to which a label belongs: the next one that is not blank, unless a page's foot was between.
    private static func next(after index: Int, in lines: [SourceLine], _ contents: Range<Int>) -> Int? {
        let end = min(index + 4, lines.count)
        guard let next = lines[(index + 1)..<end].firstIndex(where: { !$0.isBlank }), !contents.contains(next) else { return nil }
        return lines[next].page == lines[index].page ? next : nil
    }

    /// A label and its text, with white space between as a page has it.
    static func joined(_ label: SourceText, _ text: SourceText) -> SourceText {
        var result = label
        for _ in 0..<gap { result.append(" ", origin: SourceText.added) }
        result.append(text)
        return result
    }
}

/// A line that holds nothing but the number or letter of a paragraph, a section, an item or a note.
struct LoneLabel {
    enum Kind { case paragraph, section, letter, numeral, bullet, asterisk }

    let kind: Kind
    /// `108` of `108.1`.
    let prefix: String
    /// The number of a paragraph; else 0.
    let number: Int
    /// Whether a full stop stands behind the number.
    let isPointed: Bool

    private static let paragraph = TextPattern(#"^((?:[A-Z]?\d{1,3}[A-Z]?|[A-Z])(?:\.[IVX]{1,5})?\.)?(\d{1,3})(\.)?$"#)
    private static let section = TextPattern(#"^(?:[IVX]{1,6}|[A-Z])\.$"#)
    private static let letter = TextPattern(#"^\(?[a-z]{1,2}\)$"#)
    private static let numeral = TextPattern(#"^\(?[ivx]{1,5}\)$"#)

    init?(_ text: SourceText) {
        let scalars = text.scalars
        guard let first = scalars.first, scalars.count <= 12 else { return nil }
        var prefix = ""
        var number = 0
        var isPointed = true
        if let match = Self.paragraph.match(scalars), let group = match[2], match[1] != nil || match[3] != nil {
            kind = .paragraph
            prefix = match[1].map { String(scalars[$0].dropLast()) } ?? ""
            number = LabelScanner.number(String(scalars[group])) ?? 0
            isPointed = match[3] != nil
        } else if Self.section.match(scalars) != nil {
            kind = .section
        } else if Self.numeral.match(scalars) != nil {
            kind = .numeral
        } else if Self.letter.match(scalars) != nil {
            kind = .letter
        } else if scalars.count == 1, "•●▪–—".unicodeScalars.contains(first) {
            kind = .bullet
        } else if scalars.count <= 3, scalars.allSatisfy({ $0 == "*" || $0 == "∗" }) {
            kind = .asterisk
        } else {
            return nil
        }
        self.prefix = prefix
        self.number = number
        self.isPointed = isPointed
    }
}

/// Follows the numbers of paragraphs, so that a decimal or a year in a cell of a table is not taken for one.
private struct LoneLabelSequence {
    private var number = 0
    private var prefix = ""
    /// The last number without a prefix, whose items may be `108.1`.
    private var plain = 0

    /// Whether a lone label may belong to the text of the next line.
    mutating func admits(_ label: LoneLabel, before next: SourceText) -> Bool {
        let following = LoneLabel(next)
        switch label.kind {
        case .paragraph:
            if let following, following.kind != .letter, following.kind != .numeral { return false }
            guard isNext(label) else { return false }
            (number, prefix) = (label.number, label.prefix)
            if prefix.isEmpty { plain = number }
            return true
        case .section:
            return following == nil && next.count < 200 && next.scalars.first?.isLowercase == false
        case .letter, .numeral: return following == nil || following?.kind == .numeral && label.kind == .letter
        case .bullet, .asterisk: return following == nil
        }
    }

    /// Notes the number of a line whose number stands with its text.
    mutating func see(_ text: SourceText) {
        for label in LabelScanner.labels(of: text) where label.kind == .paragraph && label.isPointed {
            let isNext = label.prefix == prefix && (number + 1...number + 3).contains(label.number)
            if isNext { (number, prefix) = (label.number, label.prefix) }
            if isNext, prefix.isEmpty { plain = number }
            return
        }
    }

    private func isNext(_ label: LoneLabel) -> Bool {
        if label.prefix == prefix { return label.number == 1 || (number + 1...number + 4).contains(label.number) }
        // Back from the items of a paragraph to the paragraphs.
        if label.prefix.isEmpty { return label.number == 1 || label.isPointed && (plain + 1...plain + 4).contains(label.number) }
        return label.number == 1 && (plain == 0 || label.prefix == String(plain))
    }
}
