/// Writes documents as JSON Lines, described by Schemas/document-line.schema.json: one line a document, with what was
/// found and, where it was converted, what it became.
///
/// The same documents always give the same bytes.
public final class DocumentLineRenderer {
    private let json: JSONOutput
    private let language: Language

    /// `language` is that of messages and hints.
    public init(_ sink: ByteSink, language: Language = .english) {
        json = JSONOutput(sink, isCompact: true)
        self.language = language
    }

    /// Writes the line of a document.
    ///
    /// - Parameter data: appends what the document became, as JSON without line breaks; nil where it became nothing.
    /// - Throws: what `data` throws; the line is not whole then.
    public func add(_ document: DocumentResult, data: ((ByteSink) throws(WorkError) -> Void)?) throws(WorkError) {
        json.open("{")
        json.member("source", document.file)
        json.member("outcome", document.outcome.rawValue)
        addPack(document.schema)
        if !document.findings.isEmpty, let schema = document.schema { json.namespaces(schema.namespaces) }
        json.array("findings") {
            for finding in document.findings { json.finding(finding, of: document.file, in: language) }
        }
        if document.omitted > 0 { json.member("omitted", document.omitted) }
        if let data { try json.member("data", data) }
        json.close("}")
        json.endLine()
    }

    private func addPack(_ schema: CheckedWith?) {
        guard let pack = schema?.parts.first(where: { $0.kind == .pack }) else { return json.null("pack") }
        json.object("pack") {
            json.member("id", pack.name)
            json.member("version", pack.version)
            json.member("sha256", pack.sha256)
            // Nil where the pack has none.
            if let schema, schema.rules > 0 || schema.skipsRules { json.member("rules", schema.rules) }
        }
    }
}
