import RapporteurDiagnostics
import Testing
@testable import RapporteurXMLStream

@Suite struct XPathTests {
    static let text = """
        <!-- c -->
        <r xmlns="urn:a" xmlns:p="urn:b" id="1">
          <s>one</s>
          <s n="2"
             p:m="3">t<b>w</b>o &amp; <![CDATA[<3>]]></s>
          <p:s xml:lang="en">three</p:s><?pi data?>
        </r>
        """

    private func document(_ text: String = text) throws -> XPathDocument {
        let findings = FindingLog()
        let document = try XPathDocument(reading: ByteReader(.bytes(Array(text.utf8))), findings: findings)
        return try #require(document, "\(findings.findings)")
    }

    private func evaluate(_ expression: String, on document: XPathDocument, at node: XPathNode? = nil) throws -> XPathValue {
        let evaluator = try XPathEvaluator(document, namespaces: ["a": "urn:a", "b": "urn:b"])
        return try evaluator.evaluate(XPathExpression(expression), at: node)
    }

    @Test(arguments: [
        ("count(//a:s)", "2.0"), ("string(/a:r/a:s[2])", "two & <3>"), ("/a:r/@id = 1", "true"), ("string(//b:s)", "three"),
        ("count(//s)", "0.0"), ("normalize-space(/a:r/a:s[1])", "one"), ("string(//@b:m)", "3"), ("lang('en')", "false"),
        ("boolean(//b:s[lang('en')])", "true"), ("1 div 0", "inf"), ("name(/*/*[3])", "p:s"), ("string(//comment())", " c "),
        ("count(//processing-instruction('pi'))", "1.0"),
    ]) func evaluates(_ expression: String, _ expected: String) throws {
        switch try evaluate(expression, on: document()) {
        case .string(let text): #expect(text == expected)
        case .number(let number): #expect("\(number)" == expected)
        case .boolean(let flag): #expect("\(flag)" == expected)
        case .nodes: Issue.record("nodes were not expected")
        }
    }

    @Test func nodesTellWhoTheyAre() throws {
        let document = try document()
        guard case .nodes(let nodes) = try evaluate("//*[@n] | //@n | //b:s | //comment() | //a:b/text()", on: document) else {
            Issue.record("no nodes")
            return
        }
        let prefixes: ExactMap<String> = ["urn:a": "", "urn:b": "b"]
        #expect(nodes.map { $0.path(prefixes: prefixes) } == ["/comment()", "/r/s[2]", "/r/s[2]/@n", "/r/s[2]/b/text()", "/r/b:s"])
        #expect(nodes.map { $0.kind } == [.comment, .element, .attribute, .text, .element])
        #expect(nodes.map { $0.position.map { "\($0.line):\($0.column)" } } == [nil, "4:3", "4:3", "5:15", "6:3"])
        #expect(nodes[1].path() == "/{urn:a}r/{urn:a}s[2]")
        #expect(nodes[1].attribute(ExpandedName(namespace: "urn:b", local: "m")) == "3")
        #expect(nodes[1].attribute(ExpandedName(local: "m")) == nil)
        #expect(nodes[1].name == ExpandedName(namespace: "urn:a", local: "s"))
        #expect(nodes[2].name == ExpandedName(local: "n"))
        #expect(nodes[1].stringValue == "two & <3>")
        #expect(nodes[2].element == nodes[1])
        guard case .nodes(let inner) = try evaluate("a:b", on: document, at: nodes[1]) else { return }
        #expect(inner.map { $0.stringValue } == ["w"])
    }

    @Test func nodesKeepTheirDocument() throws {
        func find() throws -> XPathNode {
            guard case .nodes(let nodes) = try evaluate("//b:s", on: document()), let node = nodes.first else {
                throw XPathError.evaluation("nothing found")
            }
            return node
        }
        #expect(try find().stringValue == "three")
    }

    @Test func variables() throws {
        let document = try document()
        let evaluator = try XPathEvaluator(document, namespaces: ["a": "urn:a"])
        evaluator.setVariable("n", to: .number(2))
        evaluator.setVariable("all", to: try evaluator.evaluate(XPathExpression("//a:s")))
        guard case .string(let text) = try evaluator.evaluate(XPathExpression("string($all[$n]/@n)")) else { return }
        #expect(text == "2")
        #expect(throws: XPathError.self) { try evaluator.evaluate(XPathExpression("$unknown")) }
        guard case .number(let sum) = try evaluator.evaluate(XPathExpression("count($all) + $n")) else { return }
        #expect(sum == 4)
    }

    @Test(arguments: ["", "//", "a[", "1 +", "a b", "'x", "@@x", ")", String(repeating: "(", count: 20_000)])
    func notAnExpression(_ text: String) {
        #expect(throws: XPathError.self) { try XPathExpression(text) }
    }

    @Test(arguments: ["q:s", "nosuch()", "count()", "count('x')", "document('/etc/passwd')", "$v"])
    func cannotBeEvaluated(_ text: String) throws {
        let document = try document()
        #expect(throws: XPathError.self) { try evaluate(text, on: document) }
        guard case .number(let count) = try evaluate("count(//*)", on: document) else { return }
        #expect(count == 5)
    }

    @Test func workIsBounded() throws {
        let document = try document("<a>" + String(repeating: "<b/>", count: 3000) + "</a>")
        let evaluator = try XPathEvaluator(document, operations: 100_000)
        let greedy = try XPathExpression("count(//b[count(//b[count(//b) > 1]) > 1])")
        #expect(throws: XPathError.tooExpensive) { try evaluator.evaluate(greedy) }
        guard case .number(let count) = try evaluator.evaluate(XPathExpression("count(//b)")) else { return }
        #expect(count == 3000)
    }

    @Test func deepAndBrokenDocuments() throws {
        var limits = XMLLimits()
        limits.depth = 100_000
        let deep = String(repeating: "<a>", count: 100_000) + String(repeating: "</a>", count: 100_000)
        let findings = FindingLog()
        let document = try #require(
            try XPathDocument(reading: ByteReader(.bytes(Array(deep.utf8))), limits: limits, findings: findings))
        guard case .number(let count) = try evaluate("count(//a)", on: document) else { return }
        #expect(count == 100_000)

        let broken = FindingLog()
        #expect(try XPathDocument(reading: ByteReader(.bytes(Array("<a><b></a>".utf8))), findings: broken) == nil)
        #expect(broken.findings.first?.code == "xml.malformed.tag.mismatch")
        let large = FindingLog()
        #expect(
            try XPathDocument(reading: ByteReader(.bytes(Array("<a b='' c=''>x</a>".utf8))), maximumNodes: 3, findings: large) == nil)
        #expect(large.reasonNotChecked?.code == "xml.limit.nodes")
    }
}
