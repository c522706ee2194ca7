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

    public init(
        file: String, outcome: Outcome, schema: CheckedWith? = nil, findings: [Finding] = [], omitted: Int = 0
    ) {
        self.file = file
        self.outcome = outcome
        self.schema = schema
        self.findings = findings
        self.omitted = omitted
    }
}

/// What a document was checked with.
public struct CheckedWith: Sendable, Hashable {
    /// Id and version of the pack, "report 1.0", or the path of a bare schema.
    public var pack: String
    /// How many rules ran.
    public var rules: Int
    /// Prefix to namespace, for the XPaths of findings; the empty prefix is the pack's own namespace.
    public var namespaces: [String: String]

    public init(pack: String, rules: Int = 0, namespaces: [String: String] = [:]) {
        self.pack = pack
        self.rules = rules
        self.namespaces = namespaces
    }
}
