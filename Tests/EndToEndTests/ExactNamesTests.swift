import Foundation
import TestSupport
import Testing

/// Names that differ by nothing but how their characters are composed are different names, everywhere.
@Suite struct ExactNamesTests {
    private let tool: Tool
    private static let one = "caf\u{E9}", other = "cafe\u{301}"
    private static let any = #"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r" type="xs:anyType"/></xs:schema>"#

    init() throws { tool = try Small.tool() }

    private func schema(_ body: String) -> String {
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>\(body)</xs:schema>"
    }

    /// Schemas that mention one spelling, and documents with the other: none is valid, the same with one spelling is.
    @Test(arguments: [
        ("<xs:element name='NAME' type='xs:string'/>", "<NAME>x</NAME>"),
        ("<xs:element name='r'><xs:complexType><xs:attribute name='NAME'/></xs:complexType></xs:element>", "<r NAME='1'/>"),
        ("<xs:element name='r'><xs:complexType><xs:sequence><xs:element name='NAME'/></xs:sequence></xs:complexType></xs:element>", "<r><NAME/></r>"),
        ("<xs:element name='r'><xs:simpleType><xs:restriction base='xs:string'><xs:enumeration value='NAME'/></xs:restriction></xs:simpleType></xs:element>", "<r>NAME</r>"),
        ("<xs:element name='r' type='xs:string' fixed='NAME'/>", "<r>NAME</r>"),
        ("<xs:element name='r' type='xs:string'/><xs:complexType name='NAME'><xs:simpleContent><xs:extension base='xs:string'/></xs:simpleContent></xs:complexType>",
         "<r xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:type='xs:string' xmlns:xs='http://www.w3.org/2001/XMLSchema'>x</r>"),
        ("<xs:element name='r'><xs:complexType><xs:sequence><xs:any namespace='urn:NAME' processContents='skip'/></xs:sequence></xs:complexType></xs:element>", "<r><a xmlns='urn:NAME'/></r>"),
        ("<xs:element name='r'><xs:complexType><xs:attribute name='i' type='xs:ID'/><xs:attribute name='j' type='xs:IDREF'/></xs:complexType></xs:element>", "<r i='cafe\u{301}' j='NAME'/>"),
        ("<xs:element name='r'><xs:simpleType><xs:restriction base='xs:string'><xs:pattern value='NAME'/></xs:restriction></xs:simpleType></xs:element>", "<r>NAME</r>"),
    ])
    func anotherSpellingIsAnotherName(_ declarations: String, _ document: String) throws {
        func put(_ text: String, _ name: String) -> String { text.replacingOccurrences(of: "NAME", with: name, options: .literal) }
        try tool.folder.write(schema(put(declarations, Self.other)), to: "s.xsd")
        try tool.folder.write(put(document, Self.other), to: "same.xml")
        try tool.folder.write(put(document, Self.one), to: "differs.xml")
        #expect(try tool.run("validate", "same.xml", "--schema", "s.xsd").status == 0)
        let names = document.contains("NAME")
        #expect(try tool.run("validate", "differs.xml", "--schema", "s.xsd").status == (names ? 1 : 0), "\(declarations)")
    }

    @Test func bothSpellingsMayBeDeclared() throws {
        let attributes = "<xs:attribute name='\(Self.one)'/><xs:attribute name='\(Self.other)'/>"
        try tool.folder.write(
            schema(
                "<xs:element name='r'><xs:complexType>\(attributes)</xs:complexType></xs:element>"
                    + "<xs:element name='\(Self.one)'/><xs:element name='\(Self.other)'/>"
                    + "<xs:simpleType name='\(Self.one)'><xs:restriction base='xs:int'/></xs:simpleType>"
                    + "<xs:simpleType name='\(Self.other)'><xs:restriction base='xs:int'/></xs:simpleType>"), to: "s.xsd")
        #expect(try tool.run("schema", "check", "s.xsd").status == 0)
        try tool.folder.write("<r \(Self.one)='1' \(Self.other)='2'/>", to: "d.xml")
        #expect(try tool.run("convert", "d.xml", "--schema", "s.xsd", "-o", "d.json", "--verify", "--strict").status == 0)
        #expect(try tool.run("convert", "d.json", "--schema", "s.xsd", "-o", "e.xml", "--verify", "--strict").status == 0)
        let back = try tool.content("e.xml")
        #expect(back.utf8.count { $0 == UInt8(ascii: "1") } >= 1 && Array(back.utf8).count > 0)
        for name in [Self.one, Self.other] {
            #expect(Data(back.utf8).range(of: Data("\(name)=".utf8)) != nil)
        }
    }

    @Test func whatIsWrittenDoesNotDependOnWhatWasReadBefore() throws {
        try tool.folder.write(Self.any, to: "s.xsd")
        let spellings = [Self.one, Self.other, "\u{212A}", "K", "\u{212B}", "\u{C5}", "A\u{30A}"]
        for (index, name) in spellings.enumerated() {
            try tool.folder.write("<r \(name)='1'><\(name) xmlns='urn:\(name)'>\(name)</\(name)></r>", to: "\(index).xml")
        }
        let all = spellings.indices.map { "\($0).xml" }.joined(separator: " ")
        let outcome = try tool.shell(
            """
            "$tool" convert \(all) --schema s.xsd --to json --output-dir together --jobs 1 --verify || exit
            for n in \(all); do "$tool" convert $n --schema s.xsd --to json --output-dir alone --verify || exit; done
            diff -r -x .rapporteur-manifest.jsonl together alone && echo same
            "$tool" convert together/*.json --schema s.xsd --to xml --output-dir back --jobs 1 --verify && ls back | wc -l
            """)
        #expect(outcome.text == "same\n\(spellings.count)\n", "\(outcome.errors)")
        for (index, name) in spellings.enumerated() {
            let back = Data(try tool.content("back/\(index).xml").utf8)
            #expect(back.range(of: Data("urn:\(name)\">\(name)<".utf8)) != nil)
        }
    }

    @Test func pathsAreComparedByTheirBytes() throws {
        try tool.folder.write(Small.valid, to: "in/\(Self.one).xml")
        try tool.folder.write(Small.valid, to: "in/\(Self.other).xml")
        try tool.folder.write(Small.valid, to: "in/\u{301}/a.xml")
        let outcome = try tool.run("convert", "in", "--to", "json", "--output-dir", "out")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try tool.names(in: "out").count == 3)
        #expect(FileManager.default.fileExists(atPath: tool.folder.path("out") + "/\u{301}/a.json"))
        let again = try tool.run("convert", "in", "--to", "json", "--output-dir", "out", "--resume")
        #expect(again.errors.contains("3 done before"), "\(again.errors)")
    }

    @Test(arguments: [
        "../\u{301}evil.xml", "a/../../\u{338}evil.xml", "..\u{2F}\u{20DD}evil.xml", "/\u{301}evil.xml", "a/..", "..",
    ])
    func entriesOfArchivesStayInTheFolder(_ path: String) throws {
        let bytes = ZipMaker.archive([.init("ok.xml", Small.valid), .init(path, Small.valid)])
        try tool.folder.write(Data(bytes), to: "up.zip")
        let outcome = try tool.run("convert", "up.zip", "--to", "json", "--output-dir", "work/out")
        #expect(!outcome.crashed)
        let files = try tool.shell("find work -type f ! -name '.rapporteur*'")
        #expect(files.text == "work/out/ok.json\n")
        if path.hasSuffix("evil.xml") || path.unicodeScalars.contains(where: { $0 == "v" }) {
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("archive.path"))
        }
    }

    @Test func oneDamagedEntryLosesNoOther() throws {
        let bytes = ZipMaker.archive([
            .init("a.xml", Small.valid), .init("b.xml", Array(Small.valid.utf8), crcError: 1), .init("c.xml", Small.valid),
        ])
        try tool.folder.write(Data(bytes), to: "x.zip")
        for jobs in ["1", "3"] {
            let outcome = try tool.run("validate", "x.zip", "--jobs", jobs)
            #expect(outcome.status == 2)
            #expect(outcome.errors.hasPrefix("2 valid, 1 not checked"), "\(outcome.errors)")
            #expect(outcome.text.contains("archive.malformed") && outcome.text.contains("b.xml"))
        }
    }
}
