import RapporteurDiagnostics
import RapporteurInterchange

extension ExchangeRoot {
    func makeXML() throws(WorkError) -> [UInt8] { try convertedToXML(.indented) }

    /// By way of XML, which makes it what any conversion of the document would give.
    func makeJSON(_ layout: ConversionOptions.Layout) throws(WorkError) -> [UInt8] {
        try ReportConversion.json(fromXML: convertedToXML(.compact), name: Self.rootElement, layout)
    }

    private func convertedToXML(_ layout: ConversionOptions.Layout) throws(WorkError) -> [UInt8] {
        let sink = ByteSink()
        // The object around the root element is none.
        let writer = ExchangeWriter(sink, depthLimit: ReportConversion.deepest + 1)
        writer.object { writer.member(Self.rootElement, self) }
        guard !writer.isTooDeep else {
            throw WorkError(
                .input, code: "report.depth",
                message: Message("report.depth", ["limit": .number(ReportConversion.deepest)]))
        }
        do throws(WorkError) {
            return try ReportConversion.xml(fromJSON: sink.takeBytes(), name: Self.rootElement, layout)
        } catch {
            throw error.withoutLines
        }
    }
}

extension WorkError {
    /// The same with places named by pointer alone: nobody has seen the text that lines and columns are of.
    fileprivate var withoutLines: WorkError {
        var error = self
        for index in error.findings.indices {
            let location = error.findings[index].location
            error.findings[index].location = Location(
                xpath: location.xpath, pointer: location.pointer, place: location.place)
        }
        return error
    }
}
