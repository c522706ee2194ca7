import RapporteurDiagnostics
import Testing

/// Which elements may stand where, in which order and number.
@Suite struct ContentTests {
    static let any = "<xs:any/>"
    static let restriction = "<xs:restriction base='xs:string'/>"

    @Test(arguments: [
        "",
        "<xs:annotation/>",
        "<xs:import namespace='urn:a'/><xs:annotation/><xs:element name='a'/><xs:annotation/><xs:element name='b'/>",
        "<xs:annotation><xs:appinfo><o:x a='1'>text<xs:nonsense/></o:x></xs:appinfo><xs:documentation>text <b/></xs:documentation></xs:annotation>",
        "<xs:element name='a'><xs:annotation/><xs:complexType/><xs:unique name='u'><xs:selector xpath='*'/><xs:field xpath='@a'/><xs:field xpath='@b'/></xs:unique></xs:element>",
        inType("<xs:annotation/><xs:all><xs:annotation/><xs:element name='a'/></xs:all><xs:attribute name='a'/><xs:attributeGroup ref='g'/><xs:attribute name='b'/><xs:anyAttribute/>"),
        inType("<xs:attribute name='a'/>"),
        inType("<xs:group ref='g'/>"),
        inType("<xs:simpleContent><xs:extension base='xs:string'><xs:anyAttribute/></xs:extension></xs:simpleContent>"),
        inType("<xs:simpleContent><xs:restriction base='t2'><xs:simpleType>\(restriction)</xs:simpleType><xs:length value='1'/><xs:attribute name='a'/></xs:restriction></xs:simpleContent>"),
        inType("<xs:complexContent><xs:restriction base='xs:anyType'><xs:choice/><xs:attribute name='a'/></xs:restriction></xs:complexContent>"),
        inSequence("<xs:annotation/><xs:any/><xs:element name='a'/><xs:choice/><xs:sequence/><xs:group ref='g'/>"),
        "<xs:group name='g'><xs:annotation/><xs:all/></xs:group>",
        "<xs:attributeGroup name='g'><xs:attribute name='a'/><xs:attributeGroup ref='h'/><xs:anyAttribute/></xs:attributeGroup>",
        inSimpleType("<xs:restriction base='xs:string'><xs:pattern value='a'/><xs:length value='1'><xs:annotation/></xs:length><xs:pattern value='b'/></xs:restriction>"),
        "<xs:notation name='n' public='p'><xs:annotation/></xs:notation>",
    ])
    func validContent(_ body: String) {
        #expect(findings(body).isEmpty)
    }

    @Test(arguments: [
        // In the wrong place.
        "<xs:sequence/>",
        "<xs:schema/>",
        "<xs:elment name='a'/>",
        "<o:element name='a'/>",
        "<xs:annotation><xs:element name='a'/></xs:annotation>",
        "<xs:element name='a'><xs:element name='b'/></xs:element>",
        "<xs:element name='a'><xs:sequence/></xs:element>",
        "<xs:attribute name='a'><xs:complexType/></xs:attribute>",
        inType("<xs:element name='a'/>"),
        inType(any),
        inType("<xs:restriction base='xs:string'/>"),
        inType("<xs:simpleContent><xs:extension base='xs:string'><xs:sequence/></xs:extension></xs:simpleContent>"),
        inType("<xs:simpleContent><xs:extension base='xs:string'><xs:length value='1'/></xs:extension></xs:simpleContent>"),
        inSequence("<xs:all/>"),
        inSequence("<xs:attribute name='a'/>"),
        inType("<xs:all><xs:choice/></xs:all>"),
        inType("<xs:all><xs:any/></xs:all>"),
        inType("<xs:all><xs:group ref='g'/></xs:all>"),
        inSimpleType("<xs:extension base='xs:string'/>"),
        inSimpleType("<xs:list itemType='xs:int'><xs:length value='1'/></xs:list>"),
        // In the wrong order.
        "<xs:element name='a'/><xs:import namespace='urn:a'/>",
        inType("<xs:attribute name='a'/><xs:sequence/>"),
        inType("<xs:anyAttribute/><xs:attribute name='a'/>"),
        inSequence("<xs:any/><xs:annotation/>"),
        "<xs:element name='a'><xs:unique name='u'><xs:selector xpath='*'/><xs:field xpath='@a'/></xs:unique><xs:complexType/></xs:element>",
        inSimpleType("<xs:restriction><xs:length value='1'/><xs:simpleType>\(restriction)</xs:simpleType></xs:restriction>"),
        // Too many.
        inType("<xs:sequence/><xs:sequence/>"),
        inType("<xs:sequence/><xs:choice/>"),
        inType("<xs:annotation/><xs:annotation/>"),
        inType("<xs:anyAttribute/><xs:anyAttribute/>"),
        inSimpleType(restriction + restriction),
        "<xs:element name='a'><xs:simpleType>\(restriction)</xs:simpleType><xs:complexType/></xs:element>",
        "<xs:group name='g'><xs:sequence/><xs:choice/></xs:group>",
        inType("<xs:complexContent><xs:extension base='b'/><xs:extension base='b'/></xs:complexContent>"),
        inType("<xs:complexContent><xs:extension base='b'/></xs:complexContent><xs:simpleContent><xs:extension base='b'/></xs:simpleContent>"),
        inType("<xs:complexContent><xs:extension base='b'/></xs:complexContent><xs:attribute name='a'/>"),
        inType("<xs:simpleContent><xs:extension base='b'/></xs:simpleContent><xs:sequence/>"),
        // Too few.
        inSimpleType(""),
        inType("<xs:simpleContent/>"),
        inType("<xs:complexContent><xs:annotation/></xs:complexContent>"),
        "<xs:group name='g'/>",
        "<xs:element name='a'><xs:key name='k'/></xs:element>",
        "<xs:element name='a'><xs:key name='k'><xs:selector xpath='*'/></xs:key></xs:element>",
        "<xs:element name='a'><xs:key name='k'><xs:field xpath='@a'/></xs:key></xs:element>",
        "<xs:element name='a'><xs:key name='k'><xs:field xpath='@a'/><xs:selector xpath='*'/></xs:key></xs:element>",
    ])
    func invalidContent(_ body: String) {
        #expect(codes(body) == ["s4s-elt-invalid-content"])
    }

    @Test(arguments: [
        "text", "<xs:element name='a'>text</xs:element>", "<xs:annotation>text</xs:annotation>",
        inSequence("&#160;"), inSequence("<![CDATA[x]]>"),
    ])
    func textBelongsIntoDocumentation(_ body: String) {
        #expect(codes(body) == ["s4s-elt-character"])
    }

    @Test func oneParentHasOneFindingForEachName() {
        let found = findings(inSequence("<xs:attribute name='a'/><xs:attribute name='b'/><xs:key name='c'/><xs:element name='d'/>"))
        #expect(
            found.map(\.message.description) == ["xs:sequence cannot have xs:attribute.", "xs:sequence cannot have xs:key."])
    }

    @Test func childrenOutOfOrderAreStillLookedInto() {
        let found = codes(inType("<xs:attribute name='a'/><xs:sequence><xs:element/></xs:sequence>"))
        #expect(found == ["s4s-elt-invalid-content", "src-element"])
    }

    @Test(arguments: [
        ("<xs:elment name='a'/>", "Did you mean xs:element?"),
        (inType("<xs:assert test='x'/>"), "It belongs to XSD 1.1; this is XSD 1.0."),
        ("<xs:element name='a'><xs:key name='k'><xs:selector xpath='*'/></xs:key></xs:element>", "The order is annotation?, selector, field+."),
        (inType("<xs:attribute name='a'/><xs:sequence/>"), "The order is annotation?, (simpleContent | complexContent)?, (group | all | choice | sequence)?, (attribute | attributeGroup)*, anyAttribute?."),
        ("<xs:simpleType name='s'><xs:restriction base='xs:decimal'><xs:maxScale value='2'/></xs:restriction></xs:simpleType>", "It belongs to XSD 1.1; this is XSD 1.0."),
        (inType("<xs:all><xs:choice/></xs:all>"), "Allowed: annotation?, element*."),
        (inType("<xs:all><xs:any/></xs:all>"), "It belongs to XSD 1.1; this is XSD 1.0."),
        (inType("<xs:all><xs:group ref='g'/></xs:all>"), "It belongs to XSD 1.1; this is XSD 1.0."),
    ])
    func hints(_ body: String, _ hint: String) {
        #expect(findings(body).map(\.hint?.description) == [hint])
    }

    @Test func findingsAreInDocumentOrderAndSayWhere() {
        let found = findings(
            inDocument: """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
                  <xs:element name="a">
                    <xs:complexType>
                      <xs:all maxOccurs="2"/>
                    </xs:complexType>
                  </xs:element>
                  <xs:element/>
                </xs:schema>
                """)
        #expect(found.map(\.location.line) == [4, 7])
        #expect(found.map(\.location.column) == [7, 3])
        #expect(found.map(\.location.file) == ["main.xsd", "main.xsd"])
    }

    @Test func deepNestingIsNoMatter() {
        let depth = 240
        let open = String(repeating: "<xs:sequence>", count: depth)
        let close = String(repeating: "</xs:sequence>", count: depth)
        #expect(findings(inType(open + close)).isEmpty)
        #expect(codes(inType(open + "<xs:all/>" + close)) == ["s4s-elt-invalid-content"])
    }
}
