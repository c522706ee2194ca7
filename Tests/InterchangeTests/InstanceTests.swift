import RapporteurDiagnostics
import RapporteurInterchange
import Testing

/// xsi:nil, xsi:type and the schema locations.
@Suite struct InstanceTests {
    static let schema = """
        <xs:element name="e"><xs:complexType><xs:sequence>
          <xs:element name="s" type="xs:decimal" nillable="true" minOccurs="0"/>
          <xs:element name="r" type="Base" nillable="true" minOccurs="0" maxOccurs="9"/>
          <xs:element name="v" type="Value" nillable="true" minOccurs="0"/>
          <xs:element name="m" type="Bare" nillable="true" minOccurs="0"/>
        </xs:sequence></xs:complexType></xs:element>
        <xs:complexType name="Base"><xs:sequence><xs:element name="p" type="xs:string"/></xs:sequence><xs:attribute name="y"/></xs:complexType>
        <xs:complexType name="More"><xs:complexContent><xs:extension base="Base"><xs:sequence><xs:element name="q" type="xs:int"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        <xs:complexType name="Bare"><xs:sequence><xs:element name="p" type="xs:string"/></xs:sequence></xs:complexType>
        <xs:complexType name="Value"><xs:simpleContent><xs:extension base="xs:int"><xs:attribute name="u"/></xs:extension></xs:simpleContent></xs:complexType>
        <xs:simpleType name="small"><xs:restriction base="xs:decimal"><xs:maxInclusive value="9"/></xs:restriction></xs:simpleType>
        """

    @Test(arguments: [
        ("<s xsi:nil='true'/>", #"{"s":null}"#), ("<s xsi:nil='false'>1</s>", #"{"s":{"$nil":false,"value":1}}"#),
        ("<m xsi:nil='true'/>", #"{"m":null}"#), ("<v xsi:nil='true' u='1'/>", ##"{"v":{"$nil":true,"u":"1"}}"##),
        ("<r xsi:nil='true'/>", ##"{"r":[{"$nil":true}]}"##),
        ("<s xsi:nil='1'/>", ##"{"s":{"$source:$nil":"1","$nil":true}}"##),
        ("<s xsi:nil='true'><!--c--></s>", ##"{"s":{"$nil":true,"$markup":["<!--c-->"]}}"##),
        ("<s xsi:type=' t:small'>5</s>", ##"{"s":{"$source:$type":" {urn:t}small","$type":"{urn:t}small","value":5}}"##),
        ("<r xsi:nil='true'><!--c--></r>", ##"{"r":[{"$nil":true,"$markup":["<!--c-->"]}]}"##),
        ("<r xsi:type='t:More' y='0'><p>1</p><q>2</q></r>", ##"{"r":[{"$type":"{urn:t}More","y":"0","p":"1","q":2}]}"##),
        ("<s xsi:type='t:small'>5</s>", ##"{"s":{"$type":"{urn:t}small","value":5}}"##),
        ("<s xsi:type='xs:int' xmlns:xs='http://www.w3.org/2001/XMLSchema'>5</s>", ##"{"s":{"$type":"{http://www.w3.org/2001/XMLSchema}int","value":5}}"##),
        ("<s xsi:type='t:small' xsi:nil='true'/>", ##"{"s":{"$type":"{urn:t}small","$nil":true}}"##),
        ("<s xsi:schemaLocation='urn:t x.xsd'>5</s>", ##"{"s":{"$schemaLocation":"urn:t x.xsd","value":5}}"##),
    ]) func attributes(xml: String, json: String) throws {
        let mapping = try makeMapping(Self.schema)
        let document = "<e xmlns='urn:t' xmlns:t='urn:t' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>\(xml)</e>"
        #expect(try rootJSON(document, mapping) == json)
    }

    @Test func schemaLocations() throws {
        let mapping = try makeMapping(Self.schema)
        let document = """
            <e xmlns='urn:t' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='urn:t  e.xsd'
             xsi:noNamespaceSchemaLocation='f.xsd'/>
            """
        #expect(
            try rootJSON(document, mapping)
                == ##"{"$schemaLocation":"urn:t  e.xsd","$noNamespaceSchemaLocation":"f.xsd"}"##)
    }

    @Test(arguments: [
        (#"{"s":{"$type":"{urn:t}none","value":1}}"#, "xsd.type.unknown"),
        (#"{"s":{"$type":"{urn:t}Base","value":1}}"#, "xsd.type.notDerived"),
        (#"{"s":{"$type":7,"value":1}}"#, "json.type.mismatch"), (#"{"s":{"$type":"a b","value":1}}"#, "json.type.mismatch"),
        (#"{"s":{"$nil":"perhaps"}}"#, "xsd.nil"), (#"{"r":null}"#, "json.type.mismatch"),
        (#"{"r":[null,{"$nil":true,"p":"1"}]}"#, "xsd.element.unexpected"),
    ]) func wrong(json: String, code: String) throws {
        let mapping = try makeMapping(Self.schema)
        let xml = try toXML("{\"$schema\":\"id\",\"e\":\(json)}", mapping)
        #expect(xml.log.outcome == .invalid)
        #expect(xml.codes.contains(code), "\(xml.codes)")
    }
}
