extension Document: ReportDocument {
    public static var rootElement: String { "document" }

    public init?(_ document: AnyReportDocument) {
        guard case .document(let value) = document else { return nil }
        self = value
    }

    public var document: AnyReportDocument { .document(self) }
}
