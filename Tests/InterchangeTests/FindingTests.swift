import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurJSONStream
import Testing
import RapporteurXMLSchema
import RapporteurXMLStream

/// Wrong documents: what is found, and where it is said to be.
@Suite struct FindingTests {
    static let schema = """
        <xs:element name="e"><xs:complexType><xs:sequence>
          <xs:element name="title" type="xs:string"/>
          <xs:element name="item" type="Item" minOccurs="0" maxOccurs="unbounded" json:name="items"/>
          <xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="p" type="Text"/><xs:element name="n" type="xs:int"/></xs:choice>
        </xs:sequence><xs:attribute name="date" type="xs:date" use="required"/></xs:complexType></xs:element>
        <xs:complexType name="Item"><xs:simpleContent><xs:extension base="xs:int"><xs:attribute name="unit"/></xs:extension></xs:simpleContent></xs:complexType>
        <xs:complexType name="Text" mixed="true"><xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="b" type="xs:string"/></xs:choice></xs:complexType>
        """

    /// JSON with `§` where the finding is to be; the marks are taken out.
    @Test(arguments: [
        (#"{"date":"2002-07-02","titel":"x","title":"y"}"#, ["json.member.unknown"], "/e/titel"),
        (#"{"date":"yesterday","title":"y"}"#, ["xsd.value.lexical"], "/e/date"),
        (#"{"title":"y"}"#, ["xsd.attribute.missing"], "/e"),
        (#"{"date":"2002-07-02"}"#, ["xsd.element.missing"], "/e"),
        (#"{"date":"2002-07-02","title":["y"]}"#, ["json.type.mismatch", "xsd.element.missing"], "/e/title"),
        (#"{"date":"2002-07-02","title":"y","items":{"value":1}}"#, ["json.type.mismatch"], "/e/items"),
        (#"{"date":"2002-07-02","title":"y","items":[1]}"#, ["json.type.mismatch"], "/e/items/0"),
        (#"{"date":"2002-07-02","title":"y","items":[{"unit":"m","value":1},{"value":"x"}]}"#, ["xsd.value.lexical"], "/e/items/1"),
        (#"{"date":"2002-07-02","title":"y","content":[{"p":{"content":["x",{"c":"y"}]}}]}"#, ["json.member.unknown"], "/e/content/0/p/content/1/c"),
        (#"{"date":"2002-07-02","title":"y","content":[{"n":1},{"n":"x"}]}"#, ["xsd.value.lexical"], "/e/content/1/n"),
        (#"{"date":"2002-07-02","title":"y","content":["x"]}"#, ["json.type.mismatch"], "/e/content/0"),
        (#"{"date":"2002-07-02","title":"y","content":[{}]}"#, ["json.item.members"], "/e/content/0"),
        (#"{"date":"2002-07-02","title":"y","content":[{"n":1,"p":{"content":[]}}]}"#, ["json.item.members"], "/e/content/0/p"),
        (#"{"date":"2002-07-02","title":"y","content":{"n":1}}"#, ["json.type.mismatch"], "/e/content"),
        (#"{"date":"2002-07-02","title":"y","title":"z"}"#, ["json.member.duplicate"], "/e/title"),
        (#"{"date":"2002-07-02","@title":"z","title":"y"}"#, ["json.member.unknown"], "/e/@title"),
        (#""x""#, ["json.type.mismatch"], "/e"),
    ]) func inJSON(json: String, codes: [String], pointer: String) throws {
        let mapping = try makeMapping(Self.schema)
        let text = "{\"$schema\":\"id\",\n\n \"e\":\(json)}"
        let xml = try toXML(text, mapping)
        #expect(xml.log.outcome == .invalid)
        #expect(Array(xml.codes.prefix(codes.count)) == codes, "\(xml.log.findings)")
        let location = xml.log.findings.first?.location
        #expect(location?.pointer == pointer)
        #expect(location?.line == 3)
        #expect(location?.column ?? 0 > 1)

        // Validation without output finds the same.
        let log = FindingLog()
        try JSONValidation(mapping: mapping, options: compact).validate(
            { () throws(WorkError) in try ByteReader(.bytes(Array(text.utf8))) }, findings: log)
        #expect(log.findings == xml.log.findings)
    }

    @Test func suggestions() throws {
        let mapping = try makeMapping(Self.schema)
        let xml = try toXML(#"{"$schema":"id","e":{"date":"2002-07-02","titel":"x","title":"y"}}"#, mapping)
        #expect(xml.log.findings.first?.hint?.description.contains("“title”") ?? false)
    }

    @Test func XMLAndJSONHaveTheSameFindings() throws {
        let mapping = try makeMapping(Self.schema)
        for (xml, json) in [
            ("<e xmlns='urn:t' date='x'><title>y</title><n>z</n></e>", #"{"date":"x","title":"y","content":[{"n":"z"}]}"#),
            ("<e xmlns='urn:t' date='2002-07-02'><n>1</n></e>", #"{"date":"2002-07-02","content":[{"n":1}]}"#),
        ] {
            let first = try toJSON(xml, mapping)
            let second = try toXML("{\"$schema\":\"id\",\"e\":\(json)}", mapping)
            // The words differ: a document in JSON has members.
            #expect(first.log.findings.map(\.code) == second.log.findings.map(\.code))
            #expect(first.log.findings.map(\.location.xpath) == second.log.findings.map(\.location.xpath))
            #expect(!first.isValid)
        }
    }

    /// Every kind of fault, in documents that the shaper has to get through without output that counts.
    @Test(arguments: [
        "<e xmlns='urn:t'/>", "<e xmlns='urn:t'><title/><title/></e>", "<e xmlns='urn:t' x='1'>text</e>",
        "<e xmlns='urn:t'><title><b/></title></e>", "<e xmlns='urn:t'><item>x<y/></item></e>", "<f/>", "<e/>",
        "<e xmlns='urn:t' date='2002-07-02'><title/><p><zz a='1'>t</zz></p></e>",
        "<e xmlns='urn:t' date='2002-07-02'><title/><p>x</p><title>y</title><p>z</p></e>",
        "<e xmlns='urn:t' date='2002-07-02' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:type='no'><title xsi:nil='true'>x<!--c--></title></e>",
        "<e xmlns='urn:t' date='2002-07-02' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='maybe'><title xsi:type='e'/></e>",
    ]) func invalidXML(xml: String) throws {
        let mapping = try makeMapping(Self.schema)
        let json = try toJSON(xml, mapping)
        #expect(json.log.outcome == .invalid)
        let validation = FindingLog()
        try XMLValidation { _ throws(WorkError) in mapping.schema }.validate(
            ByteReader(.bytes(Array(xml.utf8))), findings: validation)
        #expect(validation.findings == json.log.findings)
    }

    @Test(arguments: ["", "<e", "<e xmlns='urn:t'>", "<!DOCTYPE e><e/>", "<e xmlns='urn:t'><title></e>"])
    func malformedXML(xml: String) throws {
        let json = try toJSON(xml, try makeMapping(Self.schema))
        #expect(!json.isValid)
    }

    @Test(arguments: [
        ("", "json.malformed"), ("[]", "json.type.mismatch"), ("1", "json.type.mismatch"), ("{}", "json.root.missing"),
        (#"{"$schema":"id"}"#, "json.root.missing"), (#"{"$schema":"id","a b":1}"#, "json.member.unknown"),
        (#"{"$schema":"id","zz":1}"#, "json.type.mismatch"), (#"{"$schema":7,"e":{}}"#, "json.type.mismatch"),
        (#"{"$schema":"id","e":{"date":"2002-07-02","title":"y"},"f":{}}"#, "json.root.several"),
        (#"{"$schema":"id","e":{"date":"2002-07-02","title":"y"}"#, "json.malformed"),
        (#"{"$schema":"id","e":{"date":"2002-07-02","title":"y"}} x"#, "json.malformed"),
        (#"{"$schema":"id","e":{"date":"2002-07-02","title":"y"},"$prolog":"x"}"#, "json.type.mismatch"),
    ]) func hopelessJSON(json: String, code: String) throws {
        let xml = try toXML(json, try makeMapping(Self.schema))
        #expect(!xml.isValid)
        #expect(xml.codes.contains { $0.hasPrefix(code) }, "\(xml.codes)")
    }

    @Test func rootThatTheSchemaDoesNotDeclare() throws {
        let mapping = try makeMapping(Self.schema)
        let xml = try toXML(#"{"$schema":"id","f":{"content":[]}}"#, mapping)
        #expect(xml.log.outcome == .invalid)
        #expect(xml.codes.allSatisfy { $0.hasPrefix("xsd.") }, "\(xml.codes)")
    }

    @Test func schemaIsChosenByTheDocument() throws {
        let mapping = try makeMapping(Self.schema)
        let unknown = WorkError(.schema, code: "schema.unknown", message: .verbatim("none"))
        let converter = XMLToJSON(options: compact) { (root) throws(WorkError) in
            if root.local == "e" { return mapping }
            throw unknown
        }
        let log = FindingLog()
        #expect(throws: WorkError.self) {
            try converter.convert(ByteReader(.bytes(Array("<f/>".utf8))), to: ByteSink(), findings: log)
        }
        // The same converter goes on with the next document.
        let report = try converter.convert(
            ByteReader(.bytes(Array("<e xmlns='urn:t' date='2002-07-02'><title/></e>".utf8))), to: ByteSink(), findings: log)
        #expect(report.mapping === mapping)
        #expect(report.root == ExpandedName(namespace: "urn:t", local: "e"))
        let back = JSONToXML(options: compact) { (id) throws(WorkError) in
            if id == "id" { return mapping }
            throw unknown
        }
        for text in [#"{"$schema":"other","e":{}}"#, #"{"e":{},"$schema":"other"}"#] {
            #expect(throws: WorkError.self) {
                try back.convert(
                    { () throws(WorkError) in try ByteReader(.bytes(Array(text.utf8))) },
                    to: { () throws(WorkError) in ByteSink() }, findings: log)
            }
        }
        let missing = FindingLog()
        _ = try back.convert(
            { () throws(WorkError) in try ByteReader(.bytes(Array(#"{"e":{}}"#.utf8))) },
            to: { () throws(WorkError) in ByteSink() }, findings: missing)
        #expect(missing.findings.map(\.code) == ["json.schema.missing"])
    }

    @Test func verifierFindsTheFirstDifference() throws {
        let mapping = try makeMapping(Self.schema)
        let items = (0..<3000).map { "<item>\($0)</item>" }.joined(separator: "\n")
        let xml = "<e xmlns='urn:t' date='2002-07-02'><title>t</title>\n\(items)</e>"
        let json = try toJSON(xml, mapping).text
        for (from, to, line) in [
            ("{\"value\":1777}", "{\"value\":1778}", 1779), ("{\"value\":0},", "", 2), ("\"title\":\"t\"", "\"title\":\"u\"", 1),
            ("2002-07-02", "2002-07-03", 1), (",{\"value\":2999}", "", 3001),
        ] {
            let log = FindingLog()
            let isSame = try Verifier().verify(
                xml: { () throws(WorkError) in try ByteReader(.bytes(Array(xml.utf8))) },
                json: { () throws(WorkError) in try ByteReader(.bytes(Array(json.replacing(from, with: to).utf8))) },
                mapping: mapping, findings: log)
            #expect(!isSame)
            #expect(log.outcome == .notChecked)
            #expect(log.findings.first?.location.line == line, "\(from): \(log.findings)")
        }
    }
}
