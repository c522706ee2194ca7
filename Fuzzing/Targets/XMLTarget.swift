import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurXMLSchema
import RapporteurXMLStream

/// XML documents: what is valid converts, what converts comes back equal, XML and its JSON get one verdict, and a thread
/// that has read other documents before says the same.
final class XMLTarget: FuzzTarget {
    static let name = "xml"

    private let schemas: KnownSchemas
    private let options: ConversionOptions
    private let known: [(validation: XMLValidation, converter: XMLToJSON, back: JSONToXML, verifier: Verifier)]
    private var count = 0

    init() throws {
        schemas = try KnownSchemas()
        var options = ConversionOptions()
        options.layout = .compact
        self.options = options
        known = schemas.mappings.map { mapping in
            (
                XMLValidation { _ throws(WorkError) in mapping.schema }, XMLToJSON(mapping: mapping, options: options),
                JSONToXML(mapping: mapping, options: options), Verifier(options: options)
            )
        }
    }

    func run(_ bytes: [UInt8]) throws {
        guard let first = bytes.first else { return }
        let index = Int(first) % 3
        let mapping = schemas.mappings[index]
        let tools = known[index]
        let document = Array(bytes.dropFirst())
        let log = FindingLog()
        try tools.validation.validate(ByteReader(.bytes(document)), findings: log)
        let isValid = log.outcome == .valid
        count += 1
        // The rest costs more than the first look, and is the same for most of what is not valid.
        guard isValid || count % 8 == 0 else { return }
        let fresh = FindingLog()
        try XMLValidation { _ throws(WorkError) in mapping.schema }.validate(ByteReader(.bytes(document)), findings: fresh)
        try expectEqual(log.told, fresh.told, "validated again, by a fresh thread")

        let json = try convert(document, with: tools.converter)
        let other = try convert(document, with: XMLToJSON(mapping: mapping, options: options))
        try expectEqual(json.log.told, other.log.told, "converted again, by a fresh thread")
        try expectEqual(shown(json.bytes), shown(other.bytes), "JSON, made by a fresh thread")
        try expectEqual(json.log.outcome == .valid, isValid, "validating and converting: \(json.log.told) \(log.told)")
        guard isValid else { return }
        try comesBack(document, json: json.bytes, mapping, tools.back, tools.verifier)
    }

    private func convert(_ document: [UInt8], with converter: XMLToJSON) throws -> (bytes: [UInt8], log: FindingLog) {
        let sink = ByteSink()
        let log = FindingLog()
        _ = try converter.convert(ByteReader(.bytes(document)), to: sink, findings: log)
        return (sink.takeBytes(), log)
    }

    private func comesBack(
        _ document: [UInt8], json: [UInt8], _ mapping: JSONMapping, _ back: JSONToXML, _ verifier: Verifier
    ) throws {
        let verdict = FindingLog()
        try JSONValidation(mapping: mapping, options: options).validate(
            { () throws(WorkError) in try ByteReader(.bytes(json)) }, findings: verdict)
        try expect(verdict.outcome == .valid, "valid as XML, not as JSON: \(verdict.told)\n\(shown(json))")
        let sink = ByteSink()
        let log = FindingLog()
        _ = try back.convert(
            { () throws(WorkError) in try ByteReader(.bytes(json)) },
            to: { () throws(WorkError) in
                sink.removeAll()
                return sink
            }, findings: log)
        let xml = sink.takeBytes()
        try expect(log.outcome == .valid, "does not come back: \(log.told)\n\(shown(json))")
        let again = try convert(xml, with: XMLToJSON(mapping: mapping, options: options))
        try expect(again.log.outcome == .valid, "what came back is not valid: \(again.log.told)\n\(shown(xml))")
        try expectEqual(shown(again.bytes), shown(json), "JSON of what came back, through \(shown(xml))")
        let proof = FindingLog()
        let isSame = try verifier.verify(
            xml: { () throws(WorkError) in try ByteReader(.bytes(document)) },
            json: { () throws(WorkError) in try ByteReader(.bytes(json)) }, mapping: mapping, findings: proof)
        try expect(isSame, "another document came back: \(proof.told)\n\(shown(json))\n\(shown(xml))")
    }
}
