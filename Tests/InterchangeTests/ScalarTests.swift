import RapporteurDiagnostics
import RapporteurInterchange
import Testing
import RapporteurXMLSchema

/// Rule 1 of exchange JSON: what simple values look like, and that they come back.
@Suite struct ScalarTests {
    struct Row: CustomTestStringConvertible, Sendable {
        var type: String
        var literal: String
        var json: String
        var testDescription: String { "\(type) \(literal)" }
    }

    static let types = """
        <xs:simpleType name="five"><xs:restriction base="xs:decimal"><xs:totalDigits value="5"/></xs:restriction></xs:simpleType>
        <xs:simpleType name="code"><xs:restriction base="xs:integer"><xs:pattern value="[0-9]{3}"/></xs:restriction></xs:simpleType>
        <xs:simpleType name="flag"><xs:restriction base="xs:boolean"><xs:pattern value="1|0|true"/></xs:restriction></xs:simpleType>
        <xs:simpleType name="either"><xs:union memberTypes="xs:boolean xs:integer xs:date xs:string"/></xs:simpleType>
        <xs:simpleType name="numbers"><xs:list itemType="xs:decimal"/></xs:simpleType>
        <xs:simpleType name="flags"><xs:list itemType="xs:boolean"/></xs:simpleType>
        <xs:simpleType name="eithers"><xs:list itemType="either"/></xs:simpleType>
        <xs:simpleType name="many"><xs:union memberTypes="xs:integer numbers"/></xs:simpleType>
        """

    static let rows: [Row] = [
        Row(type: "xs:boolean", literal: "true", json: "true"),
        Row(type: "xs:boolean", literal: "false", json: "false"),
        Row(type: "flag", literal: "1", json: "\"1\""),
        Row(type: "flag", literal: "true", json: "true"),
        Row(type: "xs:integer", literal: "12", json: "12"),
        Row(type: "xs:integer", literal: "-0", json: "-0"),
        Row(type: "xs:integer", literal: "012", json: "\"012\""),
        Row(type: "xs:integer", literal: "+1", json: "\"+1\""),
        Row(type: "xs:decimal", literal: ".5", json: "\".5\""),
        Row(type: "xs:decimal", literal: "5.", json: "\"5.\""),
        Row(type: "xs:decimal", literal: "1.50", json: "1.50"),
        Row(type: "xs:decimal", literal: "0.000000000000000000001", json: "0.000000000000000000001"),
        Row(type: "xs:integer", literal: "999999999999999", json: "999999999999999"),
        Row(type: "xs:integer", literal: "1000000000000000", json: "\"1000000000000000\""),
        Row(type: "xs:long", literal: "9007199254740993", json: "\"9007199254740993\""),
        Row(type: "xs:int", literal: "2147483647", json: "2147483647"),
        Row(type: "five", literal: "1.0000000000000000000", json: "1.0000000000000000000"),
        Row(type: "code", literal: "012", json: "\"012\""),
        Row(type: "code", literal: "112", json: "112"),
        Row(type: "xs:double", literal: "1.0E+5", json: "1.0E+5"),
        Row(type: "xs:double", literal: "NaN", json: "\"NaN\""),
        Row(type: "xs:float", literal: "-INF", json: "\"-INF\""),
        Row(type: "xs:double", literal: "1.", json: "\"1.\""),
        Row(type: "xs:date", literal: "2002-07-02", json: "\"2002-07-02\""),
        Row(type: "xs:string", literal: "  a  b ", json: "\"  a  b \""),
        Row(type: "xs:string", literal: "12", json: "\"12\""),
        Row(type: "xs:string", literal: "", json: "\"\""),
        Row(type: "xs:string", literal: "a&#13;&#10;b&#9;", json: "\"a\\r\\nb\\t\""),
        Row(type: "xs:string", literal: "&quot;\\&lt;é𝄞", json: "\"\\\"\\\\<é𝄞\""),
        Row(type: "xs:token", literal: "a b", json: "\"a b\""),
        Row(type: "xs:anyURI", literal: "http://x/?a&amp;b", json: "\"http://x/?a&b\""),
        Row(type: "xs:hexBinary", literal: "0A", json: "\"0A\""),
        Row(type: "either", literal: "1", json: "\"1\""),
        Row(type: "either", literal: "true", json: "true"),
        Row(type: "either", literal: "7", json: "7"),
        Row(type: "either", literal: "+7", json: "\"+7\""),
        Row(type: "either", literal: "2002-07-02", json: "\"2002-07-02\""),
        Row(type: "either", literal: "true story", json: "\"true story\""),
        Row(type: "numbers", literal: "1 2.5 03", json: "[1,2.5,\"03\"]"),
        Row(type: "numbers", literal: "", json: "[]"),
        Row(type: "flags", literal: "true false", json: "[true,false]"),
        Row(type: "eithers", literal: "1 true 7 x", json: "[\"1\",true,7,\"x\"]"),
        Row(type: "many", literal: "1", json: "1"),
        Row(type: "many", literal: "1 2", json: "[1,2]"),
        Row(type: "xs:NMTOKENS", literal: "a b", json: "[\"a\",\"b\"]"),
        Row(type: "xs:QName", literal: "q:n", json: "\"{urn:q}n\""),
        Row(type: "xs:QName", literal: "n", json: "\"{urn:t}n\""),
        Row(type: "xs:QName", literal: "xml:lang", json: "\"{http://www.w3.org/XML/1998/namespace}lang\""),
    ]

    @Test(arguments: rows) func element(_ row: Row) throws {
        let mapping = try makeMapping("<xs:element name=\"e\" type=\"\(row.type)\"/>" + Self.types)
        let json = try rootJSON("<e xmlns=\"urn:t\" xmlns:q=\"urn:q\">\(row.literal)</e>", mapping)
        #expect(json == row.json)
    }

    @Test(arguments: rows) func attribute(_ row: Row) throws {
        let mapping = try makeMapping(
            "<xs:element name=\"e\"><xs:complexType><xs:attribute name=\"a\" type=\"\(row.type)\"/></xs:complexType></xs:element>"
                + Self.types)
        let json = try rootJSON(
            "<e xmlns=\"urn:t\" xmlns:q=\"urn:q\" a=\"\(row.literal.replacing("\"", with: "&quot;"))\"/>", mapping)
        #expect(json == "{\"a\":\(row.json)}")
    }

    @Test(arguments: rows) func valueBesideAttribute(_ row: Row) throws {
        let mapping = try makeMapping(
            """
            <xs:element name="e"><xs:complexType><xs:simpleContent><xs:extension base="\(row.type)">
            <xs:attribute name="a"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>
            """ + Self.types)
        let json = try rootJSON("<e xmlns=\"urn:t\" xmlns:q=\"urn:q\" a=\"x\">\(row.literal)</e>", mapping)
        #expect(json == "{\"a\":\"x\",\"value\":\(row.json)}")
    }

    @Test func emptyElementIsNeverItsDefault() throws {
        let mapping = try makeMapping("<xs:element name=\"e\" type=\"xs:integer\" default=\"5\"/>")
        #expect(try rootJSON("<e xmlns=\"urn:t\"/>", mapping) == "\"\"")
        #expect(try rootJSON("<e xmlns=\"urn:t\">5</e>", mapping) == "5")
    }

    @Test func namesWithoutNamespaceComeBack() throws {
        let mapping = try makeMapping(
            """
            <xs:element name="e"><xs:complexType><xs:sequence><xs:element name="f" type="xs:QName" maxOccurs="9"/></xs:sequence>
            <xs:attribute name="a" type="xs:QName"/></xs:complexType></xs:element>
            """)
        let xml = """
            <t:e xmlns:t="urn:t" a="n"><t:f>n</t:f><t:f>t:n</t:f><t:f xmlns:x="urn:x">x:n</t:f></t:e>
            """
        #expect(try rootJSON(xml, mapping) == "{\"a\":\"n\",\"f\":[\"n\",\"{urn:t}n\",\"{urn:x}n\"]}")
    }

    /// What people write who do not know how the exchange form writes it.
    @Test(arguments: [
        ("xs:integer", "\"12\"", "12"), ("xs:integer", "12.0", "12"), ("xs:integer", "1e3", "1000"),
        ("xs:integer", "1200E-2", "12"), ("xs:decimal", "125e-2", "1.25"), ("xs:decimal", "-1e-3", "-0.001"),
        ("xs:string", "12", "12"), ("xs:boolean", "\"true\"", "true"), ("xs:date", "\"2002-07-02\"", "2002-07-02"),
        ("xs:double", "1e400", "1e400"), ("either", "12.0", "12.0"), ("xs:integer", "0e999999999", "0"),
        ("numbers", "[1, \"2\"]", "1 2"), ("numbers", "\"1 2\"", "1 2"), ("xs:gYear", "2002", "2002"),
    ]) func accepted(type: String, json: String, literal: String) throws {
        let mapping = try makeMapping("<xs:element name=\"e\" type=\"\(type)\"/>" + Self.types)
        let xml = try toXML("{\"$schema\":\"id\",\"e\":\(json)}", mapping)
        #expect(xml.isValid, "\(xml.log.findings.map(\.message.description))")
        #expect(xml.text.contains(">\(literal)</e>"), "\(xml.text)")
    }

    @Test(arguments: [
        ("xs:integer", "12.5", "xsd.value.lexical"), ("xs:integer", "1e5000", "json.value.digits"),
        ("xs:integer", "\"\"", "xsd.value.lexical"), ("xs:integer", "true", "json.type.mismatch"),
        ("xs:string", "true", "json.type.mismatch"), ("xs:string", "[]", "json.type.mismatch"),
        ("xs:string", "{\"x\":1}", "json.member.unknown"), ("numbers", "[1,\"\"]", "json.value.item"),
        ("numbers", "[\"1 2\"]", "json.value.item"), ("numbers", "[[1]]", "json.type.mismatch"),
        ("xs:string", "\"\\u0000\"", "json.character.forbidden"), ("xs:string", "\"\\uFFFE\"", "json.character.forbidden"),
        ("xs:string", "\"\\ud800\"", "json.string.surrogate"), ("xs:string", "null", "xsd.nil"),
        ("xs:int", "2147483648", "xsd.value.maxInclusive"),
    ]) func refused(type: String, json: String, code: String) throws {
        let mapping = try makeMapping("<xs:element name=\"e\" type=\"\(type)\"/>" + Self.types)
        let xml = try toXML("{\"$schema\":\"id\",\n\"e\":\(json)}", mapping)
        #expect(xml.log.outcome == .invalid)
        #expect(xml.codes.contains(code), "\(xml.codes)")
        #expect(xml.log.findings.first?.location.line == 2)
        #expect(xml.log.findings.first?.location.pointer?.hasPrefix("/e") ?? false, "\(xml.log.findings)")
    }
}
