import Testing

/// The Schema Representation Constraints that one document shows.
@Suite struct SourceConstraintTests {
    static let simple = "<xs:simpleType><xs:restriction base='xs:int'/></xs:simpleType>"

    @Test(arguments: [
        "<xs:element name='a' default='1'/>",
        "<xs:element name='a' fixed='1' type='xs:int'/>",
        "<xs:element name='a'>\(simple)</xs:element>",
        inSequence("<xs:element ref='a' minOccurs='0' maxOccurs='2' id='i'><xs:annotation/></xs:element>"),
        inType("<xs:attribute name='a' default='1' use='optional'/>"),
        inType("<xs:attribute name='a' fixed='1' use='required'/>"),
        inType("<xs:attribute ref='a' fixed='1' use='required'/>"),
        inSimpleType("<xs:restriction>\(simple)</xs:restriction>"),
        inSimpleType("<xs:list>\(simple)</xs:list>"),
        inSimpleType("<xs:union memberTypes='xs:int'>\(simple)</xs:union>"),
        inType("<xs:simpleContent><xs:restriction base='b'>\(simple)</xs:restriction></xs:simpleContent>"),
        "<xs:notation name='n' system='s'/>",
    ])
    func kept(_ body: String) {
        #expect(codes(body) == [])
    }

    @Test(arguments: [
        ("<xs:element name='a' default='1' fixed='1'/>", "src-element"),
        ("<xs:element name='a' type='xs:int'>\(simple)</xs:element>", "src-element"),
        ("<xs:element name='a' type='b'><xs:complexType/></xs:element>", "src-element"),
        (inSequence("<xs:element name='a' default='1' fixed='1'/>"), "src-element"),
        (inType("<xs:all><xs:element name='a' type='xs:int'>\(simple)</xs:element></xs:all>"), "src-element"),
        (inSequence("<xs:element/>"), "src-element"),
        (inSequence("<xs:element ref='a' name='b'/>"), "src-element"),
        (inSequence("<xs:element ref='a' type='xs:int'/>"), "src-element"),
        (inSequence("<xs:element ref='a' default='1'/>"), "src-element"),
        (inSequence("<xs:element ref='a' form='qualified'/>"), "src-element"),
        (inSequence("<xs:element ref='a'><xs:complexType/></xs:element>"), "src-element"),
        (inType("<xs:attribute/>"), "src-attribute"),
        (inType("<xs:attribute ref='a' name='b'/>"), "src-attribute"),
        (inType("<xs:attribute ref='a' type='xs:int'/>"), "src-attribute"),
        (inType("<xs:attribute ref='a'>\(simple)</xs:attribute>"), "src-attribute"),
        (inType("<xs:attribute name='a' type='xs:int'>\(simple)</xs:attribute>"), "src-attribute"),
        (inType("<xs:attribute name='a' default='1' fixed='1'/>"), "src-attribute"),
        (inType("<xs:attribute name='a' default='1' use='required'/>"), "src-attribute"),
        (inType("<xs:attribute ref='a' default='1' use='prohibited'/>"), "src-attribute"),
        ("<xs:attribute name='a' default='1' fixed='1'/>", "src-attribute"),
        (inSimpleType("<xs:restriction/>"), "src-restriction-base-or-simpleType"),
        (inSimpleType("<xs:restriction base='xs:int'>\(simple)</xs:restriction>"), "src-restriction-base-or-simpleType"),
        (inSimpleType("<xs:list/>"), "src-list-itemType-or-simpleType"),
        (inSimpleType("<xs:list itemType='xs:int'>\(simple)</xs:list>"), "src-list-itemType-or-simpleType"),
        (inSimpleType("<xs:union/>"), "src-union-memberTypes-or-simpleTypes"),
        (inSimpleType("<xs:union memberTypes=' '><xs:annotation/></xs:union>"), "src-union-memberTypes-or-simpleTypes"),
        ("<xs:notation name='n'/>", "src-notation"),
        // A definition for a reference, and the reverse: one finding, whatever else it has.
        ("<xs:element ref='a' minOccurs='0'/>", "s4s-att-not-allowed"),
        ("<xs:group ref='a'/>", "s4s-att-not-allowed"),
        (inType("<xs:group name='a'><xs:sequence/></xs:group>"), "s4s-att-not-allowed"),
        (inType("<xs:attributeGroup name='a'><xs:attribute name='b'/></xs:attributeGroup>"), "s4s-att-not-allowed"),
    ])
    func broken(_ body: String, _ code: String) {
        #expect(codes(body) == [code])
    }
}
