public import RapporteurDiagnostics
public import RapporteurReportModel

/// Makes a report of a draft, or of the note verbale that asked for it, and the communications that answered.
///
/// What the draft says stays as it is, except what follows from the replies: the numbers of paragraphs that have none,
/// the list of States in the summary, the table of contents. The same input gives the same report.
public enum ReportCompiler {
    /// What the report begins with.
    public enum Draft: Sendable {
        /// A report that lacks its replies, or some of them.
        case report(Report)
        /// The request, of which a skeleton of a report is made.
        case noteVerbale(NoteVerbale)
    }

    /// A communication as it was submitted.
    public struct Submission: Sendable {
        public var communication: Communication
        /// The path by which findings call it.
        public var path: String
        /// The name of the file, which the reply keeps.
        public var name: String
        /// The digest of the file.
        public var sha256: String

        public init(_ communication: Communication, path: String, name: String, sha256: String) {
            self.communication = communication
            self.path = path
            self.name = name
            self.sha256 = sha256
        }
    }

    /// What replies are ordered by.
    public enum Order: String, Sendable, CaseIterable {
        /// As the communications are given.
        case given
        /// By the dates of the communications; those without a date come last.
        case date
        /// By the names of States in the language of the report; other respondents come after them.
        case state
    }

    public struct Options: Sendable {
        public var order = Order.given
        /// Whether paragraphs and replies of the draft that have their place and number may get others.
        public var renumbers = false
        /// The section that replies go into, by its number or heading; found where it is not given.
        public var section: String?
        /// The request that the communications answer; the draft itself where that is one.
        public var noteVerbale: NoteVerbale?

        public init() {}
    }

    /// What came of it.
    public struct Result: Sendable {
        public var report: Report
        /// What is noteworthy of the communications and of the report.
        public var findings: [Finding]
        /// The replies that were added, in the order of the report.
        public var replies: [Reply]
    }

    /// - Parameter path: by which findings call the draft.
    /// - Throws: `WorkError` of kind `input` when nothing is left to compile, or the code list of States cannot be read;
    ///   of kind `usage` when there is no section of that name.
    public static func compile(
        _ draft: Draft, path: String, _ submissions: [Submission], options: Options = Options()
    ) throws(WorkError) -> Result {
        var compilation = try Compilation(draft, path: path, options: options)
        return try compilation.run(submissions)
    }
}
