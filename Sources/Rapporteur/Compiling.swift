import RapporteurBatch
import RapporteurCompiling
import RapporteurDiagnostics
import RapporteurPacks

/// A report that was made of communications.
public struct CompiledReport: Sendable {
    /// The draft with the replies in it.
    public let report: Report
    /// What is noteworthy of the communications and of the report.
    public let findings: [Finding]
    /// The replies that were added, in the order of the report.
    public let replies: [Reply]
}

/// A communication as it was submitted.
public struct Submission: Sendable {
    /// What was submitted.
    public var communication: Communication
    /// The name of the file, which the reply keeps.
    public var name: String
    /// What the file holds; the reply keeps its digest.
    let sha256: String

    /// Reads a communication.
    ///
    /// - Throws: `RapporteurError.input` with all findings when it cannot be read, is not valid or is none.
    public init(contentsOf input: Input) throws(RapporteurError) {
        communication = try Communication(contentsOf: input)
        name = input.name
        sha256 = try translating(to: .current) { () throws(WorkError) in
            let source = try input.open()
            defer { withExtendedLifetime(source) {} }
            return SHA256.hex(of: Array(try source.open().peek(Int.max)))
        }
    }
}

extension Rapporteur {
    /// Puts the replies of communications into a draft.
    ///
    /// What the draft says stays as it is, except what follows from the replies: the numbers of paragraphs that have
    /// none, the list of States in the summary, the table of contents.
    /// - Throws: `RapporteurError.input` when nothing is left to compile.
    public func compile(_ draft: Report, _ submissions: [Submission]) throws(RapporteurError) -> CompiledReport {
        try compile(.report(draft), submissions)
    }

    /// Makes a report of the note verbale that asked and the communications that answered.
    ///
    /// - Throws: as `compile(_:_:)` of a draft.
    public func compile(_ request: NoteVerbale, _ submissions: [Submission]) throws(RapporteurError) -> CompiledReport {
        try compile(.noteVerbale(request), submissions)
    }

    private func compile(
        _ draft: ReportCompiler.Draft, _ submissions: [Submission]
    ) throws(RapporteurError) -> CompiledReport {
        let result = try translating(to: configuration.language) { () throws(WorkError) in
            try ReportCompiler.compile(
                draft, path: "draft",
                submissions.map { .init($0.communication, path: $0.name, name: $0.name, sha256: $0.sha256) })
        }
        return CompiledReport(
            report: result.report, findings: result.findings.map { Finding($0, in: configuration.language) },
            replies: result.replies)
    }
}
