import RapporteurDiagnostics
import RapporteurJSONStream
import Testing

/// Small documents in memory.
@Suite struct JSONDocumentTests {
    private func document(_ text: String) throws -> JSONDocument {
        try JSONDocument(.bytes(Array(text.utf8)), name: "pack.json", kind: .schema)
    }

    private func findings(_ body: () throws -> Void) -> [Finding] {
        do {
            try body()
            return []
        } catch let error as WorkError {
            #expect(error.kind == .schema)
            return error.findings
        } catch {
            Issue.record(error)
            return []
        }
    }

    static let pack = """
        {
          "id": "report",
          "version": 1,
          "draft": false,
          "match": {"root": "report", "namespace": null},
          "codelists": ["states", "treaties"],
          "prefixes": {"a/b": "urn:x"}
        }
        """

    @Test func valuesAreReadByKind() throws {
        let root = try document(Self.pack).root
        #expect(try root.required("id").string() == "report")
        #expect(try root.required("version").int() == 1)
        #expect(try root.required("draft").bool() == false)
        #expect(try root.required("codelists").strings() == ["states", "treaties"])
        #expect(try root.required("match").required("namespace").value.isNull)
        let rules = try root.member("rules")
        #expect(rules?.value == nil)
        let prefix = try root.required("prefixes").members()
        #expect(prefix.map(\.name) == ["a/b"])
        #expect(prefix.map(\.field.pointer) == ["/prefixes/a~1b"])
        #expect(try root.members().map(\.name) == ["id", "version", "draft", "match", "codelists", "prefixes"])
        #expect(root.value["match"]?["root"]?.string == "report")
        #expect(root.value["nothing"]?["root"] == nil)
    }

    @Test func faultsSayWhere() throws {
        let root = try document(Self.pack).root
        let cases: [(code: String, pointer: String, line: Int, fault: () throws -> Void)] = [
            ("json.member.missing", "", 1, { _ = try root.required("title") }),
            ("json.value.kind", "/version", 3, { _ = try root.required("version").string() }),
            ("json.value.kind", "/id", 2, { _ = try root.required("id").int() }),
            ("json.value.kind", "/match", 5, { _ = try root.required("match").items() }),
            ("json.value.kind", "/codelists", 6, { _ = try root.required("codelists").members() }),
            ("json.value.kind", "/match/namespace", 5, { _ = try root.required("match").required("namespace").string() }),
            ("json.value.kind", "/draft", 4, { _ = try root.required("draft").strings() }),
            ("json.member.unknown", "/prefixes/a~1b", 7, { try root.required("prefixes").allowOnly(["c"]) }),
        ]
        for (code, pointer, line, fault) in cases {
            let found = findings(fault)
            #expect(found.map(\.code) == [code])
            #expect(found.first?.location.pointer == pointer)
            #expect(found.first?.location.line == line)
            #expect(found.first?.location.file == "pack.json")
        }
        #expect(findings { try root.allowOnly(["id"]) }.count == 5)
        #expect(findings { try root.required("match").allowOnly(["root", "namespace"]) }.isEmpty)
    }

    @Test(arguments: [
        ("", "json.malformed.truncated"), ("{,}", "json.malformed.comma"), (#"{"a":1,"a":2}"#, "json.member.duplicate"),
        (#"["\ud800"]"#, "json.string.surrogate"), (String(repeating: "[", count: 201), "json.limit.depth"),
    ])
    func unusableDocumentsAreThrown(_ text: String, _ code: String) {
        #expect(findings { _ = try document(text) }.map(\.code) == [code])
    }

    @Test func missingFilesAreErrorsOfInput() {
        #expect(throws: WorkError.self) { try JSONDocument(.file("/nowhere/pack.json")) }
    }

    @Test func integersAreIntegers() {
        for (text, value) in [("1", 1), ("-0", 0), ("9223372036854775807", Int.max)] as [(String, Int)] {
            #expect(JSONValue.number(text).int == value)
        }
        for text in ["1.0", "1e2", "9223372036854775808"] { #expect(JSONValue.number(text).int == nil) }
    }

    @Test func namesCompareByScalars() throws {
        let value = try document("{\"\u{E9}\": 1, \"e\u{301}\": 2}").value
        #expect(value["\u{E9}"]?.int == 1)
        #expect(value["e\u{301}"]?.int == 2)
    }
}
