import RapporteurReportModel

/// Finds acts of the report's own issuer (recommendations) and activities of mandate holders.
struct ActFinder: Sendable {
    /// The words of the language; nil where there are none yet.
    private let words: ActWords?
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

    init(_ language: LanguageWords) {
        isEnglish = language.code == "en"
        words = ActWords.named(language.code)
        let words = words ?? .english
        func any(_ rows: [ActWords.Verb]) -> String {
            rows.map(\.verb).sorted { $0.count > $1.count }.joined(separator: "|")
        }
        let issuers = (words.issuers.sorted { $0.count > $1.count } + words.pronouns).joined(separator: "|")
        issuerVerb = TextPattern(#"\b\#(words.article)(\#(issuers)),? \#(words.adverb)(\#(any(words.third)))\b"#)
        let me = words.me.isEmpty || words.me.hasSuffix(" ") ? words.me : words.me + " "
        // Without a pronoun the verb begins the sentence: Insto a los Estados.
        let first = words.me.isEmpty
            ? words.first.map { "[\($0.verb.prefix(1).uppercased())\($0.verb.prefix(1))]\($0.verb.dropFirst())" }.joined(separator: "|")
            : any(words.first)
        firstPerson = TextPattern(#"\b\#(me)\#(words.adverb)(\#(first))\b"#)
        let space = words.passiveSubjects.contains(" )") && !words.passiveSubjects.contains("|") ? "" : " "
        passive = TextPattern(#"\b(\#(words.passiveSubjects))\#(space)\#(words.adverb)(\#(any(words.passive)))\b"#)
        nextVerb = TextPattern(#" \#(words.and) (\#(any(words.third)))\b"#)
    }

    func marks(in text: [Unicode.Scalar], _ context: FactContext) -> [FactMark] {
        guard words != nil else { return [] }
        return recommendations(in: text, context) + (isEnglish ? activities(in: text, context) : [])
    }

    // MARK: Recommendations

    private func recommendations(in text: [Unicode.Scalar], _ context: FactContext) -> [FactMark] {
        // What respondents ask for is theirs, not the report's.
        guard context.respondent == nil, let words else { return [] }
        var marks: [FactMark] = []
        for match in issuerVerb.matches(in: text) {
            guard let subject = match[1], let verb = match[2], isSubject(text, match.range.lowerBound) else { continue }
            var issuer = String(text[subject])
            if words.pronouns.contains(issuer) { issuer = lastIssuer(marks) ?? context.author ?? words.issuers[0] }
            if issuer == "Committee" || issuer == "Comité" { issuer = context.author ?? issuer }
            guard context.author == nil || issuer == context.author || isOwn(issuer, context) else { continue }
            addSentence(from: match.range.lowerBound, verb, text, issuer: issuer, words.third, &marks)
        }
        if let author = context.author {
            for match in firstPerson.matches(in: text) {
                guard let verb = match[1] else { continue }
                addSentence(from: match.range.lowerBound, verb, text, issuer: author, words.first, &marks)
            }
            for match in passive.matches(in: text) {
                guard let subject = match[1], let verb = match[2], isSubject(text, match.range.lowerBound) else { continue }
                let end = StateRoles.sentenceEnd(text, verb.upperBound)
                // Spanish has whom behind the verb: se invita a los Estados.
                let isSubjectAddressee = String(text[subject]).trimmingSpaces.count > 2
                let modality = words.passive.first { String(text[verb]).hasSuffix($0.verb) }?.modality ?? .other
                marks.append(
                    FactMark(
                        match.range.lowerBound..<end,
                        .recommendation(
                            issuer: author, verb: String(text[verb]), modality,
                            addressee: isSubjectAddressee ? String(text[subject]) : addressee(text, verb.upperBound, end))))
            }
        }
        return marks
    }

    private func isOwn(_ issuer: String, _ context: FactContext) -> Bool {
        context.author.map { $0.hasSuffix(issuer) } ?? false
    }

    private func lastIssuer(_ marks: [FactMark]) -> String? {
        if case .recommendation(let issuer, _, _, _, _)? = marks.last?.fact { issuer } else { nil }
    }

    /// The subject of a sentence, not of a clause that someone else's words depend on.
    private func isSubject(_ text: [Unicode.Scalar], _ position: Int) -> Bool {
        guard position > 0 else { return true }
        let start = StateRoles.sentenceStart(text, position)
        let before = String(text[start..<position])
        return before.trimmingSpaces.isEmpty || before.hasSuffix(", ") && !before.contains(" that ") || before == "In this regard, " || before.hasPrefix("À cet égard, ") || before.hasPrefix("A este respecto, ")
    }

    /// One act from its subject to the sentence's end, or to the next verb of the same subject.
    private func addSentence(
        from start: Int, _ verb: Range<Int>, _ text: [Unicode.Scalar], issuer: String, _ verbs: [ActWords.Verb],
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
            let modality = verbs.first { word.lowercased() == $0.verb }?.modality ?? words?.third.first { word == $0.verb }?.modality ?? .other
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
        guard let words else { return nil }
        let rest = String(text[start..<min(end, start + 60)]).trimmingSpaces
        for name in words.addressees where words.beforeAddressee.contains(where: { rest.hasPrefix($0 + name) }) {
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
