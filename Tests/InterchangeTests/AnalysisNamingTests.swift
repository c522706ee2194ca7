import RapporteurDiagnostics
import RapporteurInterchange
import TestSupport
import Testing

/// Names in analysis JSON: no two members of an object have one, whatever the schema and its wildcards admit.
@Suite struct AnalysisNamingTests {
    struct Case: CustomTestStringConvertible {
        var name: String
        /// What stands in `xs:schema`; the root element is `r`.
        var schema: String
        /// The root element without its namespace declarations, and its analysis JSON.
        var documents: [(xml: String, json: String)]
        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(
            name: "what occurs once stands alone", schema: """
                <xs:element name="r"><xs:complexType><xs:sequence>
                  <xs:choice><xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/></xs:choice>
                  <xs:element name="c" type="xs:int" minOccurs="0"/>
                  <xs:choice minOccurs="0" maxOccurs="3"><xs:element name="d" type="xs:int"/><xs:element name="e" type="xs:int"/></xs:choice>
                </xs:sequence></xs:complexType></xs:element>
                """,
            documents: [
                ("<r><a>1</a></r>", #"{"a":1}"#),
                ("<r><b>1</b><c>2</c><d>3</d><e>4</e><d>5</d></r>", #"{"b":1,"c":2,"d":[3,5],"e":[4]}"#),
            ]),
        Case(
            name: "twice in one model is an array", schema: """
                <xs:element name="r"><xs:complexType><xs:sequence>
                  <xs:choice><xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/></xs:choice>
                  <xs:element name="a" type="xs:int" minOccurs="0"/>
                </xs:sequence></xs:complexType></xs:element>
                """,
            documents: [("<r><a>1</a><a>2</a></r>", #"{"a":[1,2]}"#), ("<r><b>1</b></r>", #"{"b":1}"#)]),
        Case(
            name: "a child that a wildcard may admit too is an array", schema: """
                <xs:element name="r"><xs:complexType><xs:sequence>
                  <xs:choice><xs:element ref="a"/><xs:element name="b" type="xs:int"/></xs:choice>
                  <xs:sequence><xs:element name="c" type="xs:int"/><xs:any namespace="##targetNamespace" processContents="lax" minOccurs="0"/></xs:sequence>
                </xs:sequence><xs:attribute name="k"/></xs:complexType></xs:element><xs:element name="a" type="xs:int"/>
                """,
            documents: [("<r k='1'><a>1</a><c>2</c><a>3</a></r>", #"{"@k":"1","a":[1,3],"c":[2]}"#)]),
        Case(
            name: "attributes of a wildcard beside children of one", schema: """
                <xs:element name="r"><xs:complexType><xs:sequence>
                  <xs:any namespace="##other" processContents="lax" minOccurs="0" maxOccurs="unbounded"/>
                </xs:sequence><xs:anyAttribute namespace="##any" processContents="lax"/></xs:complexType></xs:element>
                """,
            documents: [
                ("<r p:x='1' a='2' xml:lang='en'><p:x/></r>", #"{"@{urn:p}x":"1","@a":"2","@xml:lang":"en","{urn:p}x":[{"$text":""}]}"#)
            ]),
        Case(
            name: "attributes of a wildcard beside declared children", schema: """
                <xs:import namespace="urn:q" schemaLocation="q.xsd"/>
                <xs:element name="r"><xs:complexType><xs:choice maxOccurs="unbounded"><xs:element ref="q:x" xmlns:q="urn:q"/><xs:element name="y" type="xs:int"/></xs:choice>
                <xs:anyAttribute namespace="##other" processContents="lax"/></xs:complexType></xs:element>
                """,
            documents: [
                ("<r q:x='1' q:z='2'><q:x>3</q:x></r>", #"{"@{urn:q}x":"1","{urn:q}z":"2","{urn:q}x":["3"]}"#)
            ]),
        Case(
            name: "one wildcard may admit what the other does", schema: """
                <xs:element name="r"><xs:complexType><xs:sequence><xs:any namespace="urn:p urn:q" processContents="lax"/>
                  <xs:element name="a" type="xs:int"/><xs:any namespace="urn:p" processContents="lax" minOccurs="0" maxOccurs="2"/></xs:sequence></xs:complexType></xs:element>
                """,
            documents: [
                (
                    "<r><p:x/><a>1</a><p:x>2</p:x><p:x/></r>",
                    #"{"{urn:p}x":{"$text":""},"a":1,"content":[{"{urn:p}x":{"$text":"2"}},{"{urn:p}x":{"$text":""}}]}"#
                )
            ]),
        Case(
            name: "anything", schema: """
                <xs:element name="r" type="xs:anyType"/><xs:element name="n" type="xs:int"/>
                """,
            documents: [
                (
                    "<r x='1' p:x='2'>a<x/><p:x/><n>1</n><n>2</n>b<z xmlns=''>c</z></r>",
                    #"{"@x":"1","@{urn:p}x":"2","$text":"a12bc","x":[{"$text":""}],"{urn:p}x":[{"$text":""}],"n":[1,2],"{}z":[{"$text":"c"}]}"#
                )
            ]),
        Case(
            name: "types, nil", schema: """
                <xs:element name="r"><xs:complexType><xs:sequence><xs:element name="v" type="V" nillable="true" maxOccurs="unbounded"/><xs:element name="n" type="xs:int" nillable="true" minOccurs="0"/></xs:sequence></xs:complexType></xs:element>
                <xs:complexType name="V"><xs:simpleContent><xs:extension base="xs:int"><xs:attribute name="u"/><xs:attribute name="value"/></xs:extension></xs:simpleContent></xs:complexType>
                <xs:complexType name="W"><xs:simpleContent><xs:extension base="V"/></xs:simpleContent></xs:complexType>
                """,
            documents: [
                (
                    "<r><v>1</v><v xsi:nil='true'/><v xsi:nil='true' u='a'/><v xsi:type='t:W' value='x'>2</v><n xsi:type='xs:byte'>3</n></r>",
                    #"{"v":[{"value":1},null,{"u":"a"},{"$type":"{urn:t}W","@value":"x","value":2}],"n":{"$type":"{http://www.w3.org/2001/XMLSchema}byte","value":3}}"#
                ),
                ("<r xsi:schemaLocation='urn:t t.xsd'><v>1</v><n xsi:nil='1'/></r>", #"{"v":[{"value":1}],"n":null}"#),
            ]),
    ]

    static let imported =
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:q'><xs:element name='x' type='xs:string'/></xs:schema>"

    private func document(_ xml: String) -> String {
        xml.replacing(
            "<r", with: "<r xmlns='urn:t' xmlns:t='urn:t' xmlns:p='urn:p' xmlns:q='urn:q' xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'",
            maxReplacements: 1)
    }

    @Test(arguments: cases) func members(_ test: Case) throws {
        let mapping = try makeMapping(test.schema, documents: ["q.xsd": Self.imported])
        for (xml, json) in test.documents {
            let made = try toAnalysis(document(xml), mapping)
            #expect(made.isValid, "\(made.log.findings.map(\.message))")
            #expect(made.text == ##"{"$schema":"id:analysis","r":"## + json + "}\n")
        }
    }

    @Test(.enabled(if: Python.hasJSONSchema, Python.jsonSchemaReason), arguments: cases)
    func theirJSONSchemaAdmitsThem(_ test: Case) throws {
        let mapping = try makeMapping(test.schema, documents: ["q.xsd": Self.imported])
        let instances = test.documents.map { ##"{"$schema":"id:analysis","r":"## + $0.json + "}" }
        // One member more than there can be.
        let more = instances.map { String($0.dropLast(2)) + ##","$other":1}}"## }
        let verdicts = try IndependentValidator.verdicts(schema: mapping.jsonSchema(.analysis), instances: instances + more)
        for (instance, verdict) in zip(instances + more, verdicts).prefix(instances.count) {
            #expect(verdict, "refused: \(instance)")
        }
        for (instance, verdict) in zip(instances + more, verdicts).dropFirst(instances.count) {
            #expect(!verdict, "admitted: \(instance)")
        }
    }
}
