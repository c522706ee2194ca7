import Foundation
import TestSupport
import Testing

/// Inputs that are nested, or refer to one another, many thousand times: used, or ended at a bound, never by the stack.
@Suite(.timeLimit(.minutes(10))) struct StackTests {
    private let tool: Tool

    init() throws {
        tool = try Small.tool()
        try tool.folder.write("<r/>", to: "r.xml")
    }

    private static func schema(_ body: String) -> String { "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\(body)</xs:schema>" }

    private static func chain(_ count: Int, _ make: (Int) -> String) -> [String] { (1...count).map(make) }

    private static func nested(_ count: Int, _ open: String, _ inside: String, _ close: String) -> String {
        String(repeating: open, count: count) + inside + String(repeating: close, count: count)
    }

    private static let string = "<xs:simpleType name='t0'><xs:restriction base='xs:string'/></xs:simpleType>"

    /// What is written once, and 4,000 links, each of the one before.
    static let chains: [(first: String, links: [String])] = [
        (string, chain(4_000) { "<xs:simpleType name='t\($0)'><xs:restriction base='t\($0 - 1)'><xs:maxLength value='9'/></xs:restriction></xs:simpleType>" }),
        (string, chain(4_000) { "<xs:simpleType name='t\($0)'><xs:union memberTypes='t\($0 - 1) xs:int'/></xs:simpleType>" }),
        (string, chain(4_000) { "<xs:simpleType name='t\($0)'><xs:list><xs:simpleType><xs:restriction base='t\($0 - 1)'/></xs:simpleType></xs:list></xs:simpleType>" }),
        ("<xs:complexType name='t0'><xs:simpleContent><xs:extension base='xs:string'/></xs:simpleContent></xs:complexType>",
         chain(2_000) { "<xs:complexType name='t\($0)'><xs:simpleContent><xs:extension base='t\($0 - 1)'/></xs:simpleContent></xs:complexType>" }),
        ("<xs:complexType name='t0'><xs:sequence><xs:element name='a' minOccurs='0'/></xs:sequence></xs:complexType>",
         chain(4_000) { "<xs:complexType name='t\($0)'><xs:complexContent><xs:restriction base='t\($0 - 1)'><xs:sequence><xs:element name='a' minOccurs='0'/></xs:sequence></xs:restriction></xs:complexContent></xs:complexType>" }),
        ("<xs:group name='t0'><xs:sequence/></xs:group>", chain(4_000) { "<xs:group name='t\($0)'><xs:choice><xs:group ref='t\($0 - 1)'/><xs:element name='e\($0)'/></xs:choice></xs:group>" }),
        ("<xs:attributeGroup name='t0'/>", chain(4_000) { "<xs:attributeGroup name='t\($0)'><xs:attributeGroup ref='t\($0 - 1)'/></xs:attributeGroup>" }),
        ("<xs:element name='t0'/>", chain(4_000) { "<xs:element name='t\($0)' substitutionGroup='t\($0 - 1)'/>" }),
        ("<xs:element name='t0'/>", chain(4_000) { "<xs:element name='t\($0)'><xs:complexType><xs:sequence><xs:element ref='t\($0 - 1)'/></xs:sequence></xs:complexType></xs:element>" }),
        ("<xs:element name='t0' type='xs:ID'/>", chain(2_000) { "<xs:element name='t\($0)'><xs:complexType><xs:sequence><xs:element ref='t\($0 - 1)' minOccurs='0'/></xs:sequence></xs:complexType><xs:unique name='u\($0)'><xs:selector xpath='.//*'/><xs:field xpath='.'/></xs:unique></xs:element>" }),
    ]

    @Test(arguments: chains.indices, [false, true]) func schemasInEitherOrder(_ index: Int, _ isReversed: Bool) throws {
        let (first, links) = Self.chains[index]
        let body = isReversed ? links.reversed().joined() + first : first + links.joined()
        try tool.folder.write(Self.schema(body + "<xs:element name='r'/>"), to: "c.xsd")
        // What comes after loading does not see the order.
        let others = ["validate r.xml --schema c.xsd", "schema json-schema c.xsd", "schema tables c.xsd", "schema sample c.xsd --root t2000"]
        for command in ["schema check c.xsd"] + (isReversed ? [] : others) {
            let outcome = try tool.shell("timeout -s KILL 120 \"$tool\" \(command) > shown")
            #expect(!outcome.crashed && [0, 1, 2, 64].contains(outcome.status), "\(index) \(command): \(outcome.status) \(outcome.errors.prefix(500))")
        }
    }

    /// One file nested in itself, by its name.
    static let files: [(name: String, text: String)] = [
        ("d.xml", nested(60_000, "<a>", "", "</a>")), ("d.xml", nested(9_000, "<a b='1'>", "<b>", "</a>")),
        ("d.xml", "<!DOCTYPE a [" + (1..<2_000).map { "<!ENTITY e\($0) '&e\($0 - 1);'>" }.joined() + "<!ENTITY e0 'x'>]><a>&e1999;</a>"),
        ("d.xml", "<!DOCTYPE a [<!ELEMENT a \(nested(20_000, "(", "b", ")"))>]><a/>"),
        ("d.json", nested(60_000, "[", "", "]")), ("d.json", nested(60_000, "{\"a\":", "1", "}")), ("d.json", nested(9_999, "{\"list\":[", "1", "]}")),
        ("d.json", String(repeating: "[", count: 300_000)), ("d.json", "{\"$schema\":\(nested(9_000, "[", "", "]"))}"),
        ("d.sch", "<schema xmlns='http://purl.oclc.org/dsdl/schematron'>\(nested(3_000, "<pattern>", "", "</pattern>"))</schema>"),
        ("d.sch", "<schema xmlns='http://purl.oclc.org/dsdl/schematron'><pattern><rule context='/*'><assert test='\(nested(9_000, "(", "1", ")"))'/></rule></pattern></schema>"),
        ("d.sch", "<schema xmlns='http://purl.oclc.org/dsdl/schematron'><pattern><rule context='/*'><assert test='\(nested(9_000, "not(", "1", ")"))'/></rule></pattern></schema>"),
        ("d.sch", "<schema xmlns='http://purl.oclc.org/dsdl/schematron'><pattern><rule context='/*'><assert test='\(nested(9_000, "a[", "1", "]"))'/></rule></pattern></schema>"),
        ("d.sch", "<schema xmlns='http://purl.oclc.org/dsdl/schematron'><pattern>" + (1..<3_000).map { "<rule abstract='true' id='r\($0)'><extends rule='r\($0 - 1)'/></rule>" }.joined() + "<rule abstract='true' id='r0'/><rule context='/*'><extends rule='r2999'/></rule></pattern></schema>"),
        ("d.xsd", schema("<xs:element name='r'>" + nested(200, "<xs:complexType><xs:sequence><xs:element name='a'>", "", "</xs:element></xs:sequence></xs:complexType>") + "</xs:element>")),
        ("d.xsd", schema("<xs:complexType name='t'><xs:sequence>\(nested(5_000, "<xs:choice>", "", "</xs:choice>"))</xs:sequence></xs:complexType>")),
        ("d.xsd", schema("<xs:simpleType name='t'><xs:restriction base='xs:string'><xs:pattern value='\(nested(9_000, "(", "a", ")"))'/></xs:restriction></xs:simpleType>")),
        ("d.xsd", schema("<xs:element name='r'><xs:annotation><xs:documentation>\(nested(9_000, "<a>", "", "</a>"))</xs:documentation></xs:annotation></xs:element>")),
        ("pack.json", "{\"id\": \(nested(9_000, "[", "", "]"))}"), ("known.json", "{\"accepted\": \(nested(9_000, "[", "", "]"))}"),
        (".rapporteur.toml", "schema = \(nested(9_000, "[", "", "]"))"), (".rapporteur.toml", "\(nested(9_000, "a.", "b", "")) = 1"),
    ]

    @Test(arguments: files.indices) func filesWithinThemselves(_ index: Int) throws {
        let (name, text) = Self.files[index]
        try tool.folder.write(text, to: name)
        let commands: [String]
        switch name {
        case "d.xml", "d.json":
            commands = ["validate \(name)", "validate \(name) --allow-doctype", "convert \(name) --schema packs/small", "extract \(name) --table documents", "validate \(name) --fix fixed --schema packs/small"]
        case "d.sch":
            try tool.folder.write(Small.schema, to: "p/t.xsd")
            try tool.folder.write(text, to: "p/r.sch")
            try tool.folder.write("{\"id\": \"p\", \"title\": \"P\", \"version\": \"1\", \"xsd\": \"t.xsd\", \"rules\": [\"r.sch\"], \"match\": [{\"root\": \"list\", \"namespace\": \"urn:t\"}]}", to: "p/pack.json")
            try tool.folder.write(Small.valid, to: "v.xml")
            commands = ["validate v.xml --schema p", "schema add p"]
        case "d.xsd": commands = ["schema check d.xsd", "schema sample d.xsd", "schema json-schema d.xsd", "validate r.xml --schema d.xsd"]
        case "pack.json":
            try tool.folder.write(text, to: "p/pack.json")
            commands = ["validate r.xml --schema p", "schema add p"]
        case "known.json": commands = ["validate r.xml --baseline known.json", "validate known.json"]
        default: commands = ["validate r.xml", "convert r.xml"]
        }
        for command in commands {
            let outcome = try tool.shell("timeout -s KILL 120 \"$tool\" \(command) > shown")
            #expect(!outcome.crashed && [0, 1, 2, 64].contains(outcome.status), "\(index) \(command): \(outcome.status) \(outcome.errors.prefix(500))")
        }
    }
}
