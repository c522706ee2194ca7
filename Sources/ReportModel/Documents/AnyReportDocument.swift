public import RapporteurDiagnostics
public import RapporteurInterchange

/// A document of the report pack, whichever of the four it is.
public enum AnyReportDocument: Sendable, Hashable {
    /// A report compiled from communications, such as a report of the Secretary-General.
    case report(Report)
    /// One communication, as a Government or an office submits it.
    case communication(Communication)
    /// A note verbale that asks Governments or others for information.
    case noteVerbale(NoteVerbale)
    /// Any other document of the field.
    case document(Document)

    /// Reads a document, XML or exchange JSON, whichever it is, and validates it.
    ///
    /// - Parameter name: what findings call the source; by default its path.
    /// - Throws: `WorkError` of kind `input`: the source cannot be read, or, with all findings, it is not valid.
    public init(contentsOf source: ByteSource, name: String? = nil) throws(WorkError) {
        self = try Self.read(source, name: name).document
    }

    /// The same, and how many comments and instructions the document has, which values have no place for.
    package static func read(
        _ source: ByteSource, name: String?
    ) throws(WorkError) -> (document: AnyReportDocument, markup: Int) {
        let root = try RootMember(source, name: name)
        return (try AnyReportDocument(root), root.markup)
    }

    private init(_ root: RootMember) throws(WorkError) {
        switch root.name {
        case Report.rootElement: self = .report(try root.decode())
        case Communication.rootElement: self = .communication(try root.decode())
        case NoteVerbale.rootElement: self = .noteVerbale(try root.decode())
        case Document.rootElement: self = .document(try root.decode())
        default: throw ExchangeMismatch(Message("report.value.unexpected/root", ["name": .text(root.name)])).error(file: root.file)
        }
    }

    /// The document itself.
    public var value: any ReportDocument {
        switch self {
        case .report(let value): value
        case .communication(let value): value
        case .noteVerbale(let value): value
        case .document(let value): value
        }
    }

    /// The document as XML, validated.
    ///
    /// - Throws: as `ReportDocument.xml()`.
    public func xml() throws(WorkError) -> [UInt8] { try value.xml() }

    /// The document as exchange JSON, validated.
    ///
    /// - Throws: as `ReportDocument.xml()`.
    public func json(layout: ConversionOptions.Layout = .indented) throws(WorkError) -> [UInt8] {
        try value.json(layout: layout)
    }
}
