import RapporteurDiagnostics
import Foundation
@testable import RapporteurInterchange
import Testing
import TestSupport
import RapporteurXMLSchema
import RapporteurXMLStream

@Suite struct SampleTests {
    private func sample(_ schema: String, root: String = "r", hasComments: Bool = false) throws -> (text: String, isValid: Bool) {
        let mapping = try makeMapping(schema)
        let made = try SampleGenerator(mapping: mapping)
            .sample(root: root, hasComments: hasComments)
        let lines = String(decoding: made.bytes, as: UTF8.self).split(separator: "\n", maxSplits: 1)
        return (lines.count > 1 ? String(lines[1]) : "", made.isValid)
    }

    @Test func whatIsRequiredAndNothingElse() throws {
        let made = try sample(
            """
            <xs:element name="r"><xs:complexType><xs:sequence>
              <xs:element name="a" type="xs:date"/><xs:element name="o" minOccurs="0"/>
              <xs:element name="b" type="xs:int" minOccurs="2" maxOccurs="5"/>
              <xs:choice><xs:sequence><xs:element name="x"/><xs:element name="y"/></xs:sequence><xs:element name="z" type="M"/></xs:choice>
            </xs:sequence><xs:attribute name="k" use="required" type="xs:boolean"/><xs:attribute name="l"/></xs:complexType></xs:element>
            <xs:complexType name="M" mixed="true"/>
            """)
        #expect(made.isValid)
        #expect(
            made.text == """
                <r xmlns="urn:t" k="true">
                  <a>2026-01-01</a>
                  <b>1</b>
                  <b>1</b>
                  <z>text</z>
                </r>

                """)
    }

    @Test func theWayOutOfACircleIsTaken() throws {
        let made = try sample(
            """
            <xs:element name="r"><xs:complexType><xs:choice>
              <xs:element ref="r"/><xs:element name="s" type="S"/><xs:element name="t"><xs:complexType><xs:sequence><xs:element ref="r"/></xs:sequence></xs:complexType></xs:element>
            </xs:choice></xs:complexType></xs:element>
            <xs:complexType name="S"><xs:sequence><xs:element name="e" type="xs:string"/></xs:sequence></xs:complexType>
            """)
        #expect(made.isValid)
        #expect(made.text.contains("<s>"))
    }

    @Test func abstractElementsAndTypesAreStoodInFor() throws {
        let made = try sample(
            """
            <xs:element name="r"><xs:complexType><xs:sequence><xs:element ref="h"/><xs:element name="b" type="B"/></xs:sequence></xs:complexType></xs:element>
            <xs:element name="h" abstract="true" type="xs:string"/><xs:element name="m" substitutionGroup="h"/>
            <xs:complexType name="B" abstract="true"/>
            <xs:complexType name="D"><xs:complexContent><xs:extension base="B"><xs:attribute name="x" use="required" fixed="7"/></xs:extension></xs:complexContent></xs:complexType>
            """)
        #expect(made.isValid)
        #expect(made.text.contains("<m>text</m>"))
        #expect(made.text.contains(" xsi:type=\"") && made.text.contains(" x=\"7\""))
    }

    @Test func keysIdsAndReferencesHold() throws {
        let made = try sample(
            """
            <xs:element name="r"><xs:complexType><xs:sequence>
              <xs:element name="i" minOccurs="3" maxOccurs="9"><xs:complexType><xs:attribute name="n" type="xs:int"/><xs:attribute name="id" type="xs:ID" use="required"/></xs:complexType></xs:element>
              <xs:element name="f" type="xs:IDREF"/>
            </xs:sequence></xs:complexType>
            <xs:key name="k"><xs:selector xpath="t:i" xmlns:t="urn:t"/><xs:field xpath="@n"/></xs:key></xs:element>
            """)
        #expect(made.isValid, "\(made.text)")
        #expect(made.text.contains("id=\"id1\"") && made.text.contains("id=\"id3\"") && made.text.contains("<f>id1</f>"))
    }

    @Test func documentationBecomesComments() throws {
        let made = try sample(
            """
            <xs:element name="r"><xs:annotation><xs:documentation>The -- root.</xs:documentation></xs:annotation>
              <xs:complexType><xs:sequence minOccurs="0"><xs:element name="o"/></xs:sequence><xs:attribute name="k" use="required"><xs:annotation><xs:documentation>The kind-</xs:documentation></xs:annotation>
              <xs:simpleType><xs:restriction base="xs:token"><xs:enumeration value="a"/><xs:enumeration value="b"/></xs:restriction></xs:simpleType></xs:attribute></xs:complexType></xs:element>
            """, hasComments: true)
        #expect(made.isValid)
        #expect(made.text.contains("<!-- The - - root. -->"))
        #expect(made.text.contains("<!-- k: The kind- One of: a, b. -->"))
        #expect(made.text.contains("<!-- It may also hold: <o>. -->"))
    }

    @Test(arguments: [
        "<xs:restriction base=\"xs:string\"><xs:pattern value=\"[A-Z]{2}/[0-9]+(a|bc)?\\.x{3,}\"/></xs:restriction>",
        "<xs:restriction base=\"xs:token\"><xs:minLength value=\"20\"/></xs:restriction>",
        "<xs:restriction base=\"xs:string\"><xs:length value=\"6\"/><xs:pattern value=\"[0-9]*\"/></xs:restriction>",
        "<xs:restriction base=\"xs:decimal\"><xs:minExclusive value=\"41.5\"/><xs:maxExclusive value=\"42.5\"/></xs:restriction>",
        "<xs:restriction base=\"xs:integer\"><xs:maxInclusive value=\"-9223372036854775808\"/></xs:restriction>",
        "<xs:restriction base=\"xs:double\"><xs:minInclusive value=\"1e9\"/></xs:restriction>",
        "<xs:restriction base=\"xs:gYear\"><xs:minInclusive value=\"1850\"/><xs:maxInclusive value=\"1851\"/></xs:restriction>",
        "<xs:restriction base=\"xs:date\"><xs:pattern value=\"\\d{4}-12-\\d{2}\"/></xs:restriction>",
        "<xs:restriction base=\"xs:hexBinary\"><xs:length value=\"3\"/></xs:restriction>",
        "<xs:restriction base=\"xs:base64Binary\"><xs:length value=\"5\"/></xs:restriction>",
        "<xs:restriction base=\"xs:anyURI\"><xs:pattern value=\"urn:.+\"/></xs:restriction>",
        "<xs:restriction base=\"xs:NMTOKENS\"><xs:length value=\"4\"/></xs:restriction>",
        "<xs:union memberTypes=\"xs:int xs:date\"/>", "<xs:list itemType=\"xs:duration\"/>",
        "<xs:restriction base=\"xs:language\"><xs:length value=\"3\"/></xs:restriction>",
        "<xs:restriction base=\"xs:QName\"/>", "<xs:restriction base=\"xs:float\"><xs:enumeration value=\"INF\"/></xs:restriction>",
    ])
    func valuesSuitTheirTypes(type: String) throws {
        let made = try sample("<xs:element name=\"r\"><xs:simpleType>\(type)</xs:simpleType></xs:element>")
        #expect(made.isValid, "\(made.text)")
    }

    @Test func aValueThatNobodyCanGuessIsLeftOpen() throws {
        let type = "<xs:restriction base=\"xs:string\"><xs:pattern value=\"[a-z-[a-z]]\"/></xs:restriction>"
        let made = try sample("<xs:element name=\"r\"><xs:simpleType>\(type)</xs:simpleType></xs:element>")
        #expect(!made.isValid)
        #expect(made.text.contains("<!-- A value has to be filled in here"))
    }

    @Test(arguments: [
        ("<xs:element name=\"r\"><xs:complexType><xs:sequence><xs:element ref=\"r\"/></xs:sequence></xs:complexType></xs:element>", "schema.sample.endless"),
        ("<xs:element name=\"r\"><xs:complexType><xs:sequence><xs:element name=\"a\" minOccurs=\"999999999\" maxOccurs=\"unbounded\"/></xs:sequence></xs:complexType></xs:element>", "schema.sample.large"),
        ("<xs:element name=\"s\"/>", "schema.sample.root"),
    ])
    func whatHasNoSampleIsSaid(schema: String, code: String) throws {
        let error = #expect(throws: WorkError.self) { _ = try sample(schema) }
        #expect(error?.findings.map(\.code) == [code])
    }

    @Test func deepSchemasDoNotExhaustTheStack() throws {
        let chain = (0..<20_000).map { "<xs:complexType name=\"T\($0)\"><xs:sequence><xs:element name=\"e\" type=\"T\($0 + 1)\"/></xs:sequence></xs:complexType>" }
        let schema = "<xs:element name=\"r\" type=\"T0\"/>\(chain.reversed().joined())<xs:complexType name=\"T20000\"/>"
        #expect(throws: WorkError.self) { _ = try sample(schema) }
    }

    /// Nearly every schema of the suite that can have a document has a sample that is valid.
    @Test(.enabled(if: SharedData.isAvailable, SharedData.reason))
    func samplesOfTheSuiteAreValid() throws {
        let folder = try SharedData.unpacked("xsd-suite.tar.xz").appendingPathComponent("xsd-suite")
        let cases = try String(contentsOf: folder.appendingPathComponent("cases.tsv"), encoding: .utf8)
        var paths: Set<String> = []
        for line in cases.split(separator: "\n") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            if fields.count > 3, fields[3] == "valid", !fields[2].isEmpty { paths.insert(String(fields[2])) }
        }
        var valid = 0
        var invalid: [String] = []
        for path in paths.sorted().enumerated().filter({ $0.offset % 4 == 0 }).map(\.element) {
            guard let schema = try? Schema.load(folder.appendingPathComponent(path).path, checking: .full) else { continue }
            let generator = SampleGenerator(mapping: JSONMapping(schema: schema))
            guard let made = try? generator.sample() else { continue }
            if made.isValid { valid += 1 } else { invalid.append(path) }
        }
        #expect(valid > 500)
        #expect(invalid.count * 50 <= valid, "\(invalid)")
    }
}

@Suite struct PatternSampleTests {
    @Test(arguments: [
        ("", ""), ("abc", "abc"), ("a|bc", "a"), ("abc|d", "d"), ("a*b+c?", "b"), ("[0-9]{3}", "111"), ("(ab){2}", "abab"),
        ("\\d{2}-\\p{Lu}", "11-A"), (".", "a"), ("[^a-z]", "A"), ("\\s", " "), ("[\u{E000}-\u{E001}]", "\u{E000}"), ("(a*){5}", ""),
    ])
    func theShortest(pattern: String, expected: String) throws {
        let compiled = try Pattern(pattern)
        #expect(PatternSample.text(matching: compiled) == expected)
        #expect(compiled.matches(expected) == true)
    }

    @Test(arguments: ["[a-z]{2}", "[0-9]+", "(x|y)[A-C]", "\\c\\i"])
    func variantsDiffer(pattern: String) throws {
        let compiled = try Pattern(pattern)
        let texts = (0..<3).compactMap { PatternSample.text(matching: compiled, variant: $0) }
        #expect(Set(texts).count == 3, "\(texts)")
        for text in texts { #expect(compiled.matches(text) == true) }
    }

    @Test(arguments: ["(a{1000}){1000}", "[a-z-[a-z]]"])
    func noneIsSaid(pattern: String) throws {
        #expect(PatternSample.text(matching: try Pattern(pattern)) == nil)
    }
}
