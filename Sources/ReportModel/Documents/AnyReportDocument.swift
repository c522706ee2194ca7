package import RapporteurDiagnostics
package import RapporteurInterchange

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

    /// The document itself.
    public var value: any ReportDocument {
        switch self {
        case .report(let value): value
        case .communication(let value): value
        case .noteVerbale(let value): value
        case .document(let value): value
        }
    }

    /// The name of the root element.
    public var rootElement: String { type(of: value).rootElement }
}

// As of `ReportDocument`, members of the same names belong to the library that others use.
extension AnyReportDocument {
    /// Reads a document, XML or exchange JSON, whichever it is, and validates it.
    ///
    /// - Parameter name: what findings call the source; by default its path.
    /// - Throws: `WorkError` of kind `input`: the source cannot be read, or, with all findings, it is not valid.
    @_disfavoredOverload
    package init(contentsOf source: ByteSource, name: String? = nil) throws(WorkError) {
        self = try Self.read(source, name: name).document
    }

    /// The same, with the name of the source, and how many comments and instructions the document has, which values
    /// have no place for.
    package static func read(
        _ source: ByteSource, name: String?
    ) throws(WorkError) -> (document: AnyReportDocument, file: String?, markup: Int) {
        let root = try RootMember(source, name: name)
        return (try AnyReportDocument(root), root.file, root.markup)
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

    private var root: any ExchangeRoot {
        switch self {
        case .report(let value): value
        case .communication(let value): value
        case .noteVerbale(let value): value
        case .document(let value): value
        }
    }

    /// The document as XML, validated.
    ///
    /// - Throws: `WorkError` of kind `input` with the findings when the value is not valid, such as a note marker
    ///   that leads to no note. They name the place by its JSON Pointer.
    package func madeXML() throws(WorkError) -> [UInt8] { try root.makeXML() }

    /// The document as exchange JSON, validated.
    ///
    /// - Throws: as `madeXML()`.
    package func madeJSON(_ layout: ConversionOptions.Layout) throws(WorkError) -> [UInt8] { try root.makeJSON(layout) }

    /// The same as `madeXML()`, as of a `ReportDocument`.
    @_disfavoredOverload
    package func xml() throws(WorkError) -> [UInt8] { try madeXML() }

    /// The same as `madeJSON(_:)`, as of a `ReportDocument`.
    @_disfavoredOverload
    package func json(layout: ConversionOptions.Layout = .indented) throws(WorkError) -> [UInt8] { try madeJSON(layout) }
}
