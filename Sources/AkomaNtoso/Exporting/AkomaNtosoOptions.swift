public import RapporteurReportModel

/// How a document is written as Akoma Ntoso; the defaults are those of the command line.
public struct AkomaNtosoOptions: Sendable {
    /// What stands around the document.
    public enum Wrapper: String, Sendable, CaseIterable {
        /// Nothing: the document carries its own cover page.
        case none
        /// A publication: a `documentCollection` with the cover page and the document as its component.
        case documentCollection
    }

    /// The `name` of a report's `doc`. The others follow from the kind of document.
    public var documentName = "progressReport"
    /// Who acts, in names: organization and body. By default the Secretary-General's for reports, the organ's for
    /// documents of an organ, un for others.
    public var actor: String?
    public var wrapper = Wrapper.none
    /// Who made the file, an identifier.
    public var manifestationAuthor = "converter"
    /// When it was made; by default the date of the document, so that the same report always gives the same bytes.
    public var manifestationDate: PartialDate?
    /// Whether elements stand on lines of their own.
    public var isIndented = true

    public init() {}
}
