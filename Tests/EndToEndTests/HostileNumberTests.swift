import Foundation
import TestSupport
import Testing

/// Numbers from files that are larger than any number is here: none of them ends the process.
@Suite(.timeLimit(.minutes(10))) struct HostileNumberTests {
    private let tool: Tool

    init() throws { tool = try Small.tool() }

    private func schema(_ body: String) -> String {
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\(body)</xs:schema>"
    }

    /// Runs commands, each of which must end by itself and in time.
    private func end(_ commands: String..., sourceLocation: SourceLocation = #_sourceLocation) throws {
        for command in commands {
            let outcome = try tool.shell("timeout -s KILL 20 \"$tool\" \(command)")
            #expect(
                !outcome.crashed && [0, 1, 2, 64].contains(outcome.status), "\(command): \(outcome.status) \(outcome.errors)",
                sourceLocation: sourceLocation)
        }
    }

    static let numbers = [
        "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551616",
        "2147483648", "-2147483649", "4294967296", "99999999999999999999999999", "-1", "0", "-0", "+5", "1e3", "0x7f", "",
    ]

    @Test(arguments: [
        "1e999999999", "1e-999999999", "1E+2147483648", "-1e9223372036854775808", "0.00000000000000000000000000001e-2147483648",
        "123e-5000000", "9223372036854775808", "-9223372036854775809", "1e99999", "0e9999999999",
    ])
    func inJSON(_ number: String) throws {
        try tool.folder.write(
            schema("<xs:element name=\"r\"><xs:complexType><xs:sequence><xs:element name=\"d\" type=\"xs:decimal\" maxOccurs=\"9\"/><xs:element name=\"f\" type=\"xs:double\"/></xs:sequence><xs:attribute name=\"i\" type=\"xs:integer\"/></xs:complexType></xs:element>"),
            to: "n.xsd")
        try tool.folder.write("{\"r\": {\"i\": \(number), \"d\": [\(number), \(number)], \"f\": \(number)}}", to: "n.json")
        try end("validate n.json --schema n.xsd", "convert n.json --schema n.xsd --to xml --verify -o n.xml")
    }

    @Test(arguments: numbers) func inSchemas(_ number: String) throws {
        for (index, facet) in ["totalDigits", "fractionDigits", "length", "minLength", "maxLength"].enumerated() {
            let base = index < 2 ? "decimal" : "string"
            try tool.folder.write(
                schema("<xs:simpleType name=\"t\"><xs:restriction base=\"xs:\(base)\"><xs:\(facet) value=\"\(number)\"/></xs:restriction></xs:simpleType><xs:element name=\"r\" type=\"t\"/>"),
                to: "f.xsd")
            try end("schema check f.xsd", "schema sample f.xsd")
        }
        for part in ["sequence", "choice", "element name=\"a\"", "any", "all"] {
            try tool.folder.write(
                schema("<xs:element name=\"r\"><xs:complexType><xs:sequence><xs:\(part) minOccurs=\"\(number)\" maxOccurs=\"\(number)\"/></xs:sequence></xs:complexType></xs:element>"),
                to: "o.xsd")
            try end("schema check o.xsd", "schema tables o.xsd")
        }
    }

    @Test(arguments: [
        ("date", "99999999999999999999-01-01"), ("date", "-99999999999-12-31Z"), ("date", "0000-01-01"), ("date", "2002-07-02+99:99"),
        ("dateTime", "9223372036854775807-12-31T24:00:00"), ("dateTime", "-9223372036854775808-01-01T00:00:00-14:00"),
        ("gYear", "9223372036854775808"), ("gYearMonth", "-9223372036854775809-12"), ("duration", "P9223372036854775808Y"),
        ("duration", "-P9223372036854775807M"), ("duration", "PT99999999999999999999.99999999999999999999S"),
        ("duration", "P1Y9223372036854775807M"), ("time", "24:00:00.0000000000000000000001"), ("decimal", "1e5"),
        ("double", "1e99999999999"), ("float", "-1e-99999999999"), ("unsignedLong", "18446744073709551616"),
    ])
    func inValues(_ type: String, _ value: String) throws {
        let bound = "<xs:simpleType name=\"b\"><xs:restriction base=\"xs:\(type)\"><xs:minInclusive value=\"\(value)\"/></xs:restriction></xs:simpleType>"
        try tool.folder.write(schema("<xs:element name=\"r\" type=\"xs:\(type)\"/>"), to: "v.xsd")
        try tool.folder.write(schema("\(bound)<xs:element name=\"r\" type=\"b\"/>"), to: "b.xsd")
        try tool.folder.write("<r>\(value)</r>", to: "v.xml")
        for name in ["v", "b"] {
            try end("validate v.xml --schema \(name).xsd", "convert v.xml --schema \(name).xsd --to json --verify", "schema sample \(name).xsd")
        }
    }

    /// Sizes and offsets in the headers of archives, each of four bytes overwritten in turn.
    @Test(arguments: [[0xFF, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0x7F], [0, 0, 0, 0], [0, 0, 0, 0x80]] as [[UInt8]])
    func inArchives(_ number: [UInt8]) throws {
        let whole = ZipMaker.archive([ZipMaker.Entry("a.xml", Small.valid), ZipMaker.Entry("b.xml", Small.valid)])
        let directory = whole.indices.dropLast(3).first { Array(whole[$0..<($0 + 4)]) == [0x50, 0x4B, 1, 2] } ?? 0
        let places = Array(stride(from: 0, to: 30, by: 4)) + Array(stride(from: directory, to: whole.count - 4, by: 6))
        for place in places {
            var bytes = whole
            bytes.replaceSubrange(place..<(place + 4), with: number)
            try tool.folder.write(Data(bytes), to: "z.zip")
            try end("validate z.zip")
        }
    }

    @Test(arguments: ["77777777777\0", "-0000000001\0", "99999999999\0", "\0\0\0\0\0\0\0\0\0\0\0\0", "0x000000001\0", "            "])
    func inTar(_ size: String) throws {
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, _ place: Int) { header.replaceSubrange(place..<(place + text.utf8.count), with: text.utf8) }
        put("a.xml", 0)
        put("0000644\0", 100)
        put(size, 124)
        put("        ", 148)
        put("ustar\0", 257)
        for type in ["0", "L", "x", "g", "S", "1", "5"] {
            put(type, 156)
            put("        ", 148)
            let sum = header.reduce(0) { $0 + Int($1) }
            put(String(repeating: "0", count: max(0, 6 - String(sum, radix: 8).count)) + String(sum, radix: 8) + "\0 ", 148)
            try tool.folder.write(Data(header + Array(Small.valid.utf8) + [UInt8](repeating: 0, count: 2048)), to: "t.tar")
            try end("validate t.tar")
        }
    }

    @Test(arguments: ["1e999", "-9223372036854775809", "99999999999999999999", "1.5", "-0"])
    func inOurOwnFiles(_ number: String) throws {
        try tool.folder.write(Small.valid, to: "a.xml")
        try tool.folder.write("{\"id\":\"p\",\"title\":\"t\",\"version\":\(number),\"match\":[\(number)],\"xsd\":\"t.xsd\"}", to: "pack.json")
        try tool.folder.write("{\"accepted\":[{\"code\":\"a\",\"file\":\"a\",\"reason\":\"r\",\"expires\":\(number)}]}", to: "b.json")
        try tool.folder.write("{\"manifest\":\(number),\"output\":\"a.json\",\"source\":\"a.xml\",\"outcome\":\"valid\",\"findings\":\(number),\"input\":{\"sha256\":\"\",\"bytes\":\(number)},\"tool\":\"\",\"options\":\"\"}\n", to: "out/.rapporteur-manifest.jsonl")
        try end("schema check .", "validate a.xml --baseline b.json", "convert a.xml --to json --output-dir out --resume")
    }

    @Test(arguments: numbers) func inWord(_ number: String) throws {
        let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        let links = "http://schemas.openxmlformats.org/package/2006/relationships"
        let level = "<w:lvl w:ilvl=\"0\"><w:start w:val=\"\(number)\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.%9\"/></w:lvl>"
        let body = """
            <w:p><w:pPr><w:numPr><w:ilvl w:val="\(number)"/><w:numId w:val="1"/></w:numPr><w:ind w:left="\(number)"/></w:pPr><w:r><w:t>One</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="\(number)"/></w:numPr></w:pPr><w:r><w:t>Two</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Three</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="\(number)"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            """
        let entries = [
            ZipMaker.Entry("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
            ZipMaker.Entry("_rels/.rels", "<Relationships xmlns=\"\(links)\"><Relationship Id=\"a\" Type=\"\(kinds)officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
            ZipMaker.Entry("word/document.xml", "<w:document xmlns:w=\"\(main)\"><w:body>\(body)</w:body></w:document>"),
            ZipMaker.Entry("word/_rels/document.xml.rels", "<Relationships xmlns=\"\(links)\"><Relationship Id=\"n\" Type=\"\(kinds)numbering\" Target=\"numbering.xml\"/></Relationships>"),
            ZipMaker.Entry("word/numbering.xml", "<w:numbering xmlns:w=\"\(main)\"><w:abstractNum w:abstractNumId=\"0\">\(level)</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"\(number)\"/></w:lvlOverride></w:num></w:numbering>"),
        ]
        try tool.folder.write(Data(ZipMaker.archive(entries)), to: "w.docx")
        try end("import w.docx -o w.xml")
    }
}
