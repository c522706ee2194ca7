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

    /// What is too much of a group is said of the group: with its names, and how often it may stand.
    @Test func aGroupThatIsFullIsNamed() throws {
        let schema = try schema(
            "<xs:element name='r'><xs:complexType><xs:sequence maxOccurs='2'><xs:element name='a'/><xs:choice><xs:element name='b'/>"
                + "<xs:element name='c'/></xs:choice></xs:sequence></xs:complexType></xs:element>")
        let log = try findings(Array("<r xmlns='urn:t'><a/><c/><a/><c/><a/><c/></r>".utf8), schema)
        #expect(
            log.findings.map { "\($0.message) ×\($0.count)" } == [
                "Nothing more may stand in <r> from <a> on: the group of <a>, <b> and <c> may stand there 2 times at most. ×2"
            ])
    }

    /// What hints say of alternatives, of groups, and of what stands too early: each is what has to be done.
    @Test(arguments: [
        ("<a/><b/><c/>", "The element <b> may not stand here in <r>. It may stand instead of <a>, not beside it: keep one of the two."),
        ("<b/><a/>", "The element <a> may not stand here in <r>. It may stand instead of <b>, not beside it: keep one of the two."),
        ("<a/><a/>", "There are too many <a> elements in <r>: only one may stand here. Remove it, or join its content to the first one."),
        ("<a/><e/><c/><d/>", "The element <e> comes too early in <r>: <c> belongs before it. Move <e> down, after <d>."),
        ("<a/><e/><c/>", "The element <c> comes too late in <r>: it belongs before <e>. Move it up, before <e>."),
        ("<a/><o:x xmlns:o='urn:o'/><c/>", "The element <c> comes too late in <r>: it belongs before <{urn:o}x>. Move it up, before <{urn:o}x>."),
    ])
    func hintsAreTrue(_ content: String, _ said: String) throws {
        let schema = try schema(
            "<xs:element name='r'><xs:complexType><xs:sequence><xs:choice><xs:element name='a'/><xs:element name='b'/></xs:choice>"
                + "<xs:element name='c' minOccurs='0'/><xs:element name='d' minOccurs='0'/><xs:element name='e' minOccurs='0'/>"
                + "<xs:any namespace='##other' processContents='lax' minOccurs='0'/></xs:sequence></xs:complexType></xs:element>")
        let log = try findings(Array("<r xmlns='urn:t'>\(content)</r>".utf8), schema)
        #expect(log.findings.map { "\($0.message) \($0.hint.map { "\($0)" } ?? "")" } == [said])
    }

    /// An abstract element where members of its group may stand; a type that is not there, where the declared one is abstract.
    @Test(arguments: [
        ("<h/>", "<h> is abstract: only another element may stand in its place. Use “m”."),
        ("<v xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:type='none'><w/></v>", "The schema has no type named “none”. "),
        ("<n><x/></n>", "The element <x> may not stand here: <n> holds a value only, no elements. Keep its text, without the tags around it."),
    ])
    func oneCauseIsOneFinding(_ content: String, _ said: String) throws {
        let schema = try schema(
            "<xs:element name='r'><xs:complexType><xs:choice><xs:element ref='t:h'/><xs:element name='v' type='t:base'/>"
                + "<xs:element name='n' type='xs:int'/></xs:choice></xs:complexType></xs:element>"
                + "<xs:element name='h' type='t:base' abstract='true'/><xs:complexType name='base' abstract='true'/>"
                + "<xs:element name='m' type='t:own' substitutionGroup='t:h'/>"
                + "<xs:complexType name='own'><xs:complexContent><xs:extension base='t:base'/></xs:complexContent></xs:complexType>")
        let log = try findings(Array("<r xmlns='urn:t'>\(content)</r>".utf8), schema)
        #expect(log.findings.map { "\($0.message) \($0.hint.map { "\($0)" } ?? "")" } == [said])
    }

    /// An attribute in a namespace is written with the prefix that the document has for it.
    @Test func attributesAreNamedAsTheyAreWritten() throws {
        let schema = try schema(
            "<xs:element name='r'><xs:complexType><xs:attribute name='value' form='qualified' use='required'/></xs:complexType></xs:element>")
        for (start, said) in [
            ("<p:r xmlns:p='urn:t' p:valu='1'/>", "Did you mean “p:value”?"),
            ("<r xmlns='urn:t' value='1'/>", "Write “{urn:t}value”."),
        ] {
            let log = try findings(Array(start.utf8), schema)
            #expect(log.findings.first?.hint.map { "\($0)" } == said, "\(log.findings.map(\.message.description))")
        }
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
