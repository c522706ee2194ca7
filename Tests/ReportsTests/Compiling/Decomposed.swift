import RapporteurDiagnostics
import RapporteurCompiling
import RapporteurReportModel

/// The sample report taken apart: the draft that it was before its replies, and the communications.
struct Decomposed {
    var draft: Report
    var communications: [Communication]

    init() throws {
        draft = try sampleReport()
        communications = draft.replies.map { reply in
            let blocks = reply.blocks.map { block -> Block in
                guard case .paragraph(var paragraph) = block else { return block }
                paragraph.label = nil
                return .paragraph(paragraph)
            }
            return Communication(facts: reply.facts, language: "en", blocks: blocks)
        }
        for index in draft.sections.indices {
            draft.sections[index].blocks.removeAll { if case .reply = $0 { true } else { false } }
        }
    }

    /// The communications as files, each with a digest of its own.
    var submissions: [ReportCompiler.Submission] { communications.enumerated().map { submission($1, $0) } }
}

func submission(_ communication: Communication, _ number: Int) -> ReportCompiler.Submission {
    let digits = String(number, radix: 16)
    return ReportCompiler.Submission(
        communication, path: "in/\(number).xml", name: "\(number).xml",
        sha256: String(repeating: "0", count: 64 - digits.count) + digits)
}

/// A communication of one paragraph.
func reply(
    _ state: String, _ dated: String? = nil, id: String? = nil, language: String? = nil, received: String? = nil
) -> Communication {
    Communication(
        received: received.flatMap { PartialDate($0) },
        facts: CommunicationFacts(
            respondent: state, respondentType: .state, kind: .reply, dated: dated.flatMap { PartialDate($0) }),
        language: language, blocks: [.paragraph(Paragraph(id: id, content: [.text("The reply of \(state).")]))])
}

func plain(_ label: String?, _ text: String = "Text.") -> Block {
    .paragraph(Paragraph(label: label, content: [.text(text)]))
}
