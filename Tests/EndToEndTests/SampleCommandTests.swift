import Foundation
import Testing
import TestSupport

@Suite struct SampleCommandTests {
    private let tool: Tool

    init() throws { tool = try Small.tool() }

    @Test(arguments: ["noteVerbale", "communication", "report", "document"])
    func samplesOfTheReportAreValid(root: String) throws {
        let made = try tool.run("schema", "sample", "report", "--root", root)
        #expect(made.status == 0 && made.errors.isEmpty, "\(made.errors)")
        #expect(made.text.contains("<\(root) xmlns=\"urn:rapporteur:report:1.0\"") && made.text.contains("<!--"))
        let checked = try tool.run("validate", "-", input: made.output)
        #expect(checked.status == 0 && !checked.text.contains("error"), "\(checked.text)")
        // An attribute that would have to be filled in is named, not offered empty.
        #expect(!made.text.contains("=\"\""))
    }

    @Test func theRootIsThePacks() throws {
        let made = try tool.run("schema", "sample", "small", "--no-comments")
        #expect(made.status == 0 && made.text.hasSuffix("<list xmlns=\"urn:t\"/>\n"), "\(made.text)")
        #expect(!made.text.contains("<!--"))
    }

    @Test func whatCannotBeIsSaid() throws {
        let outcome = try tool.run("schema", "sample", "small", "--root", "nothing")
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        #expect(outcome.errors.contains("nothing"), "\(outcome.errors)")
        #expect(try tool.run("schema", "sample", "missing").status == 2)
        #expect(try tool.run("schema", "sample").status == 64)
    }
}
