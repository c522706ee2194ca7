/// Where markers of numbered notes stand in a text that does not say it: behind a word or its punctuation, or apart.
///
/// Candidates are weighed by what stands around them, and of those before the notes of a page the heaviest chain is
/// taken whose numbers come in the order of the notes, so that a marker that is not found keeps no other back.
struct NoteMarkers: Sendable {
    /// A number that may be a marker.
    struct Candidate: Sendable {
        var number: Int
        /// Its scalars in the text.
        var range: Range<Int>
        /// How likely it is one.
        var weight: Int
    }

    /// The notes to which markers lead, by the offset of the marker, where the source says so itself.
    private let notes: [Int32: Int]
    /// Whether numbers that are markers are raised, so that others need not be looked at.
    let areRaised: Bool
    /// The offsets at which pages begin, in order.
    let pageStarts: [Int32]

    init(_ source: SourceDocument) {
        pageStarts = source.pageStarts.count > 1 ? source.pageStarts : []
        notes = source.noteLinks
        areRaised = source.hasWholeParagraphs
    }

    /// The number of the note to which the marker leads that begins at an offset.
    func note(at offset: Int32) -> Int? { notes[offset] }

    // MARK: Candidates

    /// The value of a marker: `12`, `12/`, `¹²`.
    static func number(_ marker: String) -> Int? {
        var digits = marker.hasSuffix("/") ? String(marker.dropLast()) : marker
        digits = String(digits.unicodeScalars.map { raised[$0] ?? $0 })
        return LabelScanner.number(digits)
    }

    private static let raised: [Unicode.Scalar: Unicode.Scalar] = [
        "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
    ]

    /// The numbers in a text that may be markers. O(text).
    ///
    /// - Parameter isWholeText: whether the text ends where its sentence does, not with a line.
    static func candidates(in text: SourceText, _ words: NoteWords, isWholeText: Bool = true) -> [Candidate] {
        var result: [Candidate] = []
        let scalars = text.scalars
        var index = 0
        while index < scalars.count {
            let isRaised = raised[scalars[index]] != nil
            guard scalars[index].isDigit || isRaised else {
                index += 1
                continue
            }
            let start = index
            while index < scalars.count, isRaised ? raised[scalars[index]] != nil : scalars[index].isDigit { index += 1 }
            if !isRaised, let year = afterYear(scalars, start..<index) {
                result.append(year)
                continue
            }
            guard index - start <= 3, let number = number(String(scalars[start..<index])), number > 0 else { continue }
            var end = index
            let isSuperscript = isRaised || text.styles[start].contains(.superscript)
            // Old style: 12/
            if end < scalars.count, scalars[end] == "/", end + 1 == scalars.count || scalars[end + 1].isBlank || ",.;".unicodeScalars.contains(scalars[end + 1]) {
                end += 1
            }
            let weight = isSuperscript ? 8 : weight(scalars, start, end, isOldStyle: end > index, isWholeText, words)
            if weight > 0 { result.append(Candidate(number: number, range: start..<end, weight: weight)) }
            index = end
        }
        return result
    }

    /// The one or two digits behind a year that they touch: `2002` and 1 in `20021`.
    private static func afterYear(_ text: [Unicode.Scalar], _ digits: Range<Int>) -> Candidate? {
        guard digits.count == 5 || digits.count == 6, digits.lowerBound == 0 || !"-–./,".unicodeScalars.contains(text[digits.lowerBound - 1]) else { return nil }
        let year = text[digits.prefix(4)].reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
        let range = digits.lowerBound + 4..<digits.upperBound
        guard (1945...2049).contains(year), let number = number(String(text[range])), number > 0 else { return nil }
        if range.upperBound < text.count, !text[range.upperBound].isBlank, !".,;:)".unicodeScalars.contains(text[range.upperBound]) { return nil }
        return Candidate(number: number, range: range, weight: 3)
    }

    private static func weight(_ text: [Unicode.Scalar], _ start: Int, _ end: Int, isOldStyle: Bool, _ isWholeText: Bool, _ words: NoteWords) -> Int {
        guard start > 0 else { return 0 }
        // What follows: the end, white space, punctuation that closes.
        let next: Unicode.Scalar? = end < text.count ? text[end] : nil
        if let next, !next.isBlank, !".,;:?!)]”\"’»—–".unicodeScalars.contains(next) { return 0 }
        if let next, ".,:".unicodeScalars.contains(next), end + 1 < text.count, text[end + 1].isDigit { return 0 }
        if let next, next == ")", !text[max(0, start - 40)..<start].contains("(") { return 0 }
        if isOldStyle { return 6 }
        let before = text[start - 1]
        if before.isBlank { return apart(text, start, end, isWholeText, words) }
        if before.isLetter { return afterWord(text, start) }
        if before == ")" || "”\"’»?!".unicodeScalars.contains(before) { return 6 }
        guard ".,;:".unicodeScalars.contains(before), start > 1 else { return 0 }
        // `3.5` and `1,234` are numbers; `in 2014.5 The` has a marker, if what follows begins a sentence.
        if text[start - 2].isDigit {
            let digits = text[..<(start - 1)].reversed().prefix(while: \.isDigit).count
            let isSymbol = start - 1 > digits && text[start - 2 - digits] == "/"
            guard next == nil || next?.isBlank == true else { return 0 }
            if digits == 4 || before == ";" || isSymbol { return 2 }
            return before == "." && end + 1 < text.count && text[end + 1].isUppercase ? 1 : 0
        }
        return text[start - 2].isBlank ? 0 : 6
    }

    /// A number behind the letters of a word: `agenda2`, but not `CO2` or `A4`.
    private static func afterWord(_ text: [Unicode.Scalar], _ start: Int) -> Int {
        let word = text[..<start].reversed().prefix(while: \.isLetter)
        guard word.count >= 2 else { return 0 }
        if word.first?.isLowercase == true { return 5 }
        // An abbreviation in capitals: `UNDP3`, which `CO2` looks like.
        return word.count >= 3 ? 2 : word.first.map { $0.value >= 0x600 } == true ? 3 : 0
    }

    /// A number that white space sets apart: after punctuation, where no sentence begins with it and no unit follows; after a
    /// word, where the text ends or goes on with a word that joins.
    private static func apart(_ text: [Unicode.Scalar], _ start: Int, _ end: Int, _ isWholeText: Bool, _ words: NoteWords) -> Int {
        guard start >= 2 else { return 0 }
        let before = text[start - 2]
        let next: Unicode.Scalar? = end < text.count ? text[end] : nil
        let following = next?.isBlank == true && end + 1 < text.count ? text[end + 1] : nil
        let word = following == nil ? "" : String(text[(end + 1)...].prefix { $0.isLetter })
        if ".;?!”\"»)".unicodeScalars.contains(before) || before == "’" {
            guard let following else { return next == nil || next?.isBlank == false && before != "." ? 5 : 0 }
            if following.isUppercase || "“\"«(".unicodeScalars.contains(following) { return isCounted(text, start, words) ? 0 : 5 }
            return before != "." && following.isLowercase && words.joining.contains(word) ? 3 : 0
        }
        if before == "," || before == ":" {
            guard let following else { return before == "," && next == nil && !isWholeText ? 2 : 0 }
            // "1 P-4, 2 P-3": posts are counted.
            let token = text[(end + 1)...].prefix { !$0.isBlank }
            if following.isUppercase, token.contains("-"), token.contains(where: \.isDigit) { return 0 }
            return following.isUppercase || words.joining.contains(word) ? 3 : following.isLowercase ? 1 : 0
        }
        guard before.isLetter, isAfterPlainWord(text, start, words) else { return 0 }
        if next == nil || ".;".unicodeScalars.contains(next ?? " ") { return 2 }
        // "the Goals 6 and 7" names two.
        let after = end + 2 + word.unicodeScalars.count
        guard following?.isLowercase == true, words.joining.contains(word), after < text.count else { return 0 }
        return text[after].isLowercase ? 1 : 0
    }

    /// Whether the word before a number is one that numbers follow: "No. 5", "art. 6".
    private static func isCounted(_ text: [Unicode.Scalar], _ start: Int, _ words: NoteWords) -> Bool {
        guard text[start - 2] == "." else { return false }
        let word = String(text[..<(start - 2)].reversed().prefix(while: \.isLetter).reversed())
        return word.unicodeScalars.count == 1 || words.abbreviated.contains(word.lowercased())
    }

    /// Whether the word before is no word that a number belongs to: "paragraph 6", "article 7", "Goal 5", "Rule 2".
    private static func isAfterPlainWord(_ text: [Unicode.Scalar], _ start: Int, _ words: NoteWords) -> Bool {
        let word = String(text[..<(start - 1)].reversed().prefix(while: \.isLetter).reversed())
        guard word.count > 3 else { return false }
        if word.unicodeScalars.first?.isUppercase == true { return word.hasSuffix("s") }
        return !words.numbered.contains(word.lowercased())
    }
}
