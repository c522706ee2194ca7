import RapporteurReportModel

/// Gathers replies that are reproduced under the name of the respondent: a heading that is a name with lines in brackets
/// below it, anywhere; the name of a State or of an organization of the table also without them, in a section of replies.
///
/// A reply goes on until the next name, or a heading that goes on with those outside: its own headings are sections of it.
struct ReproducedReplies {
    private let respondents: RespondentFinder
    private let inquiries: [ReplyRecogniser.Inquiry]
    private let sourceLines: SourceLines
    private let replyHeadings: TextPattern
    private let dates: DatePatterns

    private var result: [BodyItem] = []
    private var reply: DraftReply?
    /// Whose reply is at work, and the rank of the heading with the name.
    private var respondent: (facts: CommunicationFacts, rank: HeadingRank)?
    private var isInReplies = false
    /// The kind of respondents that the last heading announced.
    private var type = RespondentType.organization
    /// The last numbers of headings outside replies and inside the one at work, by rank.
    private var outer: [HeadingRank: Int] = [:]
    private var inner: [HeadingRank: Int] = [:]

    init(_ words: LanguageWords, _ respondents: RespondentFinder, _ inquiries: [ReplyRecogniser.Inquiry]) {
        self.respondents = respondents
        self.inquiries = inquiries
        sourceLines = SourceLines(words)
        replyHeadings = TextPattern(words.replyHeadings)
        dates = DatePatterns(words)
    }

    /// The items with the replies among them. O(items).
    mutating func gather(_ items: [BodyItem], titles: [SourceText]) -> [BodyItem] {
        isInReplies = titles.contains { replyHeadings.firstMatch(in: $0.scalars) != nil }
        for (index, item) in items.enumerated() {
            switch item {
            case .heading(let heading): add(heading, items, index)
            case .block(let block): add(block, isSource: isSourceLine(items, index))
            case .annex(let annex):
                close()
                outer = [:]
                isInReplies = annex.heading.contains { replyHeadings.firstMatch(in: $0.text.scalars) != nil }
                for line in annex.heading { note(kindIn: line.text) }
                result.append(item)
            }
        }
        close()
        return result
    }

    private mutating func close() {
        if let done = reply { result.append(.block(.reply(done))) }
        reply = nil
        respondent = nil
    }

    // MARK: Headings

    private mutating func add(_ heading: DraftHeading, _ items: [BodyItem], _ index: Int) {
        let hasSource = isSourceLine(items, index + 1)
        if hasSource, let name = nameAtEnd(of: heading.text.text) {
            close()
            var section = heading
            section.text = DraftText(heading.text.text.upTo(name.start).trimmed)
            note(section)
            result.append(.heading(section))
            isInReplies = true
            begin(Respondent(code: name.code, type: .state), DraftText(heading.text.text.from(name.start)), rank: .unnumbered)
        } else if let found = name(heading, hasSource: hasSource) {
            close()
            note(heading)
            var text = heading.text
            if let printed = heading.printed {
                var whole = printed
                whole.join(heading.text.text)
                text = DraftText(whole)
            }
            if hasSource { isInReplies = true }
            begin(found, text, rank: heading.rank)
        } else if reply != nil, !endsReply(heading, leadsToName: leadsToName(items, index)) {
            if let number = number(of: heading) { inner[heading.rank] = number }
            for deeper in inner.keys where deeper > heading.rank { inner[deeper] = nil }
            reply?.inner.append(.heading(heading))
        } else {
            close()
            note(heading)
            note(kindIn: heading.text.text)
            if heading.rank <= .numeral || heading.number == nil && !isInReplies {
                isInReplies = replyHeadings.firstMatch(in: heading.text.text.scalars) != nil || leadsToName(items, index)
            } else if replyHeadings.firstMatch(in: heading.text.text.scalars) != nil {
                isInReplies = true
            }
            result.append(.heading(heading))
        }
    }

    /// Whose name a heading is. A name that no list knows is one where a reply follows, among others.
    private func name(_ heading: DraftHeading, hasSource: Bool) -> Respondent? {
        guard hasSource || isInReplies && heading.rank > .numeral else { return nil }
        if let named = respondents.named(heading.text.text) { return named }
        guard hasSource, isInReplies else { return nil }
        let text = RespondentFinder.bare(heading.text.text)
        guard text.count < 160 else { return nil }
        return Respondent(code: text.string.split(whereSeparator: \.isWhitespace).joined(separator: " "), type: type)
    }

    /// Whether a heading goes on with those outside the reply: by its number, where none inside the reply comes next
    /// before it; by its style; by announcing replies of others.
    private func endsReply(_ heading: DraftHeading, leadsToName: Bool) -> Bool {
        if leadsToName || replyHeadings.match(heading.text.text.scalars) != nil { return true }
        if let number = number(of: heading) {
            if number == (inner[heading.rank] ?? 0) + 1 { return false }
            return outer[heading.rank].map { number == $0 + 1 } ?? false
        }
        guard let respondent, heading.rank.level < HeadingRank.unnumbered.level else { return false }
        return heading.rank <= respondent.rank
    }

    /// Whether the next item is the name of a respondent over lines in brackets.
    private func leadsToName(_ items: [BodyItem], _ index: Int) -> Bool {
        guard index + 1 < items.count, case .heading(let next) = items[index + 1] else { return false }
        return isSourceLine(items, index + 2) && respondents.named(next.text.text) != nil
    }

    private mutating func note(_ heading: DraftHeading) {
        if let number = number(of: heading) { outer[heading.rank] = number }
        for deeper in outer.keys where deeper > heading.rank { outer[deeper] = nil }
    }

    private mutating func note(kindIn heading: SourceText) {
        if let named = respondents.others.type(inHeading: heading.string) { type = named }
    }

    private func number(of heading: DraftHeading) -> Int? {
        guard let value = heading.number else { return nil }
        if heading.rank == .capital, value.unicodeScalars.count == 1 { return value.unicodeScalars.first.map { Int($0.value) - 0x40 } }
        return LabelScanner.roman(value) ?? LabelScanner.chinese(value) ?? LabelScanner.number(value)
    }

    /// The name of a State with which a heading ends that has other words before it: lines were lost there.
    private func nameAtEnd(of heading: SourceText) -> (start: Int, code: String)? {
        guard let last = respondents.states.all(in: heading.scalars).last, last.range.upperBound == heading.count,
            last.range.lowerBound > 8, replyHeadings.firstMatch(in: heading.scalars) != nil, respondents.named(heading) == nil
        else { return nil }
        return (last.range.lowerBound, last.code)
    }

    // MARK: Replies

    private mutating func begin(_ found: Respondent, _ heading: DraftText?, rank: HeadingRank) {
        var facts = CommunicationFacts(respondent: found.code, respondentType: found.type, kind: .reply)
        facts.basis = .unknown
        reply = DraftReply(facts: facts, heading: heading)
        respondent = (facts, rank)
        inner = [:]
    }

    private mutating func add(_ block: DraftBlock, isSource: Bool) {
        guard reply != nil else {
            result.append(.block(block))
            return
        }
        if isSource, case .paragraph(let paragraph) = block {
            if reply?.isEmpty == false, let respondent {
                // Another submission of the same respondent.
                let (facts, rank) = respondent
                close()
                begin(Respondent(code: facts.respondent, type: facts.respondentType), nil, rank: rank)
            }
            addSource(paragraph.lead)
        } else if reply?.inner.isEmpty == true {
            reply?.blocks.append(block)
        } else {
            reply?.inner.append(.block(block))
        }
    }

    private func isSourceLine(_ items: [BodyItem], _ index: Int) -> Bool {
        guard index < items.count, case .block(.paragraph(let paragraph)) = items[index], paragraph.label == nil else {
            return false
        }
        return sourceLines.matches(paragraph.lead.scalars)
    }

    private mutating func addSource(_ text: SourceText) {
        guard var current = reply else { return }
        current.sourceLines.append(text)
        if let code = sourceLines.originalLanguage(text.scalars) { current.facts.originalLanguage = code }
        if let date = sourceLines.dated(text.scalars, dates) {
            current.facts.dated = date
            ReplyRecogniser.Inquiry.infer(inquiries, for: &current.facts)
        }
        reply = current
    }
}
