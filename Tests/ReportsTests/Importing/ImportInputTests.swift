import RapporteurDiagnostics
@testable import RapporteurImporting
@testable import RapporteurReportModel
import Testing

/// What is no text ends in a finding; what is damaged is kept and said.
@Suite struct ImportInputTests {
    private func code(_ bytes: [UInt8]) -> String? {
        workError { try Importer.importDocument(.bytes(bytes), name: "x") }?.findings.first?.code
    }

    @Test(arguments: [
        ([], "import.input.empty"), (Array(" \n\n".utf8), "import.input.empty"), ([0xD0, 0xCF, 0x11, 0xE0, 0, 0], "import.input.kind"),
        ([0xFF, 0x57, 0x50, 0x43, 1], "import.input.kind"), (Array("%PDF-1.4\n".utf8), "import.input.kind"), ([0x50, 0x4B, 3, 4], "import.word.package"),
        (Array("<!DOCTYPE html>\n<html><body>404".utf8), "import.input.kind"), (Array("<?xml version=\"1.0\"?><report/>".utf8), "import.input.kind"),
        (Array("{\"report\": {}}".utf8), "import.input.kind"), ([UInt8](repeating: 1, count: 300), "import.input.kind"), (Array("{\\rtf1".utf8), "import.input.kind"),
    ] as [([UInt8], String)])
    func otherFilesAreRefused(bytes: [UInt8], expected: String) {
        #expect(code(bytes) == expected)
    }

    private func findings(_ bytes: [UInt8]) throws -> [String] {
        try Importer.importDocument(.bytes(bytes), name: "x").findings.map(\.code)
    }

    @Test func encodingsAreSaid() throws {
        #expect(try findings(Array("1. The Gov\u{E9}rnment is here.".utf8)).isEmpty)
        #expect(try findings(Array("1. The State".utf8) + [0xD5] + Array("s party is here.".utf8)) == ["import.encoding"])
        #expect(try findings(Array("1. Caf".utf8) + [0xE9] + Array(" is here.".utf8)) == ["import.encoding"])
        #expect(try findings(Array("1. The StateÕs party is here.".utf8)) == ["import.text.mojibake"])
        var wide: [UInt8] = [0xFF, 0xFE]
        for unit in "1. The State is here.".utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(try findings(wide).isEmpty)
    }

    @Test func macRomanIsReadAsSuch() throws {
        let result = try Importer.importDocument(.bytes(Array("1. The State".utf8) + [0xD5] + Array("s party is here.".utf8)), name: "x")
        #expect(String(decoding: result.xml, as: UTF8.self).contains("State’s party"))
    }

    @Test func controlsAreDroppedWithTheirReason() throws {
        let result = try Importer.importDocument(.bytes(Array("1. The State\u{1} is here, and so is a longer text that goes on and on.\n".utf8) + Array(String(repeating: "Words. ", count: 60).utf8)), name: "x")
        #expect(result.findings.map(\.code) == ["import.character.notAllowed"])
        #expect(String(decoding: result.sourceMap, as: UTF8.self).contains("\"dropped\":\"character that XML does not allow\""))
    }

    @Test func gapsInNumbersAreSaid() throws {
        let text = "1. The first paragraph is here.\n\n2. The second is here.\n\n5. The fifth is here.\n"
        #expect(try findings(Array(text.utf8)) == ["import.paragraph.gap"])
    }

    /// Beginnings of a text of any length import without losing a word.
    @Test func truncatedTextsImport() throws {
        let text = """
            United Nations                      A/57/150
            General Assembly                    Distr.: General
                                                2 July 2002
                                                Original: English

            Protection of migrants
            Report of the Secretary-General

            Contents
            I. Introduction . . . . . . 1–2   3

            I. Introduction
            1. In its resolution 56/170, the Assembly asked:
            (a) For **bold** things;
            (b) For others.
            2. Table follows.

            Country     Troops    Total
            Chad            1       2
            ____________
            * A/57/50.
            """
        let bytes = Array(text.utf8)
        for length in stride(from: 1, through: bytes.count, by: 7) {
            let part = Array(bytes[..<length])
            guard InputKind(part) == .text else { continue }
            _ = try Importer.importDocument(.bytes(part), name: "x")
        }
    }

    @Test(arguments: [
        String(repeating: "(a) ", count: 4000), String(repeating: "1. A. I. ", count: 3000), String(repeating: "**", count: 5000),
        String(repeating: "I. A\n\n", count: 3000), String(repeating: "(i) x;\n(a) y;\n(1) z;\n", count: 800), String(repeating: "[Original: English] ", count: 1500),
        String(repeating: "\u{C}A/1/2\n", count: 2000), String(repeating: "Act of the Act and ", count: 2000), String(repeating: "a   b\n", count: 3000),
        String(repeating: "A/57/1, paras. ", count: 2000), "A" + String(repeating: "/A", count: 20000), String(repeating: "9 ", count: 10000), String(repeating: "“", count: 5000),
    ])
    func hostileTextsImport(text: String) throws {
        _ = try Importer.importDocument(.bytes(Array(text.utf8)), name: "x")
    }

    /// A symbol that the text does not print is taken from the user, and only then.
    @Test func suppliedSymbolIsUsedWhereNoneIsPrinted() throws {
        let text = "Protection of migrants\n\nReport of the Secretary-General\n\n1. The text is here.\n"
        var options = Importer.Options()
        options.symbol = "A/57/292"
        guard case .report(let report) = try Importer.importDocument(.bytes(Array(text.utf8)), name: "x", options: options).document else {
            Issue.record("not a report")
            return
        }
        #expect(report.symbols == ["A/57/292"])
        guard case .report(let printed) = try Importer.importDocument(.bytes(Array(("A/1/2\n\n" + text).utf8)), name: "x", options: options).document else {
            Issue.record("not a report")
            return
        }
        #expect(printed.symbols == ["A/1/2"])
    }

    /// Word order and words are compared by characters, so that nothing else can pass.
    @Test func accountingFindsWhatIsLost() throws {
        let text = sourceText("one two")
        let index = SourceIndex(scalars: text.scalars, lineStarts: [0])
        let xml = Array("<report xmlns=\"urn:rapporteur:report:1.0\"><title>one two</title></report>".utf8)
        var whole = Ledger(size: 7)
        whole.write(text, to: "/report/title[1]")
        #expect(try Accounting.check(whole, source: index, xml: xml, name: "x").isEmpty)
        var part = Ledger(size: 7)
        part.write(text.upTo(3), to: "/report/title[1]")
        #expect(try Accounting.check(part, source: index, xml: xml, name: "x").count == 2)
        var twice = whole
        twice.write(text.upTo(3), to: "/report/title[1]")
        #expect(try Accounting.check(twice, source: index, xml: xml, name: "x").isEmpty == false)
        let other = Array("<report xmlns=\"urn:rapporteur:report:1.0\"><title>two one</title></report>".utf8)
        #expect(try Accounting.check(whole, source: index, xml: other, name: "x").map(\.code) == ["import.accounting"])
    }
}
