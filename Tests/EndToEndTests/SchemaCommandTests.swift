import Foundation
import TestSupport
import Testing

@Suite struct SchemaCommandTests {
    private let tool: Tool

    init() throws { tool = try Tool() }

    @Test func listsShowsChecksAndAdds() throws {
        try tool.folder.write(Small.schema, to: "p/t.xsd")
        try tool.folder.write(Small.pack, to: "p/pack.json")
        try tool.folder.write(Small.valid, to: "valid.xml")
        #expect(try tool.run("schema", "list").text.split(separator: "\n").count == 1)
        #expect(try tool.run("validate", "valid.xml").status == 2)
        #expect(try tool.run("schema", "check", "p").status == 0)
        #expect(try tool.run("schema", "check", "p/t.xsd").status == 0)
        let added = try tool.run("schema", "add", "p")
        #expect(added.status == 0 && added.errors.hasPrefix("Added small 1"), "\(added.errors)")
        #expect(try tool.run("schema", "list").text.contains("small 1     added     Small\n"))
        #expect(try tool.run("validate", "valid.xml").status == 0)
        let shown = try tool.run("schema", "show", "small").text
        #expect(shown.contains("urn:t") && shown.contains("urn:rapporteur:pack:small:1"))
        #expect(try tool.shell("cd packs/small && sha256sum -c --quiet SHA256SUMS").status == 0)
    }

    @Test func packsOptionGoesBeforeTheEnvironment() throws {
        try tool.folder.write(Small.schema, to: "other/small/t.xsd")
        try tool.folder.write(Small.pack, to: "other/small/pack.json")
        #expect(try !tool.run("schema", "list").text.contains("small"))
        #expect(try tool.run("schema", "list", "--packs", "other").text.contains("small"))
    }

    @Test func checkSays0And1And2() throws {
        try tool.folder.write(
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:element name=\"a\" type=\"b\"/></xs:schema>",
            to: "bad.xsd")
        try tool.folder.write("<x", to: "malformed.xsd")
        let bad = try tool.run("schema", "check", "bad.xsd")
        #expect(bad.status == 1 && bad.text.hasPrefix("bad.xsd:1:"), "\(bad.text)")
        #expect(try tool.run("schema", "check", "malformed.xsd").status == 1)
        #expect(try tool.run("schema", "check", "missing.xsd").status == 2)
        #expect(try tool.run("schema", "check", "report").status == 0)
    }

    @Test func aBadPackIsAWarningWithAPlace() throws {
        try tool.folder.write("{\"id\": 1}", to: "packs/bad/pack.json")
        let outcome = try tool.run("schema", "list")
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("packs/bad/pack.json:1:"), "\(outcome.errors)")
        #expect(outcome.errors.contains("warning:"))
    }
}
