import RapporteurDiagnostics
import Foundation
import TestSupport
import Testing

@Suite struct JSONRendererTests {
    private func render(_ documents: [DocumentResult], findings: [Finding] = []) -> String {
        rendered(documents, findings: findings) { JSONRenderer($0, version: "1.2.3") }
    }

    @Test func writesTheObject() {
        expectGolden(render(Examples.all, findings: [Examples.ofTheRun]), "Diagnostics/findings.json")
    }

    @Test func aRunWithoutDocumentsIsAnObjectToo() {
        expectGolden(render([]), "Diagnostics/none.json")
    }

    @Test func isJSONWithTheSameText() throws {
        let text = render([Examples.order, Examples.hostile])
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let documents = try #require(object["documents"] as? [[String: Any]])
        #expect(documents.map { $0["file"] as? String } == [Examples.order.file, Examples.hostile.file])
        let findings = try #require(documents[1]["findings"] as? [[String: Any]])
        #expect(findings[0]["message"] as? String == Examples.hostile.findings[0].message.description)
        #expect(findings[0]["pointer"] as? String == "/a\u{9B}")
        #expect(documents[0]["omitted"] as? Int == 3)
    }

    /// The members that the renderer writes are those that the schema describes, and the other way round.
    @Test func theSchemaNamesTheMembers() throws {
        let file = SharedData.projectRoot.appendingPathComponent("Schemas/findings.schema.json")
        let schema = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
        func members(_ object: [String: Any]?) -> Set<String> {
            Set((object?["properties"] as? [String: Any] ?? [:]).keys)
        }
        let text = render(Examples.all, findings: [Examples.ofTheRun])
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let documents = try #require(object["documents"] as? [[String: Any]])
        let findings = documents.flatMap { $0["findings"] as? [[String: Any]] ?? [] }
        #expect(Set(object.keys) == members(schema))
        #expect(Set(documents.flatMap(\.keys)) == members(definitions["document"]))
        #expect(Set(findings.flatMap(\.keys)) == members(definitions["finding"]))
        let parts = try #require(object["checkedWith"] as? [[String: Any]])
        #expect(Set(parts.flatMap(\.keys)) == members(definitions["part"]))
    }
}

@Suite struct SummaryTests {
    @Test func saysWhatWasCheckedWithWhat() {
        var summary = Summary()
        let codes = CheckedPart(.codelist, name: "States", version: "2026-05", sha256: "0")
        for _ in 0..<412 { summary.add(.valid, schema: CheckedWith(pack: "report 1.0", rules: 14, parts: [codes])) }
        for _ in 0..<3 { summary.add(.invalid, schema: CheckedWith(pack: "report 1.0", rules: 14, parts: [codes])) }
        summary.add(.notChecked, schema: nil)
        #expect(summary.text() == "412 valid, 3 invalid, 1 not checked (report 1.0, rules 14, States 2026-05)")
        #expect(
            summary.text(of: .converting)
                == "412 converted, 3 invalid, 1 not converted (report 1.0, rules 14, States 2026-05)")
    }

    /// A document that is not well-formed meets no rules, and a conversion asks none: the code lists are not named then.
    @Test func namesAPackOnceWithTheRulesThatRan() {
        let codes = CheckedPart(.codelist, name: "States", version: "2026-05", sha256: "0")
        let pack = CheckedPart(.pack, name: "report", version: "1.0", sha256: "1")
        let plain = CheckedWith(pack: "report 1.0", parts: [pack, codes])
        let withRules = CheckedWith(pack: "report 1.0", rules: 14, parts: [pack, codes])
        var summary = Summary()
        summary.add(.invalid, schema: plain)
        #expect(summary.text() == "0 valid, 1 invalid (report 1.0)")
        #expect(summary.parts == [pack])
        summary.add(.valid, schema: withRules)
        summary.add(.invalid, schema: plain)
        #expect(summary.text() == "1 valid, 2 invalid (report 1.0, rules 14, States 2026-05)")
        #expect(summary.parts == [pack, codes])
    }

    @Test func countsWhatIsAccepted() {
        var summary = Summary()
        summary.add(Examples.accepted)
        #expect(summary.text() == "0 valid, 1 invalid, 1 finding accepted")
    }

    @Test func leavesOutWhatIsNone() {
        var summary = Summary()
        summary.add(.valid, schema: CheckedWith(pack: "a.xsd"))
        summary.add(.valid, schema: CheckedWith(pack: "b 2"))
        #expect(summary.text() == "2 valid (a.xsd; b 2)")
        #expect(Summary().text() == "0 valid")
    }
}
