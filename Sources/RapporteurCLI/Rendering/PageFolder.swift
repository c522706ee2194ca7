import RapporteurBatch
import RapporteurDiagnostics

/// The folder of `--output-dir` of validate: a page for each document, and one that leads to them.
final class PageFolder {
    /// The name of the page that leads to the others.
    static let indexName = "index.html"

    private let folder: String
    /// Paths by the documents' place among the inputs; nil for what is no document.
    private let paths: [String?]
    private let language: Language
    /// The address of the page that was written last, as seen from the folder.
    private(set) var current: String?

    /// - Parameters:
    ///   - entries: the inputs.
    ///   - planned: where each document's page goes, in their order.
    init(_ folder: String, _ entries: [InputEntry], planned: [PlannedConversion], in language: Language) {
        self.folder = folder
        self.language = language
        var rest = planned[...]
        paths = entries.map { entry in
            if case .document = entry { rest.popFirst()?.path } else { nil }
        }
    }

    var index: String { "\(folder)/\(Self.indexName)" }

    /// Writes the page of a document.
    ///
    /// - Parameter turn: the document's place among the inputs.
    /// - Throws: `WorkError` of kind `output`.
    func write(_ document: DocumentResult, turn: Int) throws(WorkError) {
        current = nil
        guard paths.indices.contains(turn), let path = paths[turn] else { return }
        let file = try PendingFile(path, makesFolders: true)
        let renderer = FindingsOutput.page(file.sink, language)
        var summary = Summary()
        summary.add(document)
        renderer.add(document)
        renderer.finish(RunResult(summary))
        try file.publish()
        current = FileURI.reference("./" + String(path.after(bytes: folder.utf8.count + 1)))
    }
}
