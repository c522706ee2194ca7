import RapporteurDiagnostics
import RapporteurInterchange
import Testing
import TestSupport

/// What a schema writes as JSON its JSON Schema admits; what conversion refuses the JSON Schema refuses, if it can.
@Suite(.enabled(if: Python.hasJSONSchema, Python.jsonSchemaReason))
struct JSONSchemaTests {
    struct Case: CustomTestStringConvertible {
        var name: String
        /// What stands in `xs:schema`.
        var schema: String
        /// Root elements without their namespace declarations, valid.
        var valid: [String]
        /// Values of the root's member that are no values of it.
        var invalid: [String]
        var testDescription: String { name }
    }

    @Test(arguments: cases)
    func admitsAndRefuses(_ test: Case) throws {
        let mapping = try makeMapping(test.schema)
        var instances: [String] = []
        for xml in test.valid {
            let names = " xmlns=\"urn:t\" xmlns:t=\"urn:t\" xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" "
                + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
            let json = try toJSON(xml.replacing("<r", with: "<r\(names)", maxReplacements: 1), mapping)
            #expect(json.isValid, "\(json.log.findings.map(\.message.description)) of \(xml)")
            instances.append(json.text.filter { $0 != "\n" })
        }
        for json in test.invalid {
            let document = "{\"$schema\":\"id\",\"r\":\(json)}"
            #expect(try !toXML(document, mapping).isValid, "valid after all: \(json)")
            instances.append(document)
        }
        let verdicts = try IndependentValidator.verdicts(schema: mapping.jsonSchema(), instances: instances)
        for (instance, verdict) in zip(instances, verdicts).prefix(test.valid.count) {
            #expect(verdict, "refused: \(instance)")
        }
        for (instance, verdict) in zip(instances, verdicts).dropFirst(test.valid.count) {
            #expect(!verdict, "admitted: \(instance)")
        }
    }

    /// The analysis JSON of the same documents, against the JSON Schema of that profile.
    @Test(arguments: cases)
    func admitsAnalysisJSON(_ test: Case) throws {
        let mapping = try makeMapping(test.schema)
        var instances: [String] = []
        for xml in test.valid {
            let names = " xmlns=\"urn:t\" xmlns:t=\"urn:t\" xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" "
                + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
            let json = try toAnalysis(xml.replacing("<r", with: "<r\(names)", maxReplacements: 1), mapping)
            #expect(json.isValid, "\(json.log.findings.map(\.message)) of \(xml)")
            instances.append(json.text.filter { $0 != "\n" })
        }
        let wrong = [
            ##"{"$schema":"id","r":{}}"##, ##"{"$schema":"id:analysis"}"##, ##"{"r":{}}"##, ##"{"$schema":"id:analysis","r":7}"##,
            ##"{"$schema":"id:analysis","r":{"unknown ":1}}"##, ##"{"$schema":"id:analysis","r":{},"r2":{}}"##,
        ]
        let verdicts = try IndependentValidator.verdicts(schema: mapping.jsonSchema(.analysis), instances: instances + wrong)
        for (instance, verdict) in zip(instances + wrong, verdicts).prefix(instances.count) {
            #expect(verdict, "refused: \(instance)")
        }
        for (instance, verdict) in zip(instances + wrong, verdicts).dropFirst(instances.count) {
            #expect(!verdict, "admitted: \(instance)")
        }
    }

    static let cases: [Case] = [
        Case(
            name: "record", schema: """
                <xs:element name="r"><xs:complexType><xs:sequence>
                  <xs:element name="a" type="xs:string"/>
                  <xs:element name="b" type="xs:int" minOccurs="2" maxOccurs="3"/>
                  <xs:sequence minOccurs="0"><xs:element name="c"  type="xs:date"/><xs:element name="d" type="xs:boolean"/></xs:sequence>
                </xs:sequence><xs:attribute name="k" use="required" type="xs:NCName"/></xs:complexType></xs:element>
                """,
            valid: [
                "<r k='x'><a/><b>1</b><b>-2</b></r>", "<r k='x'><a>x</a><b>+1</b><b>007</b><b>3</b><c>2002-07-02</c><d>1</d></r>",
                "<r k='x'><!--1--><a/><!--2--><b>1</b><!--3--><b>2</b><!--4--><b>3</b><!--5--></r>",
            ],
            invalid: [
                "{\"k\":\"x\",\"b\":[1,2]}", "{\"a\":\"\",\"b\":[1,2]}", "{\"k\":\"x\",\"a\":\"\",\"b\":[1]}",
                "{\"k\":\"x\",\"a\":\"\",\"b\":[1,2,3,4]}", "{\"k\":\"x\",\"a\":\"\",\"b\":1}", "{\"k\":\"1\",\"a\":\"\",\"b\":[1,2]}",
                "{\"k\":\"x\",\"a\":[\"\"],\"b\":[1,2]}", "{\"k\":\"x\",\"a\":\"\",\"b\":[1,2],\"c\":\"2002-07-02\"}",
                "{\"k\":\"x\",\"a\":\"\",\"b\":[1,2],\"e\":1}", "{\"k\":\"x\",\"a\":\"\",\"b\":[1,3000000000]}",
                "{\"k\":\"x\",\"a\":\"\",\"b\":[1,2.5]}", "{\"k\":\"x\",\"a\":\"\",\"b\":[1,2],\"c\":\"2002-13-02\",\"d\":true}",
                "{\"k\":\"x\",\"a\":\"\",\"b\":[1,2],\"$markup:z\":[\"<!--x-->\"]}", "7", "null",
            ]),
        Case(
            name: "content", schema: """
                <xs:element name="r"><xs:complexType><xs:sequence>
                  <xs:element name="h" type="xs:string"/>
                  <xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="p" type="xs:string"/><xs:element name="q" type="M"/></xs:choice>
                  <xs:choice><xs:element name="y" type="xs:string"/><xs:element name="z" type="xs:string"/></xs:choice>
                </xs:sequence></xs:complexType></xs:element>
                <xs:complexType name="M" mixed="true"><xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="i" type="xs:string"/></xs:choice></xs:complexType>
                """,
            valid: ["<r><h/><y/></r>", "<r><h/><p/><q>a<i>b</i><!--c--><?d e?>f</q><z/></r>"],
            invalid: [
                "{\"content\":[{\"h\":\"\"}]}", "{\"content\":[{\"y\":\"\"}]}", "{\"content\":[{\"h\":\"\"},{\"h\":\"\"},{\"y\":\"\"}]}",
                "{\"content\":[{\"h\":\"\",\"y\":\"\"}]}", "{\"content\":[{\"h\":\"\"},{\"w\":\"\"}]}", "{\"content\":[{\"h\":\"\"},\"text\",{\"y\":\"\"}]}",
                "{\"content\":[{\"h\":\"\"},{\"q\":{\"content\":[1]}},{\"y\":\"\"}]}", "{\"content\":[{\"h\":\"\"},{},{\"y\":\"\"}]}", "{}",
            ]),
        Case(
            name: "nil, type and default", schema: """
                <xs:element name="r"><xs:complexType><xs:sequence>
                  <xs:element name="n" type="xs:int" nillable="true" minOccurs="0"/>
                  <xs:element name="v" type="V" nillable="true" minOccurs="0"/>
                  <xs:element name="b" type="B" minOccurs="0"/>
                  <xs:element name="e" type="xs:int" default="5" minOccurs="0"/>
                  <xs:element name="f" type="xs:string" fixed="x" minOccurs="0"/>
                </xs:sequence></xs:complexType></xs:element>
                <xs:complexType name="V"><xs:simpleContent><xs:extension base="xs:int"><xs:attribute name="u" use="required"/></xs:extension></xs:simpleContent></xs:complexType>
                <xs:complexType name="B" abstract="true"><xs:sequence><xs:element name="a" type="xs:string"/></xs:sequence></xs:complexType>
                <xs:complexType name="D"><xs:complexContent><xs:extension base="B"><xs:attribute name="x" type="xs:int"/></xs:extension></xs:complexContent></xs:complexType>
                """,
            valid: [
                "<r><n xsi:nil='true'/><v u='a' xsi:nil='1'/><b xsi:type='D' x='1'><a/></b><e/><f/></r>",
                "<r xsi:schemaLocation='urn:t t.xsd'><n xsi:nil='false'>1</n><v u='a' xsi:nil='false'>2</v><e>3</e><f>x</f></r>",
                "<r><n xsi:type='xs:byte'>1</n><v u='a' xsi:type='V'>2</v></r>",
            ],
            invalid: [
                "{\"b\":{\"a\":\"\"}}", "{\"b\":{\"$type\":\"{urn:t}B\",\"a\":\"\"}}", "{\"b\":{\"$type\":\"{urn:t}V\",\"u\":\"\",\"value\":1}}",
                "{\"v\":null}", "{\"v\":{\"$nil\":true}}", "{\"v\":{\"$nil\":true,\"u\":\"a\",\"value\":1}}", "{\"e\":null}", "{\"n\":\"\"}",
                "{\"f\":\"y\"}", "{\"e\":\"x\"}", "{\"n\":{\"$type\":\"{http://www.w3.org/2001/XMLSchema}string\",\"value\":1}}",
            ]),
        Case(
            name: "values", schema: """
                <xs:element name="r"><xs:complexType>
                  <xs:attribute name="e"><xs:simpleType><xs:restriction base="xs:token"><xs:enumeration value="a"/><xs:enumeration value="b c"/></xs:restriction></xs:simpleType></xs:attribute>
                  <xs:attribute name="d"><xs:simpleType><xs:restriction base="xs:decimal"><xs:totalDigits value="4"/><xs:minExclusive value="+0.50"/></xs:restriction></xs:simpleType></xs:attribute>
                  <xs:attribute name="i" type="xs:integer"/>
                  <xs:attribute name="f" type="xs:double"/>
                  <xs:attribute name="l"><xs:simpleType><xs:restriction><xs:simpleType><xs:list itemType="xs:int"/></xs:simpleType><xs:maxLength value="2"/></xs:restriction></xs:simpleType></xs:attribute>
                  <xs:attribute name="u"><xs:simpleType><xs:union memberTypes="xs:boolean xs:date"/></xs:simpleType></xs:attribute>
                  <xs:attribute name="s"><xs:simpleType><xs:restriction base="xs:string"><xs:minLength value="2"/><xs:maxLength value="3"/><xs:pattern value="\\i\\c*"/><xs:pattern value="[0-9]+"/></xs:restriction></xs:simpleType></xs:attribute>
                  <xs:attribute name="q" type="xs:QName"/>
                  <xs:attribute name="p" type="xs:boolean" fixed="true"/>
                  <xs:attribute name="n"><xs:simpleType><xs:restriction base="xs:short"><xs:enumeration value="1"/><xs:enumeration value="-20"/></xs:restriction></xs:simpleType></xs:attribute>
                  <xs:attribute name="x"><xs:simpleType><xs:restriction base="xs:hexBinary"><xs:length value="2"/></xs:restriction></xs:simpleType></xs:attribute>
                </xs:complexType></xs:element>
                """,
            valid: [
                "<r e=' b  c ' d='0.501' i='123456789012345678901234567890' f='1e5' l=' 1 2 ' u='1' s='ab' q='t:a' p='1' n='-20' x='0aFF'/>",
                "<r e='a' d='00.501' i='-5' f='-INF' l='' u='true' s='123' q='xs:a' p='true' n='+001'/>", "<r f='.5' u='2002-07-02Z'/>", "<r f='NaN' i='+1'/>",
            ],
            invalid: [
                "{\"e\":\"c\"}", "{\"d\":0.5}", "{\"d\":10000}", "{\"i\":1.5}", "{\"i\":\"x\"}", "{\"f\":\"INFINITY\"}", "{\"l\":[1,2,3]}", "{\"l\":[\"a\"]}",
                "{\"u\":\"2\"}", "{\"s\":\"a\"}", "{\"s\":\"abcd\"}", "{\"s\":\"a b\"}", "{\"q\":\"a b\"}", "{\"p\":false}", "{\"n\":2}", "{\"x\":\"0a\"}",
            ]),
        Case(
            name: "substitution and wildcards", schema: """
                <xs:element name="r"><xs:complexType><xs:sequence>
                  <xs:element ref="h"/><xs:element name="s" type="S" minOccurs="0"/><xs:element name="o" type="O" minOccurs="0"/>
                </xs:sequence><xs:anyAttribute namespace="##other" processContents="lax"/></xs:complexType></xs:element>
                <xs:element name="h" type="xs:string" abstract="true"/>
                <xs:element name="m" substitutionGroup="h"/><xs:element name="k" type="xs:token" substitutionGroup="h"/>
                <xs:complexType name="S"><xs:sequence><xs:any namespace="##targetNamespace" processContents="strict" maxOccurs="2"/></xs:sequence></xs:complexType>
                <xs:complexType name="O"><xs:sequence><xs:any namespace="##other" processContents="lax"/></xs:sequence></xs:complexType>
                """,
            valid: [
                "<r><m/></r>", "<r xml:lang='en' xmlns:p='urn:p' p:a='1'><k>x</k><s><m/><k/></s><o><p:x y='1'>a<t:m>b</t:m><p:z/></p:x></o></r>",
                "<r><m/><s><x xsi:type='xs:int'>5</x></s></r>",
            ],
            invalid: [
                "{}", "{\"h\":\"\"}", "{\"m\":\"\",\"k\":\"\"}", "{\"m\":\"\",\"s\":{\"content\":[{\"z\":\"\"}]}}", "{\"m\":\"\",\"s\":{\"content\":[]}}",
                "{\"m\":\"\",\"s\":{\"content\":[{\"m\":\"\"},{\"m\":\"\"},{\"m\":\"\"}]}}", "{\"m\":\"\",\"o\":{\"x\":{\"content\":[]}}}",
                "{\"m\":\"\",\"o\":{\"{urn:p}x\":\"text\"}}", "{\"m\":\"\",\"@a\":\"x\"}",
            ]),
    ]
}
