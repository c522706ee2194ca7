/// Writes findings as JSON Lines: a line a document, whole as soon as it is there, as `DocumentLineRenderer` has it.
public final class LinesRenderer: FindingsRenderer {
    private let lines: DocumentLineRenderer

    /// `language` is that of messages and hints.
    public init(_ sink: ByteSink, language: Language = .english) {
        lines = DocumentLineRenderer(sink, language: language)
    }

    public func add(_ document: DocumentResult) {
        // Without data nothing is thrown.
        try? lines.add(document, data: nil)
    }

    public func finish(_ run: RunResult) {}
}
