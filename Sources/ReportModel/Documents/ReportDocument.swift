package import RapporteurDiagnostics
package import RapporteurInterchange

/// A document of the report pack as a typed value: `Report`, `Communication`, `NoteVerbale` or `Document`.
///
/// Values hold all that the schema describes: reading a document and writing it again gives the same document.
/// What is not the document's own is left aside: comments, processing instructions, and hints where a schema may be
/// found. The document is in memory as a whole, and 128 elements deep at most.
public protocol ReportDocument: Sendable, Hashable {
    /// The name of the root element.
    static var rootElement: String { get }

    /// The value of a document that is of this kind; nil of any other.
    init?(_ document: AnyReportDocument)

    /// The document as one of the four kinds.
    var document: AnyReportDocument { get }
}

// The library that others use has members of the same names, which throw its own errors; where both are seen, those
// are meant.
extension ReportDocument {
    /// Reads a document, XML or exchange JSON, whichever it is, and validates it.
    ///
    /// - Parameter name: what findings call the source; by default its path.
    /// - Throws: `WorkError` of kind `input`: the source cannot be read, or, with all findings, it is not valid or
    ///   is another document.
    @_disfavoredOverload
    package init(contentsOf source: ByteSource, name: String? = nil) throws(WorkError) {
        let read = try AnyReportDocument.read(source, name: name)
        guard let value = Self(read.document) else {
            throw WorkError(
                .input, code: "report.root",
                message: Message(
                    "report.root", ["name": .text(read.document.rootElement), "wanted": .text(Self.rootElement)]),
                location: Location(file: read.file))
        }
        self = value
    }

    /// The document as XML, validated.
    ///
    /// - Throws: `WorkError` of kind `input` with the findings when the value is not valid, such as a note marker
    ///   that leads to no note. They name the place by its JSON Pointer.
    @_disfavoredOverload
    package func xml() throws(WorkError) -> [UInt8] { try document.xml() }

    /// The document as exchange JSON, validated.
    ///
    /// - Throws: as `xml()`.
    @_disfavoredOverload
    package func json(layout: ConversionOptions.Layout = .indented) throws(WorkError) -> [UInt8] {
        try document.json(layout: layout)
    }
}
