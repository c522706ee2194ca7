import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurJSONStream
import Testing
import RapporteurXMLSchema
import RapporteurXMLStream

/// The mapping of a schema given as text; `body` is what stands in `xs:schema`.
func makeMapping(
    _ body: String, namespace: String = "urn:t", attributes: String = "elementFormDefault=\"qualified\"",
    prefixes: ExactMap<String> = [:], names: ExactMap<String> = [:], documents: [String: String] = [:],
    noteElements: ExactSet = []
) throws -> JSONMapping {
    let target = namespace.isEmpty ? "" : "targetNamespace=\"\(namespace)\" xmlns=\"\(namespace)\""
    let text = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:json="urn:rapporteur:json" \(target) \(attributes)>
        \(body)
        </xs:schema>
        """
    var files = ExactMap(documents.mapValues { Array($0.utf8) })
    files["main.xsd"] = Array(text.utf8)
    let schema = try Schema.load(main: "main.xsd", documents: files, checking: .references)
    return JSONMapping(schema: schema, prefixes: prefixes, names: names, id: "id", noteElements: noteElements)
}

/// What a conversion gave: output, findings, report.
struct Converted {
    var text: String
    var log: FindingLog
    var report: ConversionReport

    var codes: [String] { log.findings.map(\.code) }
    var isValid: Bool { log.outcome == .valid }
}

let compact: ConversionOptions = {
    var options = ConversionOptions()
    options.layout = .compact
    return options
}()

func toJSON(_ xml: String, _ mapping: JSONMapping, _ options: ConversionOptions = compact) throws -> Converted {
    let sink = ByteSink()
    let log = FindingLog()
    let report = try XMLToJSON(mapping: mapping, options: options).convert(
        ByteReader(.bytes(Array(xml.utf8))), to: sink, findings: log)
    return Converted(text: String(decoding: sink.takeBytes(), as: UTF8.self), log: log, report: report)
}

func toXML(_ json: String, _ mapping: JSONMapping, _ options: ConversionOptions = compact) throws -> Converted {
    try toXML(Array(json.utf8), mapping, options)
}

func toXML(_ json: [UInt8], _ mapping: JSONMapping, _ options: ConversionOptions = compact) throws -> Converted {
    let sink = ByteSink()
    let log = FindingLog()
    let report = try JSONToXML(mapping: mapping, options: options).convert(
        { () throws(WorkError) in try ByteReader(.bytes(json)) },
        to: { () throws(WorkError) in
            sink.removeAll()
            return sink
        }, findings: log)
    return Converted(text: String(decoding: sink.takeBytes(), as: UTF8.self), log: log, report: report)
}

/// The value of the root's member in a valid document's JSON, compact, and a check that XML and JSON give each other.
func rootJSON(
    _ xml: String, _ mapping: JSONMapping, sourceLocation: SourceLocation = #_sourceLocation
) throws -> String {
    let json = try toJSON(xml, mapping)
    #expect(json.isValid, "\(json.log.findings.map(\.message.description))", sourceLocation: sourceLocation)
    try expectRoundTrip(xml, json.text, mapping, sourceLocation: sourceLocation)
    // {"$schema":"id","root":VALUE}
    guard let colon = json.text.dropFirst("{\"$schema\":\"id\",".count).firstIndex(of: ":") else { return json.text }
    return String(json.text[json.text.index(after: colon)...].dropLast(2))
}

/// XML → JSON → XML is the same to an XML reader, and the second JSON is the first to the byte.
func expectRoundTrip(
    _ xml: String, _ json: String, _ mapping: JSONMapping, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let back = try toXML(json, mapping)
    #expect(back.isValid, "\(back.log.findings.map(\.message.description)) in \(json)", sourceLocation: sourceLocation)
    #expect(!back.report.wasBuffered, "the JSON is not in order: \(json)", sourceLocation: sourceLocation)
    let again = try toJSON(back.text, mapping)
    #expect(again.text == json, "through \(back.text)", sourceLocation: sourceLocation)
    try expectSame(xml, json, mapping, sourceLocation: sourceLocation)
}

/// The verifier agrees that JSON holds what XML holds.
func expectSame(
    _ xml: String, _ json: String, _ mapping: JSONMapping, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let log = FindingLog()
    let isSame = try Verifier().verify(
        xml: { () throws(WorkError) in try ByteReader(.bytes(Array(xml.utf8))) },
        json: { () throws(WorkError) in try ByteReader(.bytes(Array(json.utf8))) }, mapping: mapping, findings: log)
    #expect(isSame, "\(log.findings.map(\.message.description))", sourceLocation: sourceLocation)
}

func canonical(_ xml: String) throws -> String {
    String(decoding: try CanonicalXML.canonicalize(.bytes(Array(xml.utf8))), as: UTF8.self)
}

/// All orders of a few things.
func permutations<Element>(_ elements: [Element]) -> [[Element]] {
    guard elements.count > 1 else { return [elements] }
    return elements.indices.flatMap { index in
        var rest = elements
        let chosen = rest.remove(at: index)
        return permutations(rest).map { [chosen] + $0 }
    }
}
