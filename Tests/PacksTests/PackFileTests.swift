import RapporteurDiagnostics
import Testing

@testable import RapporteurPacks

@Suite struct PackFileTests {
    private func read(_ text: String) throws(WorkError) -> Pack {
        try PackFile.read(.bytes(Array(text.utf8)), name: "p/pack.json", origin: .folder("p"))
    }

    /// A description with one member replaced, or added.
    private func description(_ member: String = "", _ value: String = "") -> String {
        var members = [
            ("id", "\"a-1\""), ("title", "\"T\""), ("version", "\"2.0\""),
            ("match", "[{\"root\": \"r\", \"namespace\": \"urn:a\"}, {\"root\": \"s\"}]"), ("xsd", "\"x/a.xsd\""),
        ]
        if let index = members.firstIndex(where: { $0.0 == member }) {
            members[index].1 = value
        } else if !member.isEmpty {
            members.append((member, value))
        }
        return "{" + members.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ",\n") + "}"
    }

    @Test func readsWhatIsNeeded() throws {
        let pack = try read(description())
        #expect(pack.id == "a-1" && pack.version == "2.0" && pack.xsd == ["x/a.xsd"])
        #expect(pack.match == [Pack.Root(name: "r", namespace: "urn:a"), Pack.Root(name: "s", namespace: "")])
        #expect(pack.prefixes.isEmpty && pack.rules.isEmpty)
        #expect(pack.label == "a-1 2.0")
    }

    @Test(arguments: [
        ("id", "\"A\"", "pack.id"), ("id", "\"\"", "pack.id"), ("id", "\"-a\"", "pack.id"),
        ("id", "1", "json.value.kind"),
        ("id", "\"../a\"", "pack.id"), ("title", "\"\"", "pack.empty"), ("version", "\"\"", "pack.empty"),
        ("match", "[]", "pack.empty"), ("match", "{}", "json.value.kind"), ("match", "[{}]", "json.member.missing"),
        ("match", "[{\"root\": \"\"}]", "pack.empty"),
        ("match", "[{\"root\": \"a\", \"x\": 1}]", "json.member.unknown"),
        ("xsd", "\"/etc/a.xsd\"", "pack.outside"), ("xsd", "\"../a.xsd\"", "pack.outside"),
        ("xsd", "\"a/../../b.xsd\"", "pack.outside"), ("xsd", "\"\"", "pack.outside"),
        ("xsd", "\"a\\u0000b\"", "pack.outside"), ("rules", "[\"../a.sch\"]", "pack.outside"),
        ("codelists", "\"a\"", "json.value.kind"), ("prefixes", "{\"a\": 1}", "json.value.kind"),
        ("handels", "{}", "json.member.unknown"), ("analysis", "{\"note\": []}", "json.member.unknown"),
    ])
    func refuses(_ member: String, _ value: String, _ code: String) throws {
        let text = description(member, value)
        let error = try #require(throws: WorkError.self) { try read(text) }
        #expect(error.kind == .schema)
        #expect(error.findings.map(\.code) == [code])
        #expect(error.findings.allSatisfy { $0.location.file == "p/pack.json" && $0.location.line != nil })
    }

    @Test(arguments: ["id", "title", "version", "match", "xsd"])
    func needs(_ member: String) throws {
        let text = description(member, "null").replacing("\"\(member)\": null", with: "\"names\": {}")
        let error = try #require(throws: WorkError.self) { try read(text) }
        #expect(error.findings.map(\.code) == ["json.member.missing"])
        #expect(error.findings[0].message.description.contains(member))
    }

    @Test(arguments: ["", "[", "{\"id\": \"a\", \"id\": \"b\"}", "\u{FEFF}{}", String(repeating: "[", count: 100_000)])
    func refusesWhatIsNoJSON(_ text: String) throws {
        let error = try #require(throws: WorkError.self) { try read(text) }
        #expect(error.kind == .schema && !error.findings.isEmpty)
    }

    @Test func writesWhatItReads() throws {
        var pack = try read(description())
        pack.prefixes = ["": "urn:a", "x": "urn:x"]
        pack.titlesInLanguages = [.french: "Lettres", .chinese: "信函"]
        pack.handles = ["p": "paragraph {n}"]
        pack.handlesInLanguages = [.french: ["p": "paragraphe {n}"], .arabic: ["p": "الفقرة {n}"]]
        pack.examples = ["respondent": "BLR"]
        pack.noteElements = ["note", "b"]
        let text = String(decoding: PackFile.text(pack), as: UTF8.self)
        #expect(try read(text) == pack)
        #expect(pack.handles(in: .french)["p"] == "paragraphe {n}" && pack.handles(in: .russian)["p"] == "paragraph {n}")
        #expect(pack.title(in: .chinese) == "信函" && pack.title(in: .russian) == pack.title)
    }

    @Test(arguments: [#"{"xx": {}}"#, #"{"fr": {"p": "{n"}}"#, #"{"fr": "p"}"#, "[]"])
    func refusesNamesOfPlacesThatCannotBeRead(_ names: String) throws {
        let error = try #require(throws: WorkError.self) { try read(description("handlesIn", names)) }
        #expect(error.kind == .schema)
    }
}
