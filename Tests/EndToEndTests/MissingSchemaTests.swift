import Foundation
import TestSupport
import Testing

/// Schema documents that are not there: what they would declare is not checked, and that is said.
@Suite struct MissingSchemaTests {
    private let tool: Tool

    init() throws { tool = try Small.tool() }

    private static let lax =
        "<xs:element name='r'><xs:complexType><xs:sequence><xs:any namespace='##any' processContents='lax' minOccurs='0'/></xs:sequence></xs:complexType></xs:element>"

    private func text(_ run: Tool.Outcome) -> String { String(decoding: run.output, as: UTF8.self) + run.errors }

    private func write(_ reference: String, to name: String = "s.xsd") throws {
        try tool.folder.write(
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>\(reference)\(Self.lax)</xs:schema>", to: name)
    }

    @Test(arguments: [
        ("<xs:import namespace='urn:q' schemaLocation='q.xsd'/>", "q.xsd"),
        ("<xs:import namespace='urn:q' schemaLocation='no/such/q.xsd'/>", "no/such/q.xsd"),
        ("<xs:import namespace='urn:q' schemaLocation='http://example.org/q.xsd'/>", "http://example.org/q.xsd"),
        ("<xs:import namespace='urn:q' schemaLocation='urn:q'/>", "urn:q"),
        ("<xs:import namespace='urn:q'/>", "urn:q"),
        ("<xs:include schemaLocation='q.xsd'/>", "q.xsd"),
        ("<xs:include schemaLocation='http://example.org/q.xsd'/>", "http://example.org/q.xsd"),
        ("<xs:redefine schemaLocation='q.xsd'/>", "q.xsd"),
        ("<xs:include schemaLocation='between.xsd'/>", "far.xsd"),
        ("<xs:import namespace='urn:q' schemaLocation='q.xsd'/><xs:include schemaLocation='between.xsd'/>", "far.xsd"),
    ])
    func isTold(_ reference: String, _ name: String) throws {
        try write(reference)
        try tool.folder.write(
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:include schemaLocation='far.xsd'/></xs:schema>",
            to: "between.xsd")
        try tool.folder.write("<r><q xmlns='urn:q'>x</q></r>", to: "d.xml")
        try tool.folder.write(#"{"$schema":"urn:rapporteur:xsd:","r":{}}"#, to: "d.json")
        for arguments in [["schema", "check", "s.xsd"], ["validate", "d.xml", "--schema", "s.xsd"], ["validate", "d.json", "--schema", "s.xsd"]] {
            let run = try tool.run(arguments)
            let all = text(run)
            #expect(run.status == 0, "\(all)")
            #expect(all.contains("warning: ") && all.contains("[schema.document.missing]") && all.contains(name), "\(all)")
            #expect(run.errors.contains("not checked in full"), "\(all)")
        }
        #expect(try tool.run("validate", "d.xml", "--schema", "s.xsd", "--fail-on", "warning").status == 1)
    }

    @Test func isToldOnceAsText() throws {
        try write("<xs:include schemaLocation='q.xsd'/>")
        for name in ["a.xml", "b.xml"] { try tool.folder.write("<r/>", to: name) }
        let run = try tool.run("validate", "a.xml", "b.xml", "--schema", "s.xsd")
        #expect(text(run).components(separatedBy: "[schema.document.missing]").count == 2)
    }

    @Test(arguments: [
        "<xs:import namespace='urn:q' schemaLocation='q.xsd'/>",
        "<xs:import namespace='urn:q' schemaLocation='q.xsd'/><xs:import namespace='urn:q'/>",
        "<xs:import namespace='http://www.w3.org/XML/1998/namespace' schemaLocation='http://www.w3.org/2001/xml.xsd'/>",
        "<xs:import namespace='http://www.w3.org/XML/1998/namespace'/>",
    ])
    func isNotToldOfWhatIsThere(_ reference: String) throws {
        try write(reference)
        try tool.folder.write(
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:q'><xs:element name='q' type='xs:int'/></xs:schema>",
            to: "q.xsd")
        let run = try tool.run("schema", "check", "s.xsd")
        #expect(run.status == 0 && !text(run).contains("schema.document.missing"), "\(text(run))")
    }
}
