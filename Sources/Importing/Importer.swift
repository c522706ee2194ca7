public import RapporteurDiagnostics
import RapporteurPacks
import RapporteurPDFFile
public import RapporteurReportModel

/// Reads the published form of a document into the report pack.
///
/// Text and Word files are read into blocks (`SourceDocument`), of which one recogniser makes a typed document, whatever the format
/// was; it is written as XML, validated, and compared with the source: an import loses no word, or fails.
public enum Importer {
    /// What an import is told beside the file.
    public struct Options: Sendable {
        /// The symbol of the document, where the text does not print it.
        public var symbol: String?
        /// The language of the text by its code; recognised where it is not given.
        public var language: String?
        /// Which text of a Word file is read where changes were tracked.
        public var changes = TrackedChanges.accepted
        /// The program, with its arguments, that reads PDF files in a process of its own; nil where there is none, and then
        /// they are not read.
        public var pdfWorker: [String]?
        /// What is known of a reply that is to become a communication; nil for any other document.
        public var communication: CommunicationOptions?

        public init(symbol: String? = nil, language: String? = nil, communication: CommunicationOptions? = nil) {
            self.symbol = symbol
            self.language = language
            self.communication = communication
        }
    }

    /// What came of an import.
    public struct Result: Sendable {
        public var document: AnyReportDocument
        /// The document as validated XML.
        public var xml: [UInt8]
        /// Where each line of the source went, as JSON Lines.
        public var sourceMap: [UInt8]
        /// What is noteworthy; nothing that keeps the document from being used.
        public var findings: [Finding]
        public var summary: ImportSummary
    }

    /// The most bytes of a source.
    static let sizeLimit = 64 << 20

    /// Imports a document.
    ///
    /// - Throws: `WorkError` of kind `input` when the source cannot be read, is neither text nor a Word file, is more
    ///   than 64 MB or, unpacked, beyond the bounds of `WordPackage`; of kind `output` when what was written is not the whole source (`import.accounting`).
    public static func importDocument(
        _ source: ByteSource, name: String? = nil, options: Options = Options()
    ) throws(WorkError) -> Result {
        let reader = try ByteReader(source, name: name)
        let bytes = Array(try reader.peek(sizeLimit + 1))
        guard bytes.count <= sizeLimit else {
            throw WorkError(
                .input, code: "import.input.size", message: Message("import.input.size", ["path": .text(reader.name)]),
                hint: Message("import.input.size/hint"), location: Location(file: reader.name))
        }
        let kind = InputKind(bytes)
        if kind == .pdf, let worker = options.pdfWorker {
            let text = try PDFFile.text(of: bytes, name: reader.name, worker: worker)
            let (document, findings) = TextLayout.read(text, name: reader.name, language: options.language)
            return try importDocument(document, findings: findings, options: options)
        }
        if let refusal = kind.refusal(name: reader.name) { throw WorkError(.input, findings: [refusal]) }
        let (document, findings) =
            kind == .archive
            ? try WordFile.read(bytes, name: reader.name, language: options.language, changes: options.changes)
            : TextLayout.read(bytes, name: reader.name, language: options.language)
        return try importDocument(document, findings: findings, options: options)
    }

    /// Makes a typed document of a source, whatever its format was.
    static func importDocument(
        _ source: SourceDocument, findings: [Finding], options: Options
    ) throws(WorkError) -> Result {
        var recogniser = try DocumentRecogniser(source)
        let draft = options.communication == nil ? recogniser.recognise() : recogniser.recogniseLetter()
        try Deadline.check(source.name)
        var builder = DocumentBuilder(
            draft, source: source.index, suppliedSymbol: options.symbol)
        var witness = PropertyWitness(source)
        witness.compare(draft.head, jobNumber: draft.jobNumber)
        var asked: [Finding] = []
        let document: AnyReportDocument
        if let known = options.communication {
            let (communication, findings) = try builder.communication(known, file: source.name)
            document = .communication(communication)
            asked = findings
        } else {
            document = builder.build()
        }
        try Deadline.check(source.name)
        let xml = try document.xml()
        let faults = try Accounting.check(builder.ledger, source: source.index, xml: xml, name: source.name)
        guard faults.isEmpty else { throw WorkError(.output, findings: faults) }
        return Result(
            document: document, xml: xml,
            sourceMap: SourceMap(builder.ledger, source: source.index).jsonLines(),
            findings: (findings + recogniser.findings + witness.findings + asked).map { finding in
                var finding = finding
                if finding.location.file == nil { finding.location.file = source.name }
                return finding
            },
            summary: ImportSummary(document))
    }
}
