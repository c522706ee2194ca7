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

    /// One sentence for the person at the terminal.
    public var text: String {
        var parts = [Self.counted(paragraphs, "paragraph")]
        if sections > 0 { parts.append(Self.counted(sections, "section")) }
        if replies > 0 {
            let inferred = inferredReplies > 0 ? ", \(inferredReplies) with an inferred basis" : ""
            parts.append((replies == 1 ? "1 reply" : "\(replies) replies") + " (\(respondents))" + inferred)
        }
        if parties > 0 { parts.append(parties == 1 ? "1 party" : "\(parties) parties") }
        if unnumbered > 0 { parts.append(Self.counted(unnumbered, "unnumbered paragraph")) }
        if tables > 0 { parts.append(Self.counted(tables, "table")) }
        if annexes > 0 { parts.append(annexes == 1 ? "1 annex" : "\(annexes) annexes") }
        if notes > 0 { parts.append(Self.counted(notes, "note")) }
        let facts = "\(states) States, \(organizations) organizations, \(dates) dates, \(citations) citations, "
            + "\(quantities) quantities, \(recommendations) recommendations"
        let inferred = inferredFacts > 0 ? " (\(inferredFacts) inferred)" : ""
        return parts.joined(separator: ", ") + "; named or said: " + facts + inferred
    }

    /// `15 of States, 2 of organizations`
    private var respondents: String {
        let words: [(RespondentType, String)] = [
            (.state, "States"), (.organization, "organizations"), (.ngo, "non-governmental organizations"),
            (.nhri, "national human rights institutions"),
        ]
        return words.compactMap { type, word in repliesByType[type].map { "\($0) of \(word)" } }.joined(separator: ", ")
    }

    private static func counted(_ number: Int, _ word: String) -> String {
        number == 1 ? "1 \(word)" : "\(number) \(word)s"
    }
}
