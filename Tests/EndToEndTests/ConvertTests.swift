import Foundation
import TestSupport
import Testing

@Suite struct ConvertTests {
    private let tool: Tool

    init() throws {
        tool = try Small.tool()
        try tool.folder.write(Small.valid, to: "valid.xml")
        try tool.folder.write(Small.invalid, to: "invalid.xml")
        try tool.folder.write(Small.json, to: "valid.json")
        try tool.folder.write(Small.invalidJSON, to: "invalid.json")
    }

    @Test func goesThereAndBack() throws {
        let json = try tool.run("convert", "valid.xml")
        #expect(json.status == 0)
        #expect(json.errors == "1 converted (small 1)\n")
        let object = try #require(try JSONSerialization.jsonObject(with: json.output) as? [String: Any])
        #expect(object["$schema"] as? String == "urn:rapporteur:pack:small:1")
        let xml = try tool.run("convert", "-", "--verify", input: json.output)
        #expect(xml.status == 0, "\(xml.errors)")
        #expect(try tool.run("convert", "-", input: xml.output).output == json.output)
    }

    @Test func membersMayStandInAnyOrder() throws {
        let late = "{\"list\": {\"n\": [1, 2], \"title\": \"a\"}, \"$schema\": \"urn:rapporteur:pack:small:1\"}"
        let expected = try tool.run("convert", "valid.json").text
        #expect(try tool.run("convert", "-", input: Data(late.utf8)).text == expected)
        try tool.folder.write(late, to: "late.json")
        #expect(try tool.run("convert", "late.json", "--verify").text == expected)
        let stream = try tool.run("convert", "--stream", "late.json")
        #expect(stream.status != 0)
    }

    @Test(arguments: ["invalid.xml", "invalid.json", "missing.xml"])
    func nothingIsWrittenOfWhatIsNotValid(_ input: String) throws {
        let before = try tool.names()
        let status: Int32 = input.hasPrefix("missing") ? 2 : 1
        let printed = try tool.run("convert", input)
        #expect(printed.status == status && printed.output.isEmpty)
        #expect(try tool.run("convert", input, "-o", "out").status == status)
        #expect(try tool.run("convert", input, "--output-dir", "made/out").status == status)
        let written = try tool.names().filter { !before.contains($0) && $0 != "made" }
        #expect(written.isEmpty)
    }

    @Test func anInvalidDocumentLeavesTheOldFile() throws {
        try tool.folder.write("old", to: "out.json")
        #expect(try tool.run("convert", "invalid.xml", "-o", "out.json").status == 1)
        #expect(try tool.content("out.json") == "old")
        #expect(try tool.run("convert", "valid.xml", "-o", "out.json").status == 0)
        #expect(try tool.content("out.json").hasPrefix("{"))
    }

    @Test func aReplacedFileKeepsItsPermissionsAndALinkLeadsOn() throws {
        try tool.folder.write("old", to: "real.json")
        let outcome = try tool.shell(
            "chmod 640 real.json; ln -s real.json link.json; umask 027; \"$tool\" convert valid.xml -o link.json && \"$tool\" convert valid.xml -o new.json; stat -c %a real.json new.json; readlink link.json"
        )
        #expect(outcome.text == "640\n640\nreal.json\n")
        #expect(try tool.content("real.json").hasPrefix("{"))
    }

    @Test func aFolderIsConvertedBelowAnother() throws {
        try tool.folder.write(Small.valid, to: "in/a.xml")
        try tool.folder.write(Small.valid, to: "in/b/c.xml")
        try tool.folder.write(Small.invalid, to: "in/bad.xml")
        let outcome = try tool.run("convert", "in", "--to", "json", "--output-dir", "out")
        #expect(outcome.status == 1)
        #expect(outcome.errors.hasSuffix("2 converted, 1 invalid (small 1)\n"), "\(outcome.errors)")
        #expect(try tool.names(in: "out") == ["a.json", "b"])
        #expect(try tool.names(in: "out/b") == ["c.json"])
        let back = try tool.run("convert", "out", "--to", "xml", "--output-dir", "back", "--verify")
        #expect(back.errors == "2 converted and verified (small 1)\n")
        #expect(try tool.names(in: "back/b") == ["c.xml"])
    }

    @Test(arguments: [
        "in/a.xml in/d/a.xml --output-dir out", "in/a.xml -o in/a.xml", "in/a.xml in/b.xml -o out",
        "in/a.xml in/b.xml", "in --to json", "in/a.xml --output-dir in/a.xml", "in/a.xml -o in",
        "in/a.xml --to xml --output-dir in", "in/a.xml -o ./in/../in/a.xml", "in/a.xml -o link.xml",
        "in/a.xml in/d/../a.xml --output-dir out", "in/a.xml in/a.json --output-dir in", "- -o in/a.xml < in/a.xml",
    ])
    func outputsThatMakeNoSenseAreRefusedBeforeAnyWork(_ arguments: String) throws {
        for path in ["in/a.xml", "in/b.xml", "in/d/a.xml"] { try tool.folder.write(Small.valid, to: path) }
        try tool.folder.write(Small.json, to: "in/a.json")
        let outcome = try tool.shell("ln -s in/a.xml link.xml; \"$tool\" convert \(arguments)")
        #expect(outcome.status == 64, "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
        #expect(try tool.content("in/a.xml") == Small.valid)
        #expect(try tool.names(in: "in") == ["a.json", "a.xml", "b.xml", "d"])
        #expect(try !tool.names().contains("out"))
    }

    @Test func anOutputThatCannotBeWrittenIs2AndLeavesNothing() throws {
        for arguments in ["-o missing/out.json", "> /dev/full", ">&-", "-o /proc/out.json"] {
            let outcome = try tool.shell("\"$tool\" convert valid.xml \(arguments)")
            #expect(outcome.status == 2, "\(arguments): \(outcome.errors)")
            #expect(outcome.errors.contains("[output.write]"), "\(arguments): \(outcome.errors)")
        }
    }

    /// A disk that fills up while a document is written; a limit on the size of files does the same to any user.
    @Test func aFullDiskLeavesNoPartialFile() throws {
        let many = (1...20_000).map { "<n>\($0)</n>" }.joined()
        try tool.folder.write("<list xmlns=\"urn:t\">\(many)</list>", to: "big.xml")
        let limited = try tool.shell("trap '' XFSZ; ulimit -f 16; \"$tool\" convert big.xml -o out.json")
        #expect(limited.status == 2, "\(limited.errors)")
        #expect(limited.errors.contains("[output.write]"), "\(limited.errors)")
        #expect(try tool.names() == ["big.xml", "invalid.json", "invalid.xml", "packs", "valid.json", "valid.xml"])
        let mounted = try tool.shell(
            "mkdir disk && mount -t tmpfs -o size=64k tmpfs disk && { \"$tool\" convert big.xml -o disk/out.json; echo $?; ls -A disk; umount disk; }"
        )
        if mounted.status == 0 { #expect(mounted.text == "2\n", "\(mounted.errors)") }
    }

    @Test func aClosedPipeIsSilentAnd141() throws {
        let many = (1...50_000).map { "<n>\($0)</n>" }.joined()
        try tool.folder.write("<list xmlns=\"urn:t\">\(many)</list>", to: "big.xml")
        let outcome = try tool.shell("\"$tool\" convert big.xml | head -c 1 > /dev/null; exit ${PIPESTATUS[0]}")
        #expect(outcome.status == 141)
        #expect(outcome.errors.isEmpty)
    }

    @Test func anInterruptionIs130AndLeavesNothing() throws {
        let script = """
            mkfifo pipe; mkdir out
            "$tool" convert - -o out/o.json < pipe & pid=$!
            exec 3> pipe
            printf '<list xmlns="urn:t"><title>%2000s' a >&3
            for i in $(seq 400); do [ -n "$(ls -A out 2>/dev/null)" ] && break; sleep 0.05; done
            ls -A out | wc -l
            kill -INT $pid
            wait $pid; echo $?
            ls -A out
            """
        // A shell without job control lets its background processes ignore SIGINT.
        #expect(try tool.shell("set -m\n" + script).text == "1\n130\n")
    }

    @Test func theSameFormatIsNotConverted() throws {
        let outcome = try tool.run("convert", "valid.xml", "--to", "xml", "-o", "x")
        #expect(outcome.status == 2 && outcome.errors.contains("[convert.same]"))
    }

    @Test func optionsShapeTheOutput() throws {
        try tool.folder.write("<!-- c --><list xmlns=\"urn:t\"><?p x?><title>a</title></list>", to: "markup.xml")
        let full = try tool.run("convert", "markup.xml").text
        #expect(full.contains("<!-- c -->") && full.contains("<?p x?>") && full.contains("\n  "))
        let bare = try tool.run("convert", "markup.xml", "--no-markup", "--compact").text
        #expect(!bare.contains("markup") && !bare.contains("\n  "))
    }

    @Test func lossesAreListedAndStrictRefusesThem() throws {
        try tool.folder.write(
            "<!DOCTYPE list><list xmlns=\"urn:t\"><title><![CDATA[a]]></title></list>", to: "doctype.xml")
        let outcome = try tool.run("convert", "doctype.xml", "--allow-doctype", "--losses", "l.json", "-o", "o.json")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let object = try JSONSerialization.jsonObject(with: Data(try tool.content("l.json").utf8)) as? [String: Any]
        let document = try #require((object?["documents"] as? [[String: Any]])?.first)
        #expect(document["file"] as? String == "doctype.xml")
        let counts = try #require(document["counts"] as? [String: Int])
        #expect(counts["doctype"] == 1 && counts["cdata"] == 1)
        let strict = try tool.run("convert", "doctype.xml", "--allow-doctype", "--strict", "-o", "s.json")
        #expect(strict.status == 2)
        #expect(try !tool.names().contains("s.json"))
    }

    @Test func largeOutputWaitsInAFileWithoutAName() throws {
        let many = String(repeating: "<n>1234567</n>", count: 900_000)
        try tool.folder.write("<list xmlns=\"urn:t\">\(many)</list>", to: "big.xml")
        let good = try tool.shell("\"$tool\" convert big.xml --compact | wc -c")
        #expect(Int(good.text.trimmingCharacters(in: .whitespacesAndNewlines)).map { $0 > 7_000_000 } == true)
        try tool.folder.write("<list xmlns=\"urn:t\">\(many)<n/></list>", to: "bad.xml")
        let bad = try tool.run("convert", "bad.xml")
        #expect(bad.status == 1 && bad.output.isEmpty)
    }
}
