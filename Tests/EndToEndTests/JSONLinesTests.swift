import Foundation
import TestSupport
import Testing

/// `convert --to jsonl`: a line a document, with what it became or what is wrong with it.
@Suite struct JSONLinesTests {
    private let tool: Tool

    init() throws {
        tool = try Small.tool()
        for index in 0..<40 {
            let invalid = index % 7 == 3
            try tool.folder.write(invalid ? Small.invalid : Small.valid, to: "in/\(index % 4)/\(index).xml")
        }
        try tool.folder.write(Small.malformed, to: "in/malformed.xml")
        try tool.folder.write(Small.unknown, to: "in/unknown.xml")
        try tool.folder.write(Small.json, to: "in/other.json")
    }

    private struct Line {
        var text: String
        var object: [String: Any]

        init(_ text: Substring) throws {
            self.text = String(text)
            object = try (JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]).orThrow()
        }

        var source: String? { object["source"] as? String }
        var outcome: String? { object["outcome"] as? String }
        var findings: [[String: Any]]? { object["findings"] as? [[String: Any]] }
    }

    private func lines(_ text: String) throws -> [Line] {
        #expect(text.isEmpty || text.hasSuffix("\n"))
        return try text.split(separator: "\n").map { try Line($0) }
    }

    @Test func aLineIsWhatConvertWritesOrWhatValidateFinds() throws {
        let outcome = try tool.run("convert", "in", "missing.xml", "--to", "jsonl")
        #expect(outcome.status == 2)
        #expect(outcome.errors.hasPrefix("34 converted, 7 invalid, 2 not converted (small 1)\nPassed over: "))
        let lines = try lines(outcome.text)
        #expect(lines.count == 43)
        let report = try tool.run("validate", "--format", "json", "in", "missing.xml", "--schema", "small")
        let checked = try #require(
            (JSONSerialization.jsonObject(with: report.output) as? [String: Any])?["documents"] as? [[String: Any]]
        ).filter { ($0["file"] as? String)?.hasSuffix(".json") == false }
        for (line, document) in zip(lines, checked) {
            let source = try #require(line.source)
            #expect(source == document["file"] as? String)
            if source == "in/unknown.xml" {
                #expect(line.outcome == "not checked" && line.object["pack"] is NSNull)
                continue
            }
            #expect(line.outcome == document["outcome"] as? String)
            #expect(line.findings as NSArray? == document["findings"] as? NSArray, "\(source)")
            if line.outcome == "valid" {
                let plain = try tool.run("convert", source, "--compact").text.dropLast()
                #expect(line.text.hasSuffix("\"data\":\(plain)}"), "\(line.text)")
                #expect((line.object["pack"] as? [String: String])?["id"] == "small")
            } else {
                #expect(line.object["data"] == nil && line.findings?.isEmpty == false)
            }
        }
    }

    @Test func bytesAreTheSameAtAnyNumberOfThreadsAndInAFile() throws {
        let alone = try tool.run("convert", "in", "--to", "jsonl", "--jobs", "1")
        for jobs in ["2", "8"] {
            let several = try tool.run("convert", "in", "--to", "jsonl", "--jobs", jobs)
            #expect(several.output == alone.output && several.errors == alone.errors && several.status == alone.status)
        }
        let file = try tool.run("convert", "in", "--to", "jsonl", "-o", "out.jsonl", "--compact")
        #expect(file.status == alone.status && file.output.isEmpty)
        #expect(try tool.content("out.jsonl") == alone.text)
    }

    @Test func archivesStandardInputAndListsAreNamedAsElsewhere() throws {
        try Data(ZipMaker.archive([.init("b/2.xml", Small.valid), .init("a.xml", Small.invalid)]))
            .write(to: tool.folder.url.appendingPathComponent("in.zip"))
        let archive = try lines(tool.run("convert", "in.zip", "--to", "jsonl").text)
        #expect(archive.map(\.source) == ["in.zip/b/2.xml", "in.zip/a.xml"])
        let input = try tool.run("convert", "-", "--to", "jsonl", "--stdin-name", "letter", input: Data(Small.valid.utf8))
        #expect(try lines(input.text).map(\.source) == ["letter"])
        let list = Data("in/0/0.xml\nmissing.xml\nin/malformed.xml\n".utf8)
        let filter = try tool.run("convert", "--files-from", "-", "--to", "jsonl", input: list)
        #expect(filter.status == 2)
        #expect(try lines(filter.text).map(\.source) == ["in/0/0.xml", "missing.xml", "in/malformed.xml"])
        #expect(try lines(filter.text).map(\.outcome) == ["valid", "not checked", "invalid"])
    }

    /// Whoever reads the lines gets each as soon as its document and those before it are done.
    @Test(arguments: ["1", "4"])
    func linesComeAsDocumentsAreDone(_ jobs: String) throws {
        let outcome = try tool.shell(
            """
            mkfifo slow; printf 'in/0/0.xml\nslow\nin/1/1.xml\n' > list
            "$tool" convert --files-from list --to jsonl --jobs \(jobs) > out & pid=$!
            exec 3<> slow
            for i in $(seq 400); do [ -s out ] && break; sleep 0.05; done
            wc -l < out; tail -c 1 out | od -An -c
            cat in/0/0.xml > slow; exec 3>&-; wait $pid; echo $?; wc -l < out
            """)
        #expect(outcome.text.split(whereSeparator: \.isWhitespace) == ["1", "\\n", "0", "3"])
    }

    @Test func documentsOfEachSizeStayWhole() throws {
        // In memory, in a temporary file, and one whose text has what could end a line.
        for (name, count) in [("small", 10), ("large", 400_000)] {
            let many = String(repeating: "<n>1234567</n>", count: count)
            try tool.folder.write("<list xmlns=\"urn:t\"><title>a&#10;b\u{2028}\u{85}</title>\(many)</list>", to: "\(name).xml")
        }
        let files = ["small.xml", "large.xml", "in/malformed.xml", "large.xml", "small.xml"]
        let outcome = try tool.shell("\"$tool\" convert --to jsonl --jobs 2 \(files.joined(separator: " "))")
        let lines = try lines(outcome.text)
        #expect(lines.map(\.source) == files)
        for index in [0, 1, 3, 4] {
            let plain = try tool.run("convert", files[index], "--compact").text.dropLast()
            #expect(lines[index].text.hasSuffix("\"data\":\(plain)}"))
        }
    }

    @Test func otherOptionsHoldForLinesToo() throws {
        let verified = try tool.run("convert", "in/0/0.xml", "--to", "jsonl", "--verify")
        #expect(verified.errors == "1 converted and verified (small 1)\n")
        let analysis = try lines(tool.run("convert", "in/0/0.xml", "--to", "jsonl", "--profile", "analysis").text)
        let plain = try tool.run("convert", "in/0/0.xml", "--profile", "analysis", "--compact").text.dropLast()
        #expect(analysis.first?.text.hasSuffix("\"data\":\(plain)}") == true)
        try tool.folder.write("<!DOCTYPE list><list xmlns=\"urn:t\"/>", to: "doctype.xml")
        let strict = try tool.run("convert", "doctype.xml", "--allow-doctype", "--to", "jsonl", "--strict")
        #expect(strict.status == 2)
        #expect(try lines(strict.text).first?.object["data"] == nil)
        let many = "<list xmlns=\"urn:t\">\(String(repeating: "<n>x</n>", count: 50))</list>"
        try tool.folder.write(many, to: "many.xml")
        let few = try lines(tool.run("convert", "many.xml", "--to", "jsonl", "--max-findings", "3").text)
        #expect(few.first?.findings?.count == 3 && few.first?.object["omitted"] as? Int == 47)
        let french = try tool.run("convert", "many.xml", "--to", "jsonl", "--messages", "fr").text
        #expect(french.contains("n’est pas"), "\(french.prefix(500))")
    }

    @Test(arguments: [
        "--to jsonl --output-dir out", "--to jsonl --stream", "--to jsonl -o in", "--to jsonl -o in/0/0.xml",
        "--to jsonl --profile analysis --verify",
    ])
    func whatMakesNoSenseIsRefusedBeforeAnyWork(_ arguments: String) throws {
        let outcome = try tool.shell("\"$tool\" convert in \(arguments)")
        #expect(outcome.status == 64, "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
        #expect(try tool.content("in/0/0.xml") == Small.valid)
    }

    @Test func aFileThatCannotBeWrittenStaysAsItWas() throws {
        try tool.folder.write("old", to: "out.jsonl")
        let many = (1...20_000).map { "<n>\($0)</n>" }.joined()
        try tool.folder.write("<list xmlns=\"urn:t\">\(many)</list>", to: "big.xml")
        let limited = try tool.shell("trap '' XFSZ; ulimit -f 16; \"$tool\" convert in big.xml --to jsonl -o out.jsonl")
        #expect(limited.status == 2 && limited.errors.contains("[output.write]"), "\(limited.errors)")
        #expect(try tool.content("out.jsonl") == "old")
        for arguments in ["> /dev/full", ">&-", "-o missing/out"] {
            let outcome = try tool.shell("\"$tool\" convert in --to jsonl \(arguments)")
            #expect(outcome.status == 2 && outcome.errors.contains("[output.write]"), "\(arguments): \(outcome.errors)")
        }
        #expect(try !tool.names().contains { $0.hasPrefix(".rapporteur") })
    }

    @Test(.enabled(if: Python.hasJSONSchema, Python.jsonSchemaReason))
    func linesAreAsTheirSchemaSays() throws {
        let schemas = SharedData.projectRoot.appendingPathComponent("Schemas").path
        let outcome = try tool.shell(
            #"""
            "$tool" convert in missing.xml in/nothing/*.xml --to jsonl > out
            cat > check.py <<'PY'
            import json, sys
            from jsonschema import Draft202012Validator
            from referencing import Registry, Resource
            load = lambda name: json.load(open(sys.argv[1] + "/" + name))
            registry = Registry().with_resource("urn:rapporteur:findings", Resource.from_contents(load("findings.schema.json")))
            validator = Draft202012Validator(load("document-line.schema.json"), registry=registry)
            lines = [json.loads(line) for line in open("out", encoding="utf-8")]
            for line in lines: validator.validate(line)
            assert not validator.is_valid({**lines[0], "outcome": "invalid"})
            print(len(lines))
            PY
            python3 check.py '\#(schemas)'
            """#)
        #expect(outcome.text == "44\n", "\(outcome.errors)")
    }
}
