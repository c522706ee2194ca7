import RapporteurBatch
import RapporteurDiagnostics

/// The file of `--summary-page`, which appears when it is whole.
final class SummaryPage {
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
        if let document { report.add(document, isUnchanged: isUnchanged) }
    }

    /// Puts the page in its place.
    ///
    /// - Parameters:
    ///   - findings: what concerns the run and no document.
    ///   - passedOver: what was found and not read.
    /// - Throws: `WorkError` of kind `output`.
    func finish(findings: [Finding] = [], passedOver: PassedOver) throws(WorkError) {
        report.passedOver = passedOver
        report.write(to: file.sink, findings: findings, language: language)
        try file.publish()
    }
}
