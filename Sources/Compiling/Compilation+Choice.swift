import RapporteurDiagnostics
import RapporteurReportModel

extension Compilation {
    /// The communications that become replies: files that came before, here or in the draft, are left out. Respondents
    /// that came before and late communications are noted.
    mutating func choose(_ submissions: [ReportCompiler.Submission]) -> [ReportCompiler.Submission] {
        var files = Set(report.replies.compactMap(\.sha256))
        var respondents = Dictionary(
            report.replies.map { ($0.facts.respondent, path) }, uniquingKeysWith: { first, _ in first })
        var chosen: [ReportCompiler.Submission] = []
        for submission in submissions {
            guard files.insert(submission.sha256).inserted else {
                note(
                    "compile.duplicate", .warning, Message("compile.duplicate"),
                    hint: Message("compile.duplicate/hint"), path: submission.path)
                continue
            }
            let facts = submission.communication.facts
            if answersOther(submission) { continue }
            if let other = respondents[facts.respondent] {
                note(
                    "compile.respondent.repeated", .warning,
                    Message(
                        "compile.respondent.repeated",
                        ["respondent": .text(name(of: submission)), "other": .text(other)]),
                    hint: Message("compile.respondent.repeated/hint"), path: submission.path)
            } else {
                respondents[facts.respondent] = submission.path
            }
            noteLateness(of: submission)
            chosen.append(submission)
        }
        noteUnanswered(Set(respondents.keys))
        return chosen
    }

    /// Whether a communication says that it answers another note verbale than the one that the report is made for: then it is
    /// refused.
    private mutating func answersOther(_ submission: ReportCompiler.Submission) -> Bool {
        guard let request, let answered = submission.communication.facts.inReplyTo, answered.hasPrefix("note-verbale:"),
            answered != request.citationSymbol
        else { return false }
        note(
            "compile.request.other", .error,
            Message(
                "compile.request.other",
                ["answered": .text(String(answered.dropFirst("note-verbale:".count))), "request": .text(request.dated.description)]),
            hint: Message("compile.request.other/hint"), path: submission.path)
        return true
    }

    /// Names the States and organizations to which the note verbale was sent, one by one, that have not answered.
    private mutating func noteUnanswered(_ respondents: Set<String>) {
        guard let request else { return }
        let addressed = request.addressees.filter { $0.code != nil }
        let missing = addressed.filter { party in party.code.map { !respondents.contains($0) } ?? false }
        guard !missing.isEmpty else { return }
        note(
            "compile.request.unanswered", .note,
            Message(
                "compile.request.unanswered",
                ["count": .number(missing.count), "of": .number(addressed.count), "names": .text(missing.map(\.text).joined(separator: ", "))]))
    }

    /// Late is what was received after the deadline, or, where nobody noted when it was received, is dated after it.
    private mutating func noteLateness(of submission: ReportCompiler.Submission) {
        guard let deadline = request?.deadline else { return }
        let communication = submission.communication
        guard let date = communication.received ?? communication.facts.dated, date.isAfter(deadline) else { return }
        let arguments: MessageArguments = [
            "respondent": .text(name(of: submission)), "date": .text(date.description),
            "deadline": .text(deadline.description),
        ]
        let message =
            communication.received != nil
            ? Message("compile.late/received", arguments) : Message("compile.late/dated", arguments)
        note("compile.late", .warning, message, path: submission.path)
    }

    /// The communications in the order that was asked for; those that are equal in it stay as given.
    func ordered(_ submissions: [ReportCompiler.Submission]) -> [ReportCompiler.Submission] {
        let keyed = submissions.enumerated().map { index, submission in
            (key: key(submission.communication.facts, name: name(of: submission)), index: index, submission: submission)
        }
        return keyed.sorted { ($0.key, $0.index) < ($1.key, $1.index) }.map(\.submission)
    }

    /// By what a reply is ordered.
    func key(_ facts: CommunicationFacts, name: String) -> ReplyKey {
        ReplyKey(facts, name: name, language: names.order(of: facts), order: options.order)
    }

    func name(of submission: ReportCompiler.Submission) -> String {
        names.name(submission.communication.facts, sender: submission.communication.sender?.text)
    }
}

/// By what a reply is ordered: compared part by part.
struct ReplyKey: Comparable {
    private let parts: [String]

    init(_ facts: CommunicationFacts, name: String, language: (name: String, language: String)?, order: ReportCompiler.Order) {
        let group = facts.respondentType == .state ? "0" : "1"
        let sorting = SortingKey.of(language?.name ?? name, language: language?.language ?? "en")
        switch order {
        case .given: parts = []
        case .date: parts = [facts.dated?.description ?? "9999-99-99", group, sorting, facts.respondent]
        case .state: parts = [group, sorting, facts.respondent, facts.dated?.description ?? "9999-99-99"]
        }
    }

    static func < (left: ReplyKey, right: ReplyKey) -> Bool {
        for (one, other) in zip(left.parts, right.parts) where one != other {
            return one.unicodeScalars.lexicographicallyPrecedes(other.unicodeScalars)
        }
        return false
    }

    static func == (left: ReplyKey, right: ReplyKey) -> Bool { !(left < right) && !(right < left) }
}

extension NoteVerbale {
    /// How communications name it.
    var citationSymbol: String { "note-verbale:\(dated)" }
}

extension PartialDate {
    /// Whether every day that this date can be is after every day of the other.
    func isAfter(_ other: PartialDate) -> Bool {
        let first = (year, month ?? 1, day ?? 1)
        return first > (other.year, other.month ?? 12, other.day ?? 31)
    }
}
