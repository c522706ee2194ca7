import RapporteurDiagnostics
import Testing
import RapporteurXMLSchema

/// What documents may say of their own types, and what stands in the place of what.
@Suite struct InstanceTests {
    static let xsi = "xmlns='urn:t' xmlns:t='urn:t' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:xs='http://www.w3.org/2001/XMLSchema'"

    static let body = """
        <xs:complexType name="base"><xs:sequence><xs:element name="a" type="xs:string"/></xs:sequence></xs:complexType>
        <xs:complexType name="more"><xs:complexContent><xs:extension base="t:base"><xs:sequence><xs:element name="b" type="xs:int"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        <xs:complexType name="less"><xs:complexContent><xs:restriction base="t:base"><xs:sequence><xs:element name="a" type="xs:token"/></xs:sequence></xs:restriction></xs:complexContent></xs:complexType>
        <xs:complexType name="abstract" abstract="true"><xs:complexContent><xs:extension base="t:base"/></xs:complexContent></xs:complexType>
        <xs:element name="open" type="t:base"/>
        <xs:element name="closed" type="t:base" block="extension"/>
        <xs:element name="shape" abstract="true" type="t:base"/>
        <xs:element name="circle" type="t:more" substitutionGroup="t:shape"/>
        <xs:element name="square" substitutionGroup="t:shape"/>
        <xs:element name="anything" type="xs:anySimpleType"/>
        <xs:element name="holder"><xs:complexType><xs:sequence><xs:element ref="t:shape" maxOccurs="3"/></xs:sequence></xs:complexType></xs:element>
        <xs:element name="number" type="xs:int" nillable="true"/>
        <xs:element name="fixed" type="xs:decimal" fixed="1.50"/>
        <xs:element name="default" type="xs:int" default="7"/>
        """

    static let rows: [(document: String, codes: [String])] = [
        ("<open \(xsi)><a>x</a></open>", []),
        ("<open \(xsi) xsi:type='t:more'><a>x</a><b>1</b></open>", []),
        ("<open \(xsi) xsi:type='more'><a>x</a><b>1</b></open>", []),
        ("<open \(xsi) xsi:type='t:more'><a>x</a></open>", ["xsd.element.missing"]),
        ("<open \(xsi) xsi:type='t:less'><a>x</a></open>", []),
        ("<open \(xsi) xsi:type='t:nothing'><a>x</a></open>", ["xsd.type.unknown"]),
        ("<open \(xsi) xsi:type='q:more'><a>x</a></open>", ["xsd.type.unknown"]),
        ("<open \(xsi) xsi:type='xs:int'><a>x</a></open>", ["xsd.type.notDerived"]),
        ("<open \(xsi) xsi:type='t:abstract'><a>x</a></open>", ["xsd.type.abstract"]),
        ("<closed \(xsi) xsi:type='t:more'><a>x</a></closed>", ["xsd.type.notDerived"]),
        ("<anything \(xsi) xsi:type='xs:date'>2002-07-02</anything>", []),
        ("<anything \(xsi) xsi:type='xs:date'>x</anything>", ["xsd.value.lexical"]),
        ("<holder \(xsi)><circle><a/><b>1</b></circle><square><a/></square></holder>", []),
        ("<holder \(xsi)><shape><a/></shape></holder>", ["xsd.element.abstract"]),
        ("<number \(xsi)>1</number>", []),
        ("<number \(xsi) xsi:nil='true'/>", []),
        ("<number \(xsi) xsi:nil='true'>1</number>", ["xsd.text.unexpected"]),
        ("<number \(xsi)/>", ["xsd.value.lexical"]),
        ("<default \(xsi) xsi:nil='true'/>", ["xsd.nil"]),
        ("<fixed \(xsi)>01.5</fixed>", []),
        ("<fixed \(xsi)/>", []),
        ("<fixed \(xsi)>1.51</fixed>", ["xsd.value.fixed"]),
        ("<default \(xsi)/>", []),
        ("<default \(xsi)>x</default>", ["xsd.value.lexical"]),
    ]

    @Test(arguments: rows.indices) func isJudged(_ index: Int) throws {
        let row = Self.rows[index]
        let schema = try schema(Self.body)
        let log = try findings(Array(row.document.utf8), schema)
        #expect(log.findings.map(\.code) == row.codes, "\(row.document)")
    }

    @Test func aRootThatNamesItsTypeIsCheckedByIt() throws {
        let schema = try schema(Self.body)
        let good = try findings(Array("<unknown \(Self.xsi) xsi:type='t:more'><a/><b>1</b></unknown>".utf8), schema)
        #expect(good.findings.map(\.code) == ["xsd.root.byType"])
        #expect(good.outcome == .valid)
        let bad = try findings(Array("<unknown \(Self.xsi) xsi:type='t:more'><a/></unknown>".utf8), schema)
        #expect(bad.outcome == .invalid)
    }

    /// A fixed QName means what the schema says by its prefix, whatever the document calls the namespace.
    @Test func fixedNamesAreComparedByMeaning() throws {
        let schema = try schema("<xs:element name='q' type='xs:QName' fixed='t:a'/>")
        #expect(try isValid("<q xmlns='urn:t' xmlns:other='urn:t'>other:a</q>", schema))
        #expect(try isValid("<q xmlns='urn:t'>a</q>", schema))
        #expect(try !isValid("<q xmlns='urn:t' xmlns:t='urn:x'>t:a</q>", schema))
    }

    static let wildcards: [(process: String, namespace: String, child: String, codes: [String])] = [
        ("strict", "##any", "<number>1</number>", []),
        ("strict", "##any", "<number>x</number>", ["xsd.value.lexical"]),
        ("strict", "##any", "<nobody/>", ["xsd.element.undeclared"]),
        ("strict", "##other", "<o:x xmlns:o='urn:o'/>", ["xsd.element.undeclared"]),
        ("strict", "##any", "<nobody xsi:type='xs:int'>1</nobody>", []),
        ("lax", "##any", "<nobody><number>x</number></nobody>", ["xsd.value.lexical"]),
        ("skip", "##any", "<nobody><number>x</number></nobody>", []),
        ("lax", "##other", "<number>1</number>", ["xsd.element.unexpected"]),
        ("lax", "##other", "<n xmlns=''/>", ["xsd.element.unexpected"]),
        ("lax", "##local", "<n xmlns=''/>", []),
        ("lax", "##targetNamespace", "<o:x xmlns:o='urn:o'/>", ["xsd.element.unexpected"]),
        ("lax", "urn:o ##local", "<o:x xmlns:o='urn:o'/>", []),
    ]

    @Test(arguments: wildcards.indices) func wildcardsAdmitWhatTheySay(_ index: Int) throws {
        let row = Self.wildcards[index]
        let schema = try schema(
            Self.body + """
                <xs:element name="w"><xs:complexType><xs:sequence><xs:any namespace="\(row.namespace)" processContents="\(row.process)"/></xs:sequence></xs:complexType></xs:element>
                """)
        let log = try findings(Array("<w \(Self.xsi)>\(row.child)</w>".utf8), schema)
        #expect(log.findings.map(\.code) == row.codes, "\(row)")
    }
}
