import RapporteurDiagnostics
import Testing

@testable import RapporteurXMLStream

@Suite struct DocumentTreeTests {
    static let text = """
        <!-- c -->
        <r xmlns="urn:a" xmlns:p="urn:b" id="1">
          <s>one</s>
          <s n="2"
             p:m="3">t<b>w</b>o &amp; <![CDATA[<3>]]></s>
          <p:s xml:lang="en" xmlns:p="urn:c">three</p:s><?pi data?>
        </r>
        """

    private func tree(_ text: String = text) throws -> DocumentTree {
        let log = FindingLog()
        return try #require(try DocumentTree(reading: ByteReader(.bytes(Array(text.utf8))), findings: log), "\(log.findings)")
    }

    private func nodes(_ tree: DocumentTree) -> [NodeID] { (0..<tree.nodeCount).map { NodeID($0) } }

    @Test func nodesStandInDocumentOrder() throws {
        let tree = try tree()
        let shown = nodes(tree).map { node in
            "\(tree.kind(of: node)) \(tree.expandedName(of: node)?.local ?? "-") \(tree.string(of: node).filter { !$0.isWhitespace })"
        }
        #expect(
            shown == [
                "document - onetwo&<3>three", "comment - c", "element r onetwo&<3>three", "attribute id 1", "text - ", "element s one", "text - one",
                "text - ", "element s two&<3>", "attribute n 2", "attribute m 3", "text - t", "element b w", "text - w", "text - o&<3>", "text - ",
                "element s three", "attribute lang en", "text - three", "processingInstruction pi data", "text - ",
            ])
    }

    @Test func nodesKnowTheirNeighbours() throws {
        let tree = try tree()
        for node in nodes(tree) {
            let parent = tree.parent(of: node)
            #expect(node == .document ? parent == nil : parent.map { $0 < node && tree.isAncestor($0, of: node) } == true)
            #expect(tree.root(of: node) == .document)
            if let next = tree.nextSibling(of: node) { #expect(tree.previousSibling(of: next) == node && tree.parent(of: next) == parent) }
            if let child = tree.firstChild(of: node) { #expect(tree.parent(of: child) == node && tree.kind(of: child) != .attribute) }
            for attribute in tree.attributes(of: node) { #expect(tree.parent(of: NodeID(rawValue: attribute)) == node) }
        }
        let names = tree.names
        let found = tree.elements(named: names.intern(ExpandedName(namespace: "urn:a", local: "s"))).map { Int($0) }
        #expect(found == [5, 8])
        #expect(tree.attributes(named: names.intern(ExpandedName(local: "n"))).map { Int($0) } == [9])
        #expect(tree.elements(named: names.intern(ExpandedName(local: "none"))).isEmpty)
    }

    @Test func placesAndPaths() throws {
        let tree = try tree()
        let prefixes: ExactMap<String> = ["urn:a": "", "urn:b": "b"]
        let some = [1, 8, 10, 13, 16].map { NodeID($0) }
        #expect(some.map { tree.indexedPath(of: $0, prefixes: prefixes) } == [
            "/comment()", "/r/s[2]", "/r/s[2]/@b:m", "/r/s[2]/b[1]/text()[1]", "/r/{urn:c}s[1]",
        ])
        #expect(some.map { tree.position(of: $0).map { "\($0.line):\($0.column)" } } == [nil, "4:3", "4:3", "5:15", "6:3"])
        #expect(tree.location(of: .document).line == 2)
    }

    @Test func namespacesInScope() throws {
        let tree = try tree()
        #expect(tree.namespace(forPrefix: "p", at: NodeID(8)) == "urn:b" && tree.namespace(forPrefix: "p", at: NodeID(16)) == "urn:c")
        #expect(tree.namespace(forPrefix: "", at: NodeID(12)) == "urn:a" && tree.namespace(forPrefix: "q", at: NodeID(12)) == nil)
        #expect(tree.namespace(forPrefix: "xml", at: NodeID(2)) == WellKnownNamespace.xml)
        #expect(tree.namespaces(at: NodeID(16)).map { "\($0.prefix)=\($0.uri)" } == ["p=urn:c", "=urn:a"])
        #expect(tree.prefix(of: NodeID(10)) == "p" && tree.prefix(of: NodeID(8)).isEmpty)
    }

    /// What values mean replaces what is written: in text, in attributes, in names.
    @Test func readingsReplaceValues() throws {
        let names = NameTable()
        let reader = XMLReader(names: names)
        let builder = DocumentTreeBuilder(names: names)
        builder.begin(positions: reader)
        let text = "<a><b k=' 1 ' l='x'> v </b><c>w</c><d/></a>"
        let right = names.intern(ExpandedName(local: "e"))
        builder.readings.note("v", of: nil, at: 3)
        builder.readings.note("1", of: names.intern(ExpandedName(local: "k")), at: 3)
        builder.readings.note(nil, of: names.intern(ExpandedName(local: "l")), at: 3)
        builder.readings.note(nil, of: nil, at: 27)
        builder.readings.noteName(right, at: 35)
        _ = try reader.read(ByteReader(.bytes(Array(text.utf8))), into: builder, findings: FindingLog())
        let tree = try #require(builder.finish())
        #expect(nodes(tree).map { "\(tree.expandedName(of: $0)?.local ?? "-")=\(tree.string(of: $0))" } == ["-=v", "a=v", "b=v", "k=1", "-=v", "c=", "e="])
    }

    @Test func deepBrokenAndLargeDocuments() throws {
        var limits = XMLLimits()
        limits.depth = 100_000
        let deep = String(repeating: "<a>", count: 100_000) + String(repeating: "</a>", count: 100_000)
        let tree = try #require(
            try DocumentTree(reading: ByteReader(.bytes(Array(deep.utf8))), limits: limits, findings: FindingLog()))
        #expect(tree.nodeCount == 100_001)
        let broken = FindingLog()
        #expect(try DocumentTree(reading: ByteReader(.bytes(Array("<a><b></a>".utf8))), findings: broken) == nil)
        #expect(broken.findings.first?.code == "xml.malformed.tag.mismatch")
        let large = FindingLog()
        #expect(
            try DocumentTree(reading: ByteReader(.bytes(Array("<a b='' c=''>x</a>".utf8))), maximumNodes: 3, findings: large) == nil)
        #expect(large.reasonNotChecked?.code == "xml.limit.nodes")
        // Whatever node is the one too many, the text before an end tag among them.
        let text = "<a b='1'>x<c/>y<!--z--><?p q?><d>w</d></a>"
        for most in 1...9 {
            let log = FindingLog()
            #expect(try DocumentTree(reading: ByteReader(.bytes(Array(text.utf8))), maximumNodes: most, findings: log) == nil, "\(most)")
        }
        #expect(try DocumentTree(reading: ByteReader(.bytes(Array(text.utf8))), maximumNodes: 10, findings: FindingLog())?.nodeCount == 10)
    }
}
