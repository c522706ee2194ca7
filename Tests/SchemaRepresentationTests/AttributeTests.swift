import RapporteurDiagnostics
import Testing

/// Which attributes an element may have, which it must have, and their values.
@Suite struct AttributeTests {
    @Test(arguments: [
        ("<xs:element name='a' minOccurs='1'/>", "s4s-att-not-allowed"),
        ("<xs:element name='a' form='qualified'/>", "s4s-att-not-allowed"),
        ("<xs:element name='a' Type='xs:int'/>", "s4s-att-not-allowed"),
        ("<xs:element name='a' xs:type='xs:int'/>", "s4s-att-not-allowed"),
        ("<xs:attribute name='a' use='required'/>", "s4s-att-not-allowed"),
        (inSequence("<xs:element name='a' abstract='true'/>"), "s4s-att-not-allowed"),
        (inSequence("<xs:element name='a' final='#all'/>"), "s4s-att-not-allowed"),
        (inSequence("<xs:element name='a' substitutionGroup='b'/>"), "s4s-att-not-allowed"),
        (inSequence("<xs:element name='a'><xs:complexType name='b'/></xs:element>"), "s4s-att-not-allowed"),
        (inSequence("<xs:element name='a'><xs:complexType abstract='true'/></xs:element>"), "s4s-att-not-allowed"),
        (inType("<xs:attribute name='a' minOccurs='1'/>"), "s4s-att-not-allowed"),
        (inType("<xs:attributeGroup ref='a' minOccurs='1'/>"), "s4s-att-not-allowed"),
        (inType("<xs:anyAttribute maxOccurs='1'/>"), "s4s-att-not-allowed"),
        ("<xs:group name='g' minOccurs='1'><xs:all/></xs:group>", "s4s-att-not-allowed"),
        ("<xs:group name='g'><xs:all minOccurs='1'/></xs:group>", "s4s-att-not-allowed"),
        ("<xs:group name='g'><xs:sequence maxOccurs='1'/></xs:group>", "s4s-att-not-allowed"),
        (inSimpleType("<xs:restriction base='xs:int'><xs:pattern value='1' fixed='true'/></xs:restriction>"), "s4s-att-not-allowed"),
        ("<xs:annotation><xs:documentation id='a'/></xs:annotation>", "s4s-att-not-allowed"),

        ("<xs:element/>", "s4s-att-must-appear"),
        ("<xs:complexType/>", "s4s-att-must-appear"),
        ("<xs:notation public='a'/>", "s4s-att-must-appear"),
        ("<xs:include/>", "s4s-att-must-appear"),
        (inType("<xs:group/>"), "s4s-att-must-appear"),
        (inType("<xs:complexContent><xs:extension/></xs:complexContent>"), "s4s-att-must-appear"),
        (inSimpleType("<xs:restriction base='xs:int'><xs:length/></xs:restriction>"), "s4s-att-must-appear"),
        ("<xs:element name='a'><xs:keyref name='k'><xs:selector xpath='*'/><xs:field xpath='@a'/></xs:keyref></xs:element>", "s4s-att-must-appear"),
        ("<xs:element name='a'><xs:key name='k'><xs:selector/><xs:field xpath='@a'/></xs:key></xs:element>", "s4s-att-must-appear"),
    ])
    func wrongAttributes(_ body: String, _ code: String) {
        #expect(codes(body) == [code])
    }

    @Test(arguments: [
        ("<xs:element name='a' o:anything='1'/>", ""),
        ("<xs:element name='a' xml:lang='en'/>", ""),
        ("", "version=' any text ' xml:lang='zh-Hans' id='s'"),
        ("", "blockDefault='' finalDefault='list union'"),
        (inSequence("<xs:element name=' a ' type=' xs:int ' minOccurs=' +1 ' maxOccurs='unbounded' nillable='0'/>"), ""),
        (inSequence("<xs:element name='a' block='#all'/>"), ""),
        (inSequence("<xs:any namespace='urn:a  ##local ##targetNamespace' minOccurs='-0' maxOccurs='99999999999999999999'/>"), ""),
        (inType("<xs:all minOccurs='0' maxOccurs='1'><xs:element name='a' minOccurs='0' maxOccurs='01'/></xs:all>"), ""),
        (inSimpleType("<xs:union memberTypes=' xs:int\n xs:string '/>"), ""),
        ("<xs:annotation><xs:documentation xml:lang='fr' source='a b'/></xs:annotation>", ""),
    ])
    func validValues(_ body: String, _ attributes: String) {
        #expect(codes(body, attributes) == [])
    }

    @Test(arguments: [
        ("<xs:element name=''/>", ""),
        ("<xs:element name='a b'/>", ""),
        ("<xs:element name='o:a'/>", ""),
        ("<xs:element name='1a'/>", ""),
        ("<xs:element name='a' type=''/>", ""),
        ("<xs:element name='a' type='xs:a:b'/>", ""),
        ("<xs:element name='a' type=':a'/>", ""),
        ("<xs:element name='a' nillable='yes'/>", ""),
        ("<xs:element name='a' nillable='TRUE'/>", ""),
        ("<xs:element name='a' block='#ALL'/>", ""),
        ("<xs:element name='a' block='#all extension'/>", ""),
        ("<xs:element name='a' final='substitution'/>", ""),
        ("<xs:complexType name='t' block='substitution'/>", ""),
        ("<xs:simpleType name='t' final='extension'><xs:restriction base='xs:int'/></xs:simpleType>", ""),
        (inType("<xs:attribute name='a' use='mandatory'/>"), ""),
        (inType("<xs:attribute name='a' form='Qualified'/>"), ""),
        (inType("<xs:anyAttribute processContents='lazy'/>"), ""),
        (inType("<xs:anyAttribute namespace='##any ##local'/>"), ""),
        (inType("<xs:anyAttribute namespace='##all'/>"), ""),
        (inSequence("<xs:element name='a' minOccurs='-1'/>"), ""),
        (inSequence("<xs:element name='a' minOccurs='unbounded'/>"), ""),
        (inSequence("<xs:element name='a' minOccurs=''/>"), ""),
        (inSequence("<xs:element name='a' maxOccurs='1.0'/>"), ""),
        (inSequence("<xs:element name='a' maxOccurs='Unbounded'/>"), ""),
        (inType("<xs:all maxOccurs='unbounded'/>"), ""),
        (inType("<xs:all minOccurs='2'/>"), ""),
        (inType("<xs:all maxOccurs='0'/>"), ""),
        (inType("<xs:all><xs:element name='a' maxOccurs='2'/></xs:all>"), ""),
        (inType("<xs:all><xs:element ref='a' maxOccurs='unbounded'/></xs:all>"), ""),
        (inSimpleType("<xs:union memberTypes='xs:int 1'/>"), ""),
        (inSimpleType("<xs:restriction base='xs:int'><xs:length value='1' fixed='maybe'/></xs:restriction>"), ""),
        ("<xs:annotation><xs:documentation xml:lang='klingonese-x'/></xs:annotation>", ""),
        ("<xs:annotation><xs:documentation xml:lang=''/></xs:annotation>", ""),
        ("<xs:annotation><xs:documentation xml:lang=' '/></xs:annotation>", ""),
        ("<xs:annotation><xs:appinfo source='%zz'/></xs:annotation>", ""),
        ("", "targetNamespace=''"),
        ("", "elementFormDefault='true'"),
        ("", "blockDefault='list'"),
        ("", "id='1'"),
        ("<xs:element name='a' id='x'/><xs:element name='b' id=' x '/>", ""),
    ])
    func invalidValues(_ body: String, _ attributes: String) {
        #expect(codes(body, attributes) == ["s4s-att-invalid-value"])
    }

    @Test(arguments: [
        ("<xs:element name='a' nilable='true'/>", "Did you mean nillable?"),
        (inType("<xs:attribute name='a' use='requird'/>"), "Did you mean required?"),
        (inType("<xs:attribute name='a' use='x'/>"), "Allowed are required, optional, prohibited."),
        (inSequence("<xs:any notQName='a'/>"), "It belongs to XSD 1.1; this is XSD 1.0."),
        (inType("<xs:all><xs:element name='a' maxOccurs='2'/></xs:all>"), "It belongs to XSD 1.1; this is XSD 1.0."),
        (inType("<xs:all><xs:element name='a' minOccurs='2'/></xs:all>"), "It belongs to XSD 1.1; this is XSD 1.0."),
        (inType("<xs:all><xs:element ref='a' maxOccurs='unbounded'/></xs:all>"), "It belongs to XSD 1.1; this is XSD 1.0."),
        (inType("<xs:all maxOccurs='2'/>"), "An xs:all occurs once; only its minOccurs can be 0."),
        ("<xs:element name='a' substitutionGroup='b c'/>", "It belongs to XSD 1.1; this is XSD 1.0."),
        ("<xs:element name='a'><xs:key ref='k'/></xs:element>", "It belongs to XSD 1.1; this is XSD 1.0."),
        (inType("<xs:attributeGroup ref='a' use='x'/>"), "Allowed are ref, id."),
        (inSequence("<xs:element name='a' maxOccurs='n'/>"), "Write a number, 0, 1, 2, …, or unbounded."),
        ("<xs:element name='a' xs:type='xs:int'/>", "Write type without a prefix."),
    ])
    func hints(_ body: String, _ hint: String) {
        #expect(findings(body).map(\.hint?.description) == [hint])
    }

    @Test func longValuesAreCutInMessages() {
        let found = findings("<xs:element name='\(String(repeating: "x ", count: 5_000))'/>")
        #expect(found.count == 1)
        #expect(found.allSatisfy { $0.message.description.count < 200 })
    }
}
