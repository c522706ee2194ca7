internal import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurReportModel

extension RowCollector {
    /// A reply with its paragraphs; it is added first, so that they can name it.
    mutating func reply(_ reply: Reply) {
        let count = rows[.paragraphs].count
        let row = rows[.replies].count
        var printed: String?
        for paragraph in reply.paragraphs where printed == nil {
            printed = name(of: reply.facts, in: paragraph.content)
        }
        let id = add(reply.facts, name: printed ?? reply.heading?.plainText, source: reply.source, sha256: reply.sha256)
        within({ $0.reply = id }) { collector in
            if let heading = reply.heading { collector.running(heading, in: Place("heading")) }
            for line in reply.sourceLines { collector.running(line, in: Place("line")) }
            collector.blocks(reply.blocks)
            collector.sections(reply.sections)
        }
        setLabels(since: count, ofReply: row)
    }

    mutating func setLabels(since count: Int, ofReply row: Int) {
        let (from, to) = labels(since: count)
        rows.set(from, column: 11, ofRow: row, in: .replies)
        rows.set(to, column: 12, ofRow: row, in: .replies)
    }

    /// - Returns: the id of the row.
    mutating func add(
        _ facts: CommunicationFacts, name: String?, source: String? = nil, sha256: String? = nil
    ) -> String {
        let isState = facts.respondentType == .state
        let at = facts.dated.flatMap { day($0) } ?? date
        let values: [TableValue] = [
            .text(name), .string(facts.respondent), isState ? .string(facts.respondent) : .none,
            isState ? .text(states.m49(facts.respondent, on: at)) : .none, .string(facts.respondentType.rawValue),
            .string(facts.kind.rawValue), .date(facts.dated), .precision(facts.dated), .text(facts.originalLanguage),
            .text(facts.inReplyTo), .text(facts.basis?.rawValue), .none, .none,
            .text(source), .text(sha256),
        ]
        return rows.add(.replies, "r", values)
    }

    /// The respondent's name where it is marked as such.
    private func name(of facts: CommunicationFacts, in content: [Inline]) -> String? {
        for piece in content.flattened {
            switch piece {
            case .state(let state) where state.role == .respondent && state.code == facts.respondent: return state.text
            case .organization(let organization) where organization.code == facts.respondent:
                return piece.plainText
            default: continue
            }
        }
        return nil
    }
}
