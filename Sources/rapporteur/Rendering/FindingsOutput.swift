import Diagnostics

/// Shows what became of each document as it is known: findings as text or JSON, and the summary in the end.
final class FindingsOutput {
    enum Format {
        case text, json
    }

    private let sink: ByteSink
    private let text: TextRenderer
    private let json: JSONRenderer?
    private(set) var summary = Summary()
    /// Documents of folders that are none of ours.
    private(set) var skipped = 0

    /// - Parameter descriptor: standard output, where findings are the result; standard error, where documents are.
    init(_ format: Format, to descriptor: Int32) {
        sink = ByteSink(descriptor: descriptor, name: descriptor == 1 ? "Standard output" : "Standard error")
        text = TextRenderer(colour: Terminal.usesColour(descriptor))
        json = format == .json ? JSONRenderer(sink, version: Rapporteur.version) : nil
    }

    /// - Throws: `WorkError` of kind `output` when findings can no longer be written.
    func add(_ document: DocumentResult) throws(WorkError) {
        summary.add(document.outcome, schema: document.schema)
        if let json {
            json.add(document)
            return
        }
        let shown = text.text(for: document)
        if shown.isEmpty { return }
        sink.append(shown)
        // A person wants to see findings as they come.
        try sink.flush()
    }

    func skip() { skipped += 1 }

    /// Ends the output and writes the summary to standard error.
    ///
    /// - Throws: `WorkError` of kind `output` when findings could not be written.
    func finish(done: String, notDone: String) throws(WorkError) {
        json?.finish(summary)
        try sink.flush()
        let left = skipped > 0 ? ", \(skipped) skipped" : ""
        Terminal.note(summary.text(done: done, notDone: notDone) + left + "\n")
    }
}
