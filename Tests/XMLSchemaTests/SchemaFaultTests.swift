import RapporteurDiagnostics
import Testing
import TestSupport
import RapporteurXMLSchema

/// Schemas that must be refused, with the constraint they break; and their nearest sound neighbours.
@Suite struct SchemaFaultTests {
    static let type = "<xs:complexType name='b'><xs:sequence><xs:element name='x' type='xs:string' minOccurs='0' maxOccurs='2'/><xs:element name='y' type='xs:string'/></xs:sequence><xs:attribute name='q' use='required'/></xs:complexType>"

    static func restriction(_ content: String) -> String {
        type + "<xs:complexType name='d'><xs:complexContent><xs:restriction base='t:b'>\(content)</xs:restriction></xs:complexContent></xs:complexType>"
    }

    static let rows: [(schema: String, code: String?)] = [
        ("<xs:element name='a'><xs:complexType><xs:attribute name='b' type='t:nowhere'/></xs:complexType></xs:element>", "schema.src-resolve"),
        ("<xs:element name='a' type='xs:strng'/>", "schema.src-resolve"),
        ("<xs:element name='a' type='q:b'/>", "schema.src-resolve"),
        ("<xs:element name='a'/><xs:element name='a'/>", "schema.sch-props-correct"),
        ("<xs:simpleType name='a'><xs:restriction base='t:a'/></xs:simpleType>", "schema.st-props-correct"),
        ("<xs:group name='g'><xs:sequence><xs:group ref='t:g'/></xs:sequence></xs:group>", "schema.mg-props-correct"),
        ("<xs:attributeGroup name='g'><xs:attributeGroup ref='t:g'/></xs:attributeGroup>", "schema.src-attribute_group"),
        ("<xs:complexType name='c'><xs:sequence><xs:element name='a' minOccurs='0'/><xs:element name='a'/></xs:sequence></xs:complexType>", "schema.cos-nonambig"),
        ("<xs:complexType name='c'><xs:sequence><xs:element name='a' minOccurs='2' maxOccurs='2'/><xs:element name='a'/></xs:sequence></xs:complexType>", nil),
        ("<xs:complexType name='c'><xs:sequence><xs:any minOccurs='0'/><xs:element name='a'/></xs:sequence></xs:complexType>", "schema.cos-nonambig"),
        ("<xs:complexType name='c'><xs:sequence><xs:any namespace='##other' minOccurs='0'/><xs:element name='a'/></xs:sequence></xs:complexType>", nil),
        ("<xs:complexType name='c'><xs:sequence><xs:element name='a' type='xs:int'/><xs:element name='b'/><xs:element name='a' type='xs:string'/></xs:sequence></xs:complexType>", "schema.cos-element-consistent"),
        (restriction("<xs:sequence><xs:element name='y' type='xs:token'/></xs:sequence>"), nil),
        (restriction("<xs:sequence><xs:element name='x' type='xs:string' maxOccurs='3'/><xs:element name='y' type='xs:string'/></xs:sequence>"), "schema.cos-particle-restrict"),
        (restriction("<xs:sequence><xs:element name='y' type='xs:int'/></xs:sequence>"), "schema.cos-particle-restrict"),
        (restriction("<xs:sequence><xs:element name='y' type='xs:string'/><xs:element name='x' type='xs:string'/></xs:sequence>"), "schema.cos-particle-restrict"),
        (restriction("<xs:sequence><xs:element name='y' type='xs:string'/></xs:sequence><xs:attribute name='q' use='prohibited'/>"), "schema.derivation-ok-restriction"),
        (restriction("<xs:sequence><xs:element name='y' type='xs:string'/></xs:sequence><xs:attribute name='z'/>"), "schema.derivation-ok-restriction"),
        ("<xs:element name='a' type='xs:int' default='x'/>", "schema.e-props-correct"),
        ("<xs:attribute name='a' type='xs:ID' default='x'/>", "schema.a-props-correct"),
        ("<xs:element name='h' type='xs:int'/><xs:element name='m' type='xs:string' substitutionGroup='t:h'/>", "schema.e-props-correct"),
        ("<xs:element name='h' substitutionGroup='t:m'/><xs:element name='m' substitutionGroup='t:h'/>", "schema.e-props-correct"),
        ("<xs:simpleType name='s'><xs:restriction base='xs:string'><xs:pattern value='['/></xs:restriction></xs:simpleType>", "schema.pattern.syntax"),
        ("<xs:simpleType name='s'><xs:restriction base='xs:int'><xs:minInclusive value='5'/><xs:maxInclusive value='4'/></xs:restriction></xs:simpleType>", "schema.facet.conflict"),
        ("<xs:element name='a'><xs:key name='k'><xs:selector xpath='//x'/><xs:field xpath='@y'/></xs:key></xs:element>", "schema.c-selector-xpath"),
        ("<xs:element name='a'><xs:keyref name='k' refer='t:none'><xs:selector xpath='x'/><xs:field xpath='@y'/></xs:keyref></xs:element>", "schema.src-resolve"),
        ("<xs:complexType name='c'><xs:sequence><xs:all><xs:element name='a'/></xs:all></xs:sequence></xs:complexType>", "schema.s4s-elt-invalid-content"),
        ("<xs:attribute name='a' type='xs:NOTATION'/>", "schema.enumeration-required-notation"),
        ("<xs:elment name='a'/>", "schema.s4s-elt-invalid-content"),
    ]

    @Test(arguments: rows.indices) func isRefusedOrNot(_ index: Int) {
        let row = Self.rows[index]
        #expect(faults(row.schema) == (row.code.map { [$0] } ?? []), "\(row.schema)")
    }

    @Test func faultsAreLocatedInTheSchema() {
        do throws(WorkError) {
            _ = try Schema.load(
                main: "t.xsd", documents: ["t.xsd": Array(schemaText("\n  <xs:element name='a' type='xs:b'/>").utf8)])
            Issue.record("the schema was not refused")
        } catch {
            #expect(error.kind == .schema)
            let location = error.findings[0].location
            #expect(location.file == "t.xsd" && location.line == 2 && location.column == 3)
        }
    }

    // MARK: Several documents

    @Test func chameleonsTakeTheNamespaceOfWhoIncludesThem() throws {
        let part = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='p' type='own'/><xs:simpleType name='own'><xs:restriction base='xs:int'/></xs:simpleType></xs:schema>"
        let schema = try Schema.load(
            main: "t.xsd",
            documents: ["t.xsd": Array(schemaText("<xs:include schemaLocation='p.xsd'/>").utf8), "p.xsd": Array(part.utf8)])
        #expect(try isValid("<p xmlns='urn:t'>1</p>", schema))
        #expect(try !isValid("<p>1</p>", schema))
    }

    @Test func redefinitionsReplaceEverywhere() throws {
        let base = schemaText("<xs:simpleType name='s'><xs:restriction base='xs:int'/></xs:simpleType><xs:element name='a' type='t:s'/>")
        let over = schemaText(
            "<xs:redefine schemaLocation='base.xsd'><xs:simpleType name='s'><xs:restriction base='t:s'><xs:maxInclusive value='9'/></xs:restriction></xs:simpleType></xs:redefine>")
        let schema = try Schema.load(
            main: "t.xsd", documents: ["t.xsd": Array(over.utf8), "base.xsd": Array(base.utf8)], checking: .full)
        #expect(try isValid("<a xmlns='urn:t'>9</a>", schema))
        #expect(try !isValid("<a xmlns='urn:t'>10</a>", schema))
    }

    @Test func documentsThatIncludeEachOtherLoadOnce() {
        #expect(
            faults(documents: [
                "t.xsd": schemaText("<xs:include schemaLocation='u.xsd'/><xs:element name='a' type='t:s'/>"),
                "u.xsd": schemaText("<xs:include schemaLocation='t.xsd'/><xs:simpleType name='s'><xs:restriction base='xs:int'/></xs:simpleType>"),
            ]) == [])
    }

    @Test func theXMLNamespaceIsBuiltIn() throws {
        let schema = try schema(
            "<xs:import namespace='http://www.w3.org/XML/1998/namespace' schemaLocation='http://example.org/xml.xsd'/><xs:element name='a'><xs:complexType><xs:attribute ref='xml:lang' use='required'/></xs:complexType></xs:element>")
        #expect(try isValid("<a xmlns='urn:t' xml:lang='en'/>", schema))
        #expect(try !isValid("<a xmlns='urn:t' xml:lang='not a language'/>", schema))
    }

    @Test func locationsStayInTheFolder() throws {
        let folder = try TemporaryFolder()
        try folder.write(schemaText("<xs:element name='secret'/>"), to: "outside.xsd")
        let main = try folder.write(schemaText("<xs:include schemaLocation='../outside.xsd'/>"), to: "pack/t.xsd")
        #expect(throws: WorkError.self) { try Schema.load(main, within: folder.path("pack")) }
        _ = try Schema.load(main)
    }

    // MARK: Hostile schemas

    @Test func hostileSchemasEndInFindings() {
        let deep = String(repeating: "<xs:sequence>", count: 100_000)
        #expect(!faults("<xs:complexType name='c'>\(deep)").isEmpty)
        let chain = (0..<2_000).map { "<xs:group name='g\($0)'><xs:sequence><xs:group ref='t:g\($0 + 1)'/></xs:sequence></xs:group>" }
            .joined() + "<xs:group name='g2000'><xs:sequence><xs:element name='e'/></xs:sequence></xs:group>"
        #expect(faults(chain).contains("schema.limit"))
        let bomb = (0..<40).map { "<xs:group name='g\($0)'><xs:sequence><xs:group ref='t:g\($0 + 1)'/><xs:group ref='t:g\($0 + 1)'/></xs:sequence></xs:group>" }
            .joined() + "<xs:group name='g40'><xs:sequence><xs:element name='e'/></xs:sequence></xs:group>"
        #expect(faults(bomb).contains("schema.limit"))
        #expect(!faults("<xs:element name='a' minOccurs='99999999999999999999'/>").isEmpty)
        #expect(!faults(documents: ["t.xsd": "<html/>"]).isEmpty)
        #expect(!faults(documents: ["t.xsd": ""]).isEmpty)
    }
}
