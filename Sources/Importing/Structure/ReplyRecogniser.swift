import RapporteurReportModel

/// Gathers the paragraphs of each reply: those that begin with a lead-in and those that follow them, up to the next
/// lead-in or heading; `ReproducedReplies` those under the name of the respondent.
struct ReplyRecogniser {
    private let words: LanguageWords
    private let leadIns: [LeadIn]
    private let dates: DatePatterns
    private let inquiryWords: InquiryWords?
    private let respondents: RespondentFinder

    /// Where a request for replies was sent, as the text tells.
    struct Inquiry {
        var id: String
        var date: PartialDate

        /// Notes in the facts of a communication that names none which inquiry it answers: the last before its date.
        static func infer(_ inquiries: [Inquiry], for facts: inout CommunicationFacts) {
            let earlier = facts.dated.flatMap { own in
                inquiries.filter { DatePatterns.isBefore($0.date, own) }.max { DatePatterns.isBefore($0.date, $1.date) }
            }
            facts.inReplyTo = earlier?.id
            facts.basis = earlier == nil ? .unknown : .inferred
        }
    }

    private var inquiries: [Inquiry] = []

    init(_ words: LanguageWords, _ respondents: RespondentFinder) {
        self.words = words
        self.respondents = respondents
        leadIns = LeadIn.all(words.code)
        dates = DatePatterns(words)
        inquiryWords = InquiryWords.named(words.code)
    }

    mutating func recognise(_ items: [BodyItem], titles: [SourceText]) -> [BodyItem] {
        inquiries = findInquiries(items)
        var reproduced = ReproducedReplies(words, respondents, inquiries)
        return summarisedReplies(reproduced.gather(items, titles: titles))
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
            addInquiry(to: &facts, sentence: sentence(Array(text)))
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
        let dateMarks = dates.marks(in: text).compactMap { mark -> (Range<Int>, PartialDate)? in
            if case .date(let value, .day, _) = mark.fact { (mark.range, value) } else { nil }
        }
        // Without a day there is no lead-in, whoever is named.
        guard !dateMarks.isEmpty else { return ([], [], []) }
        let others = respondents.others.all(in: text)
        let stateMarks = respondents.states.all(in: text).map { (range: $0.range, respondent: Respondent(code: $0.code, type: .state)) }
            .filter { state in !others.contains { $0.range.overlaps(state.range) } } + others
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
    private func addInquiry(to facts: inout CommunicationFacts, sentence: [Unicode.Scalar]) {
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
        Inquiry.infer(inquiries, for: &facts)
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
}
