import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream
import TestSupport
import Testing

/// Clauses of XSD 1.0 that schemas as published rely on.
@Suite struct ConformanceTests {
    static let head =
        "<xs:complexType name='List'><xs:sequence><xs:element name='title' minOccurs='0'/><xs:element ref='t:item' minOccurs='0' maxOccurs='unbounded'/></xs:sequence></xs:complexType>"
        + "<xs:element name='item' type='t:Item'/><xs:complexType name='Item'><xs:attribute name='id'/></xs:complexType>"

    static func restrictedList(_ content: String) -> String {
        head
            + "<xs:complexType name='Own'><xs:complexContent><xs:restriction base='t:List'><xs:sequence><xs:element name='title' minOccurs='0'/>\(content)</xs:sequence></xs:restriction></xs:complexContent></xs:complexType>"
            + "<xs:element name='place' type='t:Item' substitutionGroup='t:item' abstract='true'/><xs:element name='cell' type='t:Item' substitutionGroup='t:place'/><xs:element name='row' type='t:Item' substitutionGroup='t:place'/>"
            + "<xs:element name='other' type='t:Item'/><xs:element name='otherCell' type='t:Item' substitutionGroup='t:other'/>"
    }

    @Test(arguments: [
        // 3.3.6, 3.9.6: an abstract head is not in its own substitution group.
        (restrictedList("<xs:element ref='t:place' minOccurs='0' maxOccurs='unbounded'/>"), []),
        (restrictedList("<xs:element ref='t:place' minOccurs='0' maxOccurs='5'/>"), []),
        (restrictedList("<xs:choice minOccurs='0' maxOccurs='unbounded'><xs:element ref='t:row'/><xs:element ref='t:cell'/></xs:choice>"), []),
        (restrictedList("<xs:element ref='t:other' minOccurs='0' maxOccurs='unbounded'/>"), ["schema.cos-particle-restrict"]),
        // 3.4.2: what an attribute group prohibits is nothing.
        ("<xs:attributeGroup name='g'><xs:attribute name='a' use='prohibited'/></xs:attributeGroup><xs:complexType name='b'><xs:attribute name='a' use='required'/></xs:complexType><xs:complexType name='c'><xs:complexContent><xs:restriction base='t:b'><xs:attributeGroup ref='t:g'/></xs:restriction></xs:complexContent></xs:complexType>", []),
        // ct-props-correct.4: one use by two ways is one; two uses are two.
        ("<xs:attributeGroup name='d'><xs:attribute name='from'/></xs:attributeGroup><xs:attributeGroup name='all'><xs:attributeGroup ref='t:d'/></xs:attributeGroup><xs:complexType name='c'><xs:attributeGroup ref='t:all'/><xs:attributeGroup ref='t:d'/></xs:complexType>", []),
        ("<xs:attributeGroup name='d'><xs:attribute name='from'/></xs:attributeGroup><xs:complexType name='c'><xs:attributeGroup ref='t:d'/></xs:complexType><xs:complexType name='e'><xs:complexContent><xs:extension base='t:c'><xs:attributeGroup ref='t:d'/></xs:extension></xs:complexContent></xs:complexType>", []),
        ("<xs:attributeGroup name='d'><xs:attribute name='from'/></xs:attributeGroup><xs:complexType name='c'><xs:attribute name='from'/><xs:attributeGroup ref='t:d'/></xs:complexType>", ["schema.ct-props-correct"]),
        ("<xs:complexType name='c'><xs:attribute name='from'/></xs:complexType><xs:complexType name='e'><xs:complexContent><xs:extension base='t:c'><xs:attribute name='from'/></xs:extension></xs:complexContent></xs:complexType>", ["schema.ct-props-correct"]),
        // 3.8.6 speaks of content models: a group that no type uses is none.
        ("<xs:group name='loose'><xs:choice><xs:any namespace='##other'/><xs:any namespace='##other' maxOccurs='2'/></xs:choice></xs:group>", []),
        ("<xs:group name='used'><xs:choice><xs:any namespace='##other'/><xs:any namespace='##other' maxOccurs='2'/></xs:choice></xs:group><xs:complexType name='c'><xs:group ref='t:used'/></xs:complexType>", ["schema.cos-nonambig"]),
        // F.1: a hyphen may end a group that a subtraction follows.
        (pattern("[a-z--[b-z]]"), []), (pattern("[a--[b]]"), []), (pattern("[a-c-e]"), ["schema.pattern.syntax"]),
        // Blocks of Unicode that hold no character of XML.
        (pattern("\\p{IsHighSurrogates}?"), []), (pattern("\\p{IsSurrogates}"), ["schema.pattern.syntax"]),
        // src-resolve.4 holds for the key that a keyref refers to.
        (keyref("k"), ["schema.src-resolve"]), (keyref("t:k"), []),
        // 5.3: what is missing is not needed before a document needs it; a slip of the pen is another matter.
        ("<xs:element name='a' type='t:elsewhere'/>", []), ("<xs:element name='a' substitutionGroup='t:elsewhere'/>", []),
        ("<xs:element name='a' type='t:lst'/><xs:simpleType name='lst'><xs:list itemType='t:missing'/></xs:simpleType>", []),
        ("<xs:element name='a' type='t:adress'/><xs:simpleType name='address'><xs:restriction base='xs:int'/></xs:simpleType>", ["schema.src-resolve"]),
        ("<xs:simpleType name='s'><xs:restriction base='t:elsewhere'/></xs:simpleType>", ["schema.src-resolve"]),
        ("<xs:complexType name='c'><xs:complexContent><xs:extension base='t:elsewhere'/></xs:complexContent></xs:complexType>", ["schema.src-resolve"]),
        // What belongs to XSD 1.1.
        ("<xs:element name='a' type='xs:dateTimeStamp'/>", ["schema.src-resolve"]),
        ("<xs:element name='a' type='xs:dayTimeDuration'/>", ["schema.src-resolve"]),
    ] as [(String, [String])])
    func schemasAreRefusedOrNot(_ body: String, _ codes: [String]) {
        #expect(faults(body) == codes, "\(body)")
    }

    static func extendedAll(_ addition: String) -> String {
        "<xs:complexType name='c'><xs:all><xs:element name='a'/></xs:all></xs:complexType><xs:complexType name='d'><xs:complexContent><xs:extension base='t:c'>\(addition)</xs:extension></xs:complexContent></xs:complexType>"
    }

    static func pattern(_ pattern: String) -> String {
        "<xs:simpleType name='s'><xs:restriction base='xs:string'><xs:pattern value='\(pattern)'/></xs:restriction></xs:simpleType>"
    }

    static func keyref(_ refer: String) -> String {
        "<xs:element name='a'><xs:key name='k'><xs:selector xpath='x'/><xs:field xpath='@i'/></xs:key><xs:keyref name='r' refer='\(refer)'><xs:selector xpath='y'/><xs:field xpath='@i'/></xs:keyref></xs:element>"
    }

    @Test(arguments: [
        ("<xs:element name='a' type='xs:dateTimeStamp'/>", "xs:dateTimeStamp belongs to XSD 1.1, which is not read.", "Did you mean xs:dateTime?"),
        // A namespace whose document nobody gave; a like name of it would be another name.
        ("<xs:import namespace='urn:far' schemaLocation='http://example.org/far.xsd'/><xs:element name='r'><xs:complexType><xs:sequence><xs:element xmlns:f='urn:far' ref='f:address'/></xs:sequence></xs:complexType></xs:element><xs:element name='adress'/>", "There is no element named {urn:far}address in the schema.", "No schema document of the namespace “urn:far” was read. If you have its file, give it as well: several schema files make one schema."),
        // An all group that extends another one, and one that is only a part.
        (Self.extendedAll("<xs:all><xs:element name='b'/></xs:all>"), "An xs:all group must be the whole content of a type, not a part of it.", "It belongs to XSD 1.1; this is XSD 1.0."),
        (Self.extendedAll("<xs:sequence><xs:element name='b'/></xs:sequence>"), "An xs:all group must be the whole content of a type, not a part of it.", nil),
        ("<xs:element name='e' type='AList'/><xs:complexType name='AList'/>", "AList is in no namespace, which this document does not import.", "Did you mean t:AList?"),
        ("<xs:element name='e' type='BList'/>", "BList is in no namespace, which this document does not import.", "Add xs:import without a namespace, or the prefix of the namespace that the name is in."),
        ("<xs:element name='r'><xs:key name='k'><xs:selector xpath='q:a'/><xs:field xpath='.'/></xs:key></xs:element>", "The prefix “q” of “q:a” is not declared.", nil),
        ("<xs:element name='r'><xs:key name='k'><xs:selector xpath='t:a'/><xs:field xpath='@q:*'/></xs:key></xs:element>", "The prefix “q” of “@q:*” is not declared.", nil),
    ] as [(String, String, String?)])
    func faultsAreSaidByName(_ body: String, _ message: String, _ hint: String?) throws {
        let error = try #require(throws: WorkError.self) { try schema(body) }
        #expect(error.findings.map { "\($0.message)" } == [message])
        #expect(error.findings.first?.hint.map { "\($0)" } == hint)
    }

    @Test func aChoiceOfNothingIsNotEmptyContent() throws {
        let schema = try schema(
            "<xs:element name='never'><xs:complexType><xs:choice/></xs:complexType></xs:element>"
                + "<xs:element name='mixed'><xs:complexType mixed='true'><xs:choice/></xs:complexType></xs:element>"
                + "<xs:element name='inner'><xs:complexType><xs:sequence><xs:element name='x'/><xs:choice/></xs:sequence></xs:complexType></xs:element>"
                + "<xs:element name='counted'><xs:complexType><xs:choice maxOccurs='2'/></xs:complexType></xs:element>"
                + "<xs:element name='ok'><xs:complexType><xs:choice minOccurs='0'/></xs:complexType></xs:element>"
                + "<xs:element name='all'><xs:complexType><xs:all/></xs:complexType></xs:element>")
        for (document, isRight) in [
            ("<never xmlns='urn:t'/>", false), ("<mixed xmlns='urn:t'>x</mixed>", false),
            ("<inner xmlns='urn:t'><x/></inner>", false), ("<counted xmlns='urn:t'/>", false),
            ("<ok xmlns='urn:t'/>", true), ("<all xmlns='urn:t'/>", true),
        ] {
            #expect(try isValid(document, schema) == isRight, "\(document)")
        }
    }

    @Test func anElementWhoseTypeIsMissingIsInvalidAndNoOther() throws {
        let schema = try schema(
            "<xs:element name='good' type='xs:int'/><xs:element name='bad' type='t:elsewhere'/>"
                + "<xs:element name='list' type='t:lst'/><xs:simpleType name='lst'><xs:list itemType='t:missing'/></xs:simpleType>"
                + "<xs:element name='member' substitutionGroup='t:bad'/>")
        #expect(schema.warnings.map(\.code) == ["schema.src-resolve", "schema.src-resolve"])
        #expect(schema.warnings.allSatisfy { $0.severity == .warning })
        let xsi = "xmlns='urn:t' xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
        for (document, codes) in [
            ("<good xmlns='urn:t'>3</good>", []), ("<good xmlns='urn:t'>x</good>", ["xsd.value.integer"]),
            ("<bad xmlns='urn:t' a='1'>x<y/></bad>", ["xsd.type.missing"]), ("<list xmlns='urn:t'>1</list>", ["xsd.type.missing"]),
            ("<member xmlns='urn:t'/>", ["xsd.type.missing"]), ("<bad \(xsi) xsi:type='xs:int'>3</bad>", []),
        ] as [(String, [String])] {
            let found = try findings(Array(document.utf8), schema).findings.map(\.code)
            #expect(found.count == codes.count && found.first?.prefix(9) == codes.first?.prefix(9), "\(document): \(found)")
        }
    }

    /// XSD Part 1, 3.11.4, clause 3, and what others make of elements that nobody declares.
    @Test func fieldsOnWhatNobodyDeclares() throws {
        let schema = try schema(
            "<xs:element name='doc'><xs:complexType><xs:sequence><xs:element name='p' maxOccurs='9'><xs:complexType><xs:attribute name='id' type='xs:NCName'/><xs:anyAttribute processContents='lax'/></xs:complexType></xs:element><xs:any namespace='##other' processContents='lax' minOccurs='0' maxOccurs='9'/></xs:sequence></xs:complexType>"
                + "<xs:unique name='u'><xs:selector xpath='.//*'/><xs:field xpath='@id'/></xs:unique></xs:element>")
        for (content, codes) in [
            ("<p id='a'/><x:meta id='b'/>", []), ("<p id='a'/><x:meta id='a'/>", ["xsd.unique.duplicate"]),
            ("<p id='a'/><x:meta id='b'/><x:meta id='b'/>", ["xsd.unique.duplicate"]), ("<p/><x:meta/>", []),
        ] as [(String, [String])] {
            let log = try findings(Array("<doc xmlns='urn:t' xmlns:x='urn:x'>\(content)</doc>".utf8), schema)
            #expect(log.findings.map(\.code) == codes, "\(content)")
        }
    }

    // MARK: Documents that lead to others

    @Test func itsOwnDocumentGoesBeforeTheBuiltInOne() throws {
        let xlink = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xlink="http://www.w3.org/1999/xlink" targetNamespace="http://www.w3.org/1999/xlink">
              <xs:attribute name="href" type="xs:anyURI"/>
              <xs:attributeGroup name="simpleLink"><xs:attribute name="type" fixed="simple" form="qualified"/><xs:attribute ref="xlink:href"/></xs:attributeGroup>
            </xs:schema>
            """
        func main(_ imports: String, _ group: String) -> String {
            """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xlink="http://www.w3.org/1999/xlink">\(imports)
              <xs:element name="file"><xs:complexType><xs:attributeGroup ref="xlink:\(group)"/></xs:complexType></xs:element></xs:schema>
            """
        }
        func own(_ location: String) -> String { "<xs:import namespace='http://www.w3.org/1999/xlink' \(location)/>" }
        for (imports, group, isRight) in [
            (own("schemaLocation='xlink.xsd'"), "simpleLink", true), (own("schemaLocation='xlink.xsd'"), "simpleAttrs", false),
            (own("schemaLocation='copy/xlink.xsd'") + own("schemaLocation='xlink.xsd'"), "simpleLink", true),
            (own(""), "simpleAttrs", true), (own("schemaLocation='http://www.w3.org/1999/xlink.xsd'"), "simpleAttrs", true),
            (own("schemaLocation='nowhere.xsd'"), "simpleAttrs", true), (own("") + own("schemaLocation='xlink.xsd'"), "simpleLink", true),
        ] {
            let found = faults(documents: ["t.xsd": main(imports, group), "xlink.xsd": xlink, "copy/xlink.xsd": xlink])
            #expect(found.isEmpty == isRight, "\(imports) \(group): \(found)")
        }
    }

    @Test func severalDocumentsMakeOneSchema() throws {
        let base =
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:b' xmlns='urn:b' elementFormDefault='qualified'><xs:element name='head' abstract='true' type='xs:string'/><xs:element name='root'><xs:complexType><xs:sequence><xs:element ref='head'/></xs:sequence></xs:complexType></xs:element></xs:schema>"
        let more =
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:e' xmlns:b='urn:b'><xs:import namespace='urn:b' schemaLocation='b.xsd'/><xs:element name='mine' substitutionGroup='b:head'/></xs:schema>"
        let documents: ExactMap<[UInt8]> = ["b.xsd": Array(base.utf8), "e.xsd": Array(more.utf8)]
        let document = "<root xmlns='urn:b' xmlns:e='urn:e'><e:mine>x</e:mine></root>"
        for main in [["b.xsd", "e.xsd"], ["e.xsd", "b.xsd"], ["e.xsd"]] {
            let schema = try Schema.load(main: main, documents: documents, checking: .full)
            #expect(try isValid(document, schema), "\(main)")
            #expect(schema.targetNamespace == (main[0] == "b.xsd" ? "urn:b" : "urn:e"))
        }
        #expect(try !isValid(document, Schema.load(main: ["b.xsd"], documents: documents)))
        // Two components of one name are a fault wherever they are.
        let twice: ExactMap<[UInt8]> = ["b.xsd": Array(base.utf8), "c.xsd": Array(base.utf8)]
        #expect(throws: WorkError.self) { try Schema.load(main: ["b.xsd", "c.xsd"], documents: twice) }
    }

    @Test func nothingIsRedefinedTwice() {
        let base = schemaText("<xs:simpleType name='s'><xs:restriction base='xs:int'/></xs:simpleType>")
        let change = "<xs:simpleType name='s'><xs:restriction base='t:s'/></xs:simpleType>"
        func redefinition(_ content: String, _ location: String = "base.xsd") -> String {
            "<xs:redefine schemaLocation='\(location)'>\(content)</xs:redefine>"
        }
        for (main, codes) in [
            (redefinition(change), []), (redefinition(change + change), ["schema.sch-props-correct"]),
            (redefinition(change) + redefinition(change), ["schema.sch-props-correct"]),
            (redefinition(change, "other.xsd"), []),
            ("<xs:include schemaLocation='other.xsd'/>" + redefinition(change), ["schema.sch-props-correct"]),
        ] as [(String, [String])] {
            let documents = ["t.xsd": schemaText(main), "base.xsd": base, "other.xsd": schemaText(redefinition(change))]
            #expect(faults(documents: documents) == codes, "\(main)")
        }
    }

    // MARK: Conditional inclusion (XSD 1.1 Part 1, 4.2.2)

    @Test(arguments: [
        ("vc:minVersion='1.1'", false), ("vc:minVersion='1.0'", true), ("vc:minVersion=' 0.9 '", true),
        ("vc:minVersion='1.00001'", false), ("vc:maxVersion='1.1'", true), ("vc:maxVersion='1.0'", false),
        ("vc:minVersion='1.1.3'", true), ("vc:typeAvailable='xs:error'", false), ("vc:typeAvailable='xs:int t:x'", false),
        ("vc:typeAvailable='xs:int xs:date'", true), ("vc:typeUnavailable='xs:error'", true),
        ("vc:typeUnavailable='xs:int xs:error'", true), ("vc:typeUnavailable='xs:int'", false),
        ("vc:facetAvailable='xs:assertion'", false), ("vc:facetAvailable='xs:pattern'", true),
        ("vc:facetUnavailable='xs:assertion'", true), ("vc:facetUnavailable='xs:pattern xs:length'", false),
        ("vc:typeAvailable='xs:integer 23'", true), ("vc:other='1'", true),
    ])
    func whatIsNotMeantForThisVersionIsLeftOut(_ condition: String, _ isKept: Bool) throws {
        let schema = try schema(
            "<xs:element name='a' type='xs:int' \(condition)><xs:annotation><xs:documentation>x</xs:documentation></xs:annotation></xs:element><xs:element name='b' type='xs:int'/>",
            attributes: "xmlns:vc='http://www.w3.org/2007/XMLSchema-versioning'")
        #expect(schema.globalElements.keys.contains { $0.local == "a" } == isKept)
        #expect(schema.globalElements.keys.contains { $0.local == "b" })
    }

    @Test func whatIsLeftOutIsNotLookedAt() throws {
        let schema = try schema(
            "<xs:element name='a'><xs:complexType><xs:attribute name='x'/><xs:assert vc:minVersion='1.1' test='@x'><xs:nonsense>text</xs:nonsense></xs:assert></xs:complexType></xs:element>",
            attributes: "xmlns:vc='http://www.w3.org/2007/XMLSchema-versioning'")
        #expect(try isValid("<a xmlns='urn:t' x='1'/>", schema))
    }

    /// A document that the user chose is read whatever it says; one that it includes is left out as a whole.
    @Test func wholeDocumentsForOtherVersions() throws {
        let later = "xmlns:vc='http://www.w3.org/2007/XMLSchema-versioning' vc:minVersion='1.1'"
        let chosen = try schema("<xs:element name='a'/>", attributes: later)
        #expect(chosen.warnings.map(\.code) == ["schema.version"])
        #expect(try isValid("<a xmlns='urn:t'/>", chosen))
        #expect(faults("<xs:element name='a' type='xs:error'/>", attributes: later) == ["schema.version", "schema.src-resolve"])
        let other = try Schema.load(
            main: "t.xsd",
            documents: [
                "t.xsd": Array(schemaText("<xs:include schemaLocation='u.xsd'/><xs:element name='b'/>").utf8),
                "u.xsd": Array(schemaText("<xs:element name='a' type='xs:error'/>", attributes: later).utf8),
            ])
        #expect(other.globalElements.count == 1 && other.warnings.isEmpty)
    }

    // MARK: What is built in

    /// The schema for schemas restricts what no other schema can; its types are the built-in ones.
    @Test func theSchemaForSchemasDefinesWhatIsBuiltIn() throws {
        let document = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">
              <xs:simpleType name="string"><xs:restriction base="xs:anySimpleType"><xs:whiteSpace value="preserve"/></xs:restriction></xs:simpleType>
              <xs:simpleType name="normalizedString"><xs:restriction base="xs:string"><xs:whiteSpace value="replace"/></xs:restriction></xs:simpleType>
              <xs:complexType name="anyType" mixed="true"><xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" processContents="lax"/></xs:sequence><xs:anyAttribute/></xs:complexType>
              <xs:complexType name="openAttrs"><xs:complexContent><xs:restriction base="xs:anyType"><xs:anyAttribute namespace="##other" processContents="lax"/></xs:restriction></xs:complexContent></xs:complexType>
              <xs:simpleType name="formChoice"><xs:restriction base="xs:NMTOKEN"><xs:enumeration value="qualified"/></xs:restriction></xs:simpleType>
              <xs:element name="schema"><xs:complexType><xs:complexContent><xs:extension base="xs:openAttrs">
                <xs:attribute name="elementFormDefault" type="xs:formChoice"/><xs:attribute name="version" type="xs:string"/></xs:extension></xs:complexContent></xs:complexType></xs:element>
            </xs:schema>
            """
        let schema = try Schema.load(main: "t.xsd", documents: ["t.xsd": Array(document.utf8)], checking: .full)
        let start = "<s:schema xmlns:s='http://www.w3.org/2001/XMLSchema'"
        #expect(try isValid(start + " elementFormDefault='qualified' version='a  b'/>", schema))
        #expect(try !isValid(start + " elementFormDefault='x'/>", schema))
        let own = "<xs:simpleType name='mine'><xs:restriction base='xs:anySimpleType'/></xs:simpleType>"
        #expect(faults(own) == ["schema.cos-st-restricts"])
    }

    /// Both names that schemas for XLink as published give to its attributes, where no document for them is at hand.
    @Test(arguments: ["simpleLink", "simpleAttrs"])
    func groupsOfXLinkByEitherName(_ group: String) throws {
        let schema = try schema(
            "<xs:import namespace='http://www.w3.org/1999/xlink' schemaLocation='http://example.org/xlink.xsd'/>"
                + "<xs:element name='a'><xs:complexType><xs:attributeGroup ref='x:\(group)'/></xs:complexType></xs:element>",
            attributes: "xmlns:x='http://www.w3.org/1999/xlink'")
        let start = "<a xmlns='urn:t' xmlns:x='http://www.w3.org/1999/xlink'"
        #expect(try isValid(start + " x:type='simple' x:href='b'/>", schema))
        #expect(try !isValid(start + " x:type='arc'/>", schema))
        #expect(try !isValid(start + " x:label='b'/>", schema))
    }

    // MARK: DOCTYPE

    @Test func aSchemaDocumentMayHaveADoctype() throws {
        let document = """
            <!DOCTYPE xs:schema PUBLIC "-//W3C//DTD XMLSCHEMA 200102//EN" "XMLSchema.dtd" [
              <!ATTLIST xs:schema xmlns:d CDATA #FIXED "urn:d"><!ENTITY d 'urn:d'><!ENTITY % p ''>
            ]>
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:d="urn:d" targetNamespace="&d;"><xs:element name="a" type="xs:string"/></xs:schema>
            """
        let schema = try Schema.load(main: "t.xsd", documents: ["t.xsd": Array(document.utf8)], checking: .full)
        #expect(try isValid("<a xmlns='urn:d'/>", schema))
        let missing = document.replacingAll("&d;", "&e;")
        #expect(throws: WorkError.self) { try Schema.load(main: "t.xsd", documents: ["t.xsd": Array(missing.utf8)]) }
    }
}

extension String {
    fileprivate func replacingAll(_ part: String, _ other: String) -> String {
        split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
    }
}
