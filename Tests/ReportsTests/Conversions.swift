import RapporteurDiagnostics
import RapporteurInterchange
@testable import RapporteurReportModel
import RapporteurXMLStream

/// Exchange JSON of XML, by the conversion alone.
func convertedToJSON(_ xml: [UInt8], _ options: ConversionOptions = ConversionOptions()) throws -> [UInt8] {
    let sink = ByteSink()
    let log = FindingLog()
    _ = try XMLToJSON(mapping: ReportConversion.mapping(), options: options).convert(
        ByteReader(.bytes(xml)), to: sink, findings: log)
    guard log.outcome == .valid else { throw WorkError(.input, findings: log.findings) }
    return sink.takeBytes()
}

/// Analysis JSON of XML, with the notes that the built-in pack names.
func convertedToAnalysis(_ xml: [UInt8]) throws -> [UInt8] {
    let sink = ByteSink()
    let log = FindingLog()
    _ = try XMLToAnalysis(mapping: ReportConversion.mapping()).convert(
        ByteReader(.bytes(xml)), to: sink, findings: log)
    guard log.outcome == .valid else { throw WorkError(.input, findings: log.findings) }
    return sink.takeBytes()
}

/// XML of exchange JSON, by the conversion alone.
func convertedToXML(_ json: [UInt8], _ options: ConversionOptions = ConversionOptions()) throws -> [UInt8] {
    let sink = ByteSink()
    let log = FindingLog()
    _ = try JSONToXML(mapping: ReportConversion.mapping(), options: options).convert(
        { () throws(WorkError) in try ByteReader(.bytes(json)) },
        to: { () throws(WorkError) in
            sink.removeAll()
            return sink
        }, findings: log)
    guard log.outcome == .valid else { throw WorkError(.input, findings: log.findings) }
    return sink.takeBytes()
}
