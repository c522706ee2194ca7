import RapporteurDiagnostics
import RapporteurReportModel

/// One compilation, step by step; each step is a file of its own.
struct Compilation {
    var report: Report
    let path: String
    let options: ReportCompiler.Options
    let request: NoteVerbale?
    /// Whether the report is made of the request alone.
    let isSkeleton: Bool
    let words: CompileWords
    let names: RespondentNames
    var findings: [Finding] = []
    /// Old and new numbers of the draft's paragraphs that were renumbered.
    var moved: [(from: String, to: String)] = []
    /// Old and new numbers of the paragraphs of new replies, by the place of the reply among all.
    var movedInReplies: [Int: [(from: String, to: String)]] = [:]

    init(_ draft: ReportCompiler.Draft, path: String, options: ReportCompiler.Options) throws(WorkError) {
        let language: String?
        switch draft {
        case .report(let report): language = report.language
        case .noteVerbale(let request): language = request.language
        }
        let code = String((language ?? "en").prefix { $0 != "-" }.lowercased())
        words = CompileWords.named(code) ?? .english
        switch draft {
        case .report(let report):
            self.report = report
            request = options.noteVerbale
            isSkeleton = false
        case .noteVerbale(let draft):
            report = draft.skeleton(words)
            request = options.noteVerbale ?? draft
            isSkeleton = true
        }
        self.path = path
        self.options = options
        names = try RespondentNames(language: words.code, date: report.masthead?.issued?.date)
        if words.code != code {
            note("compile.language", .warning, Message("compile.language", ["language": .text(code)]))
        }
    }

    mutating func run(_ submissions: [ReportCompiler.Submission]) throws(WorkError) -> ReportCompiler.Result {
        let chosen = choose(submissions)
        guard !chosen.isEmpty else {
            findings.append(
                Finding(
                    code: "compile.nothing", message: Message("compile.nothing"), hint: Message("compile.nothing/hint"),
                    location: Location(file: path)))
            throw WorkError(.input, findings: findings)
        }
        var identifiers = try Identifiers(takenBy: report)
        var replies: [Reply] = []
        for submission in ordered(chosen) {
            let communication = try identifiers.renamed(submission.communication)
            noteLanguage(of: communication, submission)
            replies.append(reply(of: communication, submission))
            addAnnexes(of: communication, submission)
        }
        let place = try placeForReplies()
        let draft = report
        insert(replies, at: place)
        let files = Set(chosen.map(\.sha256))
        let isNew: (Reply) -> Bool = { reply in reply.sha256.map(files.contains) ?? false }
        number(isNew)
        noteMentions(in: draft)
        noteMentionsInReplies()
        rebuildSummary()
        rebuildContents(from: place)
        return ReportCompiler.Result(
            report: report, findings: findings, replies: report.replies.filter(isNew))
    }

    mutating func note(
        _ code: String, _ severity: Severity, _ message: Message, hint: Message? = nil, path: String? = nil
    ) {
        findings.append(
            Finding(
                code: code, severity: severity, message: message, hint: hint,
                location: Location(file: path ?? self.path)))
    }
}
