import RapporteurReportModel

/// Finds numbers that say how many or how much, with the words that limit them and what is counted.
struct QuantityFinder: Sendable {
    private let isEnglish: Bool
    private let local: LocalQuantityFinder?

    static let qualifierWords: [(words: String, qualifier: Qualifier)] = [
        ("more than", .moreThan), ("over", .moreThan), ("in excess of", .moreThan), ("exceeding", .moreThan),
        ("at least", .atLeast), ("no fewer than", .atLeast), ("no less than", .atLeast),
        ("up to", .atMost), ("at most", .atMost), ("no more than", .atMost), ("as many as", .atMost),
        ("less than", .lessThan), ("fewer than", .lessThan), ("under", .lessThan),
        ("approximately", .about), ("about", .about), ("some", .about), ("around", .about), ("nearly", .about),
        ("almost", .about), ("an estimated", .about), ("estimated", .about), ("roughly", .about),
        ("reported", .reported),
    ]

    /// Currencies by what is printed before or after an amount.
    static let currencies: [(words: String, code: String)] = [
        ("Malaysian ringgit", "MYR"), ("United States dollars", "USD"), ("US dollars", "USD"), ("dollars", "USD"),
        ("euros", "EUR"), ("euro", "EUR"), ("pounds sterling", "GBP"), ("Swiss francs", "CHF"), ("yen", "JPY"),
        ("rupees", "INR"), ("pesos", "MXN"), ("gourdes", "HTG"),
    ]

    private static let numeral =
        #"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"#
    private static let scale = #"(?: (?:thousand|million|billion|trillion)\b)?"#
    private static let money = TextPattern(#"(?:US\$ ?|\$|€ ?|£)\#(numeral)\#(scale)(?: to (?:US\$ ?|\$|€ ?|£)\#(numeral)\#(scale))?"#)
    private static let percent = TextPattern(#"(?<![\d.,/])\d+(?:[.,]\d+)? ?(?:per cent|%|percentage points|процент[а-я]*|في المائة)"#)
    private static let plain = TextPattern(#"(?<![\d.,/\-–A-Z])\b\#(numeral)\#(scale)(?![\d/])"#)
    private static let word = TextPattern(
        #"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|forty|fifty)\b"#)
    private static let duration = TextPattern(#"\b(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)[- ](year|month|week|day|hour)\b"#)
    private static let span = TextPattern(#"\b(\d{1,3}) (months?|years?|days?|weeks?) to (?:an?|one) (year|month|week)\b"#)
    private static let number = TextPattern(numeral)

    init(_ words: LanguageWords) {
        isEnglish = words.code == "en"
        local = QuantityWords.named(words.code).map(LocalQuantityFinder.init)
    }

    func marks(in text: [Unicode.Scalar], besides others: [FactMark]) -> [FactMark] {
        let taken = others.filter {
            switch $0.fact {
            case .date, .citation: true
            default: false
            }
        }.map(\.range)
        var marks: [FactMark] = []
        func add(_ range: Range<Int>, _ value: QuantityValue) {
            guard !taken.contains(where: { $0.overlaps(range) }), !marks.contains(where: { $0.range.overlaps(range) }) else { return }
            marks.append(FactMark(range, .quantity(value)))
        }
        if let local { local.marks(in: text, add) }
        // In the other languages a percentage is certain.
        guard isEnglish else {
            for match in Self.percent.matches(in: text) where local == nil {
                if let (_, value) = amount(match.range, text) { add(match.range, QuantityValue(value: value, unit: "percent")) }
            }
            return marks
        }
        for match in Self.span.matches(in: text) { addSpan(match, text, add) }
        for match in Self.money.matches(in: text) { addMoney(match.range, text, add) }
        for match in Self.percent.matches(in: text) {
            guard let (range, value) = amount(match.range, text) else { continue }
            _ = range
            let (start, qualifier) = qualifier(before: match.range.lowerBound, text)
            add(start..<match.range.upperBound, QuantityValue(value: value, qualifier: qualifier, unit: "percent"))
        }
        for match in Self.duration.matches(in: text) { addDuration(match, text, add) }
        for match in Self.plain.matches(in: text) { addPlain(match.range, text, add) }
        for match in Self.word.matches(in: text) { addWord(match.range, text, add) }
        return marks
    }

    // MARK: Kinds

    private func addSpan(_ match: PatternMatch, _ text: [Unicode.Scalar], _ add: (Range<Int>, QuantityValue) -> Void) {
        guard let number = match[1], let unit = match[2], let end = match[3], let low = Amount(String(text[number])) else { return }
        let unitName = String(text[unit])
        let factor: [String: [String: Int64]] = ["year": ["months": 12, "weeks": 52], "month": ["weeks": 4, "days": 30], "week": ["days": 7]]
        let plural = unitName.hasSuffix("s") ? unitName : unitName + "s"
        guard let upper = factor[String(text[end])]?[plural] else { return }
        add(match.range, QuantityValue(value: low, upper: Amount(integerLiteral: upper), unit: plural))
    }

    /// "$10 million to $12 million" is one quantity with an upper end. Where the second amount is not larger, or "from"
    /// tells of a change, they are two.
    private func addMoney(_ range: Range<Int>, _ text: [Unicode.Scalar], _ add: (Range<Int>, QuantityValue) -> Void) {
        let joint = Array(" to ".unicodeScalars)
        if let middle = range.first(where: { text[$0..<range.upperBound].starts(with: joint) }),
            let (_, low) = amount(range.lowerBound..<middle, text),
            let (_, high) = amount(middle + joint.count..<range.upperBound, text)
        {
            let (start, qualifier) = qualifier(before: range.lowerBound, text)
            let before = String(text[max(0, start - 5)..<start]).lowercased()
            if low < high, !before.hasSuffix("from ") {
                let code = Self.currency(text[range.lowerBound])
                return add(start..<range.upperBound, QuantityValue(value: low, upper: high, qualifier: qualifier, currency: code))
            }
            addMoney(range.lowerBound..<middle, text, add)
            return addMoney(middle + joint.count..<range.upperBound, text, add)
        }
        guard let (_, value) = amount(range, text) else { return }
        let (start, qualifier) = qualifier(before: range.lowerBound, text)
        add(start..<range.upperBound, QuantityValue(value: value, qualifier: qualifier, currency: Self.currency(text[range.lowerBound])))
    }

    private static func currency(_ sign: Unicode.Scalar) -> String { sign == "€" ? "EUR" : sign == "£" ? "GBP" : "USD" }

    private func addDuration(_ match: PatternMatch, _ text: [Unicode.Scalar], _ add: (Range<Int>, QuantityValue) -> Void) {
        guard let number = match[1], let unit = match[2], let value = NumberWords.value(Array(text[number])) else { return }
        // "three-year" is one quantity; of "three years" the number alone is, with the unit behind it.
        guard text[number.upperBound] == "-" else { return }
        add(match.range, QuantityValue(value: Amount(integerLiteral: Int64(value)), unit: String(text[unit]) + "s"))
    }

    private func addPlain(_ range: Range<Int>, _ text: [Unicode.Scalar], _ add: (Range<Int>, QuantityValue) -> Void) {
        guard let (_, value) = amount(range, text) else { return }
        let string = String(text[range])
        let (start, qualifier) = qualifier(before: range.lowerBound, text)
        for (name, code) in Self.currencies {
            let suffix = Array((" " + name).unicodeScalars)
            if text[range.upperBound...].starts(with: suffix), range.upperBound + suffix.count == text.count || !text[range.upperBound + suffix.count].isWordPart {
                add(start..<range.upperBound + suffix.count, QuantityValue(value: value, qualifier: qualifier, currency: code))
                return
            }
        }
        let isLarge = string.contains(",") || string.contains(" ") || string.contains(".")
        let unit = Units.unit(after: range.upperBound, in: text)
        // A bare number counts something only where what it counts follows; a year or a label has nothing after it.
        guard isLarge && !isLabelled(text, range.lowerBound) || qualifier != nil || unit != nil && !isLabelled(text, range.lowerBound) && !isYear(string) else { return }
        // A decimal point alone may be a label's: 24.1.
        let isGroupedOrScaled = string.contains(",") || string.contains(" ")
        guard isGroupedOrScaled || qualifier != nil || unit != nil || !string.contains(".") else { return }
        add(start..<range.upperBound, QuantityValue(value: value, qualifier: qualifier, unit: unit))
    }

    private func addWord(_ range: Range<Int>, _ text: [Unicode.Scalar], _ add: (Range<Int>, QuantityValue) -> Void) {
        guard let value = NumberWords.value(Array(text[range])), range.upperBound < text.count else { return }
        guard range.lowerBound == 0 || text[range.lowerBound - 1] != "-", text[range.upperBound] == " " else { return }
        guard let unit = Units.unit(after: range.upperBound, in: text) else { return }
        let before = String(text[max(0, range.lowerBound - 12)..<range.lowerBound])
        if ["no ", "any ", "at ", "section ", "paragraph ", "article ", "or "].contains(where: { before.lowercased().hasSuffix($0) }) { return }
        // "one of", "one country to another": no count.
        if value == 1, !unit.hasSuffix("ratification"), !["more", "year", "month", "week", "day"].contains(where: { unit.hasPrefix($0) }) { return }
        let (start, qualifier) = qualifier(before: range.lowerBound, text)
        add(start..<range.upperBound, QuantityValue(value: Amount(integerLiteral: Int64(value)), qualifier: qualifier, unit: unit))
    }

    // MARK: Parts

    private func isYear(_ text: String) -> Bool {
        guard text.unicodeScalars.count == 4, let year = Int(text) else { return false }
        return (1800...2100).contains(year)
    }

    /// Whether a word before makes the number a label: article 19, resolution 5, page 3.
    private func isLabelled(_ text: [Unicode.Scalar], _ start: Int) -> Bool {
        let before = String(text[max(0, start - 16)..<start]).lowercased()
        let labels = [
            "article", "articles", "resolution", "resolutions", "decision", "paragraph", "paragraphs", "para.", "paras.",
            "no.", "nos.", "law", "section", "sect.", "item", "page", "annex", "chapter", "chap.", "part", "table", "convention",
            "supplement", "vol.", "group", "track", "agenda", "rule", "phase", "order", "position", "programme", "subprogramme", "goal", "goals", "route nationale", "india", "delmas",
        ]
        return labels.contains { before.hasSuffix($0 + " ") }
    }

    /// The qualifier that stands before a place, and where it begins.
    private func qualifier(before end: Int, _ text: [Unicode.Scalar]) -> (start: Int, Qualifier?) {
        for (words, qualifier) in Self.qualifierWords {
            let phrase = Array((words + " ").unicodeScalars)
            let start = end - phrase.count
            guard start >= 0, text[start..<end].elementsEqual(phrase) || Self.capitalised(phrase, text[start..<end]),
                start == 0 || !text[start - 1].isWordPart
            else { continue }
            return (start, qualifier)
        }
        return (end, nil)
    }

    private static func capitalised(_ phrase: [Unicode.Scalar], _ text: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = text.first, let wanted = phrase.first, first.isUppercase else { return false }
        return first.properties.lowercaseMapping.unicodeScalars.first == wanted && text.dropFirst().elementsEqual(phrase.dropFirst())
    }

    /// The value of the first number in a range, with its scale.
    private func amount(_ range: Range<Int>, _ text: [Unicode.Scalar]) -> (Range<Int>, Amount)? {
        let part = Array(text[range])
        guard let match = Self.number.firstMatch(in: part) else { return nil }
        var digits = String(part[match.range].filter { $0.isDigit || $0 == "." })
        let rest = String(part[match.range.upperBound...])
        let zeros: [(String, Int)] = [("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)]
        for (word, count) in zeros where rest.hasPrefix(" " + word) { digits = Self.shifted(digits, count) }
        return Amount(digits).map { (match.range, $0) }
    }

    /// `13.3` with six more digits is `13300000`.
    static func shifted(_ digits: String, _ count: Int) -> String {
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        let whole = String(parts[0])
        let fraction = parts.count > 1 ? String(parts[1]) : ""
        if fraction.count <= count { return whole + fraction + String(repeating: "0", count: count - fraction.count) }
        return whole + fraction.prefix(count) + "." + fraction.dropFirst(count)
    }
}

/// What follows a number and is counted by it: adjectives and the plural of a noun.
enum Units {
    private static let stops: Set<String> = [
        "of", "in", "to", "and", "who", "which", "are", "have", "had", "has", "is", "was", "were", "from", "for", "with",
        "on", "at", "that", "by", "as", "per", "or", "the", "a", "an", "than", "above", "below", "respectively", "but",
        "may", "will", "would", "should", "could", "can", "did", "do", "not", "since", "until", "during", "after", "before",
        "its", "their", "his", "her", "this", "these", "those", "it", "he", "she", "they", "through", "between", "under", "out", "also",
        "remain", "remained", "living", "currently",
    ]

    private static let singular: Set<String> = ["ratification", "year", "month", "week", "day", "hour", "dollar", "personnel", "staff", "people", "women", "men", "children", "police", "percent"]

    /// The words of the unit; nil where none follows.
    static func unit(after start: Int, in text: [Unicode.Scalar]) -> String? {
        var words: [String] = []
        var position = start
        while words.count < 4, position < text.count, text[position] == " " {
            var end = position + 1
            while end < text.count, text[end].isLetter || text[end] == "-" || text[end] == "'" || text[end] == "’" { end += 1 }
            guard end > position + 1 else { break }
            let word = String(text[position + 1..<end])
            guard !stops.contains(word.lowercased()) else { break }
            // Capitals belong to names, but for some that are counted.
            if let first = word.unicodeScalars.first, first.isUppercase, !["States", "Member", "ILO", "Governments", "Parties"].contains(word) { break }
            words.append(word)
            position = end
            if isPlural(word) { break }
        }
        guard let last = words.last, isPlural(last) || singular.contains(last) else { return nil }
        return words.joined(separator: " ")
    }

    private static func isPlural(_ word: String) -> Bool {
        singular.contains(word) && word != "year" && word != "month" && word != "week" && word != "day"
            || word.hasSuffix("s") && !word.hasSuffix("ss") && !word.hasSuffix("us") && !word.hasSuffix("'s") && !word.hasSuffix("’s") && word.count > 3
            || ["memoranda", "criteria", "data"].contains(word)
    }
}
