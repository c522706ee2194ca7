import RapporteurDiagnostics
import Testing
import RapporteurXMLSchema

/// One fault, one finding, at its place; and what comes after it is still judged as its author meant it.
@Suite struct FaultTests {
    static let body = """
        <xs:element name="report"><xs:complexType><xs:sequence>
          <xs:element name="title" type="xs:string"/>
          <xs:element name="date" type="xs:date"/>
          <xs:element name="author" type="xs:string" minOccurs="0"/>
          <xs:element name="paragraph" maxOccurs="unbounded"><xs:complexType mixed="true">
            <xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="state" type="t:code"/><xs:element name="note" type="xs:string"/></xs:choice>
            <xs:attribute name="label" type="xs:positiveInteger" use="required"/>
            <xs:attribute name="kind"><xs:simpleType><xs:restriction base="xs:token"><xs:enumeration value="reply"/><xs:enumeration value="report"/></xs:restriction></xs:simpleType></xs:attribute>
          </xs:complexType></xs:element>
          <xs:element name="end" minOccurs="0"><xs:complexType/></xs:element>
        </xs:sequence></xs:complexType></xs:element>
        <xs:simpleType name="code"><xs:restriction base="xs:token"><xs:pattern value="[A-Z]{3}"/></xs:restriction></xs:simpleType>
        """

    struct Row: Sendable, CustomTestStringConvertible {
        var what: String
        /// The lines inside the root, which stands in line 1; they begin in line 2.
        var lines: [String]
        var expected: [String]
        var testDescription: String { what }
    }

    static let good = ["<title>x</title>", "<date>2002-07-02</date>", "<paragraph label='1'>y <state>BLR</state></paragraph>"]

    static let rows: [Row] = [
        Row(what: "nothing wrong", lines: good, expected: []),
        Row(what: "missing in the middle", lines: [good[0], good[2]], expected: ["3:1 xsd.element.missing"]),
        Row(what: "missing at the end", lines: [good[0], good[1]], expected: ["1:1 xsd.element.missing"]),
        Row(what: "two in the wrong order", lines: [good[1], good[0], good[2]], expected: ["2:1 xsd.element.misplaced"]),
        Row(what: "once too often", lines: [good[0], good[0], good[1], good[2]], expected: ["3:1 xsd.element.tooMany"]),
        Row(what: "misspelt", lines: ["<titel>x</titel>", good[1], good[2]], expected: ["2:1 xsd.element.unexpected"]),
        Row(
            what: "misspelt, and something wrong inside",
            lines: [good[0], good[1], "<paragraf>", " <state>Belarus</state></paragraf>"],
            expected: ["4:1 xsd.element.unexpected", "4:1 xsd.attribute.missing", "5:2 xsd.value.pattern"]),
        Row(
            what: "unknown, several times", lines: good + ["<foo/>", "<bar/>", "<foo><baz/></foo>"],
            expected: ["5:1 xsd.element.unexpected ×3"]),
        Row(what: "bad date", lines: [good[0], "<date>2 July 2002</date>", good[2]], expected: ["3:1 xsd.value.lexical"]),
        Row(
            what: "attributes missing, unknown and wrong",
            lines: [good[0], good[1], "<paragraph lable='1'/>", "<paragraph label='0' kind='repl'/>"],
            expected: [
                "4:12 xsd.attribute.unexpected", "5:12 xsd.value.minInclusive",
                "5:22 xsd.value.enumeration",
            ]),
        Row(
            what: "one attribute misspelt, another missing",
            lines: [good[0], good[1], "<paragraph labl='1'/>", "<paragraph kind='reply'/>"],
            expected: ["4:12 xsd.attribute.unexpected", "5:1 xsd.attribute.missing"]),
        Row(
            what: "text between elements", lines: [good[0], "stray", good[1], good[2]],
            expected: ["3:1 xsd.text.unexpected"]),
        Row(
            what: "not empty", lines: good + ["<end>x</end>"], expected: ["5:6 xsd.text.unexpected"]),
        Row(
            what: "element in simple content", lines: ["<title>x <b/></title>", good[1], good[2]],
            expected: ["2:10 xsd.element.unexpected"]),
        Row(
            what: "start tag over several lines",
            lines: [good[0], good[1], "<paragraph", "   label='1'", "   kind='x'>z</paragraph>"],
            expected: ["6:4 xsd.value.enumeration"]),
    ]

    /// A child that a wildcard admits has a name of its own in what is said of the order.
    @Test func whatAWildcardAdmitsIsNamedWhereItComesTooEarly() throws {
        let schema = try schema(
            "<xs:element name='r'><xs:complexType><xs:sequence><xs:element name='id'/><xs:element name='name'/>"
                + "<xs:any namespace='##other' minOccurs='0' processContents='lax'/></xs:sequence></xs:complexType></xs:element>")
        let log = try findings(Array("<r xmlns='urn:t'><o:z xmlns:o='urn:o'/><id/><name/></r>".utf8), schema)
        #expect(
            log.findings.map { "\($0.message)" }
                == ["The element <{urn:o}z> comes too early in <r>: <id> belongs before it."])
    }

    /// The name stands in two places, which are no group that repeats.
    @Test func oneMoreThanAllPlacesTakeIsOnceTooMany() throws {
        let schema = try schema(
            "<xs:element name='r'><xs:complexType><xs:sequence><xs:element name='a'/><xs:element name='b'/><xs:element name='a'/>"
                + "<xs:element name='c'/></xs:sequence></xs:complexType></xs:element>")
        let log = try findings(Array("<r xmlns='urn:t'><a/><b/><a/><c/><a/><a/></r>".utf8), schema)
        #expect(
            log.findings.map { "\($0.message) \($0.hint.map { "\($0)" } ?? "") ×\($0.count)" } == [
                "There are too many <a> elements in <r>: no more may stand here. Remove those that are too many. ×2"
            ])
    }

    @Test(arguments: rows) func isFoundOnceAtItsPlace(_ row: Row) throws {
        let schema = try schema(Self.body)
        let text = "<report xmlns=\"urn:t\">\n" + row.lines.joined(separator: "\n") + "\n</report>"
        #expect(try places(text, schema) == row.expected)
    }

    @Test func columnsCountCharacters() throws {
        let schema = try schema(Self.body)
        let text = "<report xmlns=\"urn:t\"><title>日本😀é</title><dat>1</dat><date>2002-07-02</date><paragraph label='1'/></report>"
        #expect(try places(text, schema).first?.hasPrefix("1:42 xsd.element.unexpected") == true)
    }

    @Test func hintsNameWhatWasMeant() throws {
        let schema = try schema(Self.body)
        let log = try findings(
            Array("<report xmlns=\"urn:t\"><titel/><date>2002-07-02</date><paragraph lable='1'/></report>".utf8), schema)
        #expect(log.findings[0].hint?.description == "Did you mean <title>?")
        #expect(log.findings[1].hint?.description == "Did you mean “label”?")
        #expect(log.findings[0].location.xpath == "/report/titel[1]")
    }

    @Test func aRootNobodyDeclaresIsInvalid() throws {
        let schema = try schema(Self.body)
        #expect(try places("<reprot xmlns=\"urn:t\"/>", schema) == ["1:1 xsd.root.undeclared"])
        #expect(try places("<report/>", schema) == ["1:1 xsd.root.undeclared"])
    }

    @Test func pathsCountSiblings() throws {
        let schema = try schema(Self.body)
        var lines = Self.good
        lines += (2...40).map { "<paragraph label='\($0 == 37 ? "x" : "\($0)")'/>" }
        let log = try findings(Array("<report xmlns=\"urn:t\">\(lines.joined())</report>".utf8), schema)
        #expect(log.findings.map(\.location.xpath) == ["/report/paragraph[37]"])
    }

    /// More names differ among the children than the short list of counts holds.
    @Test func pathsCountSiblingsOfManyNames() throws {
        let schema = try schema(
            """
            <xs:element name="r"><xs:complexType><xs:sequence><xs:any namespace="##any" processContents="lax" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
            <xs:element name="n" type="xs:int"/>
            """)
        let others = (0..<60).map { "<e\($0)/>" }.joined()
        let log = try findings(Array("<r xmlns=\"urn:t\">\(others)<n>1</n>\(others)<n>x</n></r>".utf8), schema)
        #expect(log.findings.map(\.location.xpath) == ["/r/n[2]"])
    }
}
