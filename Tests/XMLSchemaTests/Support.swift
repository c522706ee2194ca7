import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// Wraps declarations in a schema document; the target namespace is "urn:t", its elements are qualified.
func schemaText(_ body: String, attributes: String = "") -> String {
    """
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t" \
    elementFormDefault="qualified" \(attributes)>\(body)</xs:schema>
    """
}

/// Loads a schema from its declarations, checked fully.
func schema(_ body: String, attributes: String = "") throws -> Schema {
    try Schema.load(
        main: "t.xsd", documents: ["t.xsd": Array(schemaText(body, attributes: attributes).utf8)], checking: .full)
}

/// The codes for which a schema is refused; empty where it is not.
func faults(_ body: String, attributes: String = "") -> [String] {
    faults(documents: ["t.xsd": schemaText(body, attributes: attributes)])
}

func faults(documents: [String: String], main: String = "t.xsd") -> [String] {
    do throws(WorkError) {
        _ = try Schema.load(main: main, documents: ExactMap(documents.mapValues { Array($0.utf8) }), checking: .full)
        return []
    } catch {
        return error.findings.map(\.code)
    }
}

/// Feeds reader events to a validator.
final class ValidatingConsumer: XMLEventConsumer {
    let validator: Validator

    init(_ validator: Validator) {
        self.validator = validator
    }

    func consume(_ batch: XMLEventBatch) {
        for event in batch.events {
            switch event.kind {
            case .startElement: validator.startElement(event, in: batch)
            case .endElement: validator.endElement()
            case .text: validator.text(event, in: batch)
            case .comment, .processingInstruction: continue
            }
        }
    }
}

/// What a document comes to: its findings, in order.
func findings(_ document: [UInt8], _ schema: Schema, limit: Int = 1000) throws -> FindingLog {
    let log = FindingLog(limit: limit)
    let names = NameTable()
    let reader = XMLReader(names: names, allowDoctype: true)
    let validator = Validator(schema: schema, names: names, findings: log, positions: reader)
    let result = try reader.read(
        ByteReader(.bytes(document)), into: ValidatingConsumer(validator), findings: log)
    if result == .complete { validator.finish() }
    return log
}

/// The findings of a document as "line:column code" with the count where it is not 1.
func places(_ document: String, _ schema: Schema) throws -> [String] {
    try findings(Array(document.utf8), schema).findings.map { finding in
        "\(finding.location.line ?? 0):\(finding.location.column ?? 0) \(finding.code)"
            + (finding.count == 1 ? "" : " ×\(finding.count)")
    }
}

func isValid(_ document: String, _ schema: Schema) throws -> Bool {
    try findings(Array(document.utf8), schema).outcome == .valid
}
