import RapporteurReportModel

/// Finds resolutions and decisions that are cited by their numbers, several after one word too: `resolutions 48/75 J,
/// 49/75 O of 15 December 1994 and 50/70 L`, `第75/1号和第2133(2014)号决议`.
///
/// Whose a number is follows from the form, from the organ named beside it, or from who speaks: "its resolution".
struct NumberedActs: Sendable {
    private let words: ActNumberWords
    private let heads: [(pattern: TextPattern, kind: CitationKind)]
    private let number: TextPattern
    private let filler: TextPattern
    private let pinpoint: TextPattern?
    private let organBetween: TextPattern
    private let organAfter: TextPattern
    private let organs: NameFinder
    /// A date that belongs to a number, its year in the group.
    private let dated: TextPattern

    init(_ language: LanguageWords) {
        words = ActNumberWords.named(language.code)
        let day = words.date.replacing("{M}", with: language.anyMonth)
        dated = TextPattern(day.replacing(#"\d{4}"#, with: #"(\d{4})"#) + (words.isNumberFirst ? "$" : ""))
        let date = "(?:" + words.date.replacing("{M}", with: language.anyMonth) + ")?"
        let names = words.organs.map(\.form).sorted { $0.count > $1.count }.joined(separator: "|")
        heads = [
            (TextPattern(#"\b"# + language.resolution), .resolution), (TextPattern(#"\b"# + language.decision), .decision),
        ]
        number = TextPattern(words.isNumberFirst ? words.whole(Self.number(words)) : "(" + Self.number(words) + ")")
        filler = TextPattern(date + words.separator + (words.isNumberFirst ? "(?:" + names + ")?" + date + "的?" : ""))
        pinpoint = words.pinpoint.map { TextPattern($0 + "$") }
        organBetween = TextPattern("(?:" + words.of + ")?(?:" + names + ") ")
        organAfter = TextPattern(date + ",? ?(?:" + words.of + "|" + words.article + ")?(?:" + names + ")")
        organs = NameFinder(words.organs.map(\.form))
    }

    /// `56/170`, `S-21/1`, `2019/15`, `1373 (2001)`, `3101 (XXVIII)`, each with a letter.
    private static func number(_ words: ActNumberWords) -> String {
        #"(?:(?:ES|S)-\d{1,2}/\d{1,4}|(?:19|20)\d{2}/\d{1,3}|\d{1,3}/\d{1,4}|\d{1,4}(?: [A-Z]{1,2})? ?[((](?:(?:19|20)\d{2}|(?:ES-|S-)?[IVXLC]+)[))])"#
            + "(?:" + words.letters + ")?" + #"(?![\d/])"#
    }

    // MARK: Finding

    func marks(in text: [Unicode.Scalar], _ memory: FactMemory) -> [FactMark] {
        if words.isNumberFirst { return numbersFirst(in: text, memory) }
        return heads.flatMap { head in
            head.pattern.matches(in: text).flatMap { run(after: $0.range, head.kind, text, memory) }
        }
    }

    private func run(after head: Range<Int>, _ kind: CitationKind, _ text: [Unicode.Scalar], _ memory: FactMemory) -> [FactMark] {
        var position = head.upperBound
        var named: String??
        if let between = organBetween.match(text, at: position) {
            named = .some(code(in: text, between.range))
            position = between.range.upperBound
        }
        var numbers: [Range<Int>] = []
        while let found = number.match(text, at: position)?[1] {
            numbers.append(found)
            guard let next = filler.match(text, at: found.upperBound) else { break }
            position = next.range.upperBound
        }
        guard let last = numbers.last else { return [] }
        if named == nil, let after = organAfter.match(text, at: last.upperBound) { named = .some(code(in: text, after.range)) }
        let years = numbers.map { dated.match(text, at: $0.upperBound).flatMap { year(of: $0, text) } }
        let organ = named ?? assembly(zip(numbers, years), text) ?? organ(before: head.lowerBound, text, memory)
        let place = pinpoint(before: head.lowerBound, text)
        return numbers.enumerated().map { index, range in
            let symbol = symbol(String(text[range]), kind, organ, memory)
            let start = index > 0 ? range.lowerBound : place?.start ?? head.lowerBound
            return FactMark(
                start..<range.upperBound,
                .citation(kind, symbol: symbol, pinpoint: index == 0 ? place?.label : nil, state: nil, inferred: false))
        }
    }

    /// In Chinese the word follows the numbers.
    private func numbersFirst(in text: [Unicode.Scalar], _ memory: FactMemory) -> [FactMark] {
        var marks: [FactMark] = []
        var open: [PatternMatch] = []
        for match in number.matches(in: text) {
            if let last = open.last, filler.match(text, at: last.range.upperBound)?.range.upperBound != match.range.lowerBound { open = [] }
            open.append(match)
            guard let end = words.word.match(text, at: match.range.upperBound), let word = end[1] else { continue }
            let kind: CitationKind = String(text[word]) == words.decisionWord ? .decision : .resolution
            let years = open.map { one in
                let start = max(0, one.range.lowerBound - 14)
                let window = Array(text[start..<one.range.lowerBound])
                return dated.firstMatch(in: window).flatMap { year(of: $0, window) }
            }
            let numbers = open.map { $0[1] ?? $0.range }
            let organ = assembly(zip(numbers, years), text) ?? organ(before: open[0].range.lowerBound, text, memory)
            for (index, one) in open.enumerated() {
                guard let digits = one[1] else { continue }
                let isLast = index == open.count - 1
                marks.append(
                    FactMark(
                        one.range.lowerBound..<(isLast && word.lowerBound == one.range.upperBound ? word.upperBound : one.range.upperBound),
                        .citation(kind, symbol: symbol(String(text[digits]), kind, organ, memory), pinpoint: nil, state: nil, inferred: false)))
            }
            open = []
        }
        return marks
    }

    // MARK: Whose

    /// The organ whose name is the last in a range; nil for one whose symbols are not known.
    private func code(in text: [Unicode.Scalar], _ range: Range<Int>) -> String? {
        organs.all(in: Array(text[range])).last.flatMap { words.organs[$0.name].code }
    }

    /// The organ named a little before a place; else the one that speaks, where the words say that it is its own.
    ///
    /// - Returns: nil where none is named, a code or nothing where one is.
    private func organ(before end: Int, _ text: [Unicode.Scalar], _ memory: FactMemory) -> String?? {
        let window = Array(text[max(0, end - 48)..<end])
        if let last = organs.all(in: window).last { return .some(words.organs[last.name].code) }
        guard let speaker = memory.speaker, words.possessive.firstMatch(in: Array(text[max(0, end - 24)..<min(text.count, end + 14)])) != nil
        else { return nil }
        return .some(speaker)
    }

    private func year(of match: PatternMatch, _ text: [Unicode.Scalar]) -> Int? { match[1].flatMap { LabelScanner.number(String(text[$0])) } }

    /// The General Assembly, where the date of a number is of the year of its session, or the number has a letter;
    /// the Human Rights Council has neither: its session 42 was in 2019, the Assembly's in 1987.
    private func assembly(_ numbers: some Sequence<(Range<Int>, Int?)>, _ text: [Unicode.Scalar]) -> String?? {
        for (range, year) in numbers {
            let plain = words.plain(String(text[range]))
            let parts = plain.split(separator: "/")
            guard parts.count == 2, parts[0].count <= 2, let session = Int(parts[0]), session > 30 else { continue }
            if let year, (0...1).contains(year - 1945 - session) { return .some("A") }
            if plain.last?.isLetter ?? false { return .some("A") }
        }
        return nil
    }

    private func pinpoint(before end: Int, _ text: [Unicode.Scalar]) -> (start: Int, label: String)? {
        let start = max(0, end - 48)
        guard let match = pinpoint?.firstMatch(in: Array(text[start..<end])), let label = match[1] else { return nil }
        let printed = String(text[start + label.lowerBound..<start + label.upperBound])
        let isRun = printed.contains { ",–-".contains($0) } || printed.contains(" ") && !printed.contains(")")
        return (start + match.range.lowerBound, (isRun ? "paras. " : "para. ") + printed)
    }

    // MARK: Symbols

    /// The symbol of a number; nil where the words leave open whose it is.
    func symbol(_ printed: String, _ kind: CitationKind, _ organ: String??, _ memory: FactMemory) -> String? {
        let part = kind == .decision ? "/DEC/" : "/RES/"
        let plain = words.plain(printed)
        if let bracket = plain.firstIndex(of: "(") {
            let session = plain[plain.index(after: bracket)...].dropLast()
            if Int(session) != nil { return kind == .resolution ? "S/RES/" + plain : nil }
            let isCouncil = (LabelScanner.roman(String(session)) ?? 0) > 30
            return (isCouncil ? "E" : "A") + part + plain
        }
        let parts = plain.split(separator: "/")
        guard parts.count == 2, let second = Int(parts[1].prefix { $0.isNumber }) else { return nil }
        let isOfYear = parts[0].count == 4 && Int(parts[0]) != nil
        // What is named decides, but the Assembly and the Council for human rights do not number by years, nor the
        // Economic and Social Council otherwise.
        // The Assembly numbers its decisions from 301 or 401, which others do not reach.
        if kind == .decision, !isOfYear, second > 400, (Int(parts[0]) ?? 0) >= 31 { return "A/DEC/" + plain }
        if case .some(let named) = organ {
            guard let named else { return nil }
            // Since its session 31 the Assembly numbers by session; its decisions begin with 301.
            if named == "A", let session = Int(parts[0]), session < 31 || kind == .decision && second < 301 { return nil }
            if named != "S", isOfYear == ["E", "E/CN.4"].contains(named) { return named + part + plain }
        }
        if isOfYear {
            // The Commission on Human Rights, which numbered so too, ended in 2006.
            return (Int(parts[0]) ?? 0) >= 2007 ? "E" + part + plain : nil
        }
        guard let session = Int(parts[0]) else { return nil }
        let year = memory.issued?.year ?? 2006
        let isAfterCouncil = year < 2006 || session > 60 || session > (year - 2005) * 4
        if kind == .decision { return nil }
        return isAfterCouncil ? "A/RES/" + plain : nil
    }
}
