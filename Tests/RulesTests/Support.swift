import RapporteurDiagnostics
import Testing
import RapporteurXMLStream

@testable import RapporteurRules

/// Runs the rules of small Schematron files on small documents.
enum Check {
    static func schema(_ body: String, attributes: String = "") -> String {
        """
        <schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:rap="urn:rapporteur:rules" \(attributes)>
        <ns prefix="a" uri="urn:a"/><ns prefix="rap" uri="urn:rapporteur:rules"/>
        \(body)</schema>
        """
    }

    static func load(_ body: String, attributes: String = "") throws(WorkError) -> RuleSet {
        try RuleSet.load(main: "t.sch", documents: ["t.sch": Array(schema(body, attributes: attributes).utf8)])
    }

    static func document(_ text: String) throws -> DocumentTree {
        let log = FindingLog()
        return try #require(
            try DocumentTree(reading: ByteReader(.bytes(Array(text.utf8))), findings: log), "\(log.findings)")
    }

    static func log(
        _ body: String, on text: String, attributes: String = "", codes: (any CodeListSource)? = nil,
        limits: RuleLimits = RuleLimits()
    ) throws -> FindingLog {
        let log = FindingLog()
        let runner = RuleRunner([try load(body, attributes: attributes)], codes: codes, limits: limits)
        runner.run(on: try document(text), prefixes: ["": "urn:a"], findings: log)
        return log
    }

    /// What the rules say, one `code path message` a finding.
    static func run(
        _ body: String, on text: String, attributes: String = "", codes: (any CodeListSource)? = nil
    ) throws -> [String] {
        try log(body, on: text, attributes: attributes, codes: codes).findings.map {
            "\($0.code) \($0.location.xpath ?? "-") \($0.message)"
        }
    }

    /// The codes and places of what is wrong with a Schematron file.
    static func faults(_ text: String, documents: [String: String] = [:]) -> [String] {
        var files = ExactMap(documents.mapValues { Array($0.utf8) })
        files["t.sch"] = Array(text.utf8)
        do {
            _ = try RuleSet.load(main: "t.sch", documents: files)
            return []
        } catch {
            return error.findings.map { "\($0.code) \($0.location.file ?? "-"):\($0.location.line ?? 0)" }
        }
    }
}
