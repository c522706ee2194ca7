import Foundation
import TestSupport
import Testing

/// What people call the places of findings, as packs declare it.
@Suite struct PlaceTests {
    private let tool: Tool

    private static let schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:p" xmlns="urn:p"
            elementFormDefault="qualified">
          <xs:element name="act">
            <xs:complexType><xs:sequence>
              <xs:element name="head" type="head" minOccurs="0"/>
              <xs:element name="part" type="part" minOccurs="0" maxOccurs="unbounded"/>
            </xs:sequence></xs:complexType>
          </xs:element>
          <xs:complexType name="head"><xs:sequence><xs:element name="symbol" type="xs:string"/></xs:sequence></xs:complexType>
          <xs:complexType name="part">
            <xs:sequence>
              <xs:element name="num" type="xs:string" minOccurs="0"/>
              <xs:element name="day" type="xs:date" minOccurs="0" maxOccurs="unbounded"/>
              <xs:element name="part" type="part" minOccurs="0" maxOccurs="unbounded"/>
            </xs:sequence>
            <xs:attribute name="label" type="xs:string"/>
            <xs:attribute name="count" type="xs:int"/>
          </xs:complexType>
        </xs:schema>
        """

    init() throws {
        tool = try Tool()
        try tool.folder.write(Self.schema, to: "packs/p/p.xsd")
        try writePack(handles: "\"act\": \"{.//symbol}\", \"part\": \"paragraph {./num}\", \"day\": \"day\"")
    }

    private func writePack(handles: String) throws {
        try tool.folder.write(
            """
            {"id": "p", "title": "P", "version": "1", "xsd": "p.xsd", "prefixes": {"": "urn:p"},
             "match": [{"root": "act", "namespace": "urn:p"}], "handles": {\(handles)}}
            """, to: "packs/p/pack.json")
    }

    private func places(_ document: String, _ name: String = "a.xml", input: Data? = nil) throws -> [String?] {
        try tool.folder.write(document, to: name)
        let outcome =
            if let input {
                try tool.run("validate", "--format", "json", "-", input: input)
            } else {
                try tool.run("validate", "--format", "json", name)
            }
        let object = try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
        let document = try #require((object["documents"] as? [[String: Any]])?.first)
        return (document["findings"] as? [[String: Any]] ?? []).map { $0["place"] as? String }
    }

    private func act(_ content: String) -> String {
        "<act xmlns=\"urn:p\"><head><symbol> A/RES/76/246. </symbol></head>\(content)</act>"
    }

    /// The number follows the start tag of what it numbers, and is known all the same.
    @Test func theNumberOfAParagraphNamesIt() throws {
        let found = try places(act("<part count=\"x\"><num>\n 7.\n</num><day>no</day></part><part><num>8.</num><x/></part>"))
        #expect(
            found == ["paragraph 7, A/RES/76/246", "day, paragraph 7, A/RES/76/246", "paragraph 8, A/RES/76/246"])
    }

    @Test func placesAreNamedFromTheInnermostOutwards() throws {
        let inner = "<part><num>(a)</num><day>x</day></part>"
        #expect(try places(act("<part><num>2.</num>\(inner)</part>")) == ["day, paragraph (a), paragraph 2, A/RES/76/246"])
    }

    /// The number of a paragraph inside is not that of the paragraph around it.
    @Test func whatHasNoNumberIsCalledByWhatIsAroundIt() throws {
        #expect(try places(act("<part><day/><part><num>1.</num></part></part>")) == ["day, A/RES/76/246"])
        #expect(try places("<act xmlns=\"urn:p\"><part count=\"x\"><num> . </num></part></act>") == [nil])
        #expect(try places("<act xmlns=\"urn:p\" a=\"1\"/>") == [nil])
    }

    @Test func attributesNamePlacesToo() throws {
        for handle in ["paragraph {label}", "paragraph {@label}"] {
            try writePack(handles: "\"part\": \"\(handle)\"")
            #expect(try places(act("<part label=\" 4  bis \" count=\"x\"/>")) == ["paragraph 4 bis"])
        }
    }

    /// Syntax errors have no path; they are where elements are open.
    @Test func aMalformedDocumentHasPlacesWhereItBreaks() throws {
        let found = try places("<act xmlns=\"urn:p\"><part><num>1</num></part><part><num>2</num><day></part></act>")
        #expect(found.first == "day, paragraph 2")
    }

    /// What breaks off tells as much as was read.
    @Test func aDocumentThatEndsEarlyKeepsItsPlaces() throws {
        let found = try places(act("<part><num>3.</num><day>x</day>").replacing("</act>", with: ""))
        #expect(found.contains("day, paragraph 3, A/RES/76/246"))
    }

    @Test func standardInputHasPlacesToo() throws {
        let document = act("<part count=\"x\"><num>7.</num></part>")
        #expect(try places("", input: Data(document.utf8)) == ["paragraph 7, A/RES/76/246"])
    }

    /// In JSON the members may stand in any order, and the place is the same.
    @Test func JSONHasTheSamePlaces() throws {
        let number = "\"num\": \"7.\"", fault = "\"count\": \"x\"", days = "\"day\": [\"2001-01-01\", \"no\"]"
        let symbol = "\"head\": {\"symbol\": \"A/1\"}"
        for part in [[number, fault, days], [days, fault, number]] {
            for members in [[symbol, "\"part\": [{\(part.joined(separator: ", "))}]"], ["\"part\": [{\(part.joined(separator: ", "))}]", symbol]] {
                let text = "{\"$schema\": \"urn:rapporteur:pack:p:1\", \"act\": {\(members.joined(separator: ", "))}}"
                #expect(try places(text, "a.json") == ["paragraph 7, A/1", "day, paragraph 7, A/1"], "\(text)")
            }
        }
        let unknown = "{\"$schema\": \"urn:rapporteur:pack:p:1\", \"act\": {\"part\": [{}, {\"num\": \"9.\", \"zzz\": 1}]}}"
        #expect(try places(unknown, "a.json") == ["paragraph 9"])
    }

    /// An attribute is a member with a place of its own.
    @Test func aFaultyAttributeInJSONIsToldOfAtItsMember() throws {
        try tool.folder.write(
            """
            {"$schema": "urn:rapporteur:pack:p:1",
             "act": {"part": [{"num": "1"},
              {"label": "x",
               "count": "many"}]}}
            """, to: "a.json")
        let outcome = try tool.run("validate", "--format", "json", "a.json")
        let object = try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
        let document = try #require((object["documents"] as? [[String: Any]])?.first)
        let finding = try #require((document["findings"] as? [[String: Any]])?.first)
        #expect(finding["pointer"] as? String == "/act/part/1/count")
        #expect(finding["line"] as? Int == 4)
        #expect(finding["column"] as? Int == 13)
    }

    /// Nothing of a document leaves its place in what is written of it.
    @Test func aHostileNumberIsOnlyText() throws {
        let long = String(repeating: "x", count: 5000)
        let found = try places(act("<part count=\"x\"><num>&lt;b&gt;\u{202E}\(long)</num></part>"))
        #expect((found.first ?? nil)?.hasPrefix("paragraph <b>\u{202E}xxx") == true)
        #expect(((found.first ?? nil) ?? long).count < 150)
        let text = try tool.run("validate", "a.xml").text
        #expect(!text.contains("\u{202E}"))
        #expect(try tool.run("validate", "--format", "html", "a.xml").text.contains("&lt;b&gt;"))
    }

    @Test(arguments: ["{", "}", "a {b", "{}", "{./}", "{.//a/b}", "{a b}"])
    func aHandleThatCannotBeReadIsToldOf(_ handle: String) throws {
        try writePack(handles: "\"part\": \"\(handle)\"")
        let outcome = try tool.run("schema", "list")
        #expect(outcome.errors.contains("[pack.handle]"), "\(outcome.errors)")
    }
}
