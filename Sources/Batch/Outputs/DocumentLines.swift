package import RapporteurDiagnostics

/// The documents of a run in one file or on standard output, as JSON Lines: a line a document, in their order.
///
/// A file appears when it is whole; on standard output each line is complete as soon as it is there.
package final class DocumentLines {
    private let sink: ByteSink
    /// Nil for standard output.
    private let pending: PendingFile?
    private let renderer: DocumentLineRenderer

    /// - Parameters:
    ///   - path: the file; nil for standard output.
    ///   - language: that of messages.
    /// - Throws: `WorkError` as for `PendingFile`.
    package init(_ path: String?, in language: Language) throws(WorkError) {
        if let path { pending = try PendingFile(path) } else { pending = nil }
        sink = pending?.sink ?? ByteSink(descriptor: 1, name: "Standard output")
        renderer = DocumentLineRenderer(sink, language: language)
    }

    /// Writes the line of a document.
    ///
    /// - Throws: `WorkError` of kind `output` when lines can no longer be written.
    package func add(_ result: DocumentConversion.Result) throws(WorkError) {
        if let kept = result.kept {
            // Compact JSON ends with the only line break in it.
            try renderer.add(result.document) { (sink) throws(WorkError) in
                try kept.spool.append(to: sink, leavingOut: 1)
            }
        } else {
            try renderer.add(result.document, data: nil)
        }
        if pending == nil || sink.hasFailed { try sink.flush() }
    }

    /// Puts the file in its place.
    ///
    /// - Throws: `WorkError` of kind `output`.
    package func finish() throws(WorkError) {
        if let pending { try pending.publish() } else { try sink.flush() }
    }
}
