import RapporteurDiagnostics
import RapporteurRules
import Testing

@Suite struct CodeListReaderTests {
    private let head = "list\tl\nversion\t2026-01-01\ntitle\tT\nsource\tS\n"

    private func read(_ text: String) throws(WorkError) -> CodeList {
        try CodeList.read(.bytes(Array(text.utf8)), name: "l.tsv")
    }

    @Test func readsAll() throws {
        let list = try read(
            "# a comment\n" + head + "fields\ta\tb\r\nkeys\tb\n\ncode\tX\t-\t2001\t1\t-\ncode\tX\t2002\t-\t2\tx\n"
                + "name\ten\tshort\t-\t-\tEx\nname\ten\tformer\t-\t2001\tOld Ex\ncode\tY\t-\t-\t3\ty")
        #expect(list.entries.map(\.code) == ["X", "Y"])
        #expect(list["x"]?.code == "X" && list["y"]?.code == "Y" && list["-"] == nil && list["1"] == nil)
        let entry = try #require(list["X"])
        #expect(entry.periods.map { $0["a"] } == ["1", "2"] && entry.periods.map { $0["b"] } == [nil, "x"])
        #expect(entry.names.map(\.text) == ["Ex", "Old Ex"] && entry.names.map(\.kind) == [.short, .former])
        #expect(entry.name(in: "en", on: DayRange("2001")) == "Ex")
    }

    @Test func needsNoFields() throws {
        let list = try read(head + "code\tX\t-\t-\n")
        #expect(list.contains("X") && list["X"]?.value("a") == nil)
    }

    /// A fault, its code and its line (nil for the whole file).
    @Test(arguments: [
        ("", "codelist.head", nil), ("list\tl\n", "codelist.head", nil),
        ("HEAD", "codelist.head", nil), ("HEADfields\ta\nkeys\tb\ncode\tX\t-\t-\t1", "codelist.head", nil),
        ("HEADlist\tm\ncode\tX\t-\t-", "codelist.line", 5), ("HEADcode\tX\t-\t-\nversion\t1", "codelist.line", 6),
        ("HEADnonsense\t1\ncode\tX\t-\t-", "codelist.line", 5), ("HEADcode\n", "codelist.line", 5),
        ("HEADcode\tX\t-\n", "codelist.line", 5), ("HEADcode\tX\t-\t-\t1\n", "codelist.line", 5),
        ("HEADcode\tX\t\t-\n", "codelist.line", 5), ("HEADcode\tX\t-\t-\t\n", "codelist.line", 5),
        ("HEAD \ncode\tX\t-\t-", "codelist.line", 5), ("HEADcode\tX\t2002-13\t-", "codelist.date", 5),
        ("HEADcode\tX\t2002\t2001", "codelist.date", 5), ("HEADcode\tX\tyesterday\t-", "codelist.date", 5),
        ("HEADcode\tX\t-\t-\ncode\tX\t-\t-", "codelist.duplicate", 6),
        ("HEADcode\tX\t-\t2002\ncode\tX\t2002\t-", "codelist.duplicate", 6),
        ("HEADcode\tX\t-\t-\ncode\tY\t-\t-\ncode\tX\t-\t-", "codelist.duplicate", 7),
        ("HEADcode\tX\t-\t2001\nname\ten\tshort\t-\t-\tN\ncode\tX\t2002\t-", "codelist.duplicate", 7),
        ("HEADname\ten\tshort\t-\t-\tN\ncode\tX\t-\t-", "codelist.line", 5),
        ("HEADcode\tX\t-\t-\nname\ten\tshort\t-\tN", "codelist.line", 6),
        ("HEADcode\tX\t-\t-\nname\ten\tlong\t-\t-\tN", "codelist.line", 6),
        ("HEADcode\tX\t-\t-\nname\ten\tshort\t-\t0\tN", "codelist.date", 6),
        ("HEADtitle2\tT\tU\ncode\tX\t-\t-", "codelist.line", 5),
    ] as [(String, String, Int?)])
    func tells(_ text: String, _ code: String, _ line: Int?) throws {
        let error = try #require(throws: WorkError.self) { try read(text.replacing("HEAD", with: head)) }
        #expect(error.kind == .schema)
        let finding = try #require(error.findings.first)
        #expect(finding.code == code && finding.location.line == line && finding.location.file == "l.tsv")
        #expect(finding.hint?.description.isEmpty == false)
    }

    @Test func tellsAllFaultsUpToABound() throws {
        let two = try #require(throws: WorkError.self) { try read(head + "code\tX\t-\na\tb\n") }
        #expect(two.findings.map(\.location.line) == [5, 6, nil])
        let many = try #require(throws: WorkError.self) { try read(String(repeating: "x\n", count: 100_000)) }
        #expect(many.findings.count == 100)
    }

    @Test func needsUTF8() throws {
        let bytes = Array(head.utf8) + [0xC3, 0x28]
        let error = try #require(throws: WorkError.self) { try CodeList.read(.bytes(bytes), name: "l") }
        #expect(error.findings.map(\.code) == ["codelist.encoding"])
    }

    @Test func hasABound() throws {
        let bytes = Array(head.utf8) + [UInt8](repeating: 0x23, count: 17 << 20)
        let error = try #require(throws: WorkError.self) { try CodeList.read(.bytes(bytes), name: "l") }
        #expect(error.findings.map(\.code) == ["codelist.limit"])
    }

    @Test func isMissing() throws {
        let error = try #require(throws: WorkError.self) { try CodeList.read(.file("/no/such/list"), name: "l") }
        #expect(error.kind == .input && error.findings.map(\.code) == ["input.missing"])
    }
}
