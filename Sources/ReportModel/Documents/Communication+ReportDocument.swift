extension Communication: ReportDocument {
    public static var rootElement: String { "communication" }

    public init?(_ document: AnyReportDocument) {
        guard case .communication(let value) = document else { return nil }
        self = value
    }

    public var document: AnyReportDocument { .communication(self) }
}
