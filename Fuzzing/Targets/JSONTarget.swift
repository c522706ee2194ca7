import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurXMLStream

/// JSON documents: what is valid becomes XML that an XML reader reads and that is valid, and comes back equal; validating
/// and converting get one verdict, and a thread that has read other documents before says the same.
final class JSONTarget: FuzzTarget {
    static let name = "json"

    private let schemas: KnownSchemas
    private let options: ConversionOptions
    private let known: [(converter: JSONToXML, verifier: Verifier)]
    private var count = 0

    init() throws {
        schemas = try KnownSchemas()
        var options = ConversionOptions()
        options.layout = .compact
        self.options = options
        known = schemas.mappings.map { (JSONToXML(mapping: $0, options: options), Verifier(options: options)) }
    }

    func run(_ bytes: [UInt8]) throws {
        guard let first = bytes.first else { return }
        let index = Int(first) % 3
        let mapping = schemas.mappings[index]
        let document = Array(bytes.dropFirst())
        let xml = try convert(document, with: known[index].converter)
        let isValid = xml.log.outcome == .valid
        count += 1
        guard isValid || count % 8 == 0 else { return }
        let fresh = try convert(document, with: JSONToXML(mapping: mapping, options: options))
        try expectEqual(xml.log.told, fresh.log.told, "converted again, by a fresh thread")
        try expectEqual(shown(xml.bytes), shown(fresh.bytes), "XML, made by a fresh thread")
        let verdict = FindingLog()
        try JSONValidation(mapping: mapping, options: options).validate(
            { () throws(WorkError) in try ByteReader(.bytes(document)) }, findings: verdict)
        try expectEqual(verdict.told, xml.log.told, "validated and converted")
        guard isValid else { return }
        let log = FindingLog()
        try XMLValidation { _ throws(WorkError) in mapping.schema }.validate(ByteReader(.bytes(xml.bytes)), findings: log)
        try expect(log.outcome == .valid, "valid as JSON, not as XML: \(log.told)\n\(shown(xml.bytes))")
        let proof = FindingLog()
        let isSame = try known[index].verifier.verify(
            xmlMade: { () throws(WorkError) in try ByteReader(.bytes(xml.bytes)) }, mapping: mapping, findings: proof)
        try expect(isSame, "another document came back: \(proof.told)\n\(shown(xml.bytes))")
    }

    private func convert(_ document: [UInt8], with converter: JSONToXML) throws -> (bytes: [UInt8], log: FindingLog) {
        let sink = ByteSink()
        let log = FindingLog()
        _ = try converter.convert(
            { () throws(WorkError) in try ByteReader(.bytes(document)) },
            to: { () throws(WorkError) in
                sink.removeAll()
                return sink
            }, findings: log)
        return (sink.takeBytes(), log)
    }
}
