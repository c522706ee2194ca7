/// Tells whether a line goes on with the one before it or begins a block of its own.
struct LineBreaks {
    private let measure: Measure
    /// The last number of a paragraph, to know which comes next.
    private var lastNumber = 0
    /// The last number before numbers began again, as those of headings do among paragraphs.
    private var outerNumber = 0
    private var lastPrefix = ""
    /// The last number without a prefix, under which those with one stand: 108 while 108.1 and the like follow.
    private var plainNumber = 0
    /// The last letter of an item in the paragraph: 1 for (a).
    private var lastLetter = 0
    /// Whether the text has no layout: a line may end with its sentence in the middle of a paragraph.
    var isReadingOrder = false

    /// Words that numbers follow.
    private let counted: NoteWords

    init(_ measure: Measure, _ words: LanguageWords) {
        self.measure = measure
        counted = NoteWords.named(words.code)
    }

    /// Whether a numbered paragraph has begun.
    var hasNumbers: Bool { lastNumber > 0 }

    /// Notes the label with which a block begins.
    mutating func begin(_ line: SourceLine) {
        for label in LabelScanner.labels(of: line.text) {
            switch label.kind {
            case .paragraph where isInSequence(label) && (label.isPointed || !label.prefix.isEmpty || isNextUnpointed(label)):
                take(label)
                lastLetter = 0
                return
            case .letter:
                lastLetter = label.number
                return
            default: break
            }
        }
    }

    private mutating func take(_ label: PrintedLabel) {
        let follows = label.prefix == lastPrefix && (lastNumber + 1...lastNumber + 4).contains(label.number)
        if !follows, label.prefix.isEmpty, label.number == 1 { outerNumber = max(lastNumber, outerNumber) }
        if !follows, label.number > outerNumber { outerNumber = 0 }
        (lastNumber, lastPrefix) = (label.number, label.prefix)
        if label.prefix.isEmpty { plainNumber = label.number }
    }

    private func isInSequence(_ label: PrintedLabel) -> Bool {
        if label.prefix == lastPrefix {
            let next = lastNumber + 1...lastNumber + 4
            let outer = outerNumber + 1...outerNumber + 4
            return label.number == 1 || next.contains(label.number) || outerNumber > 0 && outer.contains(label.number)
        }
        if label.prefix.isEmpty, plainNumber > 0, (plainNumber + 1...plainNumber + 4).contains(label.number) { return true }
        return label.number == 1 || !label.prefix.isEmpty && (label.gap >= 2 || label.prefix == String(plainNumber))
            || lastPrefix.isEmpty && lastNumber == 0 || isSlip(label)
    }

    /// 112.3 between 111.2 and 111.4.
    private func isSlip(_ label: PrintedLabel) -> Bool {
        !label.prefix.isEmpty && label.prefix == String(plainNumber + 1) && lastPrefix == String(plainNumber)
            && label.number == lastNumber + 1
    }

    /// Whether a number without a point is the next of its sequence.
    private func isNextUnpointed(_ label: PrintedLabel) -> Bool {
        !label.isPointed && label.prefix.isEmpty && label.number == plainNumber + 1 && label.number > 1
    }

    /// Whether a line ends like a sentence or a part of one, the marker of a note aside: `(Algeria);3`, `the region. 7`.
    private func endsSentence(_ line: SourceLine) -> Bool {
        let end = line.text.endBeforeMarker
        guard end > 0 else { return false }
        return (end < line.text.count ? ".;:?!)”;" : ".;:?!]”").unicodeScalars.contains(line.text.scalars[end - 1])
    }

    /// Whether a line begins a block. `next` is the line after it.
    ///
    /// - Parameter isFirst: whether `last` is the first line of its block.
    func isBreak(after last: SourceLine, before line: SourceLine, next: SourceLine?, isFirst: Bool) -> Bool {
        if isNextParagraph(line, after: last, isFirst: isFirst) { return true }
        if beginsWithLabel(line, after: last, next: next) { return true }
        let text = last.text.scalars
        guard let end = text.last, let start = line.text.scalars.first else { return true }
        if last.text.styles.last?.contains(.bold) == true, line.text.styles.first?.contains(.bold) == true { return false }
        let endsSentence = ".;:?!”\"".unicodeScalars.contains(end) || end.isDigit && self.endsSentence(last)
        guard measure.isWrapped else {
            // Lines are whole paragraphs, but for short ones of a heading.
            let isShort = last.text.count < 100 && line.text.count < 100
            return !(isShort && !endsSentence && (start.isLowercase || "(".unicodeScalars.contains(start) ))
        }
        if start.isLowercase, !endsSentence || measure.isFull(last, before: line) { return false }
        if endsSentence {
            if isReadingOrder, leadsToLabel(line, next) { return true }
            guard !measure.isFull(last, before: line), measure.slack(last) > 14 else { return false }
            return !isReadingOrder || hasNumber(line)
        }
        if isReadingOrder { return measure.slack(last) > 20 && start.isUppercase && leadsToLabel(line, next) }
        if line.indent >= last.indent + 3, measure.slack(last) > 20 { return !isUnderHeading(last, line) }
        return measure.slack(last) > 30 && !isUnderHeading(last, line)
    }

    private func hasNumber(_ line: SourceLine) -> Bool {
        LabelScanner.labels(of: line.text).contains { $0.kind == .paragraph && ($0.isPointed || !$0.prefix.isEmpty) }
    }

    /// Whether a line is a heading over a labelled line, or over another heading that is.
    private func leadsToLabel(_ line: SourceLine, _ next: SourceLine?) -> Bool {
        guard let next, line.text.count < 120, let end = line.text.scalars.last, !".;:,".unicodeScalars.contains(end),
            line.text.scalars.first?.isLowercase == false
        else { return false }
        return hasNumber(next) || measure.slack(line) > 30 && !LabelScanner.labels(of: next.text).isEmpty
    }

    /// A heading goes on under its own words, to the right of its number; a short one would have had room for more.
    private func isUnderHeading(_ last: SourceLine, _ line: SourceLine) -> Bool {
        guard last.text.count > 30 else { return false }
        let start = LabelScanner.labels(of: last.text).first { $0.kind == .roman || $0.kind == .capital }?.textStart
        guard let start else { return line.indent == last.indent && !isWhole(last, before: line) }
        return abs(last.indent + start - line.indent) <= 2
    }

    /// Whether a line begins with the very number that comes next, where a sentence begins: under a heading that fills
    /// its line, or where the line before is not full.
    private func isNextParagraph(_ line: SourceLine, after last: SourceLine, isFirst: Bool) -> Bool {
        guard measure.isWrapped, !isReadingOrder,
            let label = LabelScanner.labels(of: line.text).first(where: { $0.kind == .paragraph }), label.isPointed,
            label.prefix.isEmpty, lastPrefix.isEmpty, lastNumber > 0, label.number == lastNumber + 1,
            label.textStart < line.text.count, line.text.scalars[label.textStart].isUppercase
        else { return false }
        if isFirst, LabelScanner.labels(of: last.text).isEmpty, last.text.scalars.first?.isUppercase == true { return true }
        if endsWithCounted(last), label.gap < 3 { return false }
        if !measure.isFull(last, before: line) || endsSentence(last) { return true }
        if Self.endsWithAmounts(last.text) { return true }
        // A lead or a heading may fill its line and has no full stop; but "in paragraph / 2." goes on.
        let word = String(last.text.scalars.reversed().drop { ".,".unicodeScalars.contains($0) }.prefix { $0.isLetter }.reversed())
        guard word.count > 1, let end = last.text.scalars.last, end.isLetter || end.isDigit || end == ")" else { return false }
        return !counted.numbered.contains(word.lowercased()) && !counted.abbreviated.contains(word.lowercased()) && !Self.joins(last.text)
    }

    /// Whether a line ends with three amounts or more, as the row of a table does whose columns nothing keeps apart.
    private static func endsWithAmounts(_ text: SourceText) -> Bool {
        let words = text.scalars.split(whereSeparator: \.isBlank).suffix(3)
        return words.count == 3 && words.allSatisfy { $0.contains(where: \.isDigit) && !$0.contains(where: \.isLetter) || $0.elementsEqual("–".unicodeScalars) }
    }

    /// Whether a line ends with a word cut short that a number belongs to: "as in document No."
    private func endsWithCounted(_ last: SourceLine) -> Bool {
        guard last.text.scalars.last == "." else { return false }
        let word = String(last.text.scalars.dropLast().reversed().prefix { $0.isLetter }.reversed())
        return counted.abbreviated.contains(word.lowercased())
    }

    /// Whether a heading without a number ends with its line: the next word would have had room, though headings leave
    /// more of the line free than text does, and the last one can be the last. Titles in large letters come before the text.
    private func isWhole(_ last: SourceLine, before line: SourceLine) -> Bool {
        guard lastNumber > 0 else { return false }
        let word = line.text.scalars.prefix { !$0.isBlank }.count
        return measure.slack(last) > word + 24 && !Self.joins(last.text)
    }

    /// Whether a text ends with a word that joins it with the next.
    static func joins(_ text: SourceText) -> Bool {
        joiningWords.contains(String(text.scalars.reversed().prefix { !$0.isBlank }.reversed()))
    }

    private static let joiningWords: Set<String> = [
        "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "au", "aux", "dans", "de", "des",
        "du", "en", "et", "la", "le", "les", "ou", "par", "pour", "sur", "con", "del", "el", "las", "los", "para", "por", "y",
    ]

    /// Whether a line begins with a label that fits what stands before it.
    private func beginsWithLabel(_ line: SourceLine, after last: SourceLine, next: SourceLine?) -> Bool {
        let isLoose = measure.slack(last) > 12 || !measure.isWrapped
        let end = last.text.scalars.last ?? "."
        let endsSentence = endsSentence(last) || isLoose
        for label in LabelScanner.labels(of: line.text) {
            switch label.kind {
            case .paragraph:
                let isNext = label.prefix == lastPrefix && label.number == lastNumber + 1
                    || label.prefix == String(plainNumber) && (label.number == 1 || label.number == lastNumber + 1) || isSlip(label)
                if endsWithCounted(last), label.gap < 3 { continue }
                let isLabel = label.isPointed || !label.prefix.isEmpty && (label.gap >= 2 || isNext && endsSentence)
                if isLabel, endsSentence || label.gap >= 2, isInSequence(label) { return true }
                // 108.7 after 108.6, whose parenthesis has no semicolon behind it, or "; and".
                if !label.prefix.isEmpty, isNext, end == ")" || Self.endsWithLink(text: last.text) { return true }
                if isNextUnpointed(label), self.endsSentence(last), label.gap >= 2 || isLoose, startsUpperCase(line, label) { return true }
            case .letter:
                if label.number == 1, label.gap < 2, measure.isWrapped, line.indent <= last.indent, runsOn(line, next) { continue }
                if label.number == 1, end == ":" || isLoose || label.gap >= 2 { return true }
                if label.number == lastLetter + 1, lastLetter > 0, endsSentence { return true }
            case .smallRoman, .digit:
                if label.number == 1 ? end == ":" && label.gap >= 2 : label.gap >= 2 && endsSentence { return true }
            case .roman, .capital, .chinese, .arabicOrdinal:
                let next = label.textStart < line.text.count ? line.text.scalars[label.textStart] : " "
                if endsSentence, !next.isLowercase, label.gap >= 1 || label.kind == .chinese || label.kind == .arabicOrdinal,
                    line.text.count < 140
                {
                    return true
                }
            case .bullet: return true
            }
        }
        return false
    }

    /// Whether the second letter of a list stands in the line of the first, or in the next but not at its head: then the list
    /// is one of a sentence, whose first letter happens to begin a line.
    private func runsOn(_ line: SourceLine, _ next: SourceLine?) -> Bool {
        if Self.second.firstMatch(in: line.text.scalars) != nil { return true }
        return next.flatMap { Self.second.firstMatch(in: $0.text.scalars) } != nil
    }

    private static let second = TextPattern(#"[;,] (?:and |or |et |ou |y |o )?\(?b\) "#)

    /// Whether the last item but one of a list ends here: "…; and"
    private static func endsWithLink(text: SourceText) -> Bool {
        guard let point = text.scalars.suffix(5).lastIndex(of: ";") else { return false }
        return ["and", "or", "et", "ou", "y", "e", "o"].contains(text.from(point + 1).trimmed.string)
    }

    private func startsUpperCase(_ line: SourceLine, _ label: PrintedLabel) -> Bool {
        label.textStart < line.text.count && line.text.scalars[label.textStart].isUppercase
    }

    /// Whether a line begins the body: the first section or paragraph, the summary, the contents.
    func isStartOfBody(_ line: SourceLine, _ words: LanguageWords) -> Bool {
        let text = line.text.collapsed
        if (words.summary + words.contents + words.unnumberedHeadings).contains(text.string) { return true }
        if text.count > 300 { return true }
        return LabelScanner.labels(of: text).contains {
            ($0.kind == .roman || $0.kind == .paragraph || $0.kind == .chinese || $0.kind == .arabicOrdinal) && $0.number == 1
                && $0.prefix.isEmpty && $0.isPointed
        }
    }
}
