import RapporteurReportModel

/// One thing that a masthead prints.
enum MastheadField: Sendable, Hashable {
    case publisher
    /// Half of the publisher's name, which old mastheads print over two lines.
    case publisherPart
    case organ(code: String)
    case symbol(String)
    /// "Distr." with the kind, or without it where that stands on a line of its own.
    case distribution(DistributionCode?)
    case date(PartialDate)
    case language(String)
    /// "Original:" with the languages that follow it on the line.
    case original([String], goesOn: Bool)
    /// Languages that go on with the line before.
    case languages([String], goesOn: Bool)
    case session(Int, SessionKind?)
    /// The place and the days of a session or a conference, or another line that goes on with the one before.
    case meeting
    case agenda([String])
    /// The letters of the series, printed large beside an old masthead.
    case seriesLetters

    var isDate: Bool { if case .date = self { true } else { false } }
}

/// Reads pieces of the first page's head as fields, by the words of a language.
struct MastheadFields {
    private let words: LanguageWords
    private let distribution: TextPattern
    private let original: TextPattern
    /// In the language of the text, and in English, as other versions of the document system print it.
    private let dates: [(pattern: TextPattern, words: LanguageWords)]
    private let session: TextPattern
    private let year: TextPattern?
    private let yearSession: TextPattern?
    private let meeting: TextPattern?
    private let records: TextPattern?
    private let agenda: TextPattern
    private static let markers = TextPattern(#" ?[*∗⁎]+(?: [*∗⁎]+)*"#)
    private static let series = TextPattern(#"^(?:A|S|AS|E|T)$"#)
    private static let agendaNumber = TextPattern(#"\d+(?: ?\([a-z]\)| [a-z]\))?(?: ?\([ivx]+\))?|\([a-z]\)|[a-z]\)"#)

    init(_ words: LanguageWords) {
        self.words = words
        distribution = TextPattern(words.distribution)
        original = TextPattern(words.original)
        dates = [words, .english].map { (TextPattern($0.dayDate.replacing("{M}", with: $0.anyMonthInCapitals)), $0) }
        session = TextPattern(words.session)
        year = words.year.map { TextPattern($0) }
        yearSession = words.yearSession.map { TextPattern($0) }
        meeting = words.meeting.map { TextPattern("^(?:" + $0.replacing("{M}", with: words.anyMonthInCapitals) + ")$") }
        records = words.records.isEmpty ? nil : TextPattern("^(?:" + words.records.joined(separator: "|") + ")$")
        agenda = TextPattern(words.agenda)
    }

    /// The fields that a piece consists of, each with its range; nil when part of it is something else.
    func fields(in text: SourceText) -> [(field: MastheadField, range: Range<Int>)]? {
        guard text.count < 200 else { return nil }
        // The days of a meeting may begin with what is a date by itself.
        if meeting?.match(text.scalars) != nil, !isDate(text.scalars) || text.scalars.first?.isDigit == false { return [(.meeting, 0..<text.count)] }
        if records?.match(text.scalars) != nil { return [(.meeting, 0..<text.count)] }
        var result: [(MastheadField, Range<Int>)] = []
        var position = 0
        while position < text.count {
            if text.scalars[position].isBlank {
                position += 1
                continue
            }
            guard let (field, end) = field(text.scalars, at: position, after: result.last?.0) else { return nil }
            result.append((field, position..<end))
            position = end
        }
        return result.isEmpty ? nil : result
    }

    private func isDate(_ text: [Unicode.Scalar]) -> Bool {
        dates.contains { $0.pattern.match(text)?.range.upperBound == text.count }
    }

    private func field(
        _ text: [Unicode.Scalar], at start: Int, after last: MastheadField?
    ) -> (MastheadField, Int)? {
        if let end = literal(words.publishers, text, start) { return (.publisher, end) }
        if start == 0, text.count < 12, ["UNITED", "NATIONS"].contains(String(text)) { return (.publisherPart, text.count) }
        for (name, code) in words.organs {
            if let end = literal([name, name.uppercased()], text, start) { return (.organ(code: code), end) }
        }
        if let match = SymbolGrammar.symbol.match(text, at: start) {
            var end = match.range.upperBound
            // A/79/912–S/2025/388 is one symbol of two organs.
            if end < text.count, "-–—".unicodeScalars.contains(text[end]), let other = SymbolGrammar.symbol.match(text, at: end + 1) {
                end = other.range.upperBound
            }
            let symbol = String(text[start..<end])
            if let marker = Self.markers.match(text, at: end) { end = marker.range.upperBound }
            return (.symbol(symbol), end)
        }
        if let match = distribution.match(text, at: start) { return distributionField(text, match.range.upperBound) }
        if let match = original.match(text, at: start) {
            let (codes, end, goesOn) = languages(text, match.range.upperBound)
            return (.original(codes, goesOn: goesOn || codes.isEmpty), end)
        }
        for (pattern, words) in dates {
            if let match = pattern.match(text, at: start), let value = DatePatterns.value(of: match, in: text, words) {
                return (.date(value), match.range.upperBound)
            }
        }
        if let result = sessionField(text, start) { return result }
        if let match = agenda.match(text, at: start) {
            var end = match.range.upperBound
            if let marker = Self.markers.match(text, at: end) { end = marker.range.upperBound }
            let group = match[1] ?? match[2] ?? match.range
            let list = Array(text[group])
            let numbers = agendaNumbers(list)
            return (.agenda(numbers.isEmpty ? [String(text[group])] : numbers), end)
        }
        let (codes, end, goesOn) = languages(text, start)
        if !codes.isEmpty {
            let isJoined = !words.and.isEmpty && text[start...].starts(with: (words.and + " ").unicodeScalars)
            if isJoined { return (.languages(codes, goesOn: goesOn), end) }
            return codes.count == 1 && !goesOn ? (.language(codes[0]), end) : (.languages(codes, goesOn: goesOn), end)
        }
        if start == 0, words.distributionKinds[String(text).lowercased()] != nil, String(text).uppercased() == String(text) {
            return (.distribution(words.distributionKinds[String(text).lowercased()]), text.count)
        }
        if start == 0, Self.series.match(text) != nil { return (.seriesLetters, text.count) }
        return nil
    }

    /// The numbers of items; a letter alone is of the item before it: 3 (a) and 3 (c) in "3 (a), (c) and 6".
    private func agendaNumbers(_ list: [Unicode.Scalar]) -> [String] {
        var numbers: [String] = []
        for match in Self.agendaNumber.matches(in: list) {
            let text = String(list[match.range])
            if text.unicodeScalars.first?.isDigit == true {
                numbers.append(text)
            } else if let item = numbers.last?.split(separator: " ").first {
                numbers.append("\(item) \(text)")
            }
        }
        return numbers
    }

    private func literal(_ names: [String], _ text: [Unicode.Scalar], _ start: Int) -> Int? {
        for name in names {
            let scalars = Array(name.unicodeScalars)
            let end = start + scalars.count
            if text[start...].starts(with: scalars), end == text.count || !text[end].isWordPart { return end }
        }
        return nil
    }

    private func distributionField(_ text: [Unicode.Scalar], _ start: Int) -> (MastheadField, Int) {
        var position = start
        while position < text.count, text[position].isBlank { position += 1 }
        var end = position
        while end < text.count, text[end].isLetter { end += 1 }
        if let kind = words.distributionKinds[String(text[position..<end]).lowercased()] { return (.distribution(kind), end) }
        return (.distribution(nil), start)
    }

    /// The languages from a place on, separated by slashes or commas.
    private func languages(_ text: [Unicode.Scalar], _ start: Int) -> (codes: [String], end: Int, goesOn: Bool) {
        var codes: [String] = []
        var position = start
        var end = start
        var goesOn = false
        while position < text.count {
            while position < text.count, text[position].isBlank { position += 1 }
            // "and Spanish", behind another language or at the head of a line.
            let joint = position
            if !words.and.isEmpty, text[position...].starts(with: words.and.unicodeScalars), codes.isEmpty || position > end {
                position += words.and.unicodeScalars.count
                while position < text.count, text[position].isBlank { position += 1 }
                if position == joint { break }
                goesOn = codes.isEmpty ? false : goesOn
            }
            var wordEnd = position
            while wordEnd < text.count, text[wordEnd].isLetter { wordEnd += 1 }
            guard wordEnd > position, let code = words.languageNames[String(text[position..<wordEnd]).lowercased()] else {
                break
            }
            codes.append(code)
            end = wordEnd
            goesOn = false
            guard wordEnd < text.count else { break }
            if text[wordEnd] == "/" || text[wordEnd] == "," {
                goesOn = true
                end = wordEnd + 1
            } else if !text[wordEnd...].starts(with: (" " + words.and + " ").unicodeScalars) {
                break
            }
            position = end
        }
        return (codes, end, goesOn)
    }

    private func sessionField(_ text: [Unicode.Scalar], _ start: Int) -> (MastheadField, Int)? {
        if let match = yearSession?.match(text, at: start), let group = match[1] ?? match[2],
            let number = LabelScanner.number(String(text[group]))
        {
            return (.session(number, nil), match.range.upperBound)
        }
        if let match = session.match(text, at: start), let group = match[1],
            let number = ordinal(String(text[group]))
        {
            let line = String(text[match.range]).lowercased()
            let kind: SessionKind? =
                line.contains("emergency special") ? .emergencySpecial
                : line.contains(" special ") || line.contains("extraordin") ? .special
                : line.contains("resumed") ? .resumed : nil
            return (.session(number, kind), match.range.upperBound)
        }
        if let match = year?.match(text, at: start), let group = match[1], let number = ordinal(String(text[group])) {
            return (.session(number, .year), match.range.upperBound)
        }
        return nil
    }

    /// The number of an ordinal in words: its parts added up.
    private func ordinal(_ text: String) -> Int? {
        if let number = LabelScanner.chinese(text) { return number }
        let digits = String(text.unicodeScalars.prefix(while: \.isDigit))
        if !digits.isEmpty { return LabelScanner.number(digits) }
        var total = 0
        let parts = text.lowercased().split(whereSeparator: { $0 == " " || $0 == "-" || $0 == "\u{2011}" || $0 == "–" })
        for part in parts where part != "et" && part != "y" && part != "and" {
            guard let value = words.ordinals[String(part)] else { return nil }
            // "One hundred and fifteenth"
            // and "quatre-vingtième"
            if value == 100 && (1...9).contains(total) || value == 20 && total == 4 { total *= value } else { total += value }
        }
        return total > 0 ? total : nil
    }
}
