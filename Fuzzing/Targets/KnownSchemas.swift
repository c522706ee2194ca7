import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurPacks
import RapporteurXMLSchema

/// The three schemas that documents are held against: the reports', one of data, one of texts. The first character of an
/// input, `0`, `1` or `2`, says which.
struct KnownSchemas {
    let mappings: [JSONMapping]

    init() throws {
        let library = try PackLibrary(folder: nil)
        guard let report = library["report"] else { throw Contradiction("there is no pack of reports") }
        mappings = [try PackSchemas(cache: CheckCache(folder: nil)).mapping(of: report)]
            + [try Self.mapping(Self.data, prefixes: ["": "urn:d"]), try Self.mapping(Self.text, prefixes: ["": "urn:t", "x": "urn:x"])]
    }

    /// The mapping that an input chooses, and the rest of the input.
    func choose(_ bytes: [UInt8]) -> (JSONMapping, [UInt8])? {
        guard let first = bytes.first else { return nil }
        return (mappings[Int(first) % 3], Array(bytes.dropFirst()))
    }

    private static func mapping(_ text: String, prefixes: ExactMap<String>) throws -> JSONMapping {
        let schema = try Schema.load(main: "t.xsd", documents: ["t.xsd": Array(text.utf8)], checking: .full)
        return JSONMapping(schema: schema, prefixes: prefixes, names: [:], id: "t", noteElements: [])
    }

    /// Values of many types, lists, unions, nil, substitution, derived types, defaults, keys.
    private static let data = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:d" targetNamespace="urn:d" elementFormDefault="qualified">
        <xs:element name="order"><xs:complexType><xs:sequence>
          <xs:element name="id" type="xs:ID"/>
          <xs:element name="day" type="xs:date" minOccurs="0" maxOccurs="unbounded"/>
          <xs:element name="size" type="size" nillable="true" minOccurs="0"/>
          <xs:element ref="thing" minOccurs="0" maxOccurs="9"/>
          <xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="a" type="xs:boolean"/><xs:element name="b" type="xs:double" default="1.5"/><xs:group ref="pair"/></xs:choice>
          <xs:any namespace="##other" processContents="lax" minOccurs="0" maxOccurs="3"/>
        </xs:sequence>
        <xs:attribute name="n" type="xs:integer"/><xs:attribute name="list"><xs:simpleType><xs:list itemType="xs:NMTOKEN"/></xs:simpleType></xs:attribute>
        <xs:attribute name="q" type="xs:QName"/><xs:attribute name="kind" default="plain"/><xs:anyAttribute namespace="##other" processContents="skip"/>
        </xs:complexType>
        <xs:key name="k"><xs:selector xpath=".//thing"/><xs:field xpath="@key"/></xs:key>
        <xs:keyref name="r" refer="k"><xs:selector xpath="thing"/><xs:field xpath="@see"/></xs:keyref>
        </xs:element>
        <xs:group name="pair"><xs:sequence><xs:element name="c" type="xs:base64Binary"/><xs:element name="d" type="xs:duration" minOccurs="0"/></xs:sequence></xs:group>
        <xs:simpleType name="size"><xs:union memberTypes="xs:decimal xs:gYear"><xs:simpleType><xs:restriction base="xs:token"><xs:enumeration value="small"/><xs:pattern value="s[a-m]{2,}\\S*"/></xs:restriction></xs:simpleType></xs:union></xs:simpleType>
        <xs:complexType name="thing"><xs:simpleContent><xs:extension base="xs:string"><xs:attribute name="key" type="xs:int"/><xs:attribute name="see" type="xs:int"/></xs:extension></xs:simpleContent></xs:complexType>
        <xs:complexType name="short"><xs:simpleContent><xs:restriction base="thing"><xs:maxLength value="5"/></xs:restriction></xs:simpleContent></xs:complexType>
        <xs:element name="thing" type="thing"/><xs:element name="small" type="short" substitutionGroup="thing"/>
        </xs:schema>
        """

    /// Mixed content, recursion, unordered content, wildcards.
    private static let text = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:t" targetNamespace="urn:t" elementFormDefault="qualified">
        <xs:element name="text" type="inline"/>
        <xs:complexType name="inline" mixed="true"><xs:choice minOccurs="0" maxOccurs="unbounded">
          <xs:element name="b" type="inline"/><xs:element name="note"><xs:complexType><xs:all><xs:element name="by" type="xs:string"/><xs:element name="on" type="xs:dateTime" minOccurs="0"/></xs:all></xs:complexType></xs:element>
          <xs:element name="br"><xs:complexType/></xs:element><xs:element name="any" type="xs:anyType"/><xs:any namespace="urn:x ##local" processContents="skip"/>
        </xs:choice><xs:attribute name="lang" type="xs:language"/><xs:anyAttribute processContents="lax"/></xs:complexType>
        </xs:schema>
        """
}
