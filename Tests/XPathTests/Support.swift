import RapporteurDiagnostics
import RapporteurXMLStream
import Testing

@testable import RapporteurXPath

/// Expressions on a small document.
struct Query {
    static let text = """
        <!-- c -->
        <r xmlns="urn:a" xmlns:p="urn:b" id="1">
          <s>one</s>
          <s n="2" p:m="3">t<b>w</b>o &amp; <![CDATA[<3>]]></s>
          <p:s xml:lang="en">three</p:s><?pi data?>
          <d>2026-12-01</d><d>2025-06-30</d><v>10</v><v>9</v><v>x</v>
        </r>
        """

    let tree: DocumentTree
    var version: XPathStaticContext.Version
    var limits = XPathLimits()

    init(_ text: String = Self.text, _ version: XPathStaticContext.Version = .xpath2) throws {
        let log = FindingLog()
        tree = try #require(try DocumentTree(reading: ByteReader(.bytes(Array(text.utf8))), findings: log), "\(log.findings)")
        self.version = version
    }

    func value(_ expression: String) throws(XPathError) -> XPathValue {
        let context = XPathStaticContext(version, namespaces: ["a": "urn:a", "b": "urn:b"])
        let compiled = try XPathExpression(expression, in: context)
        let evaluator = XPathEvaluator(tree, names: context.names, version: version, limits: limits, clock: XPathClock(day: "2026-12-01"))
        return try evaluator.value(compiled, at: .document)
    }

    /// The strings of the items, with bars between, or the code of the error.
    func shown(_ expression: String) -> String {
        do throws(XPathError) { return try value(expression).strings.joined(separator: "|") } catch { return "\(error.code)" }
    }
}
