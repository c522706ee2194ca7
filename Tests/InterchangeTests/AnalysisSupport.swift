import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurXMLStream

/// Converts a document to analysis JSON.
func toAnalysis(_ xml: String, _ mapping: JSONMapping, _ options: ConversionOptions = compact) throws -> Converted {
    let sink = ByteSink()
    let log = FindingLog()
    let report = try XMLToAnalysis(mapping: mapping, options: options).convert(
        ByteReader(.bytes(Array(xml.utf8))), to: sink, findings: log)
    return Converted(text: String(decoding: sink.takeBytes(), as: UTF8.self), log: log, report: report)
}
