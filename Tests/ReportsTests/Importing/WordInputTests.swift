import RapporteurDiagnostics
import Foundation
@testable import RapporteurImporting
import Testing
import TestSupport

/// What is no Word file, damaged or hostile ends in a finding.
@Suite struct WordInputTests {
    private func code(_ bytes: [UInt8]) -> String? {
        workError { try Importer.importDocument(.bytes(bytes), name: "x.docx") }?.findings.first?.code
    }

    private func file(_ body: String = WordMaker.paragraph("1.\tThe text is here.")) -> WordMaker { WordMaker(body) }

    @Test func otherPackagesAreRefused() {
        #expect(code(ZipMaker.archive([ZipMaker.Entry("a.txt", "text")])) == "import.word.package")
        #expect(code(ZipMaker.archive([ZipMaker.Entry("mimetype", "application/vnd.oasis.opendocument.text")])) == "import.word.package")
        #expect(code(ZipMaker.archive([])) == "import.word.package")
        for type in ["spreadsheetml.sheet.main+xml", "presentationml.presentation.main+xml"] {
            var other = file()
            other.mainType = "application/vnd.openxmlformats-officedocument." + type
            #expect(code(other.bytes) == "import.word.package")
        }
    }

    @Test func compoundFilesAreRefused() {
        var old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 1016)
        #expect(InputKind(old) == .binaryWord)
        old += "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } + [UInt8](repeating: 0, count: 96)
        #expect(InputKind(old) == .encryptedWord)
        #expect(code(old) == "import.input.kind")
    }

    @Test func emptyFilesAreRefused() {
        #expect(code(file("").bytes) == "import.input.empty")
        #expect(code(file("<w:p/>").bytes) == "import.input.empty")
    }

    @Test func missingPartsAreSaid() {
        var broken = file()
        broken.relationships.append(("s", "styles", "styles.xml"))
        #expect(code(broken.bytes) == "import.word.part")
        let entries = file().entries.filter { $0.path != "word/document.xml" }
        #expect(code(ZipMaker.archive(entries)) == "import.word.part")
    }

    @Test func tricksWithPathsAreRefused() {
        for path in ["../evil.xml", "/etc/evil.xml", "word/../../evil.xml"] {
            #expect(code(ZipMaker.archive(file().entries + [ZipMaker.Entry(path, "<x/>")])) == "import.word.package", "\(path)")
        }
        #expect(code(ZipMaker.archive(file().entries + [ZipMaker.Entry("WORD/document.XML", "<x/>")])) == "import.word.package")
    }

    @Test func encryptedEntriesAreRefused() {
        var entries = file().entries
        entries[entries.count - 1].isEncrypted = true
        #expect(code(ZipMaker.archive(entries)) == "import.word.package")
    }

    @Test func damagedContentIsSaid() {
        var entries = file().entries
        for index in entries.indices where entries[index].path == "word/document.xml" { entries[index].crcError = 1 }
        #expect(code(ZipMaker.archive(entries)) == "archive.malformed")
    }

    @Test func hostileXMLIsRefused() {
        func document(_ xml: String) -> [UInt8] {
            ZipMaker.archive(file().entries.map { $0.path == "word/document.xml" ? ZipMaker.Entry($0.path, xml) : $0 })
        }
        let root = "<w:document \(WordMaker.namespaces)><w:body>"
        #expect(code(document("<!DOCTYPE w [<!ENTITY a \"b\">]>" + root + "<w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"))?.hasPrefix("xml.") == true)
        #expect(code(document(root + "<w:p>"))?.hasPrefix("xml.") == true)
        #expect(code(document("")) != nil)
        let deep = String(repeating: "<w:tbl><w:tr><w:tc>", count: 5000)
        #expect(code(document(root + deep))?.hasPrefix("xml.") == true)
    }

    /// Bounds are reached with a finding: many entries, and parts that are larger than a part may be.
    @Test func bombsAreRefused() {
        let many = (0..<20_100).map { ZipMaker.Entry("customXml/\($0).bin", []) }
        #expect(code(ZipMaker.archive(file().entries + many)) == "archive.limit")
    }

    /// Odd structures are read without a crash; what they print is there.
    @Test(arguments: [
        "<w:r><w:t>Outside of a paragraph.</w:t></w:r>", "<w:tc><w:p><w:r><w:t>A cell alone.</w:t></w:r></w:p></w:tc>",
        "<w:tbl><w:p><w:r><w:t>In no cell.</w:t></w:r></w:p></w:tbl>", "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/><w:t>An end alone.</w:t></w:r></w:p>",
        "<w:p><w:p><w:r><w:t>A paragraph in a paragraph.</w:t></w:r></w:p></w:p>",
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"99999999999\"/><w:vMerge/></w:tcPr><w:p><w:r><w:t>Goes on from nothing.</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"-4\"/><w:numId w:val=\"99\"/></w:numPr><w:pStyle w:val=\"none\"/></w:pPr><w:r><w:t>No such list.</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>A note.</w:t><w:footnoteReference w:id=\"7\"/></w:r></w:p>", "<w:p><w:txbxContent><w:r><w:t>A box alone.</w:t></w:r></w:txbxContent></w:p>",
    ])
    func oddStructuresKeepTheirWords(body: String) throws {
        let result = try Importer.importDocument(.bytes(file(body).bytes), name: "x.docx")
        let words = body.replacing(#/<[^>]*>/#, with: "")
        #expect(String(decoding: result.xml, as: UTF8.self).contains(words.prefix { $0 != "." }))
    }

    /// Beginnings of a file, and files with a byte changed, are refused or imported; nothing crashes.
    @Test func truncatedFilesAreRefused() {
        let bytes = file().bytes
        for part in 0..<64 {
            let length = bytes.count * part / 64
            #expect(code(Array(bytes[..<length])) != nil, "\(length)")
        }
    }

    @Test func changedBytesDoNotCrash() {
        let bytes = file().bytes
        for index in stride(from: 0, to: bytes.count, by: 13) {
            var changed = bytes
            changed[index] ^= 0x55
            _ = try? Importer.importDocument(.bytes(changed), name: "x.docx")
        }
    }
}
