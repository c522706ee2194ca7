import RapporteurDiagnostics
import RapporteurImporting

/// A published document that was read, with what is noteworthy. Nothing of its words is lost, or the import fails.
public struct ImportedDocument: Sendable {
    /// The document as a typed value.
    public let document: AnyReportDocument
    /// The document as validated XML.
    public let xml: [UInt8]
    /// Where each line of the source went, as JSON Lines.
    public let sourceMap: [UInt8]
    /// What is noteworthy; nothing that keeps the document from being used.
    public let findings: [Finding]
}

/// What an import is told beside the file.
public struct ImportOptions: Sendable {
    /// The symbol of the document, where the text does not print it.
    public var symbol: String?
    /// The language of the text by its code; recognised where it is not given.
    public var language: String?
    /// Whether the text of a Word file is read as it was before tracked changes; else with them.
    public var readsOriginal = false
    /// What is known of a reply that is to become a communication; nil for any other document.
    public var reply: Reply?

    /// A reply as it arrived.
    public struct Reply: Sendable {
        /// The code of the respondent; for a State its three letters.
        public var respondent: String?
        /// The date of the reply.
        public var dated: PartialDate?
        /// The date on which the office got it.
        public var received: PartialDate?
        /// The date of the note verbale that it answers.
        public var request: PartialDate?

        /// What is known; the rest is looked for in the text.
        public init(
            respondent: String? = nil, dated: PartialDate? = nil, received: PartialDate? = nil,
            request: PartialDate? = nil
        ) {
            self.respondent = respondent
            self.dated = dated
            self.received = received
            self.request = request
        }
    }

    /// Nothing: all is looked for in the text.
    public init() {}
}

extension Rapporteur {
    /// Reads the published form of a document: text, Word, or PDF where `Configuration.pdfReader` is set.
    ///
    /// - Throws: `RapporteurError`: `input` when it cannot be read or is no such file, `output` when what was made is not
    ///   the whole source.
    public func importDocument(
        _ input: Input, _ options: ImportOptions = ImportOptions()
    ) throws(RapporteurError) -> ImportedDocument {
        let language = configuration.language
        let result = try translating(to: language) { () throws(WorkError) in
            var told = Importer.Options(symbol: options.symbol, language: options.language)
            told.changes = options.readsOriginal ? .original : .accepted
            told.pdfWorker = configuration.pdfReader
            told.communication = options.reply.map {
                CommunicationOptions(
                    respondent: $0.respondent, dated: $0.dated, received: $0.received, request: $0.request)
            }
            return try Importer.importDocument(input.byteSource(), name: input.name, options: told)
        }
        return ImportedDocument(
            document: result.document, xml: result.xml, sourceMap: result.sourceMap,
            findings: result.findings.map { Finding($0, in: language) })
    }

    /// Reads the published form of a document in a file.
    ///
    /// - Throws: as `importDocument(_:_:)`.
    public func importDocument(
        at path: String, _ options: ImportOptions = ImportOptions()
    ) throws(RapporteurError) -> ImportedDocument {
        try importDocument(.file(path), options)
    }
}
