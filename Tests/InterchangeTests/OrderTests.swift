import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurJSONStream
import Testing

/// JSON → XML takes members in any order.
@Suite struct OrderTests {
    static let schema = """
        <xs:element name="e"><xs:complexType><xs:sequence>
          <xs:element name="a" type="xs:string"/>
          <xs:element name="b" type="Inner" minOccurs="0" maxOccurs="unbounded"/>
          <xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="c" type="xs:string"/><xs:element name="d" type="Inner"/></xs:choice>
          <xs:element name="f" type="xs:string" minOccurs="0"/>
        </xs:sequence><xs:attribute name="x"/></xs:complexType></xs:element>
        <xs:complexType name="Inner"><xs:sequence><xs:element name="p" type="xs:string"/><xs:element name="q" type="Value"/></xs:sequence>
        <xs:attribute name="y" type="xs:int"/></xs:complexType>
        <xs:complexType name="Value"><xs:simpleContent><xs:extension base="xs:int"><xs:attribute name="u"/><xs:attribute name="v"/></xs:extension></xs:simpleContent></xs:complexType>
        <xs:complexType name="More"><xs:complexContent><xs:extension base="Inner"><xs:sequence><xs:element name="r" type="xs:string"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        """

    static func object(_ members: [String]) -> String { "{" + members.joined(separator: ",") + "}" }

    @Test func everyOrderOfEveryObjectGivesTheSameDocument() throws {
        let mapping = try makeMapping(Self.schema)
        let inner = { (order: [String]) in Self.object(order) }
        let value = ["\"u\":\"1\"", "\"v\":\"2\"", "\"value\":3"]
        let ordered = ["\"x\":\"0\"", "\"a\":\"A\"", "\"$markup:b\":[\"<!--m-->\"]"]
        func document(_ top: [Int], _ innerOrder: [Int], _ valueOrder: [Int]) -> String {
            let v = inner(valueOrder.map { value[$0] })
            let innerMembers = ["\"y\":7", "\"p\":\"P\"", "\"q\":\(v)"]
            let i = inner(innerOrder.map { innerMembers[$0] })
            let members = ordered + ["\"b\":[\(i),{\"$markup\":[\"<?pi x?>\"]},\(i)]", "\"content\":[{\"c\":\"C\"},{\"d\":\(i)}]", "\"f\":\"F\""]
            return "{\"$schema\":\"id\",\"e\":\(Self.object(top.map { members[$0] }))}"
        }
        let straight = document([0, 1, 2, 3, 4, 5], [0, 1, 2], [0, 1, 2])
        let expected = try toXML(straight, mapping)
        #expect(expected.isValid, "\(expected.log.findings.map(\.message.description))")
        #expect(!expected.report.wasBuffered)
        var count = 0
        for top in permutations([0, 1, 2, 3, 4, 5]) where top[0] > 2 || top[5] < 3 || top == [0, 1, 2, 3, 4, 5] {
            let innerOrder = permutations([0, 1, 2])[count % 6]
            let valueOrder = permutations([0, 1, 2])[count / 6 % 6]
            let shuffled = try toXML(document(top, innerOrder, valueOrder), mapping)
            // Attributes stand in the order of the JSON; nothing else may differ.
            let isSame = try canonical(shuffled.text) == canonical(expected.text)
            #expect(isSame, "\(top) \(innerOrder) \(valueOrder): \(shuffled.log.findings)")
            #expect(shuffled.isValid)
            count += 1
        }
        #expect(count > 300)
    }

    @Test func documentMembersInAnyOrder() throws {
        let mapping = try makeMapping("<xs:element name=\"e\" type=\"xs:string\"/>")
        let members = ["\"$schema\":\"id\"", "\"$prolog\":[\"<!--a-->\"]", "\"e\":\"x\"", "\"$epilog\":[\"<!--b-->\"]"]
        for order in permutations(members) {
            let json = Self.object(order)
            let log = FindingLog()
            let sink = ByteSink()
            // The mapping is chosen by what $schema says, wherever that stands.
            let report = try JSONToXML(options: compact) { (id) throws(WorkError) in
                #expect(id == "id")
                return mapping
            }.convert(
                { () throws(WorkError) in try ByteReader(.bytes(Array(json.utf8))) },
                to: { () throws(WorkError) in
                    sink.removeAll()
                    return sink
                }, findings: log)
            #expect(log.outcome == .valid, "\(json): \(log.findings)")
            #expect(report.wasBuffered == (order != members), "\(json)")
            #expect(
                String(decoding: sink.takeBytes(), as: UTF8.self).hasSuffix(
                    "<!--a-->\n<e xmlns=\"urn:t\">x</e>\n<!--b-->\n"))
        }
    }

    @Test func typeNamedLast() throws {
        let mapping = try makeMapping(Self.schema)
        let json = """
            {"$schema":"id","e":{"content":[{"d":{"r":"R","q":{"value":1,"u":"2"},"p":"P","$type":"{urn:t}More"}}],"a":"A"}}
            """
        let xml = try toXML(json, mapping)
        #expect(xml.isValid, "\(xml.log.findings.map(\.message.description))")
        let again = try toJSON(xml.text, mapping)
        #expect(again.text.contains(#"{"d":{"$type":"{urn:t}More","p":"P","q":{"u":"2","value":1},"r":"R"}}"#), "\(again.text)")
    }

    @Test func streamingRefusesALateMember() throws {
        let mapping = try makeMapping(Self.schema)
        var options = compact
        options.streams = true
        let late = try toXML("{\"$schema\":\"id\",\n\"e\":{\"a\":\"A\",\n \"x\":\"0\"}}", mapping, options)
        #expect(late.codes == ["json.member.late"])
        #expect(late.log.findings.first?.location.pointer == "/e/x")
        #expect(late.log.findings.first?.location.line == 3)
        let fine = try toXML("{\"$schema\":\"id\",\"e\":{\"x\":\"0\",\"a\":\"A\"}}", mapping, options)
        #expect(fine.isValid)
    }

    @Test func onlyWhatIsInDisorderIsSetAside() throws {
        let mapping = try makeMapping(Self.schema)
        // One object in disorder among many; the bound is far below the size of the document.
        let inner = #"{"y":1,"p":"P","q":{"u":"1","value":3}}"#
        let odd = #"{"p":"P","y":1,"q":{"u":"1","value":3}}"#
        let items = Array(repeating: inner, count: 20_000) + [odd] + Array(repeating: inner, count: 20_000)
        var options = compact
        options.bufferLimit = 10_000
        options.jsonLimits.capturedBytes = 10_000
        let xml = try toXML("{\"$schema\":\"id\",\"e\":{\"a\":\"A\",\"b\":[\(items.joined(separator: ","))]}}", mapping, options)
        #expect(xml.isValid, "\(xml.log.findings.prefix(2).map(\.message.description))")
        #expect(xml.report.wasBuffered)
        // The whole in disorder does not fit.
        let large = try toXML("{\"$schema\":\"id\",\"e\":{\"b\":[\(items.joined(separator: ","))],\"a\":\"A\"}}", mapping, options)
        #expect(large.log.outcome == .notChecked, "\(large.codes)")
    }

    @Test func findingsAreTheSameInAnyOrder() throws {
        let mapping = try makeMapping(Self.schema)
        for json in [
            #"{"$schema":"id","e":{"x":"0","a":"A","b":[{"y":"seven","p":"P","q":{"value":3}}]}}"#,
            #"{"$schema":"id","e":{"b":[{"p":"P","q":{"value":3},"y":"seven"}],"a":"A","x":"0"}}"#,
        ] {
            let xml = try toXML(json, mapping)
            #expect(xml.codes == ["xsd.value.lexical"])
            #expect(xml.log.findings.first?.location.pointer == "/e/b/0/y", "\(xml.log.findings)")
        }
    }
}
