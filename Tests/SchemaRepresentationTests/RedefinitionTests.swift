import RapporteurDiagnostics
import Testing
@testable import RapporteurXMLSchema

/// What a redefinition may look like (src-redefine, clauses 5 to 7).
@Suite struct RedefinitionTests {
    static let original = """
        <xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>
          <xs:simpleType name='s'><xs:restriction base='xs:string'/></xs:simpleType>
          <xs:complexType name='c'><xs:sequence><xs:element name='e'/></xs:sequence></xs:complexType>
          <xs:group name='g'><xs:sequence><xs:element name='e'/></xs:sequence></xs:group>
          <xs:attributeGroup name='a'><xs:attribute name='b'/></xs:attributeGroup>
        </xs:schema>
        """

    func codes(redefining body: String, prefix: String) -> [String] {
        let issues = SchemaIssues()
        let main = """
            <xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' \(prefix) targetNamespace='urn:t'>
            <xs:redefine schemaLocation='original.xsd'>\(body)</xs:redefine></xs:schema>
            """
        let loader = SchemaLoader(
            issues: issues,
            files: .memory(["main.xsd": Array(main.utf8), "original.xsd": Array(Self.original.utf8)]))
        do { _ = try loader.load(["main.xsd"]) } catch { return error.findings.map(\.code) }
        return issues.log.findings.map(\.code)
    }

    @Test(arguments: [
        "<xs:annotation/>",
        "<xs:simpleType name='s'><xs:restriction base='t:s'/></xs:simpleType>",
        "<xs:complexType name='c'><xs:complexContent><xs:extension base='t:c'/></xs:complexContent></xs:complexType>",
        "<xs:complexType name='c'><xs:complexContent><xs:restriction base='p:c' xmlns:p='urn:t'/></xs:complexContent></xs:complexType>",
        "<xs:group name='g'><xs:sequence><xs:element name='f'/><xs:group ref='t:g'/></xs:sequence></xs:group>",
        "<xs:group name='g'><xs:sequence><xs:group ref='t:g' minOccurs='1' maxOccurs='1'/></xs:sequence></xs:group>",
        "<xs:group name='g'><xs:sequence><xs:element name='e'/></xs:sequence></xs:group>",
        "<xs:attributeGroup name='a'><xs:attributeGroup ref='t:a'/></xs:attributeGroup>",
        "<xs:attributeGroup name='a'><xs:attribute name='b'/></xs:attributeGroup>",
    ])
    func kept(_ body: String) {
        #expect(codes(redefining: body, prefix: "xmlns:t='urn:t'") == [])
    }

    @Test func onlyTypesAndGroupsCanBeRedefined() {
        #expect(codes(redefining: "<xs:element name='e'/>", prefix: "").first == "schema.s4s-elt-invalid-content")
    }

    @Test func theDefaultNamespaceCountsToo() {
        let body = "<xs:simpleType name='s'><xs:restriction base='s'/></xs:simpleType>"
        #expect(codes(redefining: body, prefix: "xmlns='urn:t'") == [])
    }

    @Test(arguments: [
        "<xs:simpleType name='s'><xs:restriction base='xs:string'/></xs:simpleType>",
        "<xs:simpleType name='s'><xs:restriction base='s'/></xs:simpleType>",
        "<xs:simpleType name='s'><xs:list itemType='t:s'/></xs:simpleType>",
        "<xs:complexType name='c'/>",
        "<xs:complexType name='c'><xs:complexContent><xs:extension base='t:d'/></xs:complexContent></xs:complexType>",
        "<xs:group name='g'><xs:sequence><xs:group ref='t:g'/><xs:group ref='t:g'/></xs:sequence></xs:group>",
        "<xs:group name='g'><xs:sequence><xs:group ref='t:g' minOccurs='0'/></xs:sequence></xs:group>",
        "<xs:group name='g'><xs:sequence><xs:choice><xs:group ref='t:g' maxOccurs='unbounded'/></xs:choice></xs:sequence></xs:group>",
        "<xs:attributeGroup name='a'><xs:attributeGroup ref='t:a'/><xs:attributeGroup ref='t:a'/></xs:attributeGroup>",
    ])
    func broken(_ body: String) {
        #expect(codes(redefining: body, prefix: "xmlns:t='urn:t'") == ["schema.src-redefine"])
    }
}
