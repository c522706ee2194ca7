import Batch
import Diagnostics

/// Shows what became of each document as it is known: findings in a format, and the summary in the end.
final class FindingsOutput {
    enum Format {
        case text, json, sarif, junit, html
        /// Findings stand elsewhere: the summary alone is shown.
        case summary
    }

    private let sink: ByteSink
    /// Where findings go to a file of their own.
    private let file: PendingFile?
    private let showsText: Bool
    private let text: TextRenderer
    /// Nil for text, which is shown as it comes, and where findings stand elsewhere.
    private let renderer: (any FindingsRenderer)?
    private let language: Language
    private(set) var summary = Summary()
    /// Documents of folders that are none of ours.
    private(set) var skipped = 0

    /// How many lines the findings of a document take as text: a screen.
    private static let lines = 40

    /// - Parameter descriptor: standard output, where findings are the result; standard error, where documents are.
    init(_ format: Format, to descriptor: Int32, in language: Language) {
        self.language = language
        sink = ByteSink(descriptor: descriptor, name: descriptor == 1 ? "Standard output" : "Standard error")
        file = nil
        text = TextRenderer(colour: Terminal.usesColour(descriptor), lines: Self.lines, language: language)
        renderer = Self.renderer(format, sink, language)
        showsText = format == .text
    }

    /// Findings go to a file, which appears when it is whole.
    init(_ format: Format, to file: PendingFile, in language: Language) {
        self.language = language
        sink = file.sink
        self.file = file
        text = TextRenderer(lines: Self.lines, language: language)
        renderer = Self.renderer(format, sink, language)
        showsText = format == .text
    }

    private static func renderer(_ format: Format, _ sink: ByteSink, _ language: Language) -> (any FindingsRenderer)? {
        let version = Rapporteur.version
        // The pages are in English.
        let help = { (code: String) -> CodeHelp? in language == .english ? FindingPages.help(of: code) : nil }
        return switch format {
        case .text, .summary: nil
        case .json: JSONRenderer(sink, version: version, language: language)
        case .sarif: SARIFRenderer(sink, version: version, language: language, help: help)
        case .junit: JUnitRenderer(sink, version: version, language: language)
        case .html: HTMLRenderer(sink, version: version, language: language, help: help)
        }
    }

    /// - Throws: `WorkError` of kind `output` when findings can no longer be written.
    func add(_ document: DocumentResult) throws(WorkError) {
        summary.add(document)
        if let renderer {
            renderer.add(document)
            return
        }
        guard showsText else { return }
        let shown = text.text(for: document)
        if shown.isEmpty { return }
        sink.append(shown)
        // A person wants to see findings as they come.
        try sink.flush()
    }

    func skip() { skipped += 1 }

    /// Ends the output and writes the summary to standard error.
    ///
    /// - Parameter findings: what concerns the run and no document.
    /// - Throws: `WorkError` of kind `output` when findings could not be written.
    func finish(_ work: Summary.Work, findings: [Finding] = []) throws(WorkError) {
        if let renderer {
            renderer.finish(RunResult(summary, findings: findings, exitCode: status.rawValue))
        } else if showsText, !findings.isEmpty {
            sink.append(text.text(for: findings))
        }
        if let file { try file.publish() } else { try sink.flush() }
        Terminal.note(summary.text(of: work, skipped: skipped, in: language) + "\n")
    }
}
