import RapporteurDiagnostics
import Testing
import RapporteurXMLSchema

/// Keys, references and IDs.
@Suite struct IdentityTests {
    static let body = """
        <xs:element name="r"><xs:complexType><xs:sequence>
            <xs:element name="item" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
              <xs:element name="code" type="xs:decimal" minOccurs="0" nillable="true"/></xs:sequence>
              <xs:attribute name="id" type="xs:string"/><xs:attribute name="n" type="xs:integer" default="0"/></xs:complexType></xs:element>
            <xs:element name="ref" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:attribute name="to" type="xs:string"/></xs:complexType></xs:element>
          </xs:sequence></xs:complexType>
          CONSTRAINTS
        </xs:element>
        """

    static let unique = "<xs:unique name='u'><xs:selector xpath='t:item'/><xs:field xpath='@id'/></xs:unique>"
    static let key = "<xs:key name='k'><xs:selector xpath='.//t:item'/><xs:field xpath='@id'/></xs:key>"
    static let codeKey = "<xs:key name='k'><xs:selector xpath='t:item'/><xs:field xpath='t:code'/></xs:key>"
    static let pair = "<xs:unique name='p'><xs:selector xpath='*'/><xs:field xpath='@id'/><xs:field xpath='@n'/></xs:unique>"
    static let keyref = key + "<xs:keyref name='f' refer='t:k'><xs:selector xpath='t:ref'/><xs:field xpath='@to'/></xs:keyref>"

    static let rows: [(constraints: String, children: String, places: [String])] = [
        (unique, "<item id='a'/><item id='b'/><item/><item/>", []),
        (unique, "<item id='a'/>\n<item id='b'/>\n<item id='a'/>", ["3:7 xsd.unique.duplicate"]),
        (key, "<item id='a'/><item id='b'/>", []),
        (key, "<item id='a'/>\n<item/>", ["2:1 xsd.key.missing"]),
        (key, "<item id='a'/>\n<item id='a'/>", ["2:7 xsd.key.duplicate"]),
        (codeKey, "<item><code>1.0</code></item>\n<item><code> 01 </code></item>", ["2:1 xsd.key.duplicate"]),
        (codeKey, "<item><code>1.0</code></item>\n<item><code>1.1</code></item>", []),
        (codeKey, "<item/>", ["1:18 xsd.key.missing"]),
        (pair, "<item id='a' n='1'/><item id='a' n='2'/><item id='a'/>", []),
        (pair, "<item id='a' n='1'/>\n<item id='a' n='01'/>", ["2:1 xsd.unique.duplicate"]),
        (pair, "<item id='a'/>\n<item id='a' n='+0'/>", ["2:1 xsd.unique.duplicate"]),
        (keyref, "<item id='a'/><ref to='a'/>", []),
        (keyref, "<item id='a'/>\n<ref to='b'/>", ["2:6 xsd.keyref.unresolved"]),
        (keyref, "<item id='a'/><ref/>", []),
    ]

    @Test(arguments: rows.indices) func isChecked(_ index: Int) throws {
        let row = Self.rows[index]
        let schema = try schema(Self.body.replacing("CONSTRAINTS", with: row.constraints))
        #expect(try places("<r xmlns='urn:t'>\(row.children)</r>", schema) == row.places, "\(row)")
    }

    @Test func bothPlacesOfADuplicateAreNamed() throws {
        let schema = try schema(Self.body.replacing("CONSTRAINTS", with: Self.unique))
        let log = try findings(Array("<r xmlns='urn:t'>\n  <item id='a'/>\n <item id='a'/></r>".utf8), schema)
        #expect(log.findings.first?.hint?.description == "It was given first in line 2, column 3: change one of the two.")
    }

    /// The same in a document too large to be held whole.
    @Test func bothPlacesOfADuplicateAreNamedInLargeDocuments() throws {
        let schema = try schema(Self.body.replacing("CONSTRAINTS", with: Self.unique))
        let many = (0..<230_000).map { "<item id='i\($0)'/>\n" }.joined()
        let log = try findings(Array("<r xmlns='urn:t'>\n  <item id='a'/>\n\(many)<item id='a'/></r>".utf8), schema)
        #expect(log.findings.map(\.location.line) == [230_003])
        #expect(log.findings.first?.hint?.description == "It was given first in line 2, column 3: change one of the two.")
    }

    @Test func idsAndReferences() throws {
        let schema = try schema(
            """
            <xs:element name="r"><xs:complexType><xs:sequence><xs:element name="n" maxOccurs="unbounded"><xs:complexType>
            <xs:attribute name="id" type="xs:ID"/><xs:attribute name="to" type="xs:IDREFS"/></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
            """)
        #expect(try places("<r xmlns='urn:t'><n id='a'/><n to='a b'/><n id='b'/></r>", schema) == [])
        #expect(
            try places("<r xmlns='urn:t'><n id='a'/>\n<n to='a c'/>\n<n id='a'/></r>", schema)
                == ["3:4 xsd.id.duplicate", "2:4 xsd.idref.unresolved"])
    }

    @Test func keysOfDescendantsCount() throws {
        let schema = try schema(
            """
            <xs:element name="r"><xs:complexType><xs:sequence>
              <xs:element name="part" maxOccurs="unbounded"><xs:complexType><xs:sequence><xs:element name="item" maxOccurs="unbounded"><xs:complexType><xs:attribute name="id"/></xs:complexType></xs:element></xs:sequence></xs:complexType>
                <xs:key name="k"><xs:selector xpath="t:item"/><xs:field xpath="@id"/></xs:key></xs:element>
              <xs:element name="ref" maxOccurs="unbounded"><xs:complexType><xs:attribute name="to"/></xs:complexType></xs:element></xs:sequence></xs:complexType>
              <xs:keyref name="f" refer="t:k"><xs:selector xpath="t:ref"/><xs:field xpath="@to"/></xs:keyref></xs:element>
            """)
        let parts = "<part><item id='a'/></part><part><item id='b'/></part>"
        #expect(try places("<r xmlns='urn:t'>\(parts)<ref to='a'/><ref to='b'/></r>", schema) == [])
        #expect(try places("<r xmlns='urn:t'>\(parts)\n<ref to='c'/></r>", schema) == ["2:6 xsd.keyref.unresolved"])
    }

    /// Constraints of different fields that one element breaks have different repairs; those of the same field one.
    @Test func twoFieldsThatRepeatAreTwoFindings() throws {
        let both = Self.unique + "<xs:key name='k'><xs:selector xpath='t:item'/><xs:field xpath='t:code'/></xs:key>"
        let different = try schema(Self.body.replacing("CONSTRAINTS", with: both))
        let item = "<item id='a'><code>1</code></item>"
        #expect(
            try places("<r xmlns='urn:t'>\(item)\n\(item)</r>", different) == ["2:7 xsd.unique.duplicate", "2:1 xsd.key.duplicate"])
        let same = Self.unique + Self.unique.replacing("name='u'", with: "name='v'")
        let other = try schema(Self.body.replacing("CONSTRAINTS", with: same))
        #expect(try places("<r xmlns='urn:t'><item id='a'/>\n<item id='a'/></r>", other) == ["2:7 xsd.unique.duplicate"])
    }
}
