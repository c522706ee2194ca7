import RapporteurReportModel

/// Finds numbers that say how many or how much in French and Spanish: `plus de 1 250 personnes`, `135 millones de
/// dólares`, `74 %`. A number without a unit is none: it may be a label.
struct LocalQuantityFinder: Sendable {
    private let words: QuantityWords
    private let plain: TextPattern
    private let percent: TextPattern
    private let word: TextPattern

    init(_ words: QuantityWords) {
        self.words = words
        // An ordinal, a part of a date or of a symbol counts nothing: 67º, 3e, 12/05, COVID-19.
        let before = #"(?<![\w.,/\-‑–])"#
        plain = TextPattern(before + words.numeral + #"(?![\w/ºª°%\-‑])"#)
        percent = TextPattern(before + words.numeral + words.percent)
        word = TextPattern(#"\b(?:"# + words.numbers.keys.sorted().joined(separator: "|") + #")(?![\w\-‑])"#)
    }

    func marks(in text: [Unicode.Scalar], _ add: (Range<Int>, QuantityValue) -> Void) {
        for match in percent.matches(in: text) {
            guard let (end, value) = number(match.range.lowerBound, text), end <= match.range.upperBound else { continue }
            let (start, qualifier) = qualifier(before: match.range.lowerBound, text)
            add(start..<match.range.upperBound, QuantityValue(value: value, qualifier: qualifier, unit: "percent"))
        }
        for match in plain.matches(in: text) { addPlain(match.range, text, add) }
        for match in word.matches(in: text) { addWord(match.range, text, add) }
    }

    // MARK: Kinds

    private func addPlain(_ range: Range<Int>, _ text: [Unicode.Scalar], _ add: (Range<Int>, QuantityValue) -> Void) {
        guard var (end, value) = number(range.lowerBound, text), !isLabelled(text, range.lowerBound) else { return }
        let (start, qualifier) = qualifier(before: range.lowerBound, text)
        var isScaled = false
        if let scale = words.scales.first(where: { follows($0.words, text, end) }), let scaled = Self.shifted(value, scale.zeros) {
            value = scaled
            end += scale.words.unicodeScalars.count + 1
            isScaled = true
        }
        // Where the space before the unit stands, or the apostrophe.
        var unitStart = end
        if isScaled, let joint = words.joints.first(where: { starts(" " + $0, text, end) }) { unitStart += joint.unicodeScalars.count }
        if let currency = words.currencies.first(where: { follows($0.words, text, unitStart) }) {
            let length = currency.words.unicodeScalars.count + 1
            add(start..<min(text.count, unitStart + length), QuantityValue(value: value, qualifier: qualifier, currency: currency.code))
            return
        }
        let printed = text[range]
        let isYear = printed.count == 4 && printed.allSatisfy(\.isDigit) && "12".unicodeScalars.contains(text[range.lowerBound])
        let unit = unit(after: unitStart, text)
        guard isScaled || unit != nil, !isYear || qualifier != nil && unit != nil else { return }
        add(start..<end, QuantityValue(value: value, qualifier: qualifier, unit: unit))
    }

    private func addWord(_ range: Range<Int>, _ text: [Unicode.Scalar], _ add: (Range<Int>, QuantityValue) -> Void) {
        guard let value = words.numbers[String(text[range])], !isLabelled(text, range.lowerBound), let unit = unit(after: range.upperBound, text)
        else { return }
        let (start, qualifier) = qualifier(before: range.lowerBound, text)
        add(start..<range.upperBound, QuantityValue(value: Amount(integerLiteral: Int64(value)), qualifier: qualifier, unit: unit))
    }

    // MARK: Parts

    private func number(_ start: Int, _ text: [Unicode.Scalar]) -> (end: Int, value: Amount)? {
        var end = start
        var digits = ""
        while end < text.count {
            let scalar = text[end]
            let isBetween = end + 1 < text.count && text[end + 1].isDigit
            if scalar.isDigit {
                digits.unicodeScalars.append(scalar)
            } else if scalar == ",", isBetween, !digits.contains(".") {
                digits += "."
            } else if scalar == " " || words.grouping.map({ String($0) == String(scalar) }) == true, isGroup(text, end + 1), !digits.contains(".") {
                // The space between thousands.
            } else {
                break
            }
            end += 1
        }
        return Amount(digits).map { (end, $0) }
    }

    private func isGroup(_ text: [Unicode.Scalar], _ start: Int) -> Bool {
        start + 3 <= text.count && text[start..<start + 3].allSatisfy(\.isDigit) && (start + 3 == text.count || !text[start + 3].isDigit)
    }

    private static func shifted(_ value: Amount, _ zeros: Int) -> Amount? { Amount(QuantityFinder.shifted(value.text, zeros)) }

    private func starts(_ phrase: String, _ text: [Unicode.Scalar], _ position: Int) -> Bool {
        text[min(position, text.count)...].starts(with: phrase.unicodeScalars)
    }

    /// Whether a whole phrase stands behind the space or apostrophe at a place.
    private func follows(_ phrase: String, _ text: [Unicode.Scalar], _ space: Int) -> Bool {
        guard space < text.count, text[space] == " " || "’'".unicodeScalars.contains(text[space]) else { return false }
        let end = space + 1 + phrase.unicodeScalars.count
        return starts(phrase, text, space + 1) && (end >= text.count || !text[end].isWordPart)
    }

    private func isLabelled(_ text: [Unicode.Scalar], _ start: Int) -> Bool {
        var end = start
        while end > 0, text[end - 1].isBlank { end -= 1 }
        var begin = end
        while begin > 0, !text[begin - 1].isBlank, !"(«’'".unicodeScalars.contains(text[begin - 1]) { begin -= 1 }
        return words.labels.contains(String(text[begin..<end]).lowercased())
    }

    private func qualifier(before end: Int, _ text: [Unicode.Scalar]) -> (start: Int, Qualifier?) {
        for (phrase, qualifier) in words.qualifiers {
            let form = Array((phrase.hasSuffix("’") ? phrase : phrase + " ").unicodeScalars)
            let start = end - form.count
            guard start >= 0, start == 0 || !text[start - 1].isWordPart, String(text[start..<end]).lowercased() == String(form) else { continue }
            return (start, qualifier)
        }
        return (end, nil)
    }

    /// What is counted: a plural, adjectives that go before it, and one that follows.
    private func unit(after start: Int, _ text: [Unicode.Scalar]) -> String? {
        var found: [String] = []
        var position = start
        while found.count < 4, position < text.count, text[position] == " " || found.isEmpty && "’'".unicodeScalars.contains(text[position]) {
            var end = position + 1
            while end < text.count, text[end].isLetter || text[end] == "-" { end += 1 }
            let word = String(text[position + 1..<end])
            if let last = found.last, !words.adjectives.contains(last) {
                guard words.endings.contains(where: { word.hasSuffix($0) }) else { break }
                found.append(word)
                break
            }
            guard words.adjectives.contains(word) || isCounted(word) else { break }
            found.append(word)
            position = end
        }
        guard let last = found.last, !words.adjectives.contains(last) else { return nil }
        return found.joined(separator: " ")
    }

    private func isCounted(_ word: String) -> Bool {
        guard let first = word.unicodeScalars.first, word.count > 2, word.last == "s" || word.last == "x", !words.stops.contains(word) else { return false }
        return first.isLowercase || ["États", "Estados", "Gouvernements", "Gobiernos", "Membres", "Miembros", "Parties", "Partes"].contains(word)
    }
}
