import Foundation
import TestSupport
import Testing

@Suite struct ValidateTests {
    private let tool: Tool

    init() throws {
        tool = try Small.tool()
        try tool.folder.write(Small.valid, to: "valid.xml")
        try tool.folder.write(Small.invalid, to: "invalid.xml")
        try tool.folder.write(Small.malformed, to: "malformed.xml")
        try tool.folder.write(Small.unknown, to: "unknown.xml")
        try tool.folder.write(Small.json, to: "valid.json")
        try tool.folder.write(Small.invalidJSON, to: "invalid.json")
        try tool.folder.write(Small.foreignJSON, to: "foreign.json")
        try tool.folder.write("just text", to: "text")
        try tool.folder.write("", to: "empty")
        try tool.folder.write("<!DOCTYPE list><list xmlns=\"urn:t\"/>", to: "doctype.xml")
        try tool.folder.write("x", to: "nothing/readme.txt")
        try FileManager.default.createSymbolicLink(
            atPath: tool.folder.path("dangling.xml"), withDestinationPath: "gone")
    }

    @Test(
        arguments: [
            (["valid.xml"], 0, "1 valid (small 1)"),
            (["valid.json"], 0, "1 valid (small 1)"),
            (["valid.xml", "valid.json", "valid.xml"], 0, "3 valid (small 1)"),
            (["invalid.xml"], 1, "0 valid, 1 invalid (small 1)"),
            (["invalid.json"], 1, "0 valid, 1 invalid (small 1)"),
            (["malformed.xml"], 1, "0 valid, 1 invalid (small 1)"),
            (["valid.xml", "invalid.xml"], 1, "1 valid, 1 invalid (small 1)"),
            (["unknown.xml"], 2, "0 valid, 1 not checked"),
            (["foreign.json"], 2, "0 valid, 1 not checked"),
            (["text"], 2, "0 valid, 1 not checked"),
            (["empty"], 2, "0 valid, 1 not checked"),
            (["missing.xml"], 2, "0 valid, 1 not checked"),
            (["dangling.xml"], 2, "0 valid, 1 not checked"),
            (["nothing"], 2, "0 valid, 1 not checked"),
            (["doctype.xml"], 2, "0 valid, 1 not checked"),
            (["--allow-doctype", "doctype.xml"], 0, "1 valid (small 1)"),
            (["invalid.xml", "missing.xml", "valid.xml"], 2, "1 valid, 1 invalid, 1 not checked (small 1)"),
            (["--schema", "small", "valid.xml"], 0, "1 valid (small 1)"),
            (["--schema", "packs/small", "valid.xml"], 0, "1 valid (small 1)"),
            (["--schema", "packs/small/t.xsd", "valid.xml"], 0, "1 valid (packs/small/t.xsd)"),
            (["--schema", "small", "unknown.xml"], 1, "0 valid, 1 invalid (small 1)"),
        ] as [([String], Int32, String)])
    func saysWhatBecameOfThem(_ arguments: [String], _ status: Int32, _ summary: String) throws {
        let outcome = try tool.shell("\"$tool\" validate \(arguments.joined(separator: " "))")
        #expect(outcome.status == status, "\(outcome.text)\(outcome.errors)")
        #expect(outcome.errors.contains(summary + "\n"), "\(outcome.errors)")
        #expect((status == 0) == outcome.text.isEmpty, "\(outcome.text)")
    }

    @Test func namesTheRulesAndListsOfTheReport() throws {
        let outcome = try tool.shell("\"$tool\" validate --schema report valid.xml")
        #expect(outcome.status == 1)
        #expect(
            outcome.errors.contains(#/0 valid, 1 invalid \(report 1\.0, rules \d+, states 20\d\d-\d\d-\d\d/#),
            "\(outcome.errors)")
    }

    @Test(arguments: [
        [], ["validate"], ["validate", "--format", "x", "valid.xml"], ["validate", "--max-findings", "0", "valid.xml"],
        ["validate", "--nothing", "valid.xml"], ["validate", "-", "-"], ["validate", "--files-from", "-", "-"],
        ["frobnicate"], ["convert"], ["convert", "-o", "a", "--output-dir", "b", "valid.xml"],
        ["convert", "valid.xml", "valid.json"], ["convert", "valid.xml", "--to", "akn2"], ["schema", "frobnicate"],
        ["convert", "valid.xml", "--stream", "--verify"], ["schema", "add", "packs/small", "--id", "report"],
    ])
    func wrongUsageIs64BeforeAnyWork(_ arguments: [String]) throws {
        let outcome = try tool.shell("\"$tool\" \(arguments.joined(separator: " ")) < /dev/null")
        // Without a command the help is shown, as for --help.
        #expect(outcome.status == (arguments.isEmpty ? 0 : 64), "\(outcome.errors)")
        #expect(arguments.isEmpty || outcome.output.isEmpty)
    }

    @Test(arguments: [
        "valid.xml --schema missing", "valid.xml --schema nothing", "valid.xml --files-from missing",
        "--files-from empty",
    ])
    func whatKeepsARunFromStartingIs2(_ arguments: String) throws {
        let outcome = try tool.shell("\"$tool\" validate \(arguments)")
        #expect(outcome.status == 2, "\(outcome.errors)")
        #expect(outcome.errors.contains("error:"))
    }

    @Test func helpAndVersionAre0() throws {
        #expect(try tool.run("--help").status == 0)
        #expect(try tool.run("validate", "--help").status == 0)
        #expect(try tool.run("--version").text == "0.1.0\n")
    }

    @Test func aFindingHasPlaceExcerptAndHint() throws {
        let text = try tool.run("validate", "invalid.xml").text
        #expect(text.hasPrefix("invalid.xml:2:3: error: "), "\(text)")
        #expect(text.contains("    2 |   <n>x</n>\n      |   ^~\n"), "\(text)")
        #expect(!text.contains("\u{1B}"))
    }

    @Test func JSONFindingsAreOneObject() throws {
        let outcome = try tool.run(
            "validate", "--format", "json", "valid.xml", "invalid.xml", "invalid.json", "missing.xml")
        #expect(outcome.status == 2)
        let object = try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
        let documents = try #require(object["documents"] as? [[String: Any]])
        #expect(documents.map { $0["outcome"] as? String } == ["valid", "invalid", "invalid", "not checked"])
        #expect(object["summary"] as? [String: Int] == ["valid": 1, "invalid": 2, "notChecked": 1, "accepted": 0])
        let findings = try #require(documents[1]["findings"] as? [[String: Any]])
        #expect(findings[0]["line"] as? Int == 2 && findings[0]["column"] as? Int == 3)
        #expect((findings[0]["xpath"] as? String)?.hasPrefix("/") == true)
        let other = try #require(documents[2]["findings"] as? [[String: Any]])
        #expect((other[0]["pointer"] as? String)?.hasPrefix("/list") == true)
    }

    @Test func theLimitOfFindingsHidesNothing() throws {
        let faults = (1...30).map { "<n>x\($0)</n>\n" }.joined()
        try tool.folder.write("<list xmlns=\"urn:t\">\(faults)</list>", to: "many.xml")
        let outcome = try tool.run("validate", "--max-findings", "10", "--format", "json", "many.xml")
        #expect(outcome.status == 1)
        let object = try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
        let document = try #require((object["documents"] as? [[String: Any]])?.first)
        #expect((document["findings"] as? [Any])?.count == 10)
        #expect(document["omitted"] as? Int == 20)
    }

    @Test func standardInputHasTheNameItIsGiven() throws {
        let outcome = try tool.run("validate", "-", "--stdin-name", "draft.xml", input: Data(Small.invalid.utf8))
        #expect(outcome.status == 1)
        #expect(outcome.text.hasPrefix("draft.xml:2:3: "))
        #expect(try tool.run("validate", "-", input: Data(Small.json.utf8)).status == 0)
    }

    @Test func aListNamesFiles() throws {
        try tool.folder.write("valid.xml\n\ninvalid.xml\r\n", to: "list")
        let outcome = try tool.run("validate", "--files-from", "list")
        #expect(outcome.errors == "1 valid, 1 invalid (small 1)\n")
        let piped = try tool.run("validate", "--files-from", "-", input: Data("valid.xml".utf8))
        #expect(piped.errors == "1 valid (small 1)\n")
    }

    @Test func aFolderGivesItsDocumentsInBytewiseOrder() throws {
        for path in ["f/b.xml", "f/a/z.xml", "f/B.xml", "f/a.xml", "f/é.xml"] {
            try tool.folder.write(Small.invalid, to: path)
        }
        try tool.folder.write(Small.foreignJSON, to: "f/package.json")
        try tool.folder.write("x", to: "f/notes.txt")
        let outcome = try tool.run("validate", "f/")
        let files = outcome.text.split(separator: "\n").filter { $0.hasPrefix("f") }.map { $0.prefix { $0 != ":" } }
        #expect(files == ["f/B.xml", "f/a.xml", "f/a/z.xml", "f/b.xml", "f/é.xml"])
        #expect(outcome.status == 1)
        #expect(
            outcome.errors == """
                0 valid, 5 invalid (small 1)
                Passed over: 1 file of another kind (f/notes.txt); 1 JSON file that is none of ours (f/package.json)

                """)
    }

    @Test func aFolderOfForeignJSONHasNoDocuments() throws {
        try tool.folder.write(Small.foreignJSON, to: "f/package.json")
        #expect(try tool.run("validate", "f").status == 2)
    }

    @Test func whatIsNoRegularFileIsNotReadFromAFolder() throws {
        let outcome = try tool.shell(
            "mkdir f; mkfifo f/pipe.xml; ln -s ../valid.xml f/link.xml; ln -s . f/loop; \"$tool\" validate f")
        #expect(outcome.status == 2)
        #expect(outcome.errors.hasPrefix("1 valid, 1 not checked (small 1)\n"), "\(outcome.errors)")
        #expect(outcome.text.contains("[input.special]"))
    }

    @Test func aNamedPipeIsRead() throws {
        let outcome = try tool.shell("\"$tool\" validate <(cat valid.xml) <(cat valid.json)")
        #expect(outcome.status == 0, "\(outcome.text)")
    }

    @Test func aBadSchemaIsShownOnceAndChecksNothing() throws {
        try tool.folder.write(
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:element name=\"a\" kind=\"b\"/></xs:schema>",
            to: "bad.xsd")
        let outcome = try tool.run("validate", "--schema", "bad.xsd", "valid.xml", "valid.xml", "valid.json")
        #expect(outcome.status == 2)
        #expect(outcome.errors == "0 valid, 3 not checked\n")
        #expect(outcome.text.components(separatedBy: "bad.xsd:1:").count == 2, "\(outcome.text)")
        #expect(outcome.text.components(separatedBy: "[schema.unusable]").count == 3, "\(outcome.text)")
    }

    @Test func twoPacksThatMatchAreNamed() throws {
        try tool.folder.write(Small.schema, to: "packs/twin/t.xsd")
        try tool.folder.write(Small.pack.replacing("\"small\"", with: "\"twin\""), to: "packs/twin/pack.json")
        let outcome = try tool.run("validate", "valid.xml")
        #expect(outcome.status == 2)
        #expect(
            outcome.text.contains("small 1") && outcome.text.contains("twin 1")
                && outcome.text.contains("[pack.several]"))
        #expect(try tool.run("validate", "valid.xml", "--schema", "twin").status == 0)
    }

    @Test func aClosedOrFullOutputIs2() throws {
        let full = try tool.shell("\"$tool\" validate invalid.xml > /dev/full")
        #expect(full.status == 2 && full.errors.contains("[output.write]"))
        // Nobody reads what is closed; the verdict is told by the exit code and by the summary.
        let closed = try tool.shell("\"$tool\" validate invalid.xml >&-")
        #expect(closed.status == 1 && closed.errors.contains("1 invalid"), "\(closed.errors)")
        let document = try tool.shell("\"$tool\" convert valid.xml >&-")
        #expect(document.status == 2 && document.errors.contains("[output.write]"), "\(document.errors)")
    }

    @Test func coloursNeedATerminal() throws {
        let script = "TERM=xterm script -qec '\"$tool\" validate invalid.xml' /dev/null"
        guard try tool.shell("command -v script").status == 0 else { return }
        #expect(try tool.shell(script).text.contains("\u{1B}[1;31merror:"))
        #expect(try !tool.shell("NO_COLOR=1 \(script)").text.contains("\u{1B}"))
    }
}
