/// Finds acts of the report's own issuer (recommendations) and activities of mandate holders.
struct ActFinder: Sendable {
    private let isEnglish: Bool
    private let issuerVerb: TextPattern
    private let firstPerson: TextPattern
    private let passive: TextPattern
    private let nextVerb: TextPattern
    private let visits = TextPattern(
        #"(?:the |The )?(Special Rapporteur|Special Representative|Independent Expert|Working Group|High Commissioner) (?:has |have )?(?:paid|undertook|undertaken|conducted|carried out|made) (?:official )?(?:visits|missions|visits and missions) to (\w+) (?:countries|States)\b"#)
    private let reports = TextPattern(
        #"report (?:presented|submitted) by the (Special Rapporteur|Special Representative|Independent Expert|Working Group) to [^.]*?(?:\([A-Z]+/[^)]*\))"#)
    private let renewals = TextPattern(
        #"(Special Rapporteur|Special Representative|Independent Expert)(?:'s|’s) mandate was (?:renewed|extended|established)[^.,]*? term"#)

    init(_ words: LanguageWords) {
        isEnglish = words.code == "en"
        func any(_ rows: [(verb: String, modality: Modality)]) -> String {
            rows.map(\.verb).sorted { $0.count > $1.count }.joined(separator: "|")
        }
        let adverb = "(?:also |further |therefore |again |particularly |strongly |hereby )?"
        let issuers = ActVerbs.issuers.joined(separator: "|")
        issuerVerb = TextPattern(#"\b(?:The |the )?(\#(issuers)|He|She) \#(adverb)(\#(any(ActVerbs.third)))\b"#)
        firstPerson = TextPattern(#"\bI \#(adverb)(\#(any(ActVerbs.first)))\b"#)
        passive = TextPattern(#"\b((?:Member )?States|Governments) \#(adverb)(\#(any(ActVerbs.passive)))\b"#)
        nextVerb = TextPattern(#" and (\#(any(ActVerbs.third)))\b"#)
    }

    func marks(in text: [Unicode.Scalar], _ context: FactContext) -> [FactMark] {
        guard isEnglish else { return [] }
        return recommendations(in: text, context) + activities(in: text, context)
    }

    // MARK: Recommendations

    private func recommendations(in text: [Unicode.Scalar], _ context: FactContext) -> [FactMark] {
        // What respondents ask for is theirs, not the report's.
        guard context.respondent == nil else { return [] }
        var marks: [FactMark] = []
        for match in issuerVerb.matches(in: text) {
            guard let subject = match[1], let verb = match[2], isSubject(text, match.range.lowerBound) else { continue }
            var issuer = String(text[subject])
            if issuer == "He" || issuer == "She" { issuer = lastIssuer(marks) ?? context.author ?? "Secretary-General" }
            if issuer == "Committee" { issuer = context.author ?? issuer }
            guard context.author == nil || issuer == context.author || isOwn(issuer, context) else { continue }
            addSentence(from: match.range.lowerBound, verb, text, issuer: issuer, ActVerbs.third, &marks)
        }
        if let author = context.author {
            for match in firstPerson.matches(in: text) {
                guard let verb = match[1] else { continue }
                addSentence(from: match.range.lowerBound, verb, text, issuer: author, ActVerbs.first, &marks)
            }
            for match in passive.matches(in: text) {
                guard let subject = match[1], let verb = match[2], isSubject(text, match.range.lowerBound) else { continue }
                let end = StateRoles.sentenceEnd(text, verb.upperBound)
                let modality = ActVerbs.passive.first { String(text[verb]).hasSuffix($0.verb) }?.modality ?? .other
                marks.append(
                    FactMark(
                        match.range.lowerBound..<end,
                        .recommendation(issuer: author, verb: String(text[verb]), modality, addressee: String(text[subject]))))
            }
        }
        return marks
    }

    private func isOwn(_ issuer: String, _ context: FactContext) -> Bool {
        context.author.map { $0.hasSuffix(issuer) } ?? false
    }

    private func lastIssuer(_ marks: [FactMark]) -> String? {
        if case .recommendation(let issuer, _, _, _)? = marks.last?.fact { issuer } else { nil }
    }

    /// The subject of a sentence, not of a clause that someone else's words depend on.
    private func isSubject(_ text: [Unicode.Scalar], _ position: Int) -> Bool {
        guard position > 0 else { return true }
        let start = StateRoles.sentenceStart(text, position)
        let before = String(text[start..<position])
        return before.trimmingSpaces.isEmpty || before.hasSuffix(", ") && !before.contains(" that ") || before == "In this regard, "
    }

    /// One act from its subject to the sentence's end, or to the next verb of the same subject.
    private func addSentence(
        from start: Int, _ verb: Range<Int>, _ text: [Unicode.Scalar], issuer: String, _ verbs: [(verb: String, modality: Modality)],
        _ marks: inout [FactMark]
    ) {
        let end = StateRoles.sentenceEnd(text, verb.upperBound)
        guard end > verb.upperBound, !marks.contains(where: { $0.range.contains(start) }) else { return }
        var begin = start
        var current = verb
        while true {
            let next = nextVerb.firstMatch(in: Array(text[..<end]), from: current.upperBound)
            let stop = next?.range.lowerBound ?? end
            let word = String(text[current])
            let modality = verbs.first { word == $0.verb }?.modality ?? ActVerbs.third.first { word == $0.verb }?.modality ?? .other
            marks.append(
                FactMark(
                    begin..<stop,
                    .recommendation(issuer: issuer, verb: word, modality, addressee: addressee(text, current.upperBound, stop))))
            guard let following = next?[1] else { return }
            current = following
            begin = following.lowerBound
        }
    }

    /// Whom an act addresses: what stands right behind the verb.
    private func addressee(_ text: [Unicode.Scalar], _ start: Int, _ end: Int) -> String? {
        let rest = String(text[start..<min(end, start + 60)]).trimmingSpaces
        for name in ActVerbs.addressees where rest.hasPrefix(name) || rest.hasPrefix("all " + name) {
            return name.hasPrefix("the ") ? String(name.dropFirst(4)) : name
        }
        return nil
    }

    // MARK: Activities

    private func activities(in text: [Unicode.Scalar], _ context: FactContext) -> [FactMark] {
        guard context.respondent == nil else { return [] }
        var marks: [FactMark] = []
        for match in visits.matches(in: text) {
            guard let holder = match[1], let count = match[2], let declared = NumberWords.value(Array(text[count])) else { continue }
            let end = StateRoles.sentenceEnd(text, match.range.upperBound)
            let name = holderName(String(text[holder]), context)
            marks.append(FactMark(holder.lowerBound..<end, .activity(.visit, holder: name, declared: declared)))
            marks += places(in: text, from: match.range.upperBound, to: end).map {
                FactMark($0, .activity(.visit, holder: name, declared: nil))
            }
        }
        for (pattern, kind) in [(reports, ActivityKind.report), (renewals, ActivityKind.mandate)] {
            for match in pattern.matches(in: text) {
                guard let holder = match[1] else { continue }
                marks.append(
                    FactMark(match.range, .activity(kind, holder: holderName(String(text[holder]), context), declared: nil)))
            }
        }
        return marks
    }

    /// The title in full where the heading gives it.
    private func holderName(_ name: String, _ context: FactContext) -> String {
        guard let start = context.heading.range(of: name) else { return name }
        let rest = context.heading[start.upperBound...]
        guard let subject = rest.range(of: " on ", options: .backwards) else { return name }
        return name + rest[subject.lowerBound...]
    }

    /// The items of a list after a colon, without their articles.
    private func places(in text: [Unicode.Scalar], from start: Int, to end: Int) -> [Range<Int>] {
        guard start < end, text[start] == ":" else { return [] }
        var result: [Range<Int>] = []
        var begin = start + 1
        func add(_ stop: Int) {
            var low = begin
            while low < stop, text[low].isBlank { low += 1 }
            for article in ["the ", "and ", "and the "].sorted(by: { $0.count > $1.count }) {
                let scalars = Array(article.unicodeScalars)
                if text[low..<stop].starts(with: scalars) {
                    low += scalars.count
                    break
                }
            }
            if low < stop { result.append(low..<stop) }
        }
        var index = begin
        while index < end {
            if text[index] == "," {
                add(index)
                begin = index + 1
            } else if text[index...].starts(with: " and ".unicodeScalars) {
                add(index)
                begin = index + 1
                index += 4
            }
            index += 1
        }
        add(end)
        return result
    }
}

extension StringProtocol {
    /// The first or last place of words; without Foundation.
    fileprivate func range(of words: String, options: SearchEnd = .first) -> Range<Index>? {
        options == .first ? ranges(of: words).first : ranges(of: words).last
    }
}

/// From which end to search.
private enum SearchEnd { case first, backwards }
