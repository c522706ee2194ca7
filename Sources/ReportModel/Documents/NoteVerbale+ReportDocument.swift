public import RapporteurDiagnostics
public import RapporteurInterchange

extension NoteVerbale: ReportDocument {
    public static var rootElement: String { "noteVerbale" }

    public init(contentsOf source: ByteSource, name: String?) throws(WorkError) {
        self = try Self.read(source, name: name)
    }

    public func xml() throws(WorkError) -> [UInt8] { try makeXML() }

    public func json(layout: ConversionOptions.Layout) throws(WorkError) -> [UInt8] { try makeJSON(layout) }
}
