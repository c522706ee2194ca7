import Foundation
import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurXMLSchema
import TestSupport
import Testing

/// A schema built like one that many use, with documents: a folder of Tests/Families.
struct Family: Sendable, CustomTestStringConvertible {
    var name: String
    var testDescription: String { name }

    static let all: [Family] = {
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (names ?? []).filter { !$0.hasPrefix(".") }.sorted().map(Family.init)
    }()

    private static let folder = SharedData.projectRoot.appendingPathComponent("Tests/Families")
    private var folder: URL { Self.folder.appendingPathComponent(name) }

    /// main.xsd, or what the file `schemas` names.
    var schemaPath: String {
        let named = try? String(contentsOf: folder.appendingPathComponent("schemas"), encoding: .utf8)
        return folder.appendingPathComponent(named?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "main.xsd").path
    }

    func mapping() throws -> JSONMapping {
        let mapping = JSONMapping(schema: try Schema.load(schemaPath, checking: .full))
        try mapping.checkAllShapes()
        return mapping
    }

    /// The texts of documents whose names begin so, by name.
    func documents(_ kind: String) throws -> [(name: String, text: String)] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix(kind) }.sorted().map {
            ($0, try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8))
        }
    }
}

/// Stand-ins for the schemas that people bring: each loads, tells good documents from bad ones, and gives JSON, XML
/// and tables.
@Suite struct FamilyTests {
    private static let options = {
        var options = compact
        options.allowsDoctype = true
        return options
    }()

    @Test func areThere() {
        #expect(Family.all.count >= 24)
    }

    @Test(arguments: Family.all) func goodDocumentsComeThrough(_ family: Family) throws {
        let mapping = try family.mapping()
        for (name, xml) in try family.documents("good") {
            let json = try toJSON(xml, mapping, Self.options)
            #expect(json.isValid, "\(name): \(json.log.findings.map(\.message.description))")
            #expect(json.report.losses.items.allSatisfy { $0.kind == .doctype }, "\(name)")
            let back = try toXML(json.text, mapping)
            #expect(back.isValid, "\(name): \(back.log.findings.map(\.message.description))")
            #expect(!back.report.wasBuffered)
            #expect(try toJSON(back.text, mapping).text == json.text, "\(name): \(back.text)")
            let log = FindingLog()
            let isSame = try Verifier(options: Self.options).verify(
                xml: { () throws(WorkError) in try ByteReader(.bytes(Array(xml.utf8))) },
                json: { () throws(WorkError) in try ByteReader(.bytes(Array(json.text.utf8))) }, mapping: mapping, findings: log)
            #expect(isSame, "\(name): \(log.findings.map(\.message.description))")
        }
    }

    /// The name of the file says the code; one cause, one finding.
    @Test(arguments: Family.all) func badDocumentsGiveOneFinding(_ family: Family) throws {
        let mapping = try family.mapping()
        let documents = try family.documents("bad-")
        #expect(documents.count >= 2)
        for (name, xml) in documents {
            let log = try toJSON(xml, mapping, Self.options).log
            #expect(log.outcome == .invalid, "\(name)")
            #expect(
                log.findings.map(\.code) == [String(name.dropFirst("bad-".count).dropLast(".xml".count))],
                "\(name): \(log.findings.map(\.message.description))")
        }
    }

    /// All tables of a schema, with a row for the root at least.
    @Test(arguments: Family.all) func givesTables(_ family: Family) throws {
        let mapping = try family.mapping()
        let tables = SchemaTables(mapping: mapping).list().tables
        #expect(!tables.isEmpty)
        for (name, xml) in try family.documents("good") {
            var rows: [Int: Int] = [:]
            let log = FindingLog()
            let reading = XMLToRows(tables: tables, mapping: mapping, options: Self.options)
            try reading.read(ByteReader(.bytes(Array(xml.utf8))), findings: log) { table, _ in rows[table, default: 0] += 1 }
            #expect(log.outcome == .valid && !rows.isEmpty, "\(name): \(log.findings.map(\.message.description))")
        }
    }

    /// JSON Schemas say nothing of a document that is right, and are the same however often they are made.
    @Test(.enabled(if: Python.hasJSONSchema, Python.jsonSchemaReason), arguments: Family.all)
    func jsonSchemasAdmitWhatIsWritten(_ family: Family) throws {
        let mapping = try family.mapping()
        for profile in [JSONProfile.exchange, .analysis] {
            let instances = try family.documents("good").map { document in
                let converted =
                    profile == .analysis
                    ? try toAnalysis(document.text, mapping, Self.options) : try toJSON(document.text, mapping, Self.options)
                return converted.text.trimmingCharacters(in: .whitespacesAndNewlines)
            }
            let verdicts = try IndependentValidator.verdicts(schema: mapping.jsonSchema(profile), instances: instances)
            #expect(verdicts.allSatisfy { $0 }, "\(family.name), \(profile)")
        }
    }
}
