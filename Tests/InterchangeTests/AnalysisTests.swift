import RapporteurDiagnostics
import RapporteurInterchange
import Testing
import RapporteurXMLSchema

/// Analysis JSON: running text beside the facts that are marked in it.
@Suite struct AnalysisTests {
    static let schema = """
        <xs:element name="e"><xs:complexType><xs:sequence>
          <xs:element name="title" type="xs:token"/>
          <xs:element name="year" type="xs:gYear" minOccurs="0" nillable="true"/>
          <xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="p" type="P"/><xs:element name="table" type="T"/><xs:element name="n" type="xs:int"/></xs:choice>
        </xs:sequence><xs:attribute name="p"/><xs:attribute name="kind"/></xs:complexType></xs:element>
        <xs:complexType name="P" mixed="true"><xs:choice minOccurs="0" maxOccurs="unbounded">
          <xs:element name="b" type="P"/><xs:element name="q" type="Q"/><xs:element name="date" type="P"/><xs:element name="list" type="L"/>
          <xs:element name="note" type="N"/><xs:element name="mark" type="M"/><xs:element name="break" type="B"/><xs:element name="any" type="xs:anyType"/>
        </xs:choice><xs:attribute name="label"/><xs:attribute name="date" type="xs:boolean"/><xs:attribute name="text"/></xs:complexType>
        <xs:complexType name="N"><xs:sequence><xs:element name="p" type="P"/></xs:sequence></xs:complexType>
        <xs:complexType name="M"><xs:attribute name="to" use="required"/></xs:complexType>
        <xs:complexType name="B"/>
        <xs:complexType name="L"><xs:sequence><xs:element name="item" type="P" maxOccurs="unbounded" json:name="items"/></xs:sequence></xs:complexType>
        <xs:complexType name="T"><xs:choice maxOccurs="unbounded"><xs:element name="row" type="xs:string"/><xs:element name="cell" type="xs:string"/></xs:choice></xs:complexType>
        <xs:complexType name="Q"><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="unit"/></xs:extension></xs:simpleContent></xs:complexType>
        """

    private func analyse(_ content: String, _ attributes: String = "") throws -> String {
        let mapping = try makeMapping(Self.schema, noteElements: ["note"])
        let sink = ByteSink()
        let log = FindingLog()
        _ = try XMLToAnalysis(mapping: mapping, options: compact).convert(
            ByteReader(.bytes(Array("<e xmlns=\"urn:t\"\(attributes)><title> The  title </title>\(content)</e>".utf8))),
            to: sink, findings: log)
        #expect(log.outcome == .valid, "\(log.findings)")
        let text = String(decoding: sink.takeBytes(), as: UTF8.self)
        let start = ##"{"$schema":"id:analysis","e":{"##
        #expect(text.hasPrefix(start))
        return String(text.dropFirst(start.count).dropLast(3))
    }

    @Test(arguments: [
        ("", #""title":"The title""#),
        ("<p>a <b>b</b>c\n  d </p>", #""title":"The title","p":[{"text":"a bc d","b":[{"text":"b"}]}]"#),
        ("<p label='7'>x</p><n>1</n><p>y</p><n>2</n>", #""title":"The title","p":[{"label":"7","text":"x"},{"text":"y"}],"n":[1,2]"#),
        ("<p>a<mark to='1'/>. b<break/>c</p>", #""title":"The title","p":[{"text":"a. b c","mark":[{"to":"1"}],"break":[{}]}]"#),
        ("<p>a <note><p>not  this</p></note>b</p>", #""title":"The title","p":[{"text":"a b","note":[{"p":{"text":"not this"}}]}]"#),
        ("<p>all:<list><item label='a'>x;</item><item>y</item></list>and so on</p>", #""title":"The title","p":[{"text":"all: x; y and so on","list":[{"items":[{"label":"a","text":"x;"},{"text":"y"}]}]}]"#),
        ("<p date='1'><date>May</date></p>", #""title":"The title","p":[{"@date":true,"text":"May","date":[{"text":"May"}]}]"#),
        ("<p text='t'>u</p>", #""title":"The title","p":[{"@text":"t","text":"u"}]"#),
        ("<p><q unit='m'>1.50</q> m<b> x</b></p>", #""title":"The title","p":[{"text":"1.50 m x","q":[{"unit":"m","value":1.50}],"b":[{"text":"x"}]}]"#),
        ("<table><row>1</row><cell>2</cell><row>3</row></table>", #""title":"The title","table":[{"row":["1","3"],"cell":["2"]}]"#),
        ("<year>2002</year><!--c-->", #""title":"The title","year":"2002""#),
        ("<year xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'/>", #""title":"The title","year":null"#),
        ("<p><any x='1'>t<u>v</u></any></p>", ##""title":"The title","p":[{"text":"tv","any":[{"@x":"1","$text":"tv","u":[{"$text":"v"}]}]}]"##),
        ("<p>1\u{A0}July\u{202F}2002,\u{3000}\u{2003}x&#160;</p>", #""title":"The title","p":[{"text":"1 July 2002, x"}]"#),
        ("<p/>", #""title":"The title","p":[{"text":""}]"#),
        ("<p><![CDATA[ a ]]>&amp;b</p>", #""title":"The title","p":[{"text":"a &b"}]"#),
    ]) func document(xml: String, json: String) throws {
        #expect(try analyse(xml) == json)
        #expect(try analyse(xml) == json, "the same document gives the same bytes")
    }

    @Test func attributesBesideGatheredChildren() throws {
        #expect(
            try analyse("<p>x</p>", " kind='k' p='q'")
                == #""@p":"q","kind":"k","title":"The title","p":[{"text":"x"}]"#
                || analyse("<p>x</p>", " kind='k' p='q'") == #""kind":"k","@p":"q","title":"The title","p":[{"text":"x"}]"#)
    }

    @Test func namesThatWouldStandForTwoThingsStayApart() throws {
        let mapping = try makeMapping(
            """
            <xs:element name="e"><xs:complexType><xs:sequence><xs:element name="a" type="xs:string" json:name="b"/>
            <xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="b" type="xs:string"/><xs:element name="c" type="xs:string"/></xs:choice></xs:sequence></xs:complexType></xs:element>
            """)
        let sink = ByteSink()
        _ = try XMLToAnalysis(mapping: mapping, options: compact).convert(
            ByteReader(.bytes(Array("<e xmlns='urn:t'><a>1</a><b>2</b><c>3</c></e>".utf8))), to: sink,
            findings: FindingLog())
        #expect(
            String(decoding: sink.takeBytes(), as: UTF8.self)
                == ##"{"$schema":"id:analysis","e":{"b":"1","content":[{"b":"2"},{"c":"3"}]}}"## + "\n")
    }

    @Test func manyNames() throws {
        let names = (0..<200).map { "<n\($0)>x</n\($0)><n0>y</n0>" }.joined()
        let json = try analyse("<p><any>\(names)</any></p>")
        #expect(json.contains(##""n199":[{"$text":"x"}]"##))
        #expect(json.ranges(of: "\"n0\":").count == 1)
    }

    @Test func invalidDocumentsGiveNothing() throws {
        let mapping = try makeMapping(Self.schema)
        for xml in ["<e xmlns='urn:t'/>", "<e xmlns='urn:t'><title/><p><title/></p>", "<f/>", "<e xmlns='urn:t'><title><p/></title>x<n>y</n></e>"] {
            let sink = ByteSink()
            let log = FindingLog()
            _ = try XMLToAnalysis(mapping: mapping).convert(
                ByteReader(.bytes(Array(xml.utf8))), to: sink, findings: log)
            #expect(log.outcome == .invalid)
            #expect(sink.takeBytes().isEmpty)
        }
    }

    @Test func isBounded() throws {
        let mapping = try makeMapping(Self.schema)
        var options = compact
        options.bufferLimit = 10_000
        let xml = "<e xmlns='urn:t'><title/><p>" + String(repeating: "<b>x", count: 500) + String(repeating: "</b>", count: 500) + "</p></e>"
        let sink = ByteSink()
        let log = FindingLog()
        _ = try XMLToAnalysis(mapping: mapping, options: options).convert(
            ByteReader(.bytes(Array(xml.utf8))), to: sink, findings: log)
        #expect(log.outcome == .notChecked)
        #expect(log.findings.map(\.code) == ["convert.limit.analysis"])
        #expect(sink.takeBytes().isEmpty)
    }

    @Test func leadsOneWay() throws {
        let mapping = try makeMapping(Self.schema)
        let xml = try toXML(##"{"$schema":"id:analysis","e":{"title":"x"}}"##, mapping)
        #expect(xml.log.outcome == .notChecked)
        #expect(xml.codes == ["json.schema.analysis"])
        #expect(xml.log.findings.first?.hint != nil)
    }

    @Test func deepDocuments() throws {
        let depth = 5_000
        let json = try analyse("<p>" + String(repeating: "<b>x", count: depth) + String(repeating: "</b>", count: depth) + "</p>")
        #expect(json.hasPrefix(#""title":"The title","p":[{"text":"xxx"#))
    }
}
