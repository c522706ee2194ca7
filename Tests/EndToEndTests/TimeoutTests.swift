import Foundation
import TestSupport
import Testing

/// No document holds a run up for ever, and a run that is asked to stop does.
@Suite(.timeLimit(.minutes(10))) struct TimeoutTests {
    private let tool: Tool

    init() throws { tool = try Small.tool() }

    /// A document without end: the others are checked all the same.
    @Test(arguments: ["validate", "convert --output-dir out"], ["1", "3"])
    func aDocumentThatTakesTooLongIsNotChecked(_ command: String, _ jobs: String) throws {
        for name in ["a", "b"] { try tool.folder.write(Small.valid, to: "\(name).xml") }
        let outcome = try tool.shell(
            """
            mkfifo c.xml; (printf '<list xmlns="urn:t">'; yes '<n>1</n>') > c.xml 2> /dev/null &
            "$tool" \(command) a.xml c.xml b.xml --timeout 1 --jobs \(jobs)
            """)
        #expect(outcome.status == 2)
        #expect((outcome.text + outcome.errors).contains("[input.timeout]"), "\(outcome.errors)")
        #expect(outcome.errors.contains("2 valid, 1 not checked") || outcome.errors.contains("2 converted, 1 not converted"), "\(outcome.errors)")
    }

    /// A schema that costs much, and a text of which nobody knows when it ends.
    @Test func schemasAndImportsHaveTheirTime() throws {
        let patterns = (0..<60).map { "<xs:pattern value=\"((a\($0)|b)*[c-z]){1,90}\"/>" }.joined()
        let types = (0..<400).map { "<xs:simpleType name=\"t\($0)\"><xs:restriction base=\"xs:string\">\(patterns)</xs:restriction></xs:simpleType>" }
        try tool.folder.write(
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\(types.joined())</xs:schema>", to: "hard.xsd")
        // It ends within its time or says that it does not; both are within the limit of the suite.
        let check = try tool.run("schema", "check", "hard.xsd", "--timeout", "1")
        #expect(check.status == 0 || check.status == 2 && (check.text + check.errors).contains("[input.timeout]"), "\(check.text) \(check.errors)")
        let imported = try tool.shell("yes '1. Text that never ends.' | \"$tool\" import - --timeout 1")
        #expect(imported.status == 2, "\(imported.errors)")
        for command in ["schema check hard.xsd", "import hard.xsd"] {
            #expect(try tool.shell("\"$tool\" \(command) --timeout=-1").status == 64)
        }
    }

    @Test(arguments: ["-1", "x", "1000001", ""]) func theTimeIsANumber(_ value: String) throws {
        try tool.folder.write(Small.valid, to: "a.xml")
        #expect(try tool.run("validate", "a.xml", "--timeout=\(value)").status == 64)
    }

    @Test(arguments: ["0", "1", "600"]) func thereIsTimeForSmallDocuments(_ value: String) throws {
        try tool.folder.write(Small.valid, to: "a.xml")
        #expect(try tool.run("validate", "a.xml", "--timeout", value).status == 0)
    }

    @Test(arguments: [
        "<s\"\">\u{0}", "<s\"\">", "<list xmlns=\"urn:t\" \"\"><n>1</n></x>", "<a x><b></a>",
    ])
    func damagedDocumentsEnd(_ text: String) throws {
        for ending in [[0xE5], [0xF0, 0x9F], [0xFF], []] as [[UInt8]] {
            try tool.folder.write(Data(Array(text.utf8) + ending), to: "d.xml")
            for command in ["validate d.xml --schema small", "validate d.xml", "convert d.xml --schema small", "extract --table replies d.xml"] {
                let outcome = try tool.shell("\"$tool\" \(command)")
                #expect(!outcome.crashed && [1, 2, 64].contains(outcome.status), "\(command) \(outcome.status)")
            }
        }
    }
}
