import RapporteurDiagnostics
import Foundation
import RapporteurInterchange
import Testing
import TestSupport
import RapporteurXMLSchema
import RapporteurXMLStream

/// Real documents come through unchanged.
@Suite struct CorpusTests {
    @Test(arguments: ["protection-of-migrants", "communication", "note-verbale"]) func sample(name: String) throws {
        let root = SharedData.projectRoot
        let schema = try Schema.load(root.appendingPathComponent("Schemas/report/report.xsd").path)
        let mapping = JSONMapping(schema: schema, prefixes: ["": "urn:rapporteur:report:1.0"], id: "urn:rapporteur:report:1.0")
        try mapping.checkAllShapes()
        let xml = try String(contentsOf: root.appendingPathComponent("Samples/\(name).xml"), encoding: .utf8)
        let json = try toJSON(xml, mapping, ConversionOptions())
        #expect(json.isValid, "\(json.log.findings)")
        #expect(!json.report.losses.haveContent)
        let back = try toXML(json.text, mapping, ConversionOptions())
        #expect(back.text == xml, "the sample is laid out as documents are written")
        try expectRoundTrip(xml, try toJSON(xml, mapping).text, mapping)
    }

    @Test(.enabled(if: SharedData.isAvailable, SharedData.reason))
    func documentsOfTheUnitedNations() throws {
        let mapping = JSONMapping(schema: try Schema.load(SharedData.url("akn/akomantoso30.xsd").path))
        try mapping.checkAllShapes()
        let folder = try SharedData.unpacked("un-corpus.tar.xz")
        let corpus = FileManager.default.fileExists(atPath: folder.appendingPathComponent("un-corpus/cases.tsv").path)
            ? folder.appendingPathComponent("un-corpus") : folder
        let cases = try String(contentsOf: corpus.appendingPathComponent("cases.tsv"), encoding: .utf8)
        let files = cases.split(separator: "\n").map { $0.split(separator: "\t") }.filter { $0.count > 1 && $0[1] == "valid" }
        #expect(files.count >= 300)
        for (index, file) in files.enumerated() {
            try comeThrough(corpus.appendingPathComponent(String(file[0])), mapping, inDetail: index % 10 == 0)
        }
    }

    @Test(.enabled(if: SharedData.isAvailable, SharedData.reason))
    func samplesOfTheStandard() throws {
        let folder = SharedData.url("akn/oasis-samples")
        let mapping = JSONMapping(schema: try Schema.load(folder.appendingPathComponent("akomantoso30-wd17.xsd").path))
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "xml" }
        #expect(files.count == 4)
        for file in files { try comeThrough(file, mapping, inDetail: true) }
    }

    /// XML → JSON → XML: the verifier finds no difference; in detail, the JSON of what came back is the same to the
    /// byte.
    private func comeThrough(_ file: URL, _ mapping: JSONMapping, inDetail: Bool) throws {
        let xml = try String(contentsOf: file, encoding: .utf8)
        let json = try toJSON(xml, mapping)
        #expect(json.isValid, "\(file.lastPathComponent): \(json.log.findings.prefix(2))")
        #expect(!json.report.losses.haveContent, "\(file.lastPathComponent): \(json.report.losses.counted)")
        let log = FindingLog()
        let isSame = try Verifier().verify(
            xml: { () throws(WorkError) in try ByteReader(.file(file.path)) },
            json: { () throws(WorkError) in try ByteReader(.bytes(Array(json.text.utf8))) }, mapping: mapping,
            findings: log)
        #expect(isSame, "\(file.lastPathComponent): \(log.findings)")
        guard inDetail else { return }
        let back = try toXML(json.text, mapping)
        #expect(back.isValid, "\(file.lastPathComponent): \(back.log.findings.prefix(2))")
        #expect(!back.report.wasBuffered)
        #expect(try toJSON(back.text, mapping).text == json.text, "\(file.lastPathComponent)")
    }
}
