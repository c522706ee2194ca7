import Foundation
import TestSupport
import Testing

/// `convert --profile analysis` and what becomes of analysis JSON that is given as input.
@Suite struct AnalysisTests {
    private let tool: Tool
    private let analysis = """
        {"$schema":"urn:rapporteur:pack:small:1:analysis","list":{"title":"a","n":[1,2]}}

        """

    init() throws {
        tool = try Small.tool()
        try tool.folder.write(Small.valid, to: "in/valid.xml")
        try tool.folder.write(Small.json, to: "valid.json")
        try tool.folder.write(Small.invalid, to: "invalid.xml")
    }

    @Test func goesToStandardOutputAFileOrAFolder() throws {
        let printed = try tool.run("convert", "in/valid.xml", "--profile", "analysis", "--compact")
        #expect(printed.status == 0 && printed.text == analysis)
        #expect(printed.errors == "1 converted (small 1)\n")
        let input = try tool.run("convert", "-", "--profile", "analysis", "--compact", input: Data(Small.valid.utf8))
        #expect(input.text == analysis)
        let file = try tool.run("convert", "in/valid.xml", "--profile", "analysis", "--to", "json", "-o", "a.json")
        #expect(file.status == 0)
        #expect(try tool.content("a.json").hasPrefix("{\n  \"$schema\": \"urn:rapporteur:pack:small:1:analysis\""))
        let folder = try tool.run("convert", "in", "--profile", "analysis", "--output-dir", "out", "--compact")
        #expect(folder.status == 0)
        #expect(try tool.content("out/valid.json") == analysis)
        let bare = try tool.run("convert", "in/valid.xml", "--profile", "analysis", "--schema", "packs/small/t.xsd")
        #expect(bare.text.contains("\"urn:rapporteur:xsd:urn:t:analysis\""))
    }

    @Test func exchangeIsTheProfileUnlessItIsSaid() throws {
        let plain = try tool.run("convert", "in/valid.xml")
        #expect(try tool.run("convert", "in/valid.xml", "--profile", "exchange").output == plain.output)
        #expect(!plain.text.contains(":analysis"))
    }

    @Test(arguments: [
        "--verify", "--to xml", "--strict", "--losses l.json", "--stream", "--verify --to json", "--profile other",
    ])
    func optionsThatMakeNoSenseAreRefusedBeforeAnyWork(_ options: String) throws {
        let outcome = try tool.shell("\"$tool\" convert in/valid.xml --profile analysis \(options) -o out.json")
        #expect(outcome.status == 64 && outcome.output.isEmpty, "\(outcome.errors)")
        #expect(try tool.names() == ["in", "invalid.xml", "packs", "valid.json"])
    }

    @Test func whatIsNotValidGivesNothing() throws {
        let outcome = try tool.run("convert", "invalid.xml", "--profile", "analysis", "-o", "out.json")
        #expect(outcome.status == 1)
        let json = try tool.run("convert", "valid.json", "--profile", "analysis", "-o", "out.json")
        #expect(json.status == 2 && json.errors.contains("[convert.same]") && json.errors.contains("made from XML"))
        #expect(try !tool.names().contains("out.json"))
    }

    @Test(arguments: ["validate a.json", "convert a.json", "validate a.json --schema small", "convert a.json --verify"])
    func itLeadsOneWay(_ command: String) throws {
        try tool.folder.write(analysis, to: "a.json")
        let outcome = try tool.shell("\"$tool\" \(command)")
        #expect(outcome.status == 2)
        let said = outcome.text + outcome.errors
        #expect(said.contains("[json.schema.analysis]") && said.contains("exchange JSON"), "\(said)")
        let piped = try tool.run("validate", "-", input: Data(analysis.utf8))
        #expect(piped.status == 2 && piped.text.contains("[json.schema.analysis]"))
    }

    /// Beside the documents that it was made from it is no document.
    @Test func inAFolderItIsSkipped() throws {
        try tool.folder.write(analysis, to: "in/valid.analysis.json")
        let outcome = try tool.run("validate", "in")
        #expect(outcome.status == 0 && outcome.errors.hasPrefix("1 valid (small 1)\nPassed over: 1 JSON file that is none of ours ("), "\(outcome.errors)")
        let converted = try tool.run("convert", "in", "--output-dir", "out")
        #expect(converted.status == 0 && converted.errors.hasPrefix("1 converted (small 1)\nPassed over: 1 JSON file that is none of ours ("), "\(converted.errors)")
        #expect(try tool.names(in: "out") == ["valid.json"])
        try tool.folder.write(analysis, to: "only/a.json")
        #expect(try tool.run("validate", "only").status == 2)
    }

    @Test func theBuiltInPackLeavesNotesOut() throws {
        let sample = SharedData.projectRoot.appendingPathComponent("Samples/protection-of-migrants")
        let outcome = try tool.run("convert", sample.path + ".xml", "--profile", "analysis")
        #expect(outcome.status == 0)
        #expect(outcome.output == (try Data(contentsOf: URL(fileURLWithPath: sample.path + ".analysis.json"))))
    }

    @Test func itsJSONSchemaIsTheCommittedOne() throws {
        let outcome = try tool.run("schema", "json-schema", "report", "--profile", "analysis")
        let file = SharedData.projectRoot.appendingPathComponent("Schemas/report/report.analysis.schema.json")
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        #expect(outcome.output == (try Data(contentsOf: file)))
        let small = try tool.run("schema", "json-schema", "small", "--profile", "analysis")
        #expect(small.text.contains("\"$id\": \"urn:rapporteur:pack:small:1:analysis\""))
        #expect(try tool.run("schema", "json-schema", "missing", "--profile", "analysis").status == 2)
    }
}
