import Foundation
import TestSupport
import Testing

/// Text that looks like a name as JSON has names, in types that may be names: it comes back as text.
@Suite struct TextLikeNameTests {
    private let tool: Tool

    init() throws { tool = try Small.tool() }

    private static let schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
        <xs:simpleType name="u"><xs:union memberTypes="xs:QName xs:string"/></xs:simpleType>
        <xs:simpleType name="w"><xs:union memberTypes="xs:QName xs:token"/></xs:simpleType>
        <xs:simpleType name="l"><xs:list itemType="w"/></xs:simpleType>
        <xs:simpleType name="plain"><xs:union memberTypes="xs:int xs:string"/></xs:simpleType>
        <xs:element name="r"><xs:complexType><xs:choice maxOccurs="unbounded">
        <xs:element name="u" type="u"/><xs:element name="w" type="w"/><xs:element name="l" type="l"/><xs:element name="plain" type="plain"/>
        <xs:element name="a"><xs:complexType><xs:attribute name="u" type="u"/><xs:attribute name="l" type="l"/></xs:complexType></xs:element>
        </xs:choice></xs:complexType></xs:element></xs:schema>
        """

    @Test(arguments: [
        "<u>{a}b</u>", "<w>{a}b</w>", "<w> {a}b </w>", "<u>{}b</u>", "<u>{a}b<!--c--></u>", "<l>{a}b {c}d</l>",
        "<l xmlns:p='urn:p'>p:x {c}d</l>", "<l xmlns:p='urn:p'>{c}d p:x 12:3</l>", "<l xmlns:p='urn:p'>p:x  p:y</l>",
        "<plain>{a}b</plain>", "<a u='{a}b'/>", "<a l='{a}b {c}d'/>", "<a xmlns:p='urn:p' l='p:x {a}b'/>",
        "<u xmlns:p='urn:p'>p:x</u>", "<w xmlns:p='urn:p'> p:x </w>",
    ])
    func comesBack(_ content: String) throws {
        try tool.folder.write(Self.schema, to: "s.xsd")
        try tool.folder.write("<r>\(content)</r>", to: "d.xml")
        for flags in [[], ["--verify", "--strict"]] {
            #expect(try tool.run(["convert", "d.xml", "--schema", "s.xsd", "-o", "d.json"] + flags).status == 0)
            #expect(try tool.run(["convert", "d.json", "--schema", "s.xsd", "-o", "e.xml"] + flags).status == 0)
        }
        let back = try tool.content("e.xml")
        #expect(back.contains("{a}b") == content.contains("{a}b") && back.contains("{c}d") == content.contains("{c}d"), "\(back)")
        #expect(back.contains(":x") == content.contains("p:x"), "\(back)")
    }
}
