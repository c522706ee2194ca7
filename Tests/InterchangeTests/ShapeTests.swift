import RapporteurDiagnostics
import RapporteurInterchange
import Testing
import RapporteurXMLSchema

/// Rules 2 to 6 of exchange JSON: which shape a type has, and how its members are named.
@Suite struct ShapeTests {
    struct Row: CustomTestStringConvertible, Sendable {
        var name: String
        /// What stands in the complexType of the root element `e`.
        var type: String
        /// What stands in `e`; attributes behind `|`.
        var xml: String
        var json: String
        var testDescription: String { name }
    }

    static let globals = """
        <xs:element name="head" type="xs:string"/>
        <xs:element name="one" type="xs:string" substitutionGroup="head"/>
        <xs:element name="two" type="xs:string" substitutionGroup="head"/>
        <xs:element name="known" type="xs:integer"/>
        <xs:attribute name="global" type="xs:integer"/>
        """

    static func element(_ name: String, _ occurs: String = "") -> String {
        "<xs:element name=\"\(name)\" type=\"xs:string\" \(occurs)/>"
    }

    static let many = "minOccurs=\"0\" maxOccurs=\"unbounded\""

    static let rows: [Row] = [
        Row(
            name: "a sequence is a record", type: "<xs:sequence>\(element("a"))\(element("b", "minOccurs='0'"))</xs:sequence>",
            xml: "<a>1</a><b>2</b>", json: #"{"a":"1","b":"2"}"#),
        Row(
            name: "what may repeat is always an array",
            type: "<xs:sequence>\(element("a", many))\(element("b", "maxOccurs='2'"))</xs:sequence>",
            xml: "<b>2</b>", json: #"{"b":["2"]}"#),
        Row(
            name: "nested groups that occur once belong to the record",
            type: "<xs:sequence><xs:sequence minOccurs='0'>\(element("a"))\(element("b"))</xs:sequence>\(element("c"))</xs:sequence>",
            xml: "<a>1</a><b>2</b><c>3</c>", json: #"{"a":"1","b":"2","c":"3"}"#),
        Row(
            name: "one repeated choice is the content", 
            type: "<xs:sequence>\(element("a"))<xs:choice \(many)>\(element("b"))\(element("c"))</xs:choice>\(element("d"))</xs:sequence>",
            xml: "<a>1</a><c>2</c><b>3</b><d>4</d>", json: #"{"a":"1","content":[{"c":"2"},{"b":"3"}],"d":"4"}"#),
        Row(
            name: "a repeated sequence too",
            type: "<xs:sequence><xs:sequence \(many)>\(element("a"))\(element("b"))</xs:sequence></xs:sequence>",
            xml: "<a>1</a><b>2</b><a>3</a><b>4</b>", json: #"{"content":[{"a":"1"},{"b":"2"},{"a":"3"},{"b":"4"}]}"#),
        Row(
            name: "two repeated parts are content",
            type: "<xs:sequence><xs:choice \(many)>\(element("a"))\(element("b"))</xs:choice><xs:choice \(many)>\(element("c"))\(element("d"))</xs:choice></xs:sequence>",
            xml: "<a>1</a><d>2</d>", json: #"{"content":[{"a":"1"},{"d":"2"}]}"#),
        Row(
            name: "an element in two places makes content",
            type: "<xs:sequence>\(element("a"))\(element("b"))\(element("a"))</xs:sequence>", xml: "<a>1</a><b>2</b><a>3</a>",
            json: #"{"content":[{"a":"1"},{"b":"2"},{"a":"3"}]}"#),
        Row(
            name: "a choice that occurs once belongs to the record",
            type: "<xs:sequence><xs:choice>\(element("a"))\(element("b"))</xs:choice>\(element("c"))\(element("d", "maxOccurs='5'"))</xs:sequence>",
            xml: "<b>1</b><c>2</c><d>3</d>", json: #"{"b":"1","c":"2","d":["3"]}"#),
        Row(
            name: "a choice of sequences, one of them with the repeated part",
            type: "<xs:choice><xs:sequence>\(element("a"))<xs:choice \(many)>\(element("b"))\(element("c"))</xs:choice></xs:sequence><xs:sequence minOccurs='0'>\(element("d"))<xs:choice>\(element("f"))\(element("g"))</xs:choice></xs:sequence></xs:choice>",
            xml: "<a>1</a><c>2</c><b>3</b>", json: #"{"a":"1","content":[{"c":"2"},{"b":"3"}]}"#),
        Row(
            name: "a choice with a substitution group and a wildcard",
            type: "<xs:choice><xs:element ref='head'/>\(element("a"))<xs:any namespace='##other' processContents='lax'/></xs:choice>",
            xml: "<two>1</two>", json: #"{"two":"1"}"#),
        Row(
            name: "an element in two branches of a choice makes content",
            type: "<xs:choice><xs:sequence>\(element("a"))\(element("d"))</xs:sequence><xs:sequence>\(element("b"))\(element("d"))</xs:sequence></xs:choice>",
            xml: "<b>1</b><d>2</d>", json: #"{"content":[{"b":"1"},{"d":"2"}]}"#),
        Row(
            name: "a repeated group of one element is that element, repeated",
            type: "<xs:sequence>\(element("a"))<xs:sequence \(many)>\(element("b"))</xs:sequence><xs:choice maxOccurs='3'><xs:sequence>\(element("c", "maxOccurs='2'"))</xs:sequence></xs:choice></xs:sequence>",
            xml: "<a>1</a><b>2</b><c>3</c><c>4</c><c>5</c>", json: #"{"a":"1","b":["2"],"c":["3","4","5"]}"#),
        Row(
            name: "a repeated group of one head is the content",
            type: "<xs:sequence><xs:sequence \(many)><xs:element ref='head'/></xs:sequence></xs:sequence>",
            xml: "<one>1</one><two>2</two>", json: #"{"content":[{"one":"1"},{"two":"2"}]}"#),
        Row(
            name: "all is a record in document order", type: "<xs:all>\(element("a"))\(element("b"))</xs:all>",
            xml: "<b>1</b><a>2</a>", json: #"{"b":"1","a":"2"}"#),
        Row(
            name: "empty content", type: "<xs:attribute name='x' type='xs:int'/>", xml: "|x='7'", json: #"{"x":7}"#),
        Row(name: "nothing at all", type: "", xml: "", json: "{}"),
        Row(
            name: "record without children", type: "<xs:sequence>\(element("a", many))</xs:sequence>", xml: "\n  ",
            json: "{}"),
        Row(
            name: "an attribute gets @ where a child has its name",
            type: "<xs:sequence>\(element("a", "minOccurs='0'"))</xs:sequence><xs:attribute name='a'/><xs:attribute name='b'/>",
            xml: "<a>1</a>|a='2' b='3'", json: #"{"@a":"2","b":"3","a":"1"}"#),
        Row(
            name: "and where the object has content of its name",
            type: "<xs:choice \(many)>\(element("a"))\(element("b"))</xs:choice><xs:attribute name='a'/><xs:attribute name='content'/>",
            xml: "<a>1</a>|a='2' content='3'", json: #"{"a":"2","@content":"3","content":[{"a":"1"}]}"#),
        Row(
            name: "json:name names members and not items",
            type: """
                <xs:sequence><xs:element name="a" type="xs:string" maxOccurs="9" json:name="as"/>
                <xs:choice \(many)><xs:element name="b" type="xs:string" json:name="bs"/>\(element("c"))</xs:choice></xs:sequence>
                <xs:attribute name="d" json:name="D"/>
                """,
            xml: "<a>1</a><b>2</b>|d='3'", json: #"{"D":"3","as":["1"],"content":[{"b":"2"}]}"#),
        Row(
            name: "a substitution group has members under their own names",
            type: "<xs:sequence><xs:element ref='head'/>\(element("z"))</xs:sequence>", xml: "<two>1</two><z>2</z>",
            json: #"{"two":"1","z":"2"}"#),
        Row(
            name: "a repeated head is the content",
            type: "<xs:sequence>\(element("z"))<xs:element ref='head' \(many)/></xs:sequence>",
            xml: "<z>1</z><two>2</two><head>3</head><one>4</one>",
            json: #"{"z":"1","content":[{"two":"2"},{"head":"3"},{"one":"4"}]}"#),
        Row(
            name: "a wildcard for others keeps the record",
            type: "<xs:sequence>\(element("a"))<xs:any namespace='##other' processContents='lax'/></xs:sequence>",
            xml: "<a>1</a><x:a xmlns:x='urn:x' y='2'>3</x:a>",
            json: ##"{"a":"1","{urn:x}a":{"@y":"2","content":["3"]}}"##),
        Row(
            name: "a repeated one is the content",
            type: "<xs:sequence>\(element("a"))<xs:any namespace='##other' processContents='lax' \(many)/></xs:sequence>",
            xml: "<a>1</a><x:a xmlns:x='urn:x'/><x:b xmlns:x='urn:x'/>",
            json: ##"{"a":"1","content":[{"{urn:x}a":{"content":[]}},{"{urn:x}b":{"content":[]}}]}"##),
        Row(
            name: "a wildcard for any name makes content",
            type: "<xs:sequence>\(element("a"))<xs:any processContents='lax'/></xs:sequence>",
            xml: "<a>1</a><known>2</known>", json: #"{"content":[{"a":"1"},{"known":2}]}"#),
        Row(
            name: "what is skipped is text",
            type: "<xs:sequence>\(element("a"))<xs:any processContents='skip'/></xs:sequence>",
            xml: "<a>1</a><known q='7'> 2 </known>", json: ##"{"content":[{"a":"1"},{"known":{"@q":"7","content":[" 2 "]}}]}"##),
        Row(
            name: "names without a namespace are told apart",
            type: "<xs:choice \(many)>\(element("a"))<xs:element name='a' form='unqualified' type='xs:string'/></xs:choice>",
            xml: "<a>1</a><a xmlns=''>2</a>", json: #"{"content":[{"a":"1"},{"{}a":"2"}]}"#),
        Row(
            name: "attributes that a wildcard admits",
            type: "<xs:anyAttribute processContents='lax'/>",
            xml: "|b='1' t:global='2' xmlns:t='urn:t' x:c='3' xmlns:x='urn:x' xml:lang='en'",
            json: ##"{"@b":"1","{urn:t}global":2,"{urn:x}c":"3","xml:lang":"en"}"##),
    ]

    @Test(arguments: rows) func shape(_ row: Row) throws {
        let mapping = try makeMapping(
            "<xs:element name=\"e\"><xs:complexType>\(row.type)</xs:complexType></xs:element>" + Self.globals)
        let parts = row.xml.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        let json = try rootJSON(
            "<e xmlns=\"urn:t\" \(parts.count > 1 ? parts[1] : "")>\(parts[0])</e>", mapping)
        #expect(json == row.json)
    }

    @Test func mixedContentKeepsItsWhiteSpace() throws {
        let mapping = try makeMapping(
            """
            <xs:element name="e"><xs:complexType mixed="true"><xs:choice \(Self.many)>\(Self.element("b"))\(Self.element("i"))</xs:choice>
            <xs:attribute name="b"/></xs:complexType></xs:element>
            """)
        let json = try rootJSON("<e xmlns=\"urn:t\" b=\"1\"> x <b>y</b>\n<i/> <![CDATA[<z>]]>&amp;</e>", mapping)
        #expect(json == ##"{"b":"1","content":[" x ",{"b":"y"},"\n",{"i":""}," <z>&"]}"##)
    }

    @Test func anyTypeIsMixedWithText() throws {
        let mapping = try makeMapping(
            "<xs:element name=\"e\" type=\"xs:anyType\"/><xs:element name=\"k\" type=\"xs:integer\"/>")
        let json = try rootJSON(
            "<e xmlns=\"urn:t\" a=\" 1\" xml:lang=\"en\">t<k>1</k><u b='2'/><v xmlns=''><w/></v></e>", mapping)
        #expect(
            json == ##"{"@a":" 1","xml:lang":"en","content":["t",{"k":1},{"u":{"@b":"2","content":[]}},{"{}v":{"content":[{"{}w":{"content":[]}}]}}]}"##)
    }

    @Test func prefixesOfThePack() throws {
        let mapping = try makeMapping(
            """
            <xs:import namespace="urn:o" schemaLocation="o.xsd"/>
            <xs:element name="e"><xs:complexType><xs:sequence><xs:element ref="o:x" xmlns:o="urn:o"/></xs:sequence>
            <xs:attribute ref="o:y" xmlns:o="urn:o"/></xs:complexType></xs:element>
            """, prefixes: ["": "urn:t", "oh": "urn:o"],
            documents: [
                "o.xsd": """
                    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:o">
                    <xs:element name="x" type="xs:string"/><xs:attribute name="y" type="xs:int"/></xs:schema>
                    """
            ])
        let xml = "<e xmlns=\"urn:t\" xmlns:p=\"urn:o\" p:y=\"1\"><p:x>2</p:x></e>"
        #expect(try rootJSON(xml, mapping) == #"{"oh:y":1,"oh:x":"2"}"#)
        let back = try toXML(try toJSON(xml, mapping).text, mapping).text
        #expect(back.contains("<e xmlns=\"urn:t\" xmlns:oh=\"urn:o\" oh:y=\"1\"><oh:x>2</oh:x></e>"), "\(back)")
    }

    @Test func unqualifiedElementsNeedNoDefaultNamespace() throws {
        let mapping = try makeMapping(
            "<xs:element name=\"e\"><xs:complexType><xs:sequence>\(Self.element("a"))</xs:sequence></xs:complexType></xs:element>",
            attributes: "")
        let xml = "<t:e xmlns:t=\"urn:t\"><a>1</a></t:e>"
        #expect(try rootJSON(xml, mapping) == #"{"a":"1"}"#)
        #expect(try !toXML(try toJSON(xml, mapping).text, mapping).text.contains("xmlns=\"\""))
    }

    @Test func namesFromThePack() throws {
        let body = """
            <xs:element name="e" type="T"/><xs:complexType name="T"><xs:sequence>\(Self.element("a", Self.many))\(Self.element("b"))</xs:sequence>
            <xs:attribute name="c"/></xs:complexType>
            """
        let mapping = try makeMapping(body, names: ["T/a": "as", "b": "bee", "T/@c": "sea", "a": "not this"])
        #expect(
            try rootJSON("<e xmlns=\"urn:t\" c=\"0\"><a>1</a><b>2</b></e>", mapping)
                == #"{"sea":"0","as":["1"],"bee":"2"}"#)
    }

    @Test(arguments: [
        ("T/a", "b", "schema.json.collision"), ("T/a", "$a", "schema.json.name"), ("T/a", "x:y", "schema.json.name"),
        ("T/a", "", "schema.json.name"),
    ]) func unusableNames(key: String, name: String, code: String) throws {
        let body = """
            <xs:element name="e" type="T"/><xs:complexType name="T"><xs:sequence>\(Self.element("a"))\(Self.element("b"))</xs:sequence></xs:complexType>
            """
        let mapping = try makeMapping(body, names: [key: name])
        let error = #expect(throws: WorkError.self) { try mapping.checkAllShapes() }
        #expect(error?.kind == .schema)
        #expect(error?.findings.map(\.code) == [code])
        #expect(throws: WorkError.self) { try toJSON("<e xmlns=\"urn:t\"><a/><b/></e>", mapping) }
        #expect(throws: WorkError.self) { try toXML("{\"$schema\":\"id\",\"e\":{}}", mapping) }
    }

    @Test func elementNamedContentBesideTheRepeatedPart() throws {
        let body = """
            <xs:element name="e" type="T"/><xs:complexType name="T"><xs:sequence>\(Self.element("content"))
            <xs:choice \(Self.many)>\(Self.element("a"))\(Self.element("b"))</xs:choice></xs:sequence></xs:complexType>
            """
        #expect(throws: WorkError.self) { try makeMapping(body).checkAllShapes() }
        let mapping = try makeMapping(body, names: ["T/content": "body"])
        #expect(
            try rootJSON("<e xmlns=\"urn:t\"><content>1</content><b>2</b></e>", mapping)
                == #"{"body":"1","content":[{"b":"2"}]}"#)
    }
}
