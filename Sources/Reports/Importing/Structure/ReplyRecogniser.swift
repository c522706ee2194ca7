/// Gathers the paragraphs of each reply: those that begin with a lead-in and those that follow them, up to the next
/// lead-in or heading; and replies reproduced under the name of the respondent.
struct ReplyRecogniser {
    private let words: LanguageWords
    private let states: StateNames
    private let leadIns: [LeadIn]
    private let dates: DatePatterns
    private let sourceLines: SourceLines
    private let replyHeadings: TextPattern
    private let inquiryWords: InquiryWords?
    private let respondents: OtherRespondents

    /// Where a request for replies was sent, as the text tells.
    private struct Inquiry {
        var id: String
        var date: PartialDate
    }

    private var inquiries: [Inquiry] = []

    init(_ words: LanguageWords, states: StateNames) {
        self.words = words
        self.states = states
        leadIns = LeadIn.all(words.code)
        dates = DatePatterns(words)
        sourceLines = SourceLines(words)
        replyHeadings = TextPattern(words.replyHeadings)
        inquiryWords = InquiryWords.named(words.code)
        respondents = OtherRespondents(words)
    }

    mutating func recognise(_ items: [BodyItem], issued: PartialDate?) -> [BodyItem] {
        inquiries = findInquiries(items)
        let reproduced = reproducedReplies(items)
        return summarisedReplies(reproduced)
    }

    // MARK: Summarised replies

    private func summarisedReplies(_ items: [BodyItem]) -> [BodyItem] {
        let begins = items.indices.filter { leadIn(items[$0]) != nil }
        // One sentence of this form may be chance; a report of replies has several.
        guard begins.count >= 2 else { return items }
        var result: [BodyItem] = []
        var reply: DraftReply?
        func close() {
            if let done = reply { result.append(.block(.reply(done))) }
            reply = nil
        }
        for item in items {
            if let facts = leadIn(item), case .block(let block) = item {
                close()
                reply = DraftReply(facts: facts, blocks: [block])
            } else if case .block(let block) = item, isInner(block) {
                if reply == nil { result.append(item) } else { reply?.blocks.append(block) }
            } else {
                close()
                result.append(item)
            }
        }
        close()
        return result
    }

    private func isInner(_ block: DraftBlock) -> Bool {
        switch block {
        case .paragraph, .note, .table, .figure, .quotation: true
        case .reply, .treatyStatus: false
        }
    }

    /// The facts of the communication that a paragraph begins to tell of.
    private func leadIn(_ item: BodyItem) -> CommunicationFacts? {
        guard case .block(.paragraph(let paragraph)) = item, paragraph.label != nil else { return nil }
        let text = paragraph.lead.scalars
        let (shadow, found, dated) = shadow(Array(text.prefix(420)))
        guard !found.isEmpty, !dated.isEmpty else { return nil }
        for leadIn in leadIns {
            guard let match = leadIn.pattern.match(shadow) else { continue }
            let head = shadow[match.range]
            guard let respondent = found.first(where: { head.indices.contains($0.at) })?.respondent,
                let date = dated.last(where: { head.indices.contains($0.at) })
            else { continue }
            var kind = leadIn.kind
            for group in 1...2 {
                if let range = match[group], let named = LeadIn.kind(String(shadow[range])) {
                    kind = named
                    break
                }
            }
            // "The report of the World Bank of D" may be any of its reports.
            if respondent.type != .state, kind == .report { continue }
            var facts = CommunicationFacts(
                respondent: respondent.code, respondentType: respondent.type, kind: kind, dated: date.value)
            addInquiry(to: &facts, sentence: sentence(Array(text)), own: date.value)
            return facts
        }
        return nil
    }

    private func sentence(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        let end = text.indices.first { text[$0] == "." && $0 + 1 < text.count && text[$0 + 1].isBlank } ?? text.count
        return Array(text[..<end])
    }

    /// The text with § for each State or other respondent and ¤ for each date.
    private func shadow(
        _ text: [Unicode.Scalar]
    ) -> ([Unicode.Scalar], [(at: Int, respondent: Respondent)], [(at: Int, value: PartialDate)]) {
        let others = respondents.all(in: text)
        let stateMarks = states.all(in: text).map { (range: $0.range, respondent: Respondent(code: $0.code, type: .state)) }
            .filter { state in !others.contains { $0.range.overlaps(state.range) } } + others
        let dateMarks = dates.marks(in: text).compactMap { mark -> (Range<Int>, PartialDate)? in
            if case .date(let value, .day, _) = mark.fact { (mark.range, value) } else { nil }
        }
        var shadow: [Unicode.Scalar] = []
        var found: [(Int, Respondent)] = []
        var dated: [(Int, PartialDate)] = []
        var index = 0
        while index < text.count {
            if let state = stateMarks.first(where: { $0.range.lowerBound == index }) {
                found.append((shadow.count, state.respondent))
                shadow.append("§")
                index = state.range.upperBound
            } else if let date = dateMarks.first(where: { $0.0.lowerBound == index }) {
                dated.append((shadow.count, date.1))
                shadow.append("¤")
                index = date.0.upperBound
            } else {
                shadow.append(text[index])
                index += 1
            }
        }
        return (shadow, found.map { (at: $0.0, respondent: $0.1) }, dated.map { (at: $0.0, value: $0.1) })
    }

    // MARK: What a reply answers

    /// The sentence may say what the communication answers; otherwise it is the last inquiry before its date.
    private func addInquiry(to facts: inout CommunicationFacts, sentence: [Unicode.Scalar], own: PartialDate) {
        for mark in dates.marks(in: sentence) {
            guard case .date(let value, .day, _) = mark.fact else { continue }
            let before = Array(sentence[max(0, mark.range.lowerBound - 24)..<mark.range.lowerBound])
            if inquiryWords?.noteOf.firstMatch(in: before) != nil {
                facts.inReplyTo = "note-verbale:\(value)"
                facts.basis = .explicit
                return
            }
        }
        if let match = inquiryWords?.resolution.firstMatch(in: sentence), let number = match[1] {
            facts.inReplyTo = "A/RES/" + String(sentence[number])
            facts.basis = .explicit
            return
        }
        let earlier = inquiries.filter { Self.isBefore($0.date, own) }.max { Self.isBefore($0.date, $1.date) }
        facts.inReplyTo = earlier?.id
        facts.basis = earlier == nil ? .unknown : .inferred
    }

    static func isBefore(_ one: PartialDate, _ other: PartialDate) -> Bool {
        (one.year, one.month ?? 0, one.day ?? 0) < (other.year, other.month ?? 0, other.day ?? 0)
    }

    /// The requests of which paragraphs before the first reply tell, with their dates.
    private func findInquiries(_ items: [BodyItem]) -> [Inquiry] {
        guard let inquiryWords else { return [] }
        var result: [Inquiry] = []
        for item in items {
            guard case .block(.paragraph(let paragraph)) = item else { continue }
            if leadIn(item) != nil { break }
            for sentence in sentences(paragraph.lead.scalars) where inquiryWords.request.firstMatch(in: sentence) != nil {
                for mark in dates.marks(in: sentence) {
                    if case .date(let value, .day, _) = mark.fact {
                        result.append(Inquiry(id: "note-verbale:\(value)", date: value))
                        break
                    }
                }
            }
        }
        return result
    }

    private func sentences(_ text: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
        var result: [[Unicode.Scalar]] = []
        var start = 0
        for index in text.indices where text[index] == "." && (index + 1 == text.count || text[index + 1].isBlank) {
            result.append(Array(text[start...index]))
            start = index + 1
        }
        if start < text.count { result.append(Array(text[start...])) }
        return result
    }

    // MARK: Reproduced replies

    /// Replies under the name of the respondent: a heading that is the name of a State, with the lines in brackets
    /// below it or in a section of replies.
    private func reproducedReplies(_ items: [BodyItem]) -> [BodyItem] {
        var result: [BodyItem] = []
        var reply: DraftReply?
        var isInReplies = false
        var type = RespondentType.organization
        func close() {
            if let done = reply { result.append(.block(.reply(done))) }
            reply = nil
        }
        for (index, item) in items.enumerated() {
            switch item {
            case .heading(var heading):
                if let name = nameAtEnd(of: heading.text.text), isSourceLine(items, index + 1) {
                    close()
                    let text = heading.text.text
                    heading.text = DraftText(text.upTo(name.start).trimmed)
                    result.append(.heading(heading))
                    isInReplies = true
                    reply = Self.reply(of: Respondent(code: name.code, type: .state), DraftText(text.from(name.start)))
                    continue
                }
                let hasSourceLine = isSourceLine(items, index + 1)
                if heading.rank > .numeral, isInReplies || hasSourceLine,
                    let respondent = respondent(named: heading.text.text, type, hasSourceLine: isInReplies && hasSourceLine)
                {
                    close()
                    reply = Self.reply(of: respondent, heading.text)
                    if let printed = heading.printed {
                        var text = printed
                        text.join(heading.text.text)
                        reply?.heading = DraftText(text)
                    }
                    continue
                }
                close()
                if let named = respondents.type(inHeading: heading.text.text.string) { type = named }
                if heading.rank <= .numeral || heading.number == nil && !isInReplies {
                    isInReplies = replyHeadings.firstMatch(in: heading.text.text.scalars) != nil
                }
                result.append(item)
            case .block(let block):
                guard reply != nil else {
                    result.append(item)
                    continue
                }
                if case .paragraph(let paragraph) = block, isSourceLine(items, index), let text = Optional(paragraph.lead),
                    reply?.blocks.isEmpty == true
                {
                    addSourceLine(text, to: &reply)
                } else {
                    reply?.blocks.append(block)
                }
            case .annex:
                close()
                isInReplies = false
                result.append(item)
            }
        }
        close()
        return result
    }

    /// Whose name a heading is: a State's; that of an organization in the table; any other, where the lines in brackets
    /// below it show that a reply follows.
    private func respondent(named heading: SourceText, _ type: RespondentType, hasSourceLine: Bool) -> Respondent? {
        if let code = states.code(of: heading) { return Respondent(code: code, type: .state) }
        if let other = respondents.whole(heading.trimmed.scalars) { return other }
        guard hasSourceLine, heading.count < 160 else { return nil }
        return Respondent(code: heading.trimmed.string.split(whereSeparator: \.isWhitespace).joined(separator: " "), type: type)
    }

    private static func reply(of respondent: Respondent, _ heading: DraftText) -> DraftReply {
        var facts = CommunicationFacts(respondent: respondent.code, respondentType: respondent.type, kind: .reply)
        facts.basis = .unknown
        return DraftReply(facts: facts, heading: heading)
    }

    /// The name of a State with which a heading ends that has other words before it: lines were lost there.
    private func nameAtEnd(of heading: SourceText) -> (start: Int, code: String)? {
        guard let last = states.all(in: heading.scalars).last, last.range.upperBound == heading.count,
            last.range.lowerBound > 8, replyHeadings.firstMatch(in: heading.scalars) != nil
        else { return nil }
        return (last.range.lowerBound, last.code)
    }

    private func isSourceLine(_ items: [BodyItem], _ index: Int) -> Bool {
        guard index < items.count, case .block(.paragraph(let paragraph)) = items[index], paragraph.label == nil else {
            return false
        }
        return sourceLines.matches(paragraph.lead.scalars)
    }

    private func addSourceLine(_ text: SourceText, to reply: inout DraftReply?) {
        reply?.sourceLines.append(text)
        if let code = sourceLines.originalLanguage(text.scalars) {
            reply?.facts.originalLanguage = code
        } else if let mark = dates.marks(in: text.scalars).first, case .date(let value, _, _) = mark.fact {
            reply?.facts.dated = value
            let earlier = inquiries.filter { Self.isBefore($0.date, value) }.max { Self.isBefore($0.date, $1.date) }
            reply?.facts.inReplyTo = earlier?.id
            reply?.facts.basis = earlier == nil ? .unknown : .inferred
        }
    }
}
