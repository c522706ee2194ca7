extension Report: ReportDocument {
    public static var rootElement: String { "report" }

    public init?(_ document: AnyReportDocument) {
        guard case .report(let value) = document else { return nil }
        self = value
    }

    public var document: AnyReportDocument { .report(self) }
}
