/// Writes what became of the documents of a run, one after the other.
///
/// What is written is complete also for a run that found nothing. The same documents always give the same bytes.
public protocol FindingsRenderer: AnyObject {
    /// Takes the next document.
    func add(_ document: DocumentResult)
    /// Ends what is written; nothing may follow.
    func finish(_ run: RunResult)
}

/// What a run amounts to once all documents were looked at.
public struct RunResult: Sendable {
    public var summary: Summary
    /// What concerns the run and no document, such as entries of a baseline that nothing uses.
    public var findings: [Finding]
    public var exitCode: Int32

    public init(_ summary: Summary, findings: [Finding] = [], exitCode: Int32 = 0) {
        self.summary = summary
        self.findings = findings
        self.exitCode = exitCode
    }
}

/// What the explanation of a code says, for formats that carry it.
public struct CodeHelp: Sendable, Hashable {
    /// What the code means, in one sentence.
    public var summary: String
    /// How what it reports is mended.
    public var mending: String?

    public init(summary: String, mending: String? = nil) {
        self.summary = summary
        self.mending = mending
    }
}
