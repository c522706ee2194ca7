import Foundation
import RapporteurDiagnostics
import RapporteurInterchange
import TestSupport
import Testing

/// Literals that JSON → XML would write otherwise, and namespace declarations that text uses.
@Suite struct SourceTests {
    static let schema = """
        <xs:element name="e"><xs:complexType><xs:sequence>
          <xs:element name="b" type="xs:boolean" minOccurs="0"/>
          <xs:element name="n" type="xs:int" minOccurs="0" maxOccurs="9"/>
          <xs:element name="q" type="xs:QName" minOccurs="0"/>
          <xs:element name="s" type="xs:string" minOccurs="0"/>
          <xs:element name="l" minOccurs="0"><xs:simpleType><xs:list itemType="xs:boolean"/></xs:simpleType></xs:element>
          <xs:element name="v" minOccurs="0"><xs:complexType><xs:simpleContent><xs:extension base="xs:int">
            <xs:attribute name="f" type="xs:boolean"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>
          <xs:element name="f" type="xs:int" default="5" minOccurs="0"/>
          <xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="c" type="xs:date"/><xs:element name="d" type="xs:normalizedString"/></xs:choice>
          <xs:element name="m" minOccurs="0"><xs:complexType mixed="true"><xs:sequence>
            <xs:any processContents="skip" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
        </xs:sequence>
        <xs:attribute name="x" type="xs:boolean"/><xs:attribute name="t" type="xs:token"/>
        <xs:attribute name="qs"><xs:simpleType><xs:list itemType="xs:QName"/></xs:simpleType></xs:attribute></xs:complexType></xs:element>
        <xs:element name="r" type="xs:boolean"/>
        """

    @Test(arguments: [
        ("<e x='1'/>", ##"{"$source:x":"1","x":true}"##), ("<e x='true'/>", #"{"x":true}"#),
        ("<e t=' a  b&amp;&lt;'/>", ##"{"$source:t":" a  b&amp;&lt;","t":"a b&<"}"##),
        ("<e xmlns:p='urn:p' qs=' p:a  p:b'/>", ##"{"$source:qs":" {urn:p}a  {urn:p}b","qs":["{urn:p}a","{urn:p}b"]}"##),
        ("<e><b>0</b></e>", ##"{"$source:b":"0","b":false}"##), ("<e><b>false</b></e>", #"{"b":false}"#),
        ("<e><!--1--><b> true<!--2--></b><!--3--></e>", ##"{"$markup:b":["<!--1-->"],"$source:b":" true<!--2-->","b":true,"$markup":["<!--3-->"]}"##),
        ("<e><n>1</n><n>\n2</n></e>", ##"{"n":[1,{"$source":"\n2","value":2}]}"##),
        ("<e xmlns:p='urn:p'><q>p:x </q></e>", ##"{"$source:q":"{urn:p}x ","q":"{urn:p}x"}"##),
        ("<e xmlns:p='urn:p'><q>p:<!--1-->x</q></e>", ##"{"$source:q":"{urn:p}<!--1-->x","q":"{urn:p}x"}"##),
        ("<e xmlns:p='urn:p'><q><!--0-->p<!--1-->:x<?y?>y<!--2--> </q></e>", ##"{"$source:q":"<!--0-->{urn:p}<!--1-->x<?y?>y<!--2--> ","q":"{urn:p}xy"}"##),
        ("<e><s>a<!--<&>-->&lt;b<?c d?></s></e>", ##"{"$source:s":"a<!--<&>-->&lt;b<?c d?>","s":"a<b"}"##),
        ("<e><s> as it is </s></e>", ##"{"s":" as it is "}"##),
        ("<e><l>1  true 0</l></e>", ##"{"$source:l":"1  true 0","l":[true,true,false]}"##),
        ("<e><v f='1'>4<!--x-->2</v></e>", ##"{"v":{"$source:f":"1","f":true,"$source":"4<!--x-->2","value":42}}"##),
        ("<e><f><!--none--></f></e>", ##"{"$source:f":"<!--none-->","f":""}"##),
        ("<e><c> 2002-07-02</c><d>a&#9;b</d></e>", ##"{"content":[{"c":{"$source":" 2002-07-02","value":"2002-07-02"}},{"d":{"$source":"a\tb","value":"a b"}}]}"##),
        ("<e><s>a&#13;<!--x--></s></e>", ##"{"$source:s":"a\r<!--x-->","s":"a\r"}"##),
    ]) func isCarried(xml: String, json: String) throws {
        let mapping = try makeMapping(Self.schema)
        let document = xml.replacing("<e", with: "<e xmlns=\"urn:t\"", maxReplacements: 1)
        #expect(try rootJSON(document, mapping) == json)
    }

    @Test func ofTheRootItself() throws {
        let mapping = try makeMapping(Self.schema)
        let json = try toJSON("<r xmlns='urn:t'>1</r>", mapping)
        #expect(json.text == ##"{"$schema":"id","$source:r":"1","r":true}"## + "\n")
        try expectRoundTrip("<r xmlns='urn:t'>1</r>", json.text, mapping)
        #expect(try toXML(##"{"r":true,"$source:r":"1","$schema":"id"}"##, mapping).text.contains(">1</r>"))
    }

    @Test(arguments: [
        ##"{"b":true,"$source:b":" 1"}"##, ##"{"x":true,"$source:x":"1","b":true}"##, ##"{"v":{"value":4,"$source":" 4"}}"##,
        ##"{"n":[{"value":4,"$source":" 4"}],"$source:q":" {urn:p}x","q":"{urn:p}x"}"##,
    ]) func standsAnywhereInItsObject(json: String) throws {
        let mapping = try makeMapping(Self.schema)
        let xml = try toXML(##"{"$schema":"id","e":"## + json + "}", mapping)
        #expect(xml.isValid, "\(xml.log.findings.map(\.message.description))")
        #expect(xml.text.contains("1") || xml.text.contains("> 4<"))
    }

    @Test(arguments: [
        (##"{"$source:b":"0","b":true}"##, "json.source"), (##"{"$source:b":"1"}"##, "json.source"),
        (##"{"$source:b":"<b>1</b>","b":true}"##, "json.source"), (##"{"$source:b":"1&x;","b":true}"##, "json.source"),
        (##"{"$source:b":"1<!--a--b-->","b":true}"##, "json.source"), (##"{"$source:b":"1<!--","b":true}"##, "json.source"),
        (##"{"$source:x":"1<!--a-->","x":true}"##, "json.source"), (##"{"$source:b":"1\u0001","b":true}"##, "json.source"),
        (##"{"$source:b":"1&#1;","b":true}"##, "json.source"), (##"{"$source:b":1,"b":true}"##, "json.type.mismatch"),
        (##"{"$source:n":"1","n":[1]}"##, "json.member.unknown"), (##"{"$source:zz":"1"}"##, "json.member.unknown"),
        (##"{"$source":"1","b":true}"##, "json.member.unknown"), (##"{"$source:v":"1","v":{"value":1}}"##, "json.source"),
        (##"{"$source:q":"{urn:p}y","q":"{urn:p}x"}"##, "json.source"), (##"{"v":{"$source":"5","value":4}}"##, "json.source"),
        (##"{"$xmlns":{"xml":"urn:a"}}"##, "json.namespace"), (##"{"$xmlns":{"p":""}}"##, "json.namespace"),
        (##"{"$xmlns":{"":"urn:a"}}"##, "json.namespace"), (##"{"$xmlns":{"a b='c'":"urn:a"}}"##, "json.namespace"),
        (##"{"$xmlns":{"xmlns":"http://www.w3.org/2000/xmlns/"}}"##, "json.namespace"), (##"{"$xmlns":["p"]}"##, "json.type.mismatch"),
        (##"{"$xmlns":{"p":1}}"##, "json.type.mismatch"),
    ]) func nothingSlipsIn(json: String, code: String) throws {
        let mapping = try makeMapping(Self.schema)
        let xml = try toXML(##"{"$schema":"id","e":"## + json + "}", mapping)
        #expect(xml.codes == [code], "\(xml.codes) \(xml.text)")
    }

    @Test func canBeLeftOut() throws {
        let mapping = try makeMapping(Self.schema)
        var options = compact
        options.carriesSource = false
        let xml = "<e xmlns='urn:t' x='1' t=' a '><b>1<!--c--></b><n> 2</n><l>1 0</l></e>"
        let json = try toJSON(xml, mapping, options)
        #expect(json.text == ##"{"$schema":"id","e":{"x":true,"t":"a","b":true,"n":[2],"l":[true,false]}}"## + "\n")
        #expect(json.report.losses.count(of: .source) == 5)
        #expect(!json.report.losses.haveContent)
        let log = FindingLog()
        #expect(
            try Verifier(options: options).verify(
                xml: { () throws(WorkError) in try ByteReader(.bytes(Array(xml.utf8))) },
                json: { () throws(WorkError) in try ByteReader(.bytes(Array(json.text.utf8))) }, mapping: mapping,
                findings: log), "\(log.findings.map(\.message.description))")
        let back = try toXML(##"{"$schema":"id","e":{"$source:x":"1","x":true}}"##, mapping, options)
        #expect(back.text.contains("x=\"true\""))
        #expect(back.report.losses.count(of: .source) == 1)
    }

    // MARK: Prefixes

    @Test(arguments: [
        ("<e xmlns:d='urn:d'><s>//d:x</s></e>", ##"{"$xmlns":{"d":"urn:d"},"s":"//d:x"}"##),
        ("<e xmlns:d='urn:d' xmlns:u='urn:u'><m>see d&#58;x</m></e>", ##"{"$xmlns":{"d":"urn:d"},"m":{"content":["see d:x"]}}"##),
        ("<e xmlns:d='urn:d'><m xmlns:d='urn:o'><w xmlns='' a='d:x'/></m></e>", ##"{"m":{"$xmlns":{"d":"urn:o"},"content":[{"{}w":{"@a":"d:x","content":[]}}]}}"##),
        ("<e><s xmlns:d='urn:d'>d:x</s></e>", ##"{"s":{"$xmlns":{"d":"urn:d"},"value":"d:x"}}"##),
        ("<e xmlns:d='urn:d' xmlns:ad='urn:ad'><s>ad: b</s></e>", ##"{"$xmlns":{"ad":"urn:ad"},"s":"ad: b"}"##),
        ("<e xmlns:d='urn:d'><q>d:x</q><s>no d here</s></e>", ##"{"q":"{urn:d}x","s":"no d here"}"##),
    ]) func prefixesOfTextAreCarried(xml: String, json: String) throws {
        let mapping = try makeMapping(Self.schema)
        let document = xml.replacing("<e", with: "<e xmlns=\"urn:t\"", maxReplacements: 1)
        #expect(try rootJSON(document, mapping) == json)
        let text = try toXML("{\"$schema\":\"id\",\"e\":\(json)}", mapping).text
        for declaration in json.matches(of: #/"\$xmlns":\{"(\w+)":"([^"]+)"/#) {
            #expect(text.contains("xmlns:\(declaration.1)=\"\(declaration.2)\""), "\(text)")
        }
        #expect(!text.contains("urn:u\""), "\(text)")
    }

    @Test func aPrefixOfTheWriterGivesWay() throws {
        let mapping = try makeMapping(
            "<xs:element name='e'><xs:complexType><xs:sequence><xs:any namespace='urn:o' processContents='skip'/></xs:sequence><xs:attribute name='a'/></xs:complexType></xs:element>",
            prefixes: ["": "urn:t", "d": "urn:o"])
        let xml = "<e xmlns='urn:t' xmlns:d='urn:d' a='d:x'><x:y xmlns:x='urn:o'/></e>"
        #expect(try rootJSON(xml, mapping) == ##"{"$xmlns":{"d":"urn:d"},"a":"d:x","d:y":{"content":[]}}"##)
    }

    @Test func theProofSeesAPrefixThatIsGone() throws {
        let mapping = try makeMapping(Self.schema)
        let log = FindingLog()
        let xml = "<e xmlns='urn:t' xmlns:d='urn:d'><s>d:x</s></e>"
        let isSame = try Verifier().verify(
            xml: { () throws(WorkError) in try ByteReader(.bytes(Array(xml.utf8))) },
            json: { () throws(WorkError) in try ByteReader(.bytes(Array(#"{"$schema":"id","e":{"s":"d:x"}}"#.utf8))) },
            mapping: mapping, findings: log)
        #expect(!isSame)
        #expect(log.findings.map(\.code) == ["convert.verify"])
    }

    /// Where a document cannot be read twice, nobody knows which prefixes text will use.
    @Test func aStreamCarriesAllPrefixes() throws {
        let mapping = try makeMapping(Self.schema)
        var options = compact
        options.streams = true
        let json = try toJSON("<e xmlns='urn:t' xmlns:d='urn:d'><s>d:x</s></e>", mapping, options)
        #expect(json.text == ##"{"$schema":"id","e":{"$xmlns":{"d":"urn:d"},"s":"d:x"}}"## + "\n")
    }
}
