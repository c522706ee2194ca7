import Foundation
import Testing
import TestSupport

@Suite struct JSONSchemaCommandTests {
    private let tool: Tool

    init() throws { tool = try Small.tool() }

    @Test func theReportsSchemaIsTheCommittedOne() throws {
        let outcome = try tool.run("schema", "json-schema", "report")
        let file = SharedData.projectRoot.appendingPathComponent("Schemas/report/report.schema.json")
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        #expect(outcome.output == (try Data(contentsOf: file)))
    }

    @Test func itIsForAPackOrForAFile() throws {
        let ofPack = try tool.run("schema", "json-schema", "small", "--profile", "exchange")
        #expect(ofPack.status == 0 && ofPack.text.contains("\"$id\": \"urn:rapporteur:pack:small:1\""))
        let ofFile = try tool.run("schema", "json-schema", "packs/small/t.xsd")
        #expect(ofFile.status == 0 && ofFile.text.contains("\"$id\": \"urn:rapporteur:xsd:urn:t\""))
    }

    @Test func whatCannotBeIsSaid() throws {
        let missing = try tool.run("schema", "json-schema", "missing")
        #expect(missing.status == 2 && missing.output.isEmpty && !missing.errors.isEmpty)
        #expect(try tool.run("schema", "json-schema").status == 64)
        #expect(try tool.run("schema", "json-schema", "small", "--profile", "other").status == 64)
    }

    /// The long form is `Scripts/json-schema rapporteur`, with the published documents.
    @Test(.enabled(if: Python.hasJSONSchema, Python.jsonSchemaReason))
    func anIndependentValidatorAgrees() throws {
        let script = SharedData.projectRoot.appendingPathComponent("Scripts/json-schema").path
        let outcome = try tool.shell("'\(script)' \"$tool\" --samples-only 300")
        #expect(outcome.status == 0, "\(outcome.text)\(outcome.errors)")
    }
}
