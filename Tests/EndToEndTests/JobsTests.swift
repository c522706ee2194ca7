import Foundation
import TestSupport
import Testing

/// What several threads do is what one does.
@Suite struct JobsTests {
    private let tool: Tool

    init() throws {
        tool = try Small.tool()
        for index in 0..<60 {
            try tool.folder.write(index % 3 == 0 ? Small.invalid : Small.valid, to: "in/\(index % 7)/\(index).xml")
            if index % 5 == 0 { try tool.folder.write(Small.json, to: "in/\(index % 7)/json-\(index).json") }
        }
        try tool.folder.write("<unknown/>", to: "in/unknown.xml")
        try tool.folder.write("", to: "in/empty.xml")
    }

    @Test(arguments: ["text", "json"])
    func findingsAreTheSameAtAnyNumberOfThreads(_ format: String) throws {
        let alone = try tool.run("validate", "in", "missing.xml", "--jobs", "1", "--format", format)
        #expect(alone.status == 2 && !alone.output.isEmpty)
        for jobs in ["2", "8"] {
            let several = try tool.run("validate", "in", "missing.xml", "--jobs", jobs, "--format", format)
            #expect(several.output == alone.output && several.errors == alone.errors && several.status == alone.status)
        }
        let unsaid = try tool.run("validate", "in", "missing.xml", "--format", format)
        #expect(unsaid.output == alone.output)
    }

    @Test func outputsAreTheSameAtAnyNumberOfThreads() throws {
        let alone = try tool.run("convert", "in", "--to", "json", "--output-dir", "out1", "--jobs", "1")
        #expect(alone.status == 2)
        for jobs in ["2", "8"] {
            let several = try tool.run("convert", "in", "--to", "json", "--output-dir", "out\(jobs)", "--jobs", jobs)
            #expect(several.errors == alone.errors && several.status == alone.status)
            #expect(try tool.shell("diff -r out1 out\(jobs)").status == 0)
        }
        #expect(try tool.shell("find out1 -name '*.json' | wc -l").text == "40\n")
    }

    @Test func aSchemaThatCannotBeUsedIsExplainedOnceAndAtTheFirstDocument() throws {
        try tool.folder.write("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:element/></xs:schema>", to: "bad.xsd")
        let alone = try tool.run("validate", "in", "--schema", "bad.xsd", "--jobs", "1")
        #expect(alone.text.components(separatedBy: "in/0/0.xml").count > 2)
        for jobs in ["2", "8"] {
            #expect(try tool.run("validate", "in", "--schema", "bad.xsd", "--jobs", jobs).output == alone.output)
        }
    }

    @Test(arguments: ["0", "-1", "1025", "many"])
    func aNumberOfThreadsThatMakesNoSenseIsWrongUsage(_ jobs: String) throws {
        #expect(try tool.run("validate", "in", "--jobs=\(jobs)").status == 64)
    }
}
