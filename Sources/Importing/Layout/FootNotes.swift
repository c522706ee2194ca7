/// Finds the notes at the foot of pages that no rule sets off, as Geneva prints them: lines up to the end of the page
/// that begin with numbers in order, which are raised behind words above them.
struct FootNotes {
    /// `1 See A/80/1.`, `1See A/80/1.` as some readers of PDF write it, or the number alone over the text.
    private static let start = TextPattern(
        #"^(\d{1,3}|[¹²³⁰⁴-⁹]{1,3}) *$|^(\d{1,3}|[¹²³⁰⁴-⁹]{1,3})(?: +[a-zß-ÿ“\"«‘(\[]| *[A-ZÀ-ÞА-ЯЁء-ي㐀-鿿])"#)
    /// How many lines one note may take, and how many numbers may be missing between two.
    private static let longest = 24
    private static let gap = 2

    private let lines: [SourceLine]
    private let words: NoteWords
    /// Names of months, with which a date goes on and no note begins.
    private let months: Set<String>
    private var lastNumber = 0

    /// Marks the lines of notes, and which begin one. O(lines × lines of a page's foot).
    static func mark(_ lines: inout [SourceLine], _ words: LanguageWords) {
        var notes = FootNotes(lines, words)
        var found: [Range<Int>] = []
        for page in notes.pages() {
            if let foot = notes.foot(of: page) { found += foot }
        }
        for note in found {
            lines[note.lowerBound].beginsNote = true
            for index in note where !lines[index].isBlank { lines[index].isNote = true }
        }
    }

    private init(_ lines: [SourceLine], _ words: LanguageWords) {
        self.lines = lines
        self.words = NoteWords.named(words.code)
        months = Set(words.months.flatMap { $0.split(separator: "|").map(String.init) })
    }

    private func pages() -> [Range<Int>] {
        var pages: [Range<Int>] = []
        var start = 0
        for index in lines.indices.dropFirst()
        where lines[index].page != lines[index - 1].page || lines[index].startsPage && !lines[start..<index].allSatisfy(\.isBlank) {
            pages.append(start..<index)
            start = index
        }
        if start < lines.count { pages.append(start..<lines.count) }
        return pages
    }

    // MARK: The foot of a page

    /// The notes at the foot of a page, each as its lines; nil where there is none, or a rule sets them off.
    private mutating func foot(of page: Range<Int>) -> [Range<Int>]? {
        var end = page.upperBound
        while end > page.lowerBound, lines[end - 1].isBlank { end -= 1 }
        let page = page.lowerBound..<end
        var starts: [(line: Int, number: Int)] = []
        for index in page {
            if PageFurniture.isRule(lines[index]) {
                starts = []
                // Notes under a rule are known by it.
                lastNumber = page[index...].compactMap { number(at: $0) }.max() ?? lastNumber
                return nil
            }
            if let number = number(at: index) { starts.append((index, number)) }
        }
        guard !starts.isEmpty else { return nil }
        let hasBlanks = page.contains { lines[$0].isBlank }
        var places: [Int: Int]?
        for (place, start) in starts.enumerated() {
            let isSetOff = start.line == page.lowerBound || lines[start.line - 1].isBlank
            guard isSetOff || !hasBlanks || start.number == lastNumber + 1, let notes = notes(starts[place...], end: page.upperBound) else { continue }
            let marked = places ?? markers(in: page)
            places = marked
            // One marker among hundreds of words may not be seen; a number that goes on from page to page is none of a table.
            // What stands in the notes themselves leads to none of them.
            let isMarked: (Int) -> Bool = { (marked[$0] ?? Int.max) < start.line }
            let seen = notes.count { isMarked($0.number) }
            let goesOn = isSetOff && lastNumber > 0 && start.number == lastNumber + 1
            guard goesOn || seen * 2 >= notes.count && (isSetOff || isMarked(start.number)) else { continue }
            lastNumber = notes.last?.number ?? lastNumber
            return notes.map(\.lines)
        }
        return nil
    }

    private func number(at index: Int) -> Int? {
        guard let match = Self.start.match(lines[index].text.scalars), let group = match[1] ?? match[2] else { return nil }
        if match[1] != nil, index + 1 >= lines.count || lines[index + 1].isBlank { return nil }
        // "1 July 2026, it is proposed" goes on with a sentence.
        let next = lines[index].text.scalars[group.upperBound...].drop(while: \.isBlank).prefix { $0.isLetter }
        if months.contains(String(next)) { return nil }
        return NoteMarkers.number(String(lines[index].text.scalars[group]))
    }

    /// The notes from the first of `starts` up to the end of the page; nil where other text stands among them.
    private func notes(_ starts: ArraySlice<(line: Int, number: Int)>, end: Int) -> [(number: Int, lines: Range<Int>)]? {
        guard let first = starts.first else { return nil }
        var notes: [(number: Int, lines: Range<Int>)] = []
        var current = first
        for next in starts.dropFirst() where next.number > current.number && next.number <= current.number + 1 + Self.gap
            && lines[next.line].indent <= lines[first.line].indent + 3
        {
            notes.append((current.number, current.line..<next.line))
            current = next
        }
        notes.append((current.number, current.line..<end))
        for note in notes {
            guard note.lines.count <= Self.longest else { return nil }
            // White space in a note sets off other text, unless the next note follows.
            var last = note.lines.upperBound
            while last > note.lines.lowerBound, lines[last - 1].isBlank { last -= 1 }
            if lines[note.lines.lowerBound..<last].contains(where: \.isBlank) { return nil }
        }
        return notes
    }

    /// The numbers that stand raised behind words of a page, as far as plain text shows it, with the first line of each.
    private func markers(in page: Range<Int>) -> [Int: Int] {
        var result: [Int: Int] = [:]
        for index in page {
            for candidate in NoteMarkers.candidates(in: lines[index].text, words, isWholeText: false) {
                result[candidate.number] = min(result[candidate.number] ?? index, index)
            }
        }
        return result
    }
}
