package import RapporteurDiagnostics

/// A report on a run over many documents: one page that says where what went wrong.
///
/// It takes documents as they come and keeps counts and first examples, so that its memory does not grow with their
/// number. The same documents in the same order always give the same bytes.
package struct RunReport {
    /// What the page says of the run itself.
    package struct Head: Sendable {
        /// That of rapporteur.
        package var version: String
        /// The name of the command.
        package var command: String
        package var work: Summary.Work
        /// The inputs as the user named them.
        package var inputs: [String]
        /// The options that have a say in what comes out, as the user would type them.
        package var options: [String]
        /// The page with every finding that the same run writes, where it does, as this page may lead to it.
        package var findings: String?

        package init(
            version: String, command: String, work: Summary.Work, inputs: [String], options: [String],
            findings: String? = nil
        ) {
            self.version = version
            self.command = command
            self.work = work
            self.inputs = inputs
            self.options = options
            self.findings = findings
        }
    }

    let head: Head
    private(set) var summary = Summary()
    /// What was found and not read.
    package var passedOver = PassedOver()
    /// Documents that an earlier run converted and that are as they were: their findings were told of then.
    private(set) var unchanged = 0
    /// How many bytes the documents have together, as far as they could be opened.
    private(set) var size = 0
    /// How many findings were made beyond those kept.
    private(set) var omitted = 0
    private(set) var folders = FolderTally()
    private(set) var codes = CodeTally()
    private(set) var worst = WorstDocuments()
    private(set) var unchecked = UncheckedTally()

    package init(_ head: Head) {
        self.head = head
    }

    package mutating func add(_ document: DocumentResult, isUnchanged: Bool = false) {
        summary.add(document)
        if isUnchanged { unchanged += 1 }
        size += document.size ?? 0
        omitted += document.omitted
        folders.add(document.outcome, of: document.file)
        codes.add(document)
        worst.add(document)
        unchecked.add(document)
    }

    /// Writes the page.
    ///
    /// - Parameter findings: what concerns the run and no document.
    package func write(to sink: ByteSink, findings: [Finding] = [], language: Language = .english) {
        RunPage(self, sink: sink, language: language).write(findings)
    }
}
