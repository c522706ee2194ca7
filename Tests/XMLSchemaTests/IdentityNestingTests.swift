import RapporteurDiagnostics
import RapporteurXMLSchema
import Testing

/// Keys of elements within one another, and beside one another.
@Suite struct IdentityNestingTests {
    private func outcome(_ body: String, _ document: String) throws -> (outcome: Outcome, count: Int) {
        let log = try findings(Array(document.utf8), schema(body), limit: 5)
        return (log.outcome, log.made)
    }

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

    @Test func whatIsLargeButPlainIsChecked() throws {
        let key = "<xs:key name='k'><xs:selector xpath='t:a'/><xs:field xpath='t:v'/></xs:key>"
        #expect(try outcome(Self.wide(key), Self.long(6_000)).outcome == .valid)
        let twice = Self.long(3_000).replacing("<v>17</v>", with: "<v>18</v>")
        #expect(try outcome(Self.wide(key), twice).outcome == .invalid)
        let unique = "<xs:unique name='u'><xs:selector xpath='.//t:r'/><xs:field xpath='@b'/></xs:unique>"
        #expect(try outcome(Self.nested(unique), Self.deep(300)).outcome == .valid)
    }

    /// Keys of what stands beside an element are none of its own, whoever is around them (Part 1, 3.11.4, clause 4.3).
    @Test(arguments: [
        ("<a><b><k i='1'/></b><f i='1'/></a>", []),
        ("<a><c><b><k i='1'/></b></c><f i='1'/></a>", []),
        ("<a><b><k i='1'/></b></a><a><f i='1'/></a>", ["xsd.keyref.unresolved"]),
        ("<c><b><k i='1'/></b></c><a><f i='1'/></a>", ["xsd.keyref.unresolved"]),
        ("<a><f i='1'/></a><a><b><k i='1'/></b></a>", ["xsd.keyref.unresolved"]),
        ("<a><c><b><k i='2'/></b></c><f i='2'/></a><c><b><k i='1'/></b></c><a><f i='2'/></a>", ["xsd.keyref.unresolved"]),
        ("<a><b><k i='1'/></b><a><f i='1'/></a></a>", ["xsd.keyref.unresolved"]),
        ("<a><a><b><k i='1'/></b></a><f i='1'/></a>", []),
    ] as [(String, [String])])
    func keysBelowAreTheOnlyOnes(_ children: String, _ codes: [String]) throws {
        let any = "<xs:complexType><xs:choice minOccurs='0' maxOccurs='unbounded'><xs:element ref='t:a'/><xs:element ref='t:b'/><xs:element ref='t:c'/><xs:element name='f'><xs:complexType><xs:attribute name='i' type='xs:string'/></xs:complexType></xs:element></xs:choice></xs:complexType>"
        let body = """
            <xs:element name='r'>\(any)<xs:unique name='z'><xs:selector xpath='t:q'/><xs:field xpath='@i'/></xs:unique></xs:element>
            <xs:element name='a'>\(any)<xs:keyref name='kr' refer='t:k'><xs:selector xpath='t:f'/><xs:field xpath='@i'/></xs:keyref></xs:element>
            <xs:element name='c'>\(any)</xs:element>
            <xs:element name='b'><xs:complexType><xs:sequence><xs:element name='k'><xs:complexType><xs:attribute name='i' type='xs:string'/></xs:complexType></xs:element></xs:sequence></xs:complexType>\
            <xs:key name='k'><xs:selector xpath='t:k'/><xs:field xpath='@i'/></xs:key></xs:element>
            """
        #expect(try findings(Array("<r xmlns='urn:t'>\(children)</r>".utf8), schema(body)).findings.map(\.code) == codes)
    }
}
