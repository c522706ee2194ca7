/// What became of one document: what renderers show.
public struct DocumentResult: Sendable {
    /// The path as the user gave it, or what names standard input.
    public var file: String
    public var outcome: Outcome
    /// The schema it was checked with; nil when none was found.
    public var schema: CheckedWith?
    /// In the order they were made.
    public var findings: [Finding]
    /// How many findings were made beyond those kept.
    public var omitted: Int
    /// The bound on bytes that kept findings may take, where those were left out because of it.
    public var omittedBeyondBytes: Int?
    /// Why not all of the document was checked, if it was not; an invalid document may have such a reason too.
    public var reasonNotChecked: Finding?
    /// How many bytes the document has; nil where it could not be opened.
    public var size: Int?
    /// How long the work on it took; of no concern to what is written, which is the same each time.
    public var nanoseconds: Int?

    public init(
        file: String, outcome: Outcome, schema: CheckedWith? = nil, findings: [Finding] = [], omitted: Int = 0,
        reasonNotChecked: Finding? = nil
    ) {
        self.file = file
        self.outcome = outcome
        self.schema = schema
        self.findings = findings
        self.omitted = omitted
        self.reasonNotChecked = reasonNotChecked
    }

    /// How many faults a baseline accepts.
    public var accepted: Int { findings.reduce(0) { $1.acceptance == nil ? $0 : $0 + $1.count } }

    /// What says that findings were left out, and what shows more; nil where none were.
    var omission: Message? {
        if omitted == 0 { return nil }
        guard let bytes = omittedBeyondBytes else { return Message("text.omitted", ["count": .number(omitted)]) }
        return Message("text.omitted/bytes", ["count": .number(omitted), "limit": .number(bytes)])
    }

    /// About how many bytes it takes while it waits to be shown.
    package var weight: Int { findings.reduce(0) { $0 + $1.weight } }
}
