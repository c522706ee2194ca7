public import RapporteurDiagnostics
public import RapporteurInterchange

/// A document of the report pack as a typed value.
///
/// Values hold all that the schema describes: reading a document and writing it again gives the same document.
/// What is not the document's own is left aside: comments, processing instructions, and hints where a schema may be
/// found. The document is in memory as a whole, and 128 elements deep at most.
public protocol ReportDocument: Sendable, Hashable {
    /// The name of the root element.
    static var rootElement: String { get }

    /// Reads a document, XML or exchange JSON, whichever it is, and validates it.
    ///
    /// - Parameter name: what findings call the source; by default its path.
    /// - Throws: `WorkError` of kind `input`: the source cannot be read, or, with all findings, it is not valid or
    ///   is another document.
    init(contentsOf source: ByteSource, name: String?) throws(WorkError)

    /// The document as XML, validated.
    ///
    /// - Throws: `WorkError` of kind `input` with the findings when the value is not valid, such as a note marker
    ///   that leads to no note. They name the place by its JSON Pointer.
    func xml() throws(WorkError) -> [UInt8]

    /// The document as exchange JSON, validated.
    ///
    /// - Throws: as `xml()`.
    func json(layout: ConversionOptions.Layout) throws(WorkError) -> [UInt8]
}

extension ReportDocument {
    /// Reads a document, XML or exchange JSON, whichever it is, and validates it.
    ///
    /// - Throws: as `init(contentsOf:name:)`.
    public init(contentsOf source: ByteSource) throws(WorkError) { try self.init(contentsOf: source, name: nil) }

    /// The document as exchange JSON, indented and validated.
    ///
    /// - Throws: as `xml()`.
    public func json() throws(WorkError) -> [UInt8] { try json(layout: .indented) }
}
