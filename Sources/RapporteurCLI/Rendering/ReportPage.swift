import RapporteurBatch
import RapporteurDiagnostics

/// The file of `--report`, which appears when it is whole.
final class ReportPage {
    private let file: PendingFile
    private var report: RunReport
    private let language: Language

    init(_ head: RunReport.Head, to file: PendingFile, in language: Language) {
        report = RunReport(head)
        self.file = file
        self.language = language
    }

    /// - Parameters:
    ///   - document: nil for a document of a folder that is none of ours.
    ///   - isUnchanged: whether an earlier run did it.
    func add(_ document: DocumentResult?, isUnchanged: Bool = false) {
        if let document { report.add(document, isUnchanged: isUnchanged) } else { report.skip() }
    }

    /// Puts the page in its place.
    ///
    /// - Parameter findings: what concerns the run and no document.
    /// - Throws: `WorkError` of kind `output`.
    func finish(findings: [Finding] = []) throws(WorkError) {
        report.write(to: file.sink, findings: findings, language: language)
        try file.publish()
    }
}
