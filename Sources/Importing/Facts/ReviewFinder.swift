import RapporteurReportModel

/// Finds the recommendations of States in the report of a review: `108.3 Ratify the Protocol (Algeria; Benin);` under
/// a paragraph that introduces them and says how the State under review answers.
struct ReviewFinder: Sendable {
    private let words: ReviewWords?
    private let states: StateNames

    init(_ language: LanguageWords, states: StateNames) {
        words = ReviewWords.named(language.code)
        self.states = states
    }

    /// What the paragraph over recommendations says of all of them.
    struct Lead: Sendable, Hashable {
        /// The number of the paragraph, with which those of the recommendations begin.
        var label: String
        var response: RecommendationResponse?
        /// The State under review by its printed name.
        var addressee: String?
    }

    /// What a paragraph says of the recommendations that follow it; nil where it introduces none.
    ///
    /// - Parameter goesOn: whether the paragraph before introduced some: "The following enjoy the support of …"
    func lead(_ text: SourceText, label: String, addressee: String?, goesOn: Bool) -> Lead? {
        guard let words else { return nil }
        let response = words.responses.first { $0.pattern.firstMatch(in: text.scalars) != nil }?.response
        guard goesOn && response != nil || words.recommendation.firstMatch(in: text.scalars) != nil else { return nil }
        return Lead(label: label, response: response, addressee: addressee)
    }

    /// The State that a line of the title names, and nothing more.
    func state(in titles: [SourceText]) -> String? {
        for line in titles {
            var end = line.count
            while end > 0, line.scalars[end - 1].isBlank || "*∗".unicodeScalars.contains(line.scalars[end - 1]) { end -= 1 }
            if end > 0, states.code(of: line.upTo(end)) != nil { return line.upTo(end).collapsed.string }
        }
        return nil
    }

    /// The marks of a text with its recommendations among them, whose issuers have that role.
    func mark(_ marks: [FactMark], in text: [Unicode.Scalar], under lead: Lead) -> [FactMark] {
        guard let words else { return marks }
        let named = marks.compactMap { mark in if case .state = mark.fact { mark.range } else { nil } }
        let others = states.ambiguous(in: text).filter { other in !named.contains { $0.overlaps(other.range) } }
        let groups = groups(in: text, named + others.map(\.range))
        guard !groups.isEmpty else { return marks }
        var result = marks.filter { if case .recommendation = $0.fact { false } else { true } }
        result += others.filter { other in groups.contains { $0.overlaps(other.range) } }
            .map { FactMark($0.range, .state(code: $0.code, .issuer)) }
        for index in result.indices {
            if case .state(let code, _) = result[index].fact, groups.contains(where: { $0.overlaps(result[index].range) }) {
                result[index].fact = .state(code: code, .issuer)
            }
        }
        var start = 0
        for (index, group) in groups.enumerated() {
            // "(Morocco) (Turkey)": one act of both.
            if index + 1 < groups.count, isBare(text[group.upperBound..<groups[index + 1].lowerBound]) { continue }
            var begin = start
            while begin < group.lowerBound, !text[begin].isWordPart, text[begin] != "“" { begin += 1 }
            let own = groups[...index].filter { $0.lowerBound >= start }
            let issuer = own.map { collapsed(text[($0.lowerBound + 1)..<($0.upperBound - 1)]) }.joined(separator: "; ")
            start = group.upperBound
            guard let first = own.first, let verb = verb(text[begin..<first.lowerBound], words) else { continue }
            result.append(
                FactMark(
                    begin..<group.upperBound,
                    .recommendation(
                        issuer: issuer, verb: verb, .recommends, addressee: lead.addressee, response: lead.response)))
        }
        return result
    }

    // MARK: Parentheses

    /// The outer parentheses that hold names of States, and hardly more.
    private func groups(in text: [Unicode.Scalar], _ named: [Range<Int>]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var depth = 0
        var start = 0
        for (index, scalar) in text.enumerated() {
            if scalar == "(" {
                if depth == 0 { start = index }
                depth += 1
            } else if scalar == ")", depth > 0 {
                depth -= 1
                if depth == 0, isList(text, start + 1..<index, named), endsAct(text, index + 1) { result.append(start..<index + 1) }
            }
        }
        return result
    }

    /// Names of States with what stands between them; another name may be among them, as of an organization.
    private func isList(_ text: [Unicode.Scalar], _ range: Range<Int>, _ named: [Range<Int>]) -> Bool {
        let inside = named.filter { range.contains($0.lowerBound) && $0.upperBound <= range.upperBound }
            .sorted { $0.lowerBound < $1.lowerBound }
        guard let first = inside.first else { return false }
        let before = String(text[range.lowerBound..<first.lowerBound]).trimmingSpaces
        guard before.isEmpty || before.unicodeScalars.first?.isUppercase == true || words?.articles.contains(before) == true else { return false }
        let known = inside.reduce(0) { $0 + $1.count }
        return known * 2 >= range.count - inside.count * 2
    }

    /// An act ends with its issuers: before a semicolon, a full stop, others, or the next act.
    private func endsAct(_ text: [Unicode.Scalar], _ position: Int) -> Bool {
        var index = position
        while index < text.count, text[index].isBlank || text[index].isDigit || "*∗".unicodeScalars.contains(text[index]) { index += 1 }
        guard index < text.count else { return true }
        if ";.,(/:".unicodeScalars.contains(text[index]) { return true }
        let word = String(text[index...].prefix { $0.isLetter })
        return words?.links.contains(word) ?? false
    }

    private func isBare(_ text: ArraySlice<Unicode.Scalar>) -> Bool { !text.contains { $0.isWordPart } }

    private func collapsed(_ text: ArraySlice<Unicode.Scalar>) -> String {
        String(Array(text)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    // MARK: Verbs

    /// The first word of an act that is no adverb and links nothing.
    private func verb(_ text: ArraySlice<Unicode.Scalar>, _ words: ReviewWords) -> String? {
        let all = text.split { !($0.isWordPart || $0 == "-" || $0 == "‑") }.map { String(Array($0)) }
        let verb = all.first { word in
            let plain = word.lowercased()
            return !(words.links.contains(plain) || words.isAdverb(plain) || plain.count == 1)
        }
        return verb ?? all.first
    }
}
