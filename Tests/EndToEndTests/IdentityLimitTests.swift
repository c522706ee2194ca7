import TestSupport
import Testing

/// Keys whose number or work grows with the square of a document: what is beyond a bound is not checked, and told.
@Suite(.timeLimit(.minutes(10))) struct IdentityLimitTests {
    private static func nested(_ constraint: String) -> String {
        """
        <xs:element name='r'><xs:complexType><xs:sequence><xs:element ref='t:r' minOccurs='0'/><xs:element name='v' type='xs:string' \
        minOccurs='0'/></xs:sequence><xs:attribute name='b'/><xs:attribute name='c'/></xs:complexType>\(constraint)</xs:element>
        """
    }

    private static func wide(_ constraints: String) -> String {
        """
        <xs:element name='r'><xs:complexType><xs:sequence><xs:element name='a' maxOccurs='unbounded'><xs:complexType><xs:sequence>\
        <xs:element name='v' type='xs:string' minOccurs='0'/></xs:sequence><xs:attribute name='b'/></xs:complexType></xs:element>\
        </xs:sequence></xs:complexType>\(constraints)</xs:element>
        """
    }

    private static func deep(_ depth: Int, value: Bool = false) -> String {
        let start = (0..<depth).map { "<r xmlns='urn:t' b='\($0)' c='\($0)'>" }.joined()
        return start + (0..<depth).map { value ? "<v>\($0)</v></r>" : "</r>" }.joined()
    }

    private static func long(_ count: Int) -> String {
        "<r xmlns='urn:t'>" + (0..<count).map { "<a b='\($0)'><v>\($0)</v></a>" }.joined() + "</r>"
    }

    private static func many(_ count: Int, _ make: (Int) -> String) -> String { (0..<count).map(make).joined() }

    /// With documents some times as large, each of these would take gigabytes, or hours.
    static let costly: [(name: String, schema: String, document: @Sendable () -> String)] = [
        ("a key of each pair of elements", nested("<xs:unique name='u'><xs:selector xpath='.//t:r'/><xs:field xpath='@b'/></xs:unique>"), { deep(400) }),
        ("two fields", nested("<xs:key name='u'><xs:selector xpath='.//t:r'/><xs:field xpath='@b'/><xs:field xpath='@c'/></xs:key>"), { deep(400) }),
        ("a field of its own, or of a child", nested("<xs:unique name='u'><xs:selector xpath='.//t:r'/><xs:field xpath='t:v'/></xs:unique>"), { deep(400, value: true) }),
        ("all elements", nested("<xs:unique name='u'><xs:selector xpath='.//*'/><xs:field xpath='@b'/></xs:unique>"), { deep(400) }),
        ("the elements themselves", nested("<xs:unique name='u'><xs:selector xpath='.|.//t:r'/><xs:field xpath='@b'/></xs:unique>"), { deep(400) }),
        ("fields far below", nested("<xs:unique name='u'><xs:selector xpath='.//t:r'/><xs:field xpath='.//t:v'/></xs:unique>"), { deep(400) }),
        ("references", nested("<xs:key name='k'><xs:selector xpath='.'/><xs:field xpath='@b'/></xs:key><xs:keyref name='f' refer='t:k'><xs:selector xpath='.//t:r'/><xs:field xpath='@c'/></xs:keyref>"), { deep(400) }),
        ("hundreds of constraints", wide(many(200) { "<xs:unique name='u\($0)'><xs:selector xpath='t:a'/><xs:field xpath='@b'/></xs:unique>" }), { long(300) }),
        ("hundreds, of children", wide(many(200) { "<xs:unique name='u\($0)'><xs:selector xpath='t:a'/><xs:field xpath='t:v'/></xs:unique>" }), { long(300) }),
        ("hundreds of fields", nested("<xs:unique name='u'><xs:selector xpath='.//t:r'/>" + many(90) { _ in "<xs:field xpath='t:v'/>" } + "</xs:unique>"), { deep(300, value: true) }),
        ("hundreds of references", wide("<xs:key name='k'><xs:selector xpath='t:a'/><xs:field xpath='@b'/></xs:key>" + many(200) { "<xs:keyref name='f\($0)' refer='t:k'><xs:selector xpath='t:a'/><xs:field xpath='t:v'/></xs:keyref>" }), { long(300) }),
    ]

    @Test(arguments: costly.indices) func endsAtABound(_ index: Int) throws {
        let (name, schema, document) = Self.costly[index]
        let tool = try Small.tool()
        try tool.folder.write(
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:t='urn:t' targetNamespace='urn:t' elementFormDefault='qualified'>\(schema)</xs:schema>",
            to: "k.xsd")
        try tool.folder.write(document(), to: "k.xml")
        for limit in ["identity-keys=5000", "identity-steps=5000"] {
            let bound = try tool.run("validate", "k.xml", "--schema", "k.xsd", "--limit", limit)
            // Faults that were found before the bound are told, too.
            #expect(bound.status == 2, "\(name) \(limit): \(bound.status) \(bound.text)")
            #expect(bound.text.contains("[xsd.limit]") && bound.text.contains("is 5000)"), "\(name) \(limit): \(bound.text)")
        }
    }
}
