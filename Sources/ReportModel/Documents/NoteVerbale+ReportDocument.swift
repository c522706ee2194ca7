extension NoteVerbale: ReportDocument {
    public static var rootElement: String { "noteVerbale" }

    public init?(_ document: AnyReportDocument) {
        guard case .noteVerbale(let value) = document else { return nil }
        self = value
    }

    public var document: AnyReportDocument { .noteVerbale(self) }
}
