import RapporteurDiagnostics
import RapporteurXMLSchema
import Testing

/// Schemas made to cost much, or to be nested without end: each is used, or ends at a bound whose number is told.
///
/// What is looked at is the outcome: with the tables that these schemas once became, the tests would not end.
@Suite struct CostTests {
    private func root(_ content: String) -> String { "<xs:element name='r'><xs:complexType>\(content)</xs:complexType></xs:element>" }

    private func elements(_ count: Int, _ attributes: String = "") -> String {
        (0..<count).map { "<xs:element name='a\($0)' type='xs:string' \(attributes)/>" }.joined()
    }

    private func chain(_ count: Int, _ isReversed: Bool, _ make: (Int) -> String) -> String {
        let links = (1...count).map(make)
        return (isReversed ? links.reversed() : links).joined()
    }

    private func limits(_ body: String) -> [String] {
        do throws(WorkError) {
            _ = try Schema.load(main: "t.xsd", documents: ["t.xsd": Array(schemaText(body).utf8)], checking: .full)
            return []
        } catch {
            return error.findings.filter { $0.code.hasSuffix("limit") }.map { $0.message.text(in: .english) }
        }
    }

    // MARK: Content models of thousands

    @Test(arguments: [
        "<xs:sequence>%</xs:sequence>", "<xs:sequence maxOccurs='unbounded'>%</xs:sequence>",
        "<xs:sequence minOccurs='0' maxOccurs='3'>%</xs:sequence>", "<xs:all>%</xs:all>",
    ])
    func thousandsOfOptionalElements(_ form: String) throws {
        let schema = try schema(root(form.replacing("%", with: elements(8_000, "minOccurs='0'"))))
        #expect(try isValid("<r xmlns='urn:t'/>", schema))
        #expect(try isValid("<r xmlns='urn:t'><a0/><a17/><a7999/></r>", schema))
        #expect(try !isValid("<r xmlns='urn:t'><a0/><b/></r>", schema))
    }

    @Test func thousandsOfOptionalElementsInOrder() throws {
        let schema = try schema(root("<xs:sequence>\(elements(8_000, "minOccurs='0'"))</xs:sequence>"))
        #expect(try places("<r xmlns='urn:t'><a5/><a4/></r>", schema) == ["1:23 xsd.element.misplaced"])
        #expect(try places("<r xmlns='urn:t'><a5/><a5/></r>", schema) == ["1:23 xsd.element.tooMany"])
    }

    @Test func thousandsOfCountedElements() throws {
        let schema = try schema(root("<xs:sequence>\(elements(4_000, "minOccurs='2' maxOccurs='3'"))</xs:sequence>"))
        let two = (0..<4_000).map { "<a\($0)/><a\($0)/>" }.joined()
        #expect(try isValid("<r xmlns='urn:t'>\(two)</r>", schema))
        #expect(try isValid("<r xmlns='urn:t'><a0/>\(two)</r>", schema))
        #expect(try !isValid("<r xmlns='urn:t'><a0/><a0/>\(two)</r>", schema))
        #expect(try !isValid("<r xmlns='urn:t'>\(two.dropLast(7))</r>", schema))
    }

    @Test func nestedCountsKeepApart() throws {
        let schema = try schema(
            root("<xs:sequence minOccurs='2' maxOccurs='2'><xs:element name='a' minOccurs='1' maxOccurs='2'/><xs:sequence minOccurs='0' maxOccurs='2'><xs:element name='b' maxOccurs='3'/><xs:element name='c'/></xs:sequence></xs:sequence>"))
        for (content, valid) in [("aa", true), ("a", false), ("aaaa", true), ("aaaaa", false), ("abcabcbc", true), ("abbbbca", false), ("abcbcbca", false)] {
            let children = content.map { "<\($0)/>" }.joined()
            #expect(try isValid("<r xmlns='urn:t'>\(children)</r>", schema) == valid, "\(content)")
        }
    }

    @Test func rivalsAreFoundInLongModels() {
        #expect(faults(root("<xs:sequence>\(elements(3_000, "minOccurs='0'"))<xs:element name='a7' type='xs:string'/></xs:sequence>")) == ["schema.cos-nonambig"])
        #expect(faults(root("<xs:sequence><xs:any minOccurs='0'/>\(elements(3_000, "minOccurs='0'"))</xs:sequence>")) == ["schema.cos-nonambig"])
        #expect(faults(root("<xs:sequence>\(elements(3_000))<xs:element name='a7' type='xs:string'/></xs:sequence>")).isEmpty)
    }

    @Test func manyMembersOfOneHead() throws {
        let members = (0..<8_000).map { "<xs:element name='e\($0)' substitutionGroup='t:e'/>" }.joined()
        let schema = try schema(root("<xs:sequence><xs:element ref='t:e' maxOccurs='unbounded'/></xs:sequence>") + "<xs:element name='e' type='xs:string'/>" + members)
        #expect(try isValid("<r xmlns='urn:t'><e1/><e/><e7999/></r>", schema))
        #expect(try !isValid("<r xmlns='urn:t'/>", schema))
        let places = (0..<1_000).map { "<xs:element ref='t:e'/><xs:element name='s\($0)'/>" }.joined()
        #expect(limits(root("<xs:sequence>\(places)</xs:sequence>") + "<xs:element name='e' type='xs:string'/>" + members).first?.contains("1000000") == true)
    }

    // MARK: References to references, in either order

    @Test(arguments: [false, true])
    func chains(_ isReversed: Bool) {
        let n = 3_000
        #expect(
            limits(root("<xs:group ref='t:g\(n)'/>") + "<xs:group name='g0'><xs:sequence/></xs:group>"
                + chain(n, isReversed) { "<xs:group name='g\($0)'><xs:sequence><xs:group ref='t:g\($0 - 1)'/></xs:sequence></xs:group>" }
            ).first?.contains("400") == true)
        #expect(
            limits("<xs:complexType name='t0'><xs:sequence><xs:element name='a'/></xs:sequence></xs:complexType>"
                + chain(n, isReversed) { "<xs:complexType name='t\($0)'><xs:complexContent><xs:extension base='t:t\($0 - 1)'><xs:sequence><xs:element name='a\($0)'/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>" }
            ).first?.contains("400") == true)
        #expect(
            faults("<xs:complexType name='t0'/>"
                + chain(n, isReversed) { "<xs:complexType name='t\($0)'><xs:complexContent><xs:extension base='t:t\($0 - 1)'/></xs:complexContent></xs:complexType>" }
            ).isEmpty)
        #expect(
            limits("<xs:simpleType name='t0'><xs:restriction base='xs:string'/></xs:simpleType>"
                + chain(n, isReversed) { "<xs:simpleType name='t\($0)'><xs:restriction base='t:t\($0 - 1)'/></xs:simpleType>" }
            ).first?.contains("1000") == true)
        #expect(
            limits("<xs:element name='e0' type='xs:string'/>"
                + chain(n, isReversed) { "<xs:element name='e\($0)' substitutionGroup='t:e\($0 - 1)'/>" }
            ).first?.contains("1000000") == true)
        #expect(
            faults("<xs:element name='e0' type='xs:string'/>"
                + chain(1_000, isReversed) { "<xs:element name='e\($0)' substitutionGroup='t:e\($0 - 1)'/>" }
            ).isEmpty)
        let attributes = faults(root("<xs:attributeGroup ref='t:g\(n)'/>") + "<xs:attributeGroup name='g0'><xs:attribute name='a'/></xs:attributeGroup>"
            + chain(n, isReversed) { "<xs:attributeGroup name='g\($0)'><xs:attributeGroup ref='t:g\($0 - 1)'/></xs:attributeGroup>" })
        #expect(attributes.allSatisfy { $0 == "schema.limit" })
    }

    // MARK: Doubling

    @Test func doubledAttributeGroups() {
        let groups = (1...40).map { "<xs:attributeGroup name='g\($0)'><xs:attributeGroup ref='t:g\($0 - 1)'/><xs:attributeGroup ref='t:g\($0 - 1)'/></xs:attributeGroup>" }
        #expect(faults(root("<xs:attributeGroup ref='t:g40'/>") + "<xs:attributeGroup name='g0'/>" + groups.joined()).isEmpty)
    }

    @Test func doubledGroupsOfNothing() {
        let groups = (1...40).map { "<xs:group name='g\($0)'><xs:sequence><xs:group ref='t:g\($0 - 1)'/><xs:group ref='t:g\($0 - 1)'/></xs:sequence></xs:group>" }
        #expect(limits(root("<xs:group ref='t:g40'/>") + "<xs:group name='g0'><xs:sequence/></xs:group>" + groups.joined()).first?.contains("50000") == true)
    }

    @Test func doubledUnions() {
        let unions = (1...40).map { level in
            "<xs:simpleType name='u\(level)'><xs:union>" + ["a", "b"].map { "<xs:simpleType><xs:restriction base='t:u\(level - 1)'><xs:pattern value='\($0)'/></xs:restriction></xs:simpleType>" }.joined() + "</xs:union></xs:simpleType>"
        }
        #expect(limits("<xs:simpleType name='u0'><xs:restriction base='xs:int'/></xs:simpleType>" + unions.joined()).first?.contains("4000") == true)
    }

    @Test func attributesOfAllTypes() throws {
        let many = (0..<8_000).map { "<xs:attribute name='a\($0)'/>" }.joined()
        #expect(try isValid("<r xmlns='urn:t' a7999='x'/>", schema(root(many))))
        let types = (0..<200).map { "<xs:complexType name='t\($0)'><xs:attributeGroup ref='t:g'/></xs:complexType>" }.joined()
        #expect(limits("<xs:attributeGroup name='g'>\(many)</xs:attributeGroup>" + types).first?.contains("1000000") == true)
    }

    @Test func elementsOfAllTypes() {
        let types = (0..<200).map { "<xs:complexType name='t\($0)'><xs:group ref='t:g'/></xs:complexType>" }.joined()
        #expect(limits("<xs:group name='g'><xs:choice>\(elements(8_000))</xs:choice></xs:group>" + types).first?.contains("1000000") == true)
    }

    @Test func wildcardsOfOneModel() {
        let wildcards = (0..<1_001).map { "<xs:any namespace='u:\($0)' minOccurs='0'/>" }.joined()
        #expect(limits(root("<xs:sequence>\(wildcards)</xs:sequence>")).first?.contains("1000") == true)
    }

    // MARK: Patterns

    /// Each of these patterns has some ten thousand states; there may be as many of them as a schema has room for.
    @Test func patternsOfAllTypes() {
        let pattern = "<xs:pattern value='a{0,40000}'/>"
        let one = "<xs:simpleType name='t'><xs:restriction base='xs:string'>\(String(repeating: pattern, count: 40))</xs:restriction></xs:simpleType>"
        #expect(limits(one).first?.contains("2000000") == true)
        let all = (0..<40).map { "<xs:simpleType name='t\($0)'><xs:restriction base='xs:string'>\(pattern)</xs:restriction></xs:simpleType>" }
        #expect(limits(all.joined()).first?.contains("2000000") == true)
        #expect(limits(all.prefix(20).joined()).isEmpty)
    }

    // MARK: References that wait

    @Test func referencesForwardAndBack() throws {
        let schema = try schema(
            """
            <xs:element name='r'><xs:complexType><xs:sequence><xs:element name='a' maxOccurs='unbounded'><xs:complexType>\
            <xs:attribute name='k' type='xs:string'/><xs:attribute name='f' type='xs:string'/></xs:complexType></xs:element></xs:sequence></xs:complexType>\
            <xs:key name='k'><xs:selector xpath='t:a'/><xs:field xpath='@k'/></xs:key>\
            <xs:keyref name='kr' refer='t:k'><xs:selector xpath='t:a'/><xs:field xpath='@f'/></xs:keyref></xs:element>
            """)
        let n = 3_000
        func document(_ last: String) -> String {
            "<r xmlns='urn:t'>" + (0..<n).map { "<a k='k\($0)' f='\($0 == n / 2 ? last : "k\(n - 1 - $0)")'/>\n" }.joined() + "</r>"
        }
        #expect(try isValid(document("k0"), schema))
        let found = try findings(Array(document("nothing").utf8), schema).findings
        #expect(found.map(\.code) == ["xsd.keyref.unresolved"])
        #expect(found.first?.location.xpath == "/r/a[\(n / 2 + 1)]" && found.first?.location.line == n / 2 + 1)
    }
}
