import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurXMLSchema

/// Schemas: what loads fully also loads for use, names its JSON, has a JSON Schema and a sample; a sample that is called
/// valid converts and comes back.
final class SchemaTarget: FuzzTarget {
    static let name = "xsd"

    init() {}

    func run(_ bytes: [UInt8]) throws {
        let schema: Schema
        do throws(WorkError) {
            schema = try Self.load(bytes, .full)
        } catch {
            return
        }
        do throws(WorkError) {
            _ = try Self.load(bytes, .references)
        } catch {
            throw Contradiction("loads when checked fully, and not when its references alone are: \(error.told)")
        }
        let mapping = JSONMapping(schema: schema, prefixes: [:], names: [:], id: "t", noteElements: [])
        for profile in [JSONProfile.exchange, .analysis] {
            if let generator = try? JSONSchemaGenerator(mapping: mapping, profile: profile) { _ = try? generator.document() }
        }
        guard let sample = try? SampleGenerator(mapping: mapping).sample(), sample.isValid else { return }
        var options = ConversionOptions()
        options.layout = .compact
        let sink = ByteSink()
        let log = FindingLog()
        _ = try XMLToJSON(mapping: mapping, options: options).convert(
            ByteReader(.bytes(sample.bytes)), to: sink, findings: log)
        // Names that JSON cannot tell apart are the schema's fault, and said.
        if log.outcome != .valid, log.findings.contains(where: { $0.code.begins(with: "json.") || $0.code.begins(with: "convert.") }) {
            return
        }
        try expect(log.outcome == .valid, "the sample is valid and does not convert: \(log.told)\n\(shown(sample.bytes))")
        let json = sink.takeBytes()
        let proof = FindingLog()
        let isSame = try Verifier(options: options).verify(
            xml: { () throws(WorkError) in try ByteReader(.bytes(sample.bytes)) },
            json: { () throws(WorkError) in try ByteReader(.bytes(json)) }, mapping: mapping, findings: proof)
        try expect(isSame, "the sample does not come back: \(proof.told)\n\(shown(sample.bytes))\n\(shown(json))")
    }

    private static func load(_ bytes: [UInt8], _ checking: SchemaChecking) throws(WorkError) -> Schema {
        try Schema.load(main: "t.xsd", documents: ["t.xsd": bytes], checking: checking)
    }
}
