import RapporteurDiagnostics
import Foundation
import RapporteurInterchange
import RapporteurJSONStream
import Testing
import TestSupport
import RapporteurXMLSchema

@Suite struct JSONSchemaReportTests {
    private let folder = SharedData.projectRoot.appendingPathComponent("Schemas/report")

    /// What is in Schemas/report is what the schema and its pack give; RECORD_GOLDENS=1 writes it anew.
    @Test(arguments: [(JSONProfile.exchange, "report.schema.json"), (.analysis, "report.analysis.schema.json")])
    func theCommittedSchemaIsInStep(profile: JSONProfile, name: String) throws {
        let pack = try JSONDocument(.file(folder.appendingPathComponent("pack.json").path)).root
        let id = try "urn:rapporteur:pack:\(pack.required("id").string()):\(pack.required("version").string())"
        var prefixes: ExactMap<String> = [:]
        for (name, field) in try pack.required("prefixes").members() { prefixes[name] = try field.string() }
        let schema = try Schema.load(folder.appendingPathComponent("report.xsd").path)
        let sink = ByteSink()
        let mapping = JSONMapping(schema: schema, prefixes: prefixes, id: id)
        try JSONSchemaGenerator(mapping: mapping, profile: profile).write(to: sink)
        let made = String(decoding: sink.takeBytes(), as: UTF8.self)

        let file = folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            try Data(made.utf8).write(to: file)
            Issue.record("\(name) was recorded; look at it and run again")
            return
        }
        let committed = try #require(try? Data(contentsOf: file), "RECORD_GOLDENS=1 writes \(name)")
        #expect(made == String(decoding: committed, as: UTF8.self), "\(name) is not in step with report.xsd")
    }

    @Test(arguments: JSONProfile.allCases) func theSameSchemaGivesTheSameBytes(profile: JSONProfile) throws {
        let path = folder.appendingPathComponent("report.xsd").path
        let texts = try (0..<3).map { _ in try JSONMapping(schema: Schema.load(path)).jsonSchema(profile) }
        #expect(texts[0] == texts[1] && texts[1] == texts[2])
    }
}
