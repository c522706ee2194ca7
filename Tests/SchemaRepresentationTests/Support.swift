import RapporteurDiagnostics
@testable import RapporteurXMLSchema

/// What a schema document by itself is found guilty of, before anything is built from it.
func findings(inDocument text: String) -> [Finding] {
    let issues = SchemaIssues()
    let loader = SchemaLoader(issues: issues, files: .memory(["main.xsd": Array(text.utf8)]))
    do {
        _ = try loader.load(["main.xsd"])
    } catch {
        return error.findings
    }
    return issues.log.findings
}

/// The same for what stands inside `xs:schema`.
func findings(_ body: String, _ attributes: String = "") -> [Finding] {
    findings(inDocument: "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:o='urn:other' \(attributes)>\(body)</xs:schema>")
}

/// The codes of the findings, without what all have before them, in document order.
func codes(_ body: String, _ attributes: String = "") -> [String] {
    findings(body, attributes).map { String($0.code.dropFirst("schema.".count)) }
}

/// Puts a particle into the content of a type.
func inSequence(_ particle: String) -> String {
    "<xs:complexType name='t'><xs:sequence>\(particle)</xs:sequence></xs:complexType>"
}

func inType(_ content: String) -> String { "<xs:complexType name='t'>\(content)</xs:complexType>" }

func inSimpleType(_ content: String) -> String { "<xs:simpleType name='t'>\(content)</xs:simpleType>" }
