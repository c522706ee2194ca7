import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurJSONStream
import Testing
import RapporteurXMLStream

/// Documents made to hurt: deep, wide, huge values.
@Suite struct HostileTests {
    static let schema = """
        <xs:element name="e" type="T"/>
        <xs:complexType name="T"><xs:sequence><xs:element ref="e" minOccurs="0"/></xs:sequence><xs:anyAttribute processContents="lax"/></xs:complexType>
        <xs:element name="x" type="xs:anyType"/>
        """

    @Test func deepDocumentsComeThrough() throws {
        let mapping = try makeMapping(Self.schema)
        let depth = 9_000
        let xml = "<e xmlns=\"urn:t\">" + String(repeating: "<e>", count: depth - 1) + String(repeating: "</e>", count: depth)
        let json = try toJSON(xml, mapping)
        #expect(json.isValid, "\(json.codes)")
        let back = try toXML(json.text, mapping)
        #expect(back.isValid, "\(back.codes)")
        #expect(try canonical(back.text) == canonical(xml))
        let any = "<x xmlns=\"urn:t\">" + String(repeating: "<y>", count: depth - 1) + String(repeating: "</y>", count: depth - 1) + "</x>"
        try expectRoundTrip(any, try toJSON(any, mapping).text, mapping)
    }

    @Test func tooDeepIsNotCheckedAndDoesNotCrash() throws {
        let mapping = try makeMapping(Self.schema)
        var options = compact
        options.jsonLimits.depth = 500_000
        let depth = 100_000
        let json = "{\"$schema\":\"id\",\"e\":" + String(repeating: "{\"e\":", count: depth) + "{}" + String(repeating: "}", count: depth + 1)
        #expect(try toXML(json, mapping, options).isValid)
        // In disorder at every level.
        func odd(_ depth: Int) -> String {
            "{\"$schema\":\"id\",\"e\":" + String(repeating: "{\"e\":", count: depth) + "{}"
                + String(repeating: ",\"@a\":\"1\"}", count: depth) + "}"
        }
        #expect(try toXML(odd(900), mapping, options).isValid)
        let sorted = try toXML(odd(depth), mapping, options)
        #expect(sorted.log.outcome == .notChecked)
        #expect(sorted.codes == ["json.limit.disorder"])
        #expect(try toXML(json, mapping).log.outcome == .notChecked)
        let xml = String(repeating: "<e xmlns=\"urn:t\">", count: depth) + String(repeating: "</e>", count: depth)
        #expect(try toJSON(xml, mapping).log.outcome == .notChecked)
    }

    @Test func manyAttributes() throws {
        let mapping = try makeMapping(Self.schema)
        let members = (0..<3_000).map { "\"@a\($0)\":\"1\"" }.joined(separator: ",")
        let xml = try toXML("{\"$schema\":\"id\",\"e\":{\(members)}}", mapping)
        #expect(xml.log.outcome == .notChecked)
        #expect(xml.codes.first == "json.limit.attributes")
    }

    @Test func twoNamesOfOneAttribute() throws {
        let mapping = try makeMapping(Self.schema)
        let xml = try toXML(##"{"$schema":"id","e":{"@a":"1","@{}a":"2"}}"##, mapping)
        #expect(!xml.text.contains("a=\"1\" a="), "\(xml.text)")
    }

    @Test(arguments: [
        "{urn:x}", "{urn:x}a b", "{urn:x", "}a", "p:a", ":a", "a:", "@", "@:", "@{}", "1a", "{http://www.w3.org/2000/xmlns/}a",
        "xmlns", "<a>", "", "$", "a\\u0000",
    ]) func namesThatAreNone(name: String) throws {
        let mapping = try makeMapping(Self.schema)
        for json in ["\"x\":{\"content\":[{\"\(name)\":{\"content\":[]}}]}", "\"x\":{\"\(name)\":\"1\",\"content\":[]}", "\"\(name)\":{}"] {
            let xml = try toXML("{\"$schema\":\"id\",\(json)}", mapping)
            if xml.isValid {
                // What is taken has to be XML.
                let again = try toJSON(xml.text, mapping)
                #expect(again.isValid, "\(json) -> \(xml.text)")
            }
            let isPlainAttribute = json.contains("\"xmlns\":\"1\"")
            #expect(xml.isValid == (name == "xmlns" && json.contains("[{\"xmlns\"")) || isPlainAttribute, "\(json): \(xml.text)")
        }
    }

    @Test func oneCharacterAtATime() throws {
        // Everything cut off somewhere is invalid, and nothing crashes.
        let mapping = try makeMapping(Self.schema)
        let json = Array(##"{"$schema":"id","$prolog":["<!--é-->"],"e":{"@a":"\u00e9","$markup:e":["<?x?>"],"e":{"$nil":false}}}"##.utf8)
        #expect(!(try toXML(json, mapping).codes.contains("json.malformed")))
        for end in 0..<json.count { #expect(!(try toXML(Array(json[..<end]), mapping).isValid)) }
    }

    @Test func randomBytesInBothDirections() throws {
        let mapping = try makeMapping(FindingTests.schema)
        var state: UInt64 = 88_172_645_463_325_252
        func random(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        let json = Array(##"{"$schema":"id","e":{"date":"2002-07-02","title":"y","items":[{"unit":"m","value":1},{"$markup":["<!--c-->"]}],"content":[{"p":{"content":["x",{"b":"y"}]}},{"n":1}]}}"##.utf8)
        let xml = Array("<e xmlns='urn:t' date='2002-07-02'><title>y</title><item unit='m'>1</item><!--c--><p>x<b>y</b></p><n>1</n></e>".utf8)
        let alphabet = Array(##"{}[]",:$@<>/!-?ex10 "##.utf8)
        for _ in 0..<3_000 {
            var bytes = json
            for _ in 0...random(3) { bytes[random(bytes.count)] = alphabet[random(alphabet.count)] }
            let result = try toXML(bytes, mapping)
            if result.isValid { #expect(try toJSON(result.text, mapping).isValid, "\(String(decoding: bytes, as: UTF8.self))") }
            var document = xml
            for _ in 0...random(3) { document[random(document.count)] = alphabet[random(alphabet.count)] }
            let text = String(decoding: document, as: UTF8.self)
            let made = try toJSON(text, mapping)
            if made.isValid { #expect(try toXML(made.text, mapping).isValid, "\(text)") }
        }
    }
}
