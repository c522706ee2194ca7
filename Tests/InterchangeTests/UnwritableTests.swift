import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurXMLStream
import Testing

/// JSON that XML cannot hold: checking and converting say the same of it, and what is written can be read.
@Suite struct UnwritableTests {
    static let schema = """
        <xs:element name="x" type="xs:anyType"/>
        <xs:element name="m"><xs:complexType mixed="true"><xs:sequence><xs:any processContents="lax" minOccurs="0" \
        maxOccurs="unbounded"/></xs:sequence><xs:attribute name="d"/><xs:anyAttribute processContents="skip"/></xs:complexType></xs:element>
        <xs:element name="q" type="xs:QName"/>
        """
    private static let xmlns = "http://www.w3.org/2000/xmlns/"
    private static let xsi = "http://www.w3.org/2001/XMLSchema-instance"

    /// Members of the object `x`, of any type, that cannot be.
    static let impossible = [
        #""@xmlns":"urn:evil","content":[]"#, #""@{}xmlns":"urn:evil","content":[]"#,
        #""@{\#(xmlns)}a":"1","content":[]"#, #""{\#(xmlns)}a":"1","content":[]"#,
        #""content":[{"{\#(xmlns)}a":{"content":[]}}]"#, #""content":[{"{\#(xmlns)}xmlns":"x"}]"#,
        #""@a":"1","@{}a":"2","content":[]"#, #""@{}a":"1","@a":"1","content":[]"#,
        #""xml:lang":"en","{http://www.w3.org/XML/1998/namespace}lang":"fr","content":[]"#,
        #""@xml:lang":"en","xml:lang":"fr","content":[]"#,
        #""$schemaLocation":"a b","{\#(xsi)}schemaLocation":"c d","content":[]"#,
        #""{\#(xsi)}type":"x","content":[]"#, #""@{\#(xsi)}nil":"true","content":[]"#,
        #""{urn:u}a":"1","@{urn:u}a":"2","content":[]"#,
        #""content":[{"{a\u0001b}c":"x"}]"#, #""@{a\uFFFE}c":"x","content":[]"#, #""{a\u0000}c":"x","content":[]"#,
        #""@1a":"x","content":[]"#, #""@a b":"x","content":[]"#, #""@a:b":"x","content":[]"#, #""@":"x","content":[]"#,
        #""content":[{"1a":"x"}]"#, #""content":[{"":"x"}]"#, #""content":[{"a:b:c":"x"}]"#,
        #""@a":"\u0001","content":[]"#, #""content":["\u0008"]"#, #""content":["\uFFFF"]"#,
        #""$markup":["<!-- a -- b -->"],"content":[]"#, #""content":[{"$markup":["<!--a--->"]}]"#,
        #""content":[{"$markup":["<?xml version='1.0'?>"]}]"#, #""content":[{"$markup":["<?XmL a?>"]}]"#,
        #""content":[{"$markup":["<?a:b c?>"]}]"#, #""content":[{"$markup":["<!--\u0001-->"]}]"#,
        #""content":[{"$markup":["<!--a\r-->"]}]"#, #""content":[{"$markup":["<?a ?> ?>"]}]"#, #""content":[{"$markup":["<b/>"]}]"#,
    ]

    private func check(_ json: String, _ mapping: JSONMapping) throws -> FindingLog {
        let log = FindingLog()
        try JSONValidation(mapping: mapping, options: compact).validate(
            { () throws(WorkError) in try ByteReader(.bytes(Array(json.utf8))) }, findings: log)
        return log
    }

    @Test(arguments: impossible) func isRefusedByBoth(_ members: String) throws {
        let mapping = try makeMapping(Self.schema)
        let json = ##"{"$schema":"id","x":{\##(members)}}"##
        let checked = try check(json, mapping), converted = try toXML(json, mapping)
        #expect(checked.outcome == .invalid, "\(members)")
        #expect(converted.log.outcome == .invalid, "\(members)")
        #expect(checked.findings.map(\.code) == converted.codes)
    }

    /// Names that look reserved and are not: they come out as XML that reads back.
    @Test(arguments: [
        #""content":[{"xmlns":{"content":[]}}]"#, #""@{urn:u}xmlns":"1","content":[]"#, #""@XMLNS":"1","content":[]"#,
        #""@xmlnsx":"1","content":[]"#, #""@xml":"1","content":[]"#, #""content":[{"xml":{"content":["t"]}}]"#,
        #""@a":"1","{urn:u}a":"2","@{urn:v}a":"3","content":[]"#, #""@{urn:\u00E9}a":"1","@{urn:e\u0301}a":"2","content":[]"#,
        #""@\u00E9":"1","@e\u0301":"2","content":[]"#, #""content":[{"{ }a":{"content":[]}}]"#,
        #""content":[{"{urn:\"<&>'}a":{"content":[]}}]"#, #""content":[{"$markup":["<!-- a - b -->"]},{"$markup":["<?xmlx a?>"]}]"#,
        #""xml:lang":"en","@lang":"fr","content":["]]>\r\n\t"]"#,
    ])
    func whatIsWrittenReadsBack(_ members: String) throws {
        let mapping = try makeMapping(Self.schema)
        let json = ##"{"$schema":"id","x":{\##(members)}}"##
        let xml = try toXML(json, mapping)
        #expect(xml.isValid, "\(xml.codes) \(members)")
        #expect(try check(json, mapping).outcome == .valid)
        let back = try toJSON(xml.text, mapping)
        #expect(back.isValid, "\(back.codes) \(xml.text)")
        #expect(try toXML(back.text, mapping).text == xml.text)
    }

    @Test(arguments: [
        (#""@d":"1","@{}d":"2""#, "json.member.duplicate"), (#""d":"1","@{}d":"2""#, "json.member.duplicate"),
        (#""d":"1","d":"2""#, "json.member.duplicate"),
    ])
    func oneCauseIsOneFinding(_ members: String, _ code: String) throws {
        let mapping = try makeMapping(Self.schema)
        let xml = try toXML(##"{"$schema":"id","m":{\##(members),"content":[]}}"##, mapping)
        #expect(xml.codes.filter { $0 == code }.count == 1 && xml.log.outcome == .invalid, "\(xml.codes)")
    }

    @Test func aNameInTheNamespaceOfDeclarationsIsNoValue() throws {
        let mapping = try makeMapping(Self.schema)
        let json = ##"{"$schema":"id","q":"{http://www.w3.org/2000/xmlns/}a"}"##
        #expect(try toXML(json, mapping).log.outcome == .invalid)
        #expect(try check(json, mapping).outcome == .invalid)
    }

    // MARK: The writer itself

    private func write(_ body: (XMLWriter) throws -> Void) -> XMLWriteError? {
        let writer = XMLWriter(to: ByteSink())
        do {
            try writer.startElement(ExpandedName(local: "r"))
            try body(writer)
        } catch { return error as? XMLWriteError }
        return nil
    }

    @Test func theWriterRefusesWhatNobodyCouldRead() {
        let one = ExpandedName(local: "a"), other = ExpandedName(namespace: "urn:u", local: "a")
        #expect(write { try $0.attribute(one, "1"); try $0.attribute(one, "2") } == .duplicate("a"))
        #expect(write { try $0.attribute(other, prefix: "p", "1"); try $0.attribute(other, prefix: "q", "2") } == .duplicate("a"))
        #expect(write { try $0.attribute(one, "1"); try $0.attribute(other, "2") } == nil)
        #expect(write { try $0.attribute(one, "1"); try $0.startElement(one); try $0.attribute(one, "1") } == nil)
        #expect(write { try $0.attribute(ExpandedName(local: "xmlns"), "urn:u") } == .name("xmlns"))
        #expect(write { try $0.attribute(ExpandedName(namespace: "urn:u", local: "xmlns"), prefix: "p", "1") } == nil)
        for prefix in ["", "xmlns", "p"] {
            let name = ExpandedName(namespace: "http://www.w3.org/2000/xmlns/", local: "a")
            #expect(write { try $0.startElement(name, prefix: prefix) } == .prefix("xmlns"))
        }
        #expect(write { _ = try $0.prefixForValue(namespace: "http://www.w3.org/2000/xmlns/", preferred: "p") } == .prefix("xmlns"))
        #expect(write { try $0.declareNamespace(prefix: "p", uri: "http://www.w3.org/2000/xmlns/") } == .prefix("xmlns"))
        #expect(write { try $0.declareNamespace(prefix: "xml", uri: "urn:u") } == .prefix("xml"))
        #expect(write { try $0.declareNamespace(prefix: "p", uri: "") } == .prefix("p"))
        #expect(write { try $0.attribute(ExpandedName(namespace: "urn:\u{1}", local: "a"), "1") } == .character(1))
        #expect(write { try $0.startElement(ExpandedName(local: "a:b")) } == .name("a:b"))
        #expect(write { try $0.comment("a\r") } == .character(13))
        #expect(write { try $0.processingInstruction("a \u{FFFE}") } == .character(0xFFFE))
    }
}
