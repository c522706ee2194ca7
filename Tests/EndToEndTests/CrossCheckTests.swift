import Foundation
import Testing
import TestSupport

@Suite struct CrossCheckTests {
    private let tool: Tool

    init() throws { tool = try Small.tool() }

    private func schema(_ body: String) -> String {
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\(body)</xs:schema>"
    }

    @Test func agreementSaysNothing() throws {
        try tool.folder.write(Small.valid, to: "in/valid.xml")
        try tool.folder.write(Small.invalid, to: "in/invalid.xml")
        try tool.folder.write(Small.malformed, to: "in/malformed.xml")
        let plain = try tool.run("validate", "in", "--format", "json")
        let checked = try tool.run("validate", "in", "--format", "json", "--cross-check")
        #expect(checked.status == 1 && checked.text == plain.text, "\(checked.text)")
    }

    /// Who has added no packs has no folder of them either.
    @Test func nobodyNeedsPacks() throws {
        var tool = tool
        tool.environment["RAPPORTEUR_PACKS"] = tool.folder.path("nowhere")
        let sample = SharedData.projectRoot.appendingPathComponent("Samples/communication.xml").path
        let outcome = try tool.run("validate", sample, "--no-rules", "--cross-check")
        #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.text)")
    }

    /// The built-in pack has no files, and imports the namespace xml from nowhere.
    @Test func theSamplesAgree() throws {
        let samples = SharedData.projectRoot.appendingPathComponent("Samples").path
        let outcome = try tool.shell(
            "find '\(samples)' -name '*.xml' ! -name '*.akn.xml' ! -path '*/broken/*' -print0 | xargs -0 $tool validate --no-rules --cross-check")
        #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.text)\(outcome.errors)")
    }

    /// Who has added no pack has no folder of packs.
    @Test func noFolderOfPacksIsNeeded() throws {
        let sample = SharedData.projectRoot.appendingPathComponent("Samples/communication.xml").path
        let outcome = try tool.shell(
            "env -u RAPPORTEUR_PACKS -u XDG_DATA_HOME HOME=\"$PWD/none\" \"$tool\" validate '\(sample)' --no-rules --cross-check --cross-check-seconds 30")
        #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.text)\(outcome.errors)")
    }

    /// libxml2 compares fixed decimals as text; by XSD 1.0 Part 1, cvc-elt, clause 5.2.2.2.2, their values count.
    @Test func disagreementIsANoteWithBothMessages() throws {
        try tool.folder.write(schema("<xs:element name=\"a\" fixed=\"1.0\"><xs:simpleType><xs:union memberTypes=\"xs:decimal\"/></xs:simpleType></xs:element>"), to: "s.xsd")
        try tool.folder.write("<a>1.00</a>", to: "a.xml")
        let outcome = try tool.run("validate", "a.xml", "--schema", "s.xsd", "--cross-check")
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("note: Rapporteur finds this document valid. libxml2 does not in line 1: "), "\(outcome.text)")
        #expect(outcome.text.contains("1.00") && outcome.text.contains("[cross-check.disagreement]"))
        #expect(try tool.run("validate", "a.xml", "--schema", "s.xsd").output.isEmpty)
    }

    /// libxml2 takes time with the third power of optional elements in a row.
    @Test func aHangEnds() throws {
        let elements = (0..<1500).map { "<xs:element name=\"b\($0)\" minOccurs=\"0\"/>" }.joined()
        let type = "<xs:complexType><xs:sequence>\(elements)</xs:sequence></xs:complexType>"
        try tool.folder.write(schema("<xs:element name=\"a\">\(type)</xs:element>"), to: "s.xsd")
        try tool.folder.write("<a><b7/></a>", to: "a.xml")
        let outcome = try tool.run("validate", "a.xml", "--schema", "s.xsd", "--cross-check", "--cross-check-seconds", "1")
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("It did not decide within 2 seconds. [cross-check.failed]"), "\(outcome.text)")
    }

    @Test func aRefusedSchemaIsSaid() throws {
        try tool.folder.write(
            schema("<xs:element name=\"a\"><xs:complexType><xs:sequence><xs:element name=\"b\" minOccurs=\"0\" maxOccurs=\"99999999999\"/></xs:sequence></xs:complexType></xs:element>"), to: "s.xsd")
        try tool.folder.write("<a/>", to: "a.xml")
        let outcome = try tool.run("validate", "a.xml", "--schema", "s.xsd", "--cross-check")
        #expect(outcome.status == 0 && outcome.text.contains("It refuses the schema"), "\(outcome.text)")
    }

    @Test func standardInputAndJSONHaveNoSecondOpinion() throws {
        let outcome = try tool.run("validate", "-", "--cross-check", input: Data(Small.valid.utf8))
        #expect(outcome.status == 0 && outcome.text.contains("[cross-check.failed]"), "\(outcome.text)")
        try tool.folder.write(Small.json, to: "a.json")
        let json = try tool.run("validate", "a.json", "--cross-check")
        #expect(json.status == 0 && json.output.isEmpty, "\(json.text)")
    }

    /// Files of a pack are found; the namespace xml is built in, whatever address an import has.
    @Test func includesAndImportsAreFollowedWithoutANetwork() throws {
        try tool.folder.write(
            schema("<xs:include schemaLocation=\"part.xsd\"/><xs:import namespace=\"http://www.w3.org/XML/1998/namespace\" schemaLocation=\"http://www.w3.org/2001/xml.xsd\"/><xs:element name=\"r\"><xs:complexType><xs:sequence><xs:element name=\"a\" type=\"t\"/></xs:sequence><xs:attribute ref=\"xml:lang\"/></xs:complexType></xs:element>"),
            to: "p/main.xsd")
        try tool.folder.write(schema("<xs:simpleType name=\"t\"><xs:restriction base=\"xs:int\"/></xs:simpleType>"), to: "p/part.xsd")
        try tool.folder.write("{\"id\": \"p\", \"title\": \"P\", \"version\": \"1\", \"xsd\": \"main.xsd\", \"match\": [{\"root\": \"r\", \"namespace\": \"\"}]}", to: "p/pack.json")
        try tool.folder.write("<r xml:lang=\"en\"><a>1</a></r>", to: "r.xml")
        let outcome = try tool.run("validate", "r.xml", "--schema", "p", "--cross-check")
        #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.text)\(outcome.errors)")
    }

    @Test(.enabled(if: SharedData.isAvailable, SharedData.reason))
    func thePublishedDocumentsAgree() throws {
        let folder = try SharedData.unpacked("un-corpus.tar.xz").path
        let schema = SharedData.url("akn/akomantoso30.xsd").path
        let outcome = try tool.shell("$tool validate --cross-check --schema '\(schema)' --format json '\(folder)'")
        #expect(outcome.status == 1)
        #expect(!outcome.text.contains("cross-check"))
        #expect(outcome.errors.contains("300 valid, 111 invalid"), "\(outcome.errors)")
    }

    @Test func theWorkerIsHidden() throws {
        #expect(try !tool.run("--help").text.contains("cross-check-worker"))
        #expect(try tool.run("validate", "--help").text.contains("--cross-check "))
    }
}
