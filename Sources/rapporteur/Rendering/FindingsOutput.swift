import Diagnostics

/// Shows what became of each document as it is known: findings as text or JSON, and the summary in the end.
final class FindingsOutput {
    enum Format {
        case text, json
    }

    private let sink: ByteSink
    private let text: TextRenderer
    private let json: JSONRenderer?
    private let language: Language
    private(set) var summary = Summary()
    /// Documents of folders that are none of ours.
    private(set) var skipped = 0

    /// - Parameter descriptor: standard output, where findings are the result; standard error, where documents are.
    init(_ format: Format, to descriptor: Int32, in language: Language) {
        self.language = language
        sink = ByteSink(descriptor: descriptor, name: descriptor == 1 ? "Standard output" : "Standard error")
        text = TextRenderer(colour: Terminal.usesColour(descriptor), language: language)
        json = format == .json ? JSONRenderer(sink, version: Rapporteur.version, language: language) : nil
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
    func finish(_ work: Summary.Work) throws(WorkError) {
        json?.finish(summary)
        try sink.flush()
        Terminal.note(summary.text(of: work, skipped: skipped, in: language) + "\n")
    }
}
