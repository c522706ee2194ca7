import Foundation
import TestSupport
import Testing

@Suite struct ArchiveTests {
    private let tool: Tool

    init() throws {
        tool = try Small.tool()
    }

    private func write(_ entries: [ZipMaker.Entry], to path: String) throws {
        try Data(ZipMaker.archive(entries)).write(to: tool.folder.url.appendingPathComponent(path))
    }

    @Test func documentsOfAnArchiveAreReadInPlace() throws {
        try write([.init("b/2.xml", Small.valid), .init("a.xml", Small.invalid), .init("read.me", "?"), .init("c.json", Small.json)], to: "in.zip")
        let outcome = try tool.run("validate", "in.zip")
        #expect(outcome.status == 1)
        #expect(outcome.errors == "2 valid, 1 invalid (small 1)\nPassed over: 1 file of another kind (in.zip/read.me)\n")
        #expect(outcome.text.contains("in.zip/a.xml"))
    }

    @Test(arguments: ["1", "2", "8"])
    func aTarOfManyGivesTheSameAsTheFolder(_ jobs: String) throws {
        for index in 0..<80 { try tool.folder.write(index % 9 == 0 ? Small.invalid : Small.valid, to: "in/\(index % 5)/\(index).xml") }
        #expect(try tool.shell("cd in && tar -czf ../in.tar.gz *").status == 0)
        let folder = try tool.run("convert", "in", "--output-dir", "out1")
        let archive = try tool.run("convert", "in.tar.gz", "--output-dir", "out2", "--jobs", jobs)
        #expect(archive.status == 1 && archive.status == folder.status)
        #expect(try tool.shell("diff -r -x \(Tool.manifest) out1 out2").status == 0)
        #expect(try tool.shell("find out2 -name '*.json' | wc -l").text == "71\n")
    }

    @Test func whatLeadsOutOfAnArchiveIsNotRead() throws {
        try write(
            [
                .init("../out.xml", Small.valid), .init("/abs.xml", Small.valid), .init("a.xml", Small.valid),
                .init("./a.xml", Small.valid), .init("in.zip", ""), .init("secret.xml", Array("01234567890123".utf8), isEncrypted: true),
            ], to: "evil.zip")
        let outcome = try tool.run("convert", "evil.zip", "--output-dir", "out")
        #expect(outcome.status == 2)
        for code in ["archive.path", "archive.duplicate", "archive.nested", "archive.encrypted"] {
            #expect(outcome.errors.contains(code), "\(code)")
        }
        #expect(try tool.shell("find . -name 'out.*' -o -name 'abs.*' -o -name 'secret.*' -o -name '*.json' -path './out/*'").text == "./out/a.json\n")
    }

    @Test func aDamagedArchiveStopsNoOther() throws {
        try tool.folder.write(Small.valid, to: "valid.xml")
        try write([.init("a.xml", Small.valid), .init("b.xml", Array(Small.valid.utf8), crcError: 7), .init("c.xml", Small.valid)], to: "bad.zip")
        let outcome = try tool.run("validate", "bad.zip", "valid.xml")
        #expect(outcome.status == 2)
        #expect(outcome.text.contains("archive.malformed"))
        #expect(outcome.errors.hasPrefix("3 valid, 1 not checked"))
    }

    @Test func aBombIsRefused() throws {
        #expect(try tool.shell("mkdir b; head -c 200000000 /dev/zero > b/a.xml; tar -czf bomb.tgz -C b a.xml; rm -r b").status == 0)
        let outcome = try tool.run("validate", "bomb.tgz")
        #expect(outcome.status == 2)
        #expect(outcome.text.contains("archive.limit"))
    }

    @Test func aWordFileIsNoArchiveOfDocuments() throws {
        try write([.init("[Content_Types].xml", "<Types/>"), .init("word/document.xml", "<d/>")], to: "a.docx")
        let outcome = try tool.run("validate", "a.docx")
        #expect(outcome.status == 2)
        #expect(outcome.text.contains("archive.word") && outcome.text.contains("import"))
    }

    @Test func twoDocumentsOfTwoArchivesMayNotBecomeOneFile() throws {
        for name in ["1.zip", "2.zip"] { try write([.init("a.xml", Small.valid)], to: name) }
        #expect(try tool.run("convert", "1.zip", "2.zip", "--output-dir", "out").status == 64)
        #expect(try tool.run("validate", "1.zip", "2.zip").status == 0)
    }

    @Test func patternsThatTheShellLeftAreLookedUp() throws {
        for name in ["b.xml", "a.xml", "c.txt"] { try tool.folder.write(Small.valid, to: "p/\(name)") }
        #expect(try tool.run("validate", "p/*.xml").errors == "2 valid (small 1)\n")
        #expect(try tool.run("validate", "p/*.none").status == 2)
        try tool.folder.write(Small.valid, to: "[x].xml")
        #expect(try tool.run("validate", "[x].xml").errors == "1 valid (small 1)\n")
    }
}
