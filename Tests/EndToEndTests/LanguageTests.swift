import Foundation
import TestSupport
import Testing

/// Findings in French, and what chooses the language.
@Suite struct LanguageTests {
    private static let schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:element name="letter">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="date" type="xs:date"/>
                <xs:element name="kind">
                  <xs:simpleType>
                    <xs:restriction base="xs:token"><xs:enumeration value="note"/><xs:enumeration value="memo"/></xs:restriction>
                  </xs:simpleType>
                </xs:element>
                <xs:element name="paragraph" maxOccurs="2"><xs:simpleType><xs:restriction base="xs:string"><xs:maxLength value="10"/></xs:restriction></xs:simpleType></xs:element>
              </xs:sequence>
              <xs:attribute name="language" type="xs:language" use="required"/>
            </xs:complexType>
          </xs:element>
        </xs:schema>
        """

    private static let documents: [(name: String, text: String)] = [
        ("values.xml", "<letter><date>2002-02-30</date><kind>meno</kind><paragraph>Beaucoup trop long.</paragraph></letter>"),
        ("syntax.xml", "<letter language=\"en\"><date>2002-07-02</dat></letter>"),
        ("order.json", "{\"letter\": {\"language\": \"en\", \"dat\": \"2002-07-02\", \"kind\": true, \"paragraph\": []}}"),
        ("comma.json", "{\"letter\": {},}"),
        ("doctype.xml", "<!DOCTYPE letter><letter/>"),
    ]

    private func tool() throws -> Tool {
        let tool = try Tool()
        try tool.folder.write(Self.schema, to: "letter.xsd")
        for document in Self.documents { try tool.folder.write(document.text, to: document.name) }
        return tool
    }

    @Test func findingsReadLikeFrench() throws {
        let names = Self.documents.map(\.name) + ["missing.xml"]
        let outcome = try tool().shell("\"$tool\" validate --schema letter.xsd --messages fr \(names.joined(separator: " "))")
        #expect(outcome.status == 2)
        expectGolden(outcome.text + outcome.errors, "Messages/validate.fr.txt")
    }

    @Test func aSchemaIsCheckedInFrench() throws {
        let tool = try Tool()
        try tool.folder.write(
            """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
              <xs:element name="a" type="b" nillable="oui"/>
              <xs:simpleType name="c"><xs:restriction base="xs:string"><xs:pattern value="[a-"/></xs:restriction></xs:simpleType>
            </xs:schema>
            """, to: "a.xsd")
        let outcome = try tool.run("schema", "check", "--messages", "fr", "a.xsd")
        #expect(outcome.status == 1)
        expectGolden(outcome.text + outcome.errors, "Messages/schema.fr.txt")
    }

    @Test(arguments: [
        ("", "1 invalid"), ("RAPPORTEUR_MESSAGES=fr", "1 non valide"), ("LC_ALL=fr_FR.UTF-8", "1 non valide"),
        ("LANG=fr_CA", "1 non valide"), ("LC_ALL=fr_FR RAPPORTEUR_MESSAGES=en", "1 invalid"),
    ])
    func theEnvironmentChooses(_ environment: String, _ summary: String) throws {
        let outcome = try tool().shell("\(environment) \"$tool\" validate --schema letter.xsd values.xml")
        #expect(outcome.errors.contains(summary))
    }

    @Test func theOptionGoesBeforeTheEnvironmentAndReachesJSON() throws {
        let outcome = try tool().shell(
            "RAPPORTEUR_MESSAGES=fr \"$tool\" validate --schema letter.xsd --messages en --format json values.xml")
        #expect(outcome.text.contains("is not a date"))
        let french = try tool().shell("\"$tool\" validate --schema letter.xsd --messages fr --format json values.xml")
        #expect(french.text.contains("n’est pas une date"))
        #expect(try tool().shell("\"$tool\" validate --messages de values.xml").status == 64)
    }
}
