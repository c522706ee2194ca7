import RapporteurDiagnostics
import RapporteurInterchange
import Testing

/// Comments and processing instructions are carried, each in its place.
@Suite struct MarkupTests {
    static let schema = """
        <xs:element name="e"><xs:complexType><xs:sequence>
          <xs:element name="a" type="xs:string" minOccurs="0"/>
          <xs:element name="b" type="Inner" minOccurs="0" maxOccurs="unbounded" json:name="bs"/>
          <xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="c" type="xs:string"/><xs:element name="d" type="Mixed"/></xs:choice>
        </xs:sequence></xs:complexType></xs:element>
        <xs:complexType name="Inner"><xs:sequence><xs:element name="p" type="xs:string" minOccurs="0"/></xs:sequence><xs:attribute name="y"/></xs:complexType>
        <xs:complexType name="Mixed" mixed="true"><xs:sequence><xs:element name="i" type="xs:string" minOccurs="0" maxOccurs="9"/></xs:sequence></xs:complexType>
        """

    @Test(arguments: [
        ("<e><!--1--><a/></e>", ##""e":{"$markup:a":["<!--1-->"],"a":""}"##),
        ("<e><a/><!--1--></e>", ##""e":{"a":"","$markup":["<!--1-->"]}"##),
        ("<e><!--1--><?x y?></e>", ##""e":{"$markup":["<!--1-->","<?x y?>"]}"##),
        ("<e><!--0--><b/><!--1--><b/><!--2--></e>", ##""e":{"$markup:bs":["<!--0-->"],"bs":[{},{"$markup":["<!--1-->"]},{},{"$markup":["<!--2-->"]}]}"##),
        ("<e><b/><!--1--><c/></e>", ##""e":{"bs":[{},{"$markup":["<!--1-->"]}],"content":[{"c":""}]}"##),
        ("<e><a/><!--1--><c/><!--2--><c/></e>", ##""e":{"a":"","$markup:content":["<!--1-->"],"content":[{"c":""},{"$markup":["<!--2-->"]},{"c":""}]}"##),
        ("<e><b><!--1--></b></e>", ##""e":{"bs":[{"$markup:":["<!--1-->"]}]}"##),
        ("<e><b y='1'><!--1--></b></e>", ##""e":{"bs":[{"y":"1","$markup":["<!--1-->"]}]}"##),
        ("<e><b><!--1--><p/></b></e>", ##""e":{"bs":[{"$markup:p":["<!--1-->"],"p":""}]}"##),
        ("<e><d>x<!--1-->y<?z?><!----><i/><!--2--></d></e>", ##""e":{"content":[{"d":{"content":["x",{"$markup":["<!--1-->"]},"y",{"$markup":["<?z?>","<!---->"]},{"i":""},{"$markup":["<!--2-->"]}]}}]}"##),
        ("<!--0--><?s t?><e/><!--9-->", ##""$prolog":["<!--0-->","<?s t?>"],"e":{},"$epilog":["<!--9-->"]"##),
        ("<e><d><!-- \"q\" \\ &amp; é --></d></e>", ##""e":{"content":[{"d":{"content":[{"$markup":["<!-- \"q\" \\ &amp; é -->"]}]}}]}"##),
    ]) func isCarried(xml: String, json: String) throws {
        let mapping = try makeMapping(Self.schema)
        let xml = xml.replacing("<e>", with: "<e xmlns=\"urn:t\">").replacing("<e/>", with: "<e xmlns=\"urn:t\"/>")
        let made = try toJSON(xml, mapping)
        #expect(made.text == "{\"$schema\":\"id\",\(json)}\n")
        try expectRoundTrip(xml, made.text, mapping)
    }

    @Test func indentedTooThroughWhiteSpace() throws {
        let mapping = try makeMapping(Self.schema)
        let xml = "<e xmlns=\"urn:t\">\n  <!--1-->\n  <!--2-->\n  <a>x</a>\n  <b> <!--3--> </b>\n</e>"
        let json = try toJSON(xml, mapping, ConversionOptions())
        let back = try toXML(json.text, mapping, ConversionOptions())
        #expect(back.text.contains("\n  <!--1-->\n  <!--2-->\n  <a>x</a>\n  <b>\n    <!--3-->\n  </b>\n</e>"), "\(back.text)")
        try expectSame(xml, json.text, mapping)
    }

    @Test func documentTypeDeclarationIsLost() throws {
        let mapping = try makeMapping(Self.schema)
        var options = compact
        options.allowsDoctype = true
        let xml = "<!DOCTYPE e [<!ENTITY n 'name'>]>\n<e xmlns=\"urn:t\"><a>&n;</a></e>"
        let json = try toJSON(xml, mapping, options)
        #expect(json.text == "{\"$schema\":\"id\",\"e\":{\"a\":\"name\"}}\n")
        #expect(json.report.losses.items.map(\.kind) == [.doctype])
        options.refusesLosses = true
        #expect(try toJSON(xml, mapping, options).codes == ["convert.loss"])
        #expect(try toJSON(xml, mapping).log.outcome == .notChecked)
    }

    @Test func muchInOnePlaceIsBounded() throws {
        let mapping = try makeMapping(Self.schema)
        let comment = "<!--" + String(repeating: "x", count: 1 << 20) + "-->"
        let few = String(repeating: comment, count: 3)
        // Where an array is open they are written as they come.
        let written = try toJSON("<e xmlns=\"urn:t\"><d>\(few)</d></e>", mapping)
        #expect(written.text.ranges(of: "{\"$markup\":").count == 3)
        try expectSame("<e xmlns=\"urn:t\"><d>\(few)</d></e>", written.text, mapping)
        let many = String(repeating: comment, count: 40)
        #expect(try toJSON("<e xmlns=\"urn:t\"><d>\(many)</d></e>", mapping).isValid)
        for xml in ["\(many)<e xmlns=\"urn:t\"/>", "<e xmlns=\"urn:t\">\(many)</e>", "<e xmlns=\"urn:t\"/>\(many)"] {
            let json = try toJSON(xml, mapping)
            #expect(json.log.outcome == .notChecked)
            #expect(json.codes == ["convert.limit.markup"])
        }
    }

    @Test func canBeLeftOut() throws {
        let mapping = try makeMapping(Self.schema)
        var options = compact
        options.carriesMarkup = false
        let json = try toJSON("<!--0--><e xmlns=\"urn:t\"><!--1--><a>x<!--2--></a></e>", mapping, options)
        #expect(json.text == "{\"$schema\":\"id\",\"e\":{\"a\":\"x\"}}\n")
        #expect(json.report.losses.count(of: .markup) == 3)
        let xml = try toXML(#"{"$schema":"id","$prolog":["<!--0-->"],"e":{"$markup":["<!--1-->"]}}"#, mapping, options)
        #expect(!xml.text.contains("<!--"))
        #expect(xml.isValid)
    }

    @Test(arguments: [
        "<!--a--b-->", "<!--a--->", "<!-->", "<!--->", "<!--a", "a", "", "<e/>", "<!--a--><e/>", "<!--a--> ", "<?xml version='1.0'?>",
        "<?XML x?>", "<??>", "<?a?><e/>", "<?a?>?>", "<?1 x?>", "<? a?>", "<?a", "<!DOCTYPE e>", "<![CDATA[x]]>", "&lt;", "<?a:b c?>",
        "<!--\\u0001-->", "<!--\\r-->", "<!--\\uffff-->",
    ]) func nothingSlipsIn(markup: String) throws {
        let mapping = try makeMapping(Self.schema)
        for place in ["\"$prolog\":[\"M\"],\"e\":{}", "\"e\":{\"$markup\":[\"M\"]}", "\"e\":{\"bs\":[{\"$markup\":[\"M\"]}]}", "\"e\":{\"content\":[{\"$markup\":[\"M\"]}]}"] {
            let xml = try toXML("{\"$schema\":\"id\",\(place.replacing("M", with: markup, maxReplacements: 1, subrange: place.range(of: "\"M\"")))}", mapping)
            #expect(xml.codes == ["json.markup.malformed"], "\(place): \(xml.codes) \(xml.text)")
        }
    }

    @Test(arguments: [
        (#"{"$markup:zz":["<!--1-->"]}"#, "json.member.unknown"), (#"{"$markup":"<!--1-->"}"#, "json.type.mismatch"),
        (#"{"$markup":[1]}"#, "json.type.mismatch"), (#"{"$mark":[]}"#, "json.member.unknown"),
        (#"{"a":{"$markup":["<!--1-->"],"value":"x"}}"#, "json.markup.misplaced"),
    ]) func misplaced(json: String, code: String) throws {
        let mapping = try makeMapping(Self.schema)
        #expect(try toXML("{\"$schema\":\"id\",\"e\":\(json)}", mapping).codes == [code])
    }
}

extension String {
    /// Replaces within a part of the string; the quotes around it stay.
    func replacing(_ text: String, with other: String, maxReplacements: Int, subrange: Range<Index>?) -> String {
        guard let subrange else { return self }
        return replacing(text, with: other, subrange: subrange, maxReplacements: maxReplacements)
    }

    func range(of text: String) -> Range<Index>? { ranges(of: text).first }
}
