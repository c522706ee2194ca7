public import RapporteurDiagnostics
public import RapporteurReportModel

/// What an import found, in numbers.
public struct ImportSummary: Sendable, Hashable {
    /// Numbered paragraphs of the body.
    public var paragraphs = 0
    public var unnumbered = 0
    public var sections = 0
    public var replies = 0
    /// Replies by the kind of respondent.
    public var repliesByType: [RespondentType: Int] = [:]
    /// Replies of which it is inferred what they answer.
    public var inferredReplies = 0
    public var parties = 0
    public var notes = 0
    public var tables = 0
    public var annexes = 0
    public var states = 0
    public var organizations = 0
    public var dates = 0
    public var citations = 0
    public var quantities = 0
    public var recommendations = 0
    /// Facts that follow from others, not from their own words.
    public var inferredFacts = 0

    init(_ document: AnyReportDocument) {
        switch document {
        case .report(let report):
            count(report.bodyBlocks)
            sections = Self.count(report.sections) + report.annexes.reduce(0) { $0 + Self.count($1.sections) }
            annexes = report.annexes.count
        case .document(let other):
            count(other.preamble?.blocks ?? [])
            count(other.bodyBlocks)
            sections = Self.count(other.sections) + other.annexes.reduce(0) { $0 + Self.count($1.sections) }
            annexes = other.annexes.count
        case .communication(let communication):
            count(communication.blocks + communication.sections.blocks + communication.annexes.blocks)
            sections = Self.count(communication.sections) + communication.annexes.reduce(0) { $0 + Self.count($1.sections) }
            annexes = communication.annexes.count
        case .noteVerbale: break
        }
    }

    private static func count(_ sections: [Section]) -> Int {
        sections.reduce(0) { $0 + 1 + count($1.sections) }
    }

    private mutating func count(_ blocks: [Block]) {
        for block in blocks {
            switch block {
            case .paragraph(let paragraph):
                if paragraph.label == nil { unnumbered += 1 } else { paragraphs += 1 }
                count(paragraph.content.flattened)
            case .table(let table):
                tables += 1
                notes += table.notes.count
            case .note(let note):
                notes += 1
                count(note.content.flattened)
            case .reply(let reply):
                replies += 1
                repliesByType[reply.facts.respondentType, default: 0] += 1
                if reply.facts.basis == .inferred { inferredReplies += 1 }
            case .list, .quotation, .figure, .treatyStatus: break
            }
        }
    }

    private mutating func count(_ content: [Inline]) {
        for inline in content {
            switch inline {
            case .state(let state):
                states += 1
                if state.role == .party { parties += 1 }
            case .organization: organizations += 1
            case .date(let date):
                dates += 1
                if date.basis == .inferred { inferredFacts += 1 }
            case .citation(let citation):
                citations += 1
                if citation.basis == .inferred { inferredFacts += 1 }
            case .quantity: quantities += 1
            case .recommendation: recommendations += 1
            default: break
            }
        }
    }

    /// What was found, in one line.
    public var text: String { text(in: .english) }

    /// The same in a language.
    public func text(in language: Language) -> String {
        var parts = [Message("import.summary/paragraphs", ["count": .number(paragraphs)])]
        if sections > 0 { parts.append(Message("import.summary/sections", ["count": .number(sections)])) }
        if replies > 0 { parts.append(repliesMessage) }
        if inferredReplies > 0 { parts.append(Message("import.summary/inferred.replies", ["count": .number(inferredReplies)])) }
        if self.parties > 0 { parts.append(Message("import.summary/parties", ["count": .number(self.parties)])) }
        if unnumbered > 0 { parts.append(Message("import.summary/unnumbered", ["count": .number(unnumbered)])) }
        if tables > 0 { parts.append(Message("import.summary/tables", ["count": .number(tables)])) }
        if annexes > 0 { parts.append(Message("import.summary/annexes", ["count": .number(annexes)])) }
        if notes > 0 { parts.append(Message("import.summary/notes", ["count": .number(notes)])) }
        let facts = Message(
            "import.summary/facts",
            [
                "parts": .list(parts.map(MessageArgument.message)), "states": .number(states),
                "organizations": .number(organizations), "dates": .number(dates), "citations": .number(citations),
                "quantities": .number(quantities), "recommendations": .number(recommendations),
            ])
        if inferredFacts == 0 { return facts.text(in: language) }
        return Message("import.summary/facts.inferred", ["facts": .message(facts), "count": .number(inferredFacts)])
            .text(in: language)
    }

    /// `15 replies (13 of States, 2 of organizations)`
    private var repliesMessage: Message {
        let all = Message("import.summary/replies", ["count": .number(replies)])
        var who: [MessageArgument] = []
        if let count = repliesByType[.state] { who.append(.message(Message("import.summary/states.of", ["count": .number(count)]))) }
        if let count = repliesByType[.organization] {
            who.append(.message(Message("import.summary/organizations.of", ["count": .number(count)])))
        }
        if let count = repliesByType[.ngo] { who.append(.message(Message("import.summary/ngos.of", ["count": .number(count)]))) }
        if let count = repliesByType[.nhri] { who.append(.message(Message("import.summary/nhris.of", ["count": .number(count)]))) }
        return Message("import.summary/replies.of", ["replies": .message(all), "who": .list(who)])
    }
}
