import RapporteurReportModel

/// The forms in which a language writes dates.
struct DatePatterns {
    private let words: LanguageWords
    private let full: TextPattern
    private let month: TextPattern
    /// Days before a full date: `23 and 24 June 1999`, `from 26 to 28 February 2002`, `24 February to 19 April 2005`.
    private let earlier: TextPattern?
    /// A day and month without a year.
    private let noYear: TextPattern?
    private let year: TextPattern
    /// The year in front of a treaty, a constitution or a law.
    private static let titled = TextPattern(
        #"\b((?:1[89]|20)\d{2}) (?:[A-Z]\w+ )?(?:Convention|Protocol|Covenant|[Cc]onstitution|Agreement|Act|Ordinance)\b"#)

    init(_ words: LanguageWords) {
        self.words = words
        let months = words.anyMonth
        full = TextPattern(#"(?<!\d)"# + words.dayDate.replacing("{M}", with: months) + #"(?!\d)"#)
        month = TextPattern(#"(?<!\d)"# + words.monthDate.replacing("{M}", with: months) + #"(?!\d)"#)
        switch words.code {
        case "en", "fr", "ru":
            earlier = TextPattern(#"\b(\d{1,2})(?: (\#(months)))?,?(?: and | to | et | au | и |–|-)$"#)
            noYear = TextPattern(#"\b(\d{1,2}) (\#(months))\b"#)
        case "es":
            earlier = TextPattern(#"\b(\d{1,2})(?: de (\#(months)))?(?: y | al | a |–)$"#)
            noYear = TextPattern(#"\b(\d{1,2}) de (\#(months))\b"#)
        default:
            earlier = nil
            noYear = nil
        }
        year = TextPattern(#"\b(?:In|in|since|Since|of|by|By|until|Until|to|from|From|during|During|before|after|early|late|and|or|mid|between|year|desde|en|depuis|в|с) ((?:1[89]|20)\d{2})\b(?![\d/.]\d| per| \()"#)
    }

    /// The value of a match of `dayDate` or `monthDate`, whose groups are in the order of the language.
    static func value(of match: PatternMatch, in text: [Unicode.Scalar], _ words: LanguageWords) -> PartialDate? {
        let groups = [match[1], match[2], match[3]].compactMap { $0 }.map { String(text[$0]) }
        var day: Int?
        var month: Int?
        var year: Int?
        let isYearFirst = words.code == "zh"
        for (index, group) in groups.enumerated() {
            let isMonthGroup = groups.count == 3 ? index == 1 : isYearFirst ? index == 1 : index == 0
            if isMonthGroup, let number = words.month(group) {
                month = number
            } else if let number = LabelScanner.number(group) {
                let isYear = isYearFirst ? index == 0 : index == groups.count - 1
                if isYear { year = number } else { day = number }
            }
        }
        guard let year else { return nil }
        return PartialDate(year: year, month: month, day: day)
    }

    static func isBefore(_ one: PartialDate, _ other: PartialDate) -> Bool {
        (one.year, one.month ?? 0, one.day ?? 0) < (other.year, other.month ?? 0, other.day ?? 0)
    }

    /// The dates in a text, with what the words leave to the context marked as inferred.
    func marks(in text: [Unicode.Scalar]) -> [FactMark] {
        var result: [FactMark] = []
        /// Days that the calendar does not have: what is wrong in them is open, so their month and year are no dates either.
        var impossible: [Range<Int>] = []
        for match in full.matches(in: text) {
            guard let value = Self.value(of: match, in: text, words) else {
                impossible.append(match.range)
                continue
            }
            result += before(match, value, in: text)
            result.append(FactMark(match.range, .date(value, .day, inferred: false)))
        }
        for match in month.matches(in: text) where !result.contains(where: { $0.range.overlaps(match.range) }) {
            guard !impossible.contains(where: { $0.overlaps(match.range) }), let value = Self.value(of: match, in: text, words) else { continue }
            result.append(FactMark(match.range, .date(value, .month, inferred: false)))
        }
        for match in year.matches(in: text) {
            guard let group = match[1], !result.contains(where: { $0.range.overlaps(group) }),
                !impossible.contains(where: { $0.overlaps(group) }), let number = Int(String(text[group])), let value = PartialDate(year: number)
            else { continue }
            let word = String(text[match.range.lowerBound..<group.lowerBound]).trimmingSpaces
            if word == "and" || word == "to" || word == "or", !followsYear(text, match.range.lowerBound, result) { continue }
            let isVague = word == "early" || word == "late" || word == "mid"
            let range = isVague ? match.range : group
            result.append(FactMark(range, .date(value, isVague ? .approximate : .year, inferred: false)))
        }
        for match in Self.titled.matches(in: text) {
            guard let group = match[1], !result.contains(where: { $0.range.overlaps(group) }),
                let value = Int(String(text[group])).flatMap({ PartialDate(year: $0) })
            else { continue }
            result.append(FactMark(group, .date(value, .year, inferred: false)))
        }
        return result
    }

    /// The days that a full date lends its month and year to.
    private func before(_ match: PatternMatch, _ value: PartialDate, in text: [Unicode.Scalar]) -> [FactMark] {
        guard let earlier else { return [] }
        let end = match.range.lowerBound
        var start = end
        while start > 0, end - start < 22 { start -= 1 }
        let window = Array(text[start..<end])
        guard let found = earlier.firstMatch(in: window), let day = found[1],
            let number = LabelScanner.number(String(window[day]))
        else { return [] }
        let month = found[2].flatMap { words.month(String(window[$0])) } ?? value.month
        guard let date = PartialDate(year: value.year, month: month, day: number) else { return [] }
        let range = start + day.lowerBound..<start + (found[2]?.upperBound ?? day.upperBound)
        return [FactMark(range, .date(date, .day, inferred: true))]
    }

    private func followsYear(_ text: [Unicode.Scalar], _ position: Int, _ marks: [FactMark]) -> Bool {
        marks.contains { $0.range.upperBound <= position && position - $0.range.upperBound <= 2 }
    }

    /// Days and months without a year.
    ///
    /// The year is that of the full date before it where both lie ahead of the document's own date (plans), else the
    /// latest that does not.
    func yearless(in text: [Unicode.Scalar], issued: PartialDate?, besides marks: [FactMark]) -> [FactMark] {
        guard let noYear, let issued else { return [] }
        return noYear.matches(in: text).flatMap { match -> [FactMark] in
            guard !marks.contains(where: { $0.range.overlaps(match.range) }), let day = match[1], let name = match[2],
                let dayNumber = LabelScanner.number(String(text[day])), let month = words.month(String(text[name]))
            else { return [] }
            let ahead = marks.last { $0.range.upperBound <= match.range.lowerBound && Self.isAhead($0, of: issued) }
            var year = issued.year
            if case .date(let value, _, _)? = ahead?.fact {
                year = value.year
            } else if (month, dayNumber) > (issued.month ?? 12, issued.day ?? 31) {
                year -= 1
            }
            guard let value = PartialDate(year: year, month: month, day: dayNumber) else { return [] }
            return before(match, value, in: text) + [FactMark(match.range, .date(value, .day, inferred: true))]
        }
    }

    private static func isAhead(_ mark: FactMark, of issued: PartialDate) -> Bool {
        guard case .date(let value, .day, false) = mark.fact else { return false }
        return Self.isBefore(issued, value)
    }
}

extension String {
    var trimmingSpaces: String {
        String(unicodeScalars.drop { $0.isBlank }.reversed().drop { $0.isBlank }.reversed())
    }
}
