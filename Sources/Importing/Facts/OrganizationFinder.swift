import RapporteurReportModel

/// Finds organizations, organs and offices: those of the table by name, national ones by their form.
struct OrganizationFinder: Sendable {
    private let rows: [Organizations.Row]
    private let finder: NameFinder

    private static let abbreviation = TextPattern(#" \([A-Z][A-Za-z-]{1,11}\)"#)
    private static let national = TextPattern(
        #"\b(?:(?:[A-Z][a-z]+ ){0,3}(?:Ministr(?:y|ies)|Department|Directorate|Institute|Bureau|Secretariat|Ombudsman|Agency|Council|Commission|Committee|Police|Court|Centre|Service|Office|Working Group) (?:of|for|against|on) (?:the )?[A-Z][\w’'-]+(?:(?: (?:and |of |for |the |against |in |on )*|, (?:and )?)[A-Z][\w’'-]*[a-z][\w’'-]*)*|[A-Z][\w’'-]+ (?:[A-Z][\w’'-]+ |and (?:[A-Z][\w’'-]+ ))*(?:Agency|Service|Patrol|Ombudsman|Court|Institute|Police Service|Police Force|Task Force|Police|Directorate|Bureau|Authority|Unit|Committee)(?! (?:Force|Service|Academy|Task|College|School|Act|Law|Code|Bill|Station|Headquarters|Convention)))\b"#)
    private static let parliament = TextPattern(#"\bParliament\b"#)
    private static let conference = TextPattern(
        #"\b(?:[A-Z][a-z]+ )*(?:Conference|Summit) (?:on|against|for|of) (?:the )?[A-Z][\w’'-]+(?:(?: (?:and |of |for |the |against |in |on )*|, (?:and )?)[A-Z][\w’'-]*[a-z][\w’'-]*)*"#)
    private static let rapporteur = TextPattern(
        #"\bSpecial Rapporteur (?:of the Commission on Human Rights )?(?:on|in the field of) [a-z][a-z ,-]*"#)
    /// An assembly by its full name, the General Assembly with a group: "the Assembly" is the one named last.
    private static let assembly = TextPattern(
        #"\b(?:(General) Assembly\b|(?!The |This |That |An |Each |Every |In |To |By |Its )[A-Z][\w’'-]+ Assembly\b|Assembly of (?:the )?[A-Z])"#)
    /// Short forms that mean what was named in full before.
    private static let short = TextPattern(#"\b(?:the|The|this|that) (Commission|Conference|Committee|Council)\b(?! (?:on|of|for|against)\b)"#)

    private let isEnglish: Bool
    private let bodies = NamedBodies()

    init(_ words: LanguageWords) {
        isEnglish = words.code == "en"
        rows = Organizations.rows(words.code)
        finder = NameFinder(rows.map(\.name))
    }

    func marks(in text: [Unicode.Scalar], _ context: FactContext, _ memory: inout FactMemory) -> [FactMark] {
        var marks: [FactMark] = []
        let assemblies = isEnglish ? Self.assembly.matches(in: text) : []
        defer { if let last = assemblies.last { memory.isOtherAssembly = last[1] == nil } }
        for found in finder.all(in: text) {
            let row = rows[found.name]
            if row.name == "Assembly" {
                let last = assemblies.last { $0.range.lowerBound <= found.range.lowerBound }
                if last.map({ $0[1] == nil }) ?? memory.isOtherAssembly { continue }
            }
            // "General Assembly" and the like are names; a small word before "Assembly" makes it another's.
            if row.name == "Assembly", !isAfterArticle(text, found.range.lowerBound) { continue }
            if row.name == "Advisory Committee" || row.name == "Assembly", isPartOfName(text, found.range) { continue }
            var range = found.range
            guard !marks.contains(where: { $0.range.overlaps(range) }) else { continue }
            if let match = Self.abbreviation.match(text, at: range.upperBound) { range = range.lowerBound..<match.range.upperBound }
            var code: String? = row.code
            if row.code == "sr" { code = memory.lastRapporteur ?? "special-rapporteur" }
            if row.code == "sr-migrants" { memory.lastRapporteur = row.code }
            if row.kind == .event { memory.lastConference = row.code }
            for word in ["Commission", "Committee", "Council"] where row.name.hasPrefix(word) || row.name.contains(" \(word)") {
                memory.lastOrgans[word] = row.code
            }
            marks.append(FactMark(range, .organization(code: code, row.kind, state: nil)))
            // A long name holds shorter ones: the Special Rapporteur of the Commission on Human Rights.
            for inner in innerNames(text, found.range) {
                marks.append(FactMark(inner.range, .organization(code: inner.code, inner.kind, state: nil)))
            }
        }
        if isEnglish { marks += bodies.marks(in: text, besides: marks) }
        marks += nationals(in: text, context, besides: marks)
        for match in Self.conference.matches(in: text) where !marks.contains(where: { $0.range.overlaps(match.range) }) {
            memory.lastConference = nil
            marks.append(FactMark(match.range, .organization(code: nil, .event, state: nil)))
        }
        marks += shortForms(in: text, memory, besides: marks)
        marks += bodies.abbreviations(in: text, besides: marks, &memory)
        return marks
    }

    private func isAfterArticle(_ text: [Unicode.Scalar], _ start: Int) -> Bool {
        let before = String(text[max(0, start - 12)..<start])
        return ["the ", "The ", "to ", "by ", "of ", "General ", "resolution ", "and "].contains { before.hasSuffix($0) } || start == 0
    }

    private func isPartOfName(_ text: [Unicode.Scalar], _ range: Range<Int>) -> Bool {
        let next = text[range.upperBound...].prefix(12)
        return String(next).hasPrefix(" of Heads") || String(next).hasPrefix(" on ") && next.count > 4
    }

    private func innerNames(_ text: [Unicode.Scalar], _ range: Range<Int>) -> [(range: Range<Int>, code: String, kind: OrganizationKind)] {
        guard range.count > 30 else { return [] }
        return finder.all(in: Array(text[range].dropFirst(1))).compactMap { found in
            let row = rows[found.name]
            guard row.kind == .organ, row.name.hasPrefix("Commission on") else { return nil }
            let start = range.lowerBound + 1 + found.range.lowerBound
            return (start..<start + found.range.count, row.code, row.kind)
        }
    }

    private func nationals(in text: [Unicode.Scalar], _ context: FactContext, besides marks: [FactMark]) -> [FactMark] {
        let matches = Self.national.matches(in: text) + (context.respondent == nil ? [] : Self.parliament.matches(in: text))
        return matches.compactMap { match in
            guard !marks.contains(where: { $0.range.overlaps(match.range) }) else { return nil }
            let name = String(text[match.range])
            guard !name.contains("United Nations"), name.split(separator: " ").count <= 16 else { return nil }
            var start = match.range.lowerBound
            // A sentence begins with a capital that is no part of the name.
            for word in ["The ", "In ", "A ", "Its ", "On ", "This ", "That "] where name.hasPrefix(word) { start += word.count }
            // "The Unit" names nothing by itself.
            guard start < match.range.upperBound, start == match.range.lowerBound || text[start..<match.range.upperBound].contains(" ") else {
                return nil
            }
            return FactMark(start..<match.range.upperBound, .organization(code: nil, .national, state: context.respondent))
        }
    }

    private func shortForms(in text: [Unicode.Scalar], _ memory: FactMemory, besides marks: [FactMark]) -> [FactMark] {
        Self.short.matches(in: text).compactMap { match in
            guard let group = match[1], !marks.contains(where: { $0.range.overlaps(group) }) else { return nil }
            let word = String(text[group])
            if word == "Conference" {
                return memory.lastConference.map { FactMark(group, .organization(code: $0, .event, state: nil)) }
            }
            return memory.lastOrgans[word].map { FactMark(group, .organization(code: $0, .organ, state: nil)) }
        }
    }
}
