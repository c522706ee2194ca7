import Foundation
import Rapporteur
import TestSupport
import Testing

/// What a program that uses the library sees; it has no other way in than `import Rapporteur`.
@Suite struct LibraryTests {
    static let sample = SharedData.projectRoot.appendingPathComponent("Samples/protection-of-migrants.xml").path
    static let schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:element name="c"><xs:complexType><xs:sequence>
            <xs:element name="b" type="xs:int" maxOccurs="unbounded"/>
          </xs:sequence></xs:complexType></xs:element>
        </xs:schema>
        """

    /// Without the packs and the cache of whoever runs the tests.
    static func rapporteur() throws -> Rapporteur {
        var configuration = Rapporteur.Configuration()
        configuration.packs = nil
        configuration.cache = nil
        configuration.language = .english
        return try Rapporteur(configuration)
    }

    private static func schema(in folder: TemporaryFolder) throws -> Schema {
        try rapporteur().schema(at: folder.write(schema, to: "c.xsd"))
    }

    // MARK: Validating

    @Test func rulesAreRunUnlessSomebodySaysOtherwise() throws {
        let schema = try Self.rapporteur().schema()
        let text = try String(contentsOfFile: Self.sample, encoding: .utf8)
        let wrong = text.replacingOccurrences(of: ">2 July 2002<", with: ">3 July 2002<")
        try #require(wrong != text)
        let checked = try schema.validate(.text(wrong))
        #expect(checked.rules > 0)
        #expect(checked.findings.contains { $0.code.hasPrefix("rule.") })
        var options = CheckOptions()
        options.runsRules = false
        #expect(try schema.validate(.text(wrong), options).findings.allSatisfy { !$0.code.hasPrefix("rule.") })
    }

    @Test func inputsOfEveryKindGetOneVerdict() async throws {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Self.sample)))
        var rest = bytes[...]
        let closure = try Input.collecting {
            guard !rest.isEmpty else { return nil }
            defer { rest = rest.dropFirst(1000) }
            return Array(rest.prefix(1000))
        }
        let sequence = try await Input.collecting(
            AsyncStream { continuation in
                for byte in bytes.prefix(5000) { continuation.yield([byte]) }
                continuation.yield(Array(bytes.dropFirst(5000)))
                continuation.finish()
            })
        let schema = try Self.rapporteur().schema()
        for input in [Input.file(Self.sample), .bytes(bytes), closure, sequence, closure] {
            let result = try schema.validate(input)
            #expect(result.isValid)
            #expect(result.schema == "report 1.0")
        }
    }

    @Test(arguments: ["", "{", "<c>", "<other/>", "%PDF-1.7", "<c><b>x</b></c>", "<c xmlns='urn:x'/>", "\0\0\0"])
    func nothingWrongIsCalledValid(_ text: String) throws {
        let folder = try TemporaryFolder()
        let result = try Self.schema(in: folder).validate(.text(text))
        #expect(result.outcome != .valid)
        #expect(!result.findings.isEmpty)
        #expect(throws: RapporteurError.self) { try result.orThrow() }
    }

    @Test func aMissingFileIsAnError() throws {
        let error = #expect(throws: RapporteurError.self) {
            try Self.rapporteur().schema().validate(contentsOf: "/nowhere/at/all.xml")
        }
        guard case .input(let findings) = error else { throw Unexpected(error) }
        #expect(findings.map(\.code) == ["input.missing"])
    }

    @Test func schemasThatAreNoneAreErrors() throws {
        let folder = try TemporaryFolder()
        let rapporteur = try Self.rapporteur()
        for make in [
            { try rapporteur.schema(pack: "nobody") }, { try rapporteur.schema(at: "/nowhere.xsd") },
            { try rapporteur.schema(at: folder.write("<xs:schema/>", to: "bad.xsd")) },
        ] {
            let error = #expect(throws: RapporteurError.self) { try make() }
            guard case .schema(let findings) = error else { throw Unexpected(error) }
            #expect(!findings.isEmpty)
            #expect("\(error!)".contains("["))
        }
    }

    @Test func findingsSayWhereAndAreCoded() throws {
        let folder = try TemporaryFolder()
        let result = try Self.schema(in: folder).validate(.text("<c>\n <b>one</b>\n</c>", name: "x.xml"))
        let finding = try #require(result.findings.first)
        #expect((finding.place.line, finding.place.column) == (2, 5) || (finding.place.line, finding.place.column) == (2, 2))
        #expect("\(finding)".hasPrefix("x.xml:2:"))
        let coded = try JSONEncoder().encode(finding)
        #expect(try JSONDecoder().decode(Finding.self, from: coded) == finding)
        let members = try #require(JSONSerialization.jsonObject(with: coded) as? [String: Any])
        #expect(Set(members.keys).isSuperset(of: ["code", "severity", "message", "line", "column", "xpath", "count"]))
    }

    @Test func aCancelledTaskEndsItsWork() async throws {
        let schema = try Self.rapporteur().schema()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try schema.validate(contentsOf: Self.sample)
        }
        let error = await #expect(throws: RapporteurError.self) { try await task.value }
        #expect(error == .cancelled)
        #expect(try schema.validate(contentsOf: Self.sample).isValid)
    }

    @Test func manyThreadsShareOneSchema() async throws {
        let schema = try Self.rapporteur().schema()
        let valid = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<16 { group.addTask { try schema.validate(contentsOf: Self.sample).isValid } }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(valid == 16)
    }

    // MARK: Converting

    @Test func whatIsConvertedComesBack() throws {
        let folder = try TemporaryFolder()
        let schema = try Self.schema(in: folder)
        var options = ConversionOptions()
        options.verifies = true
        let json = try schema.json(fromXML: .text("<c><b>1</b><!-- two --><b>2</b></c>"), options)
        let xml = try schema.xml(fromJSON: json, options)
        #expect(String(decoding: xml, as: UTF8.self).contains("<!-- two -->"))
        #expect(try schema.json(fromXML: xml, options) == json)
    }

    @Test func noInputIsWrittenOver() throws {
        let folder = try TemporaryFolder()
        let schema = try Self.schema(in: folder)
        let path = try folder.write("<c><b>1</b></c>", to: "in.xml")
        let link = folder.path("link.xml")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        for output in [path, link] {
            let error = #expect(throws: RapporteurError.self) { try schema.json(fromXML: .file(path), to: .file(output)) }
            guard case .usage(let findings) = error else { throw Unexpected(error) }
            #expect(findings.map(\.code) == ["usage.overwrite"])
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "<c><b>1</b></c>")
    }

    @Test func whatIsNotValidLeavesNoOutput() throws {
        let folder = try TemporaryFolder()
        let schema = try Self.schema(in: folder)
        let error = #expect(throws: RapporteurError.self) {
            try schema.json(fromXML: .text("<c><b>x</b></c>"), to: .file(folder.path("out.json")))
        }
        guard case .document(let invalid) = error else { throw Unexpected(error) }
        #expect(invalid.outcome == .invalid)
        #expect(!FileManager.default.fileExists(atPath: folder.path("out.json")))
        var pieces = 0
        #expect(throws: RapporteurError.self) {
            try schema.json(fromXML: .text("<c>"), to: .pieces { _ in pieces += 1 })
        }
        #expect(pieces == 0)
    }

    @Test func whatAnOutputThrowsIsThrownOn() throws {
        struct Full: Error {}
        let folder = try TemporaryFolder()
        let schema = try Self.schema(in: folder)
        #expect(throws: Full.self) {
            try schema.json(fromXML: .text("<c><b>1</b></c>"), to: .pieces { _ in throw Full() })
        }
    }

    // MARK: Typed values

    @Test func reportsAreReadAndWritten() throws {
        let report = try Report(contentsOf: Self.sample)
        #expect(try Report(contentsOf: .bytes(report.xml())) == report)
        #expect(try Report(contentsOf: .bytes(report.json())) == report)
        let akn = try AnyReportDocument.reading(akomaNtoso: .bytes(report.akomaNtoso()))
        #expect(Report(akn.document) == report)
        #expect(throws: RapporteurError.self) { try Communication(contentsOf: Self.sample) }
        #expect(throws: RapporteurError.self) { try Report(contentsOf: .text("<report/>")) }
    }

    @Test func rowsAreThoseOfTheTool() throws {
        let rapporteur = try Self.rapporteur()
        let report = try Report(contentsOf: Self.sample)
        let rows = try rapporteur.rows(of: .replies, in: report)
        #expect(rows.count == report.replies.count)
        #expect(rows.first?["language"] == .text("en"))
        #expect(rows.first?["no such column"] == nil)
        #expect(ReportTable("votes") == .votes)
        #expect(ReportTable("nothing") == nil)
        #expect(Set(ReportTable.all.map(\.description.name)).count == ReportTable.all.count)
    }

    @Test func rowsOfAnySchema() throws {
        let folder = try TemporaryFolder()
        let schema = try Self.schema(in: folder)
        #expect(try schema.tables().map(\.path).contains("/c/b"))
        let xml = Input.text("<c><b>1</b><b>2</b></c>", name: "x")
        let rows = try schema.rows(of: "/c/b", in: xml)
        #expect(rows.map { $0["position"] } == [.integer(1), .integer(2)])
        let json = try schema.json(fromXML: xml)
        #expect(try schema.rows(of: "/c/b", in: .bytes(json)).map { $0["position"] } == [.integer(1), .integer(2)])
        #expect(throws: RapporteurError.self) { try schema.rows(of: "/c/x", in: xml) }
        #expect(throws: RapporteurError.self) { try schema.rows(of: "/c/b", in: .text("<c/>")) }
        #expect(throws: RapporteurError.self) { try Self.rapporteur().schema().tables() }
    }

    @Test func valuesAreCodedByAnySchema() throws {
        struct C: Codable, Equatable { var b: [Int] }
        let folder = try TemporaryFolder()
        let coder = SchemaCoder(try Self.schema(in: folder), root: "c")
        #expect(try coder.decode(C.self, fromXML: .text("<c><b>1</b><b>2</b></c>")) == C(b: [1, 2]))
        #expect(try coder.decode(C.self, fromXML: .bytes(coder.encode(C(b: [3])))) == C(b: [3]))
        #expect(throws: RapporteurError.self) { try coder.encode(C(b: [])) }
        #expect(throws: RapporteurError.self) { try coder.decode(C.self, fromXML: .text("<c/>")) }
        #expect(throws: DecodingError.self) {
            try coder.decode([String].self, fromXML: .text("<c><b>1</b></c>"))
        }
    }

    // MARK: Importing and compiling

    @Test func importKeepsEveryWord() throws {
        let imported = try Self.rapporteur().importDocument(
            .text("Protection of migrants\n\n1. The first paragraph.\n", name: "x.txt"))
        #expect(String(decoding: imported.xml, as: UTF8.self).contains("The first paragraph."))
        #expect(throws: RapporteurError.self) { try Self.rapporteur().importDocument(at: "/nowhere.txt") }
        #expect(throws: RapporteurError.self) { try Self.rapporteur().importDocument(.bytes([0, 1, 2])) }
    }

    @Test func communicationsBecomeAReport() throws {
        let samples = SharedData.projectRoot.appendingPathComponent("Samples").path
        let rapporteur = try Self.rapporteur()
        let draft = try Report(contentsOf: "\(samples)/draft.xml")
        let submissions = try ["belarus", "qatar"].map { try Submission(contentsOf: .file("\(samples)/replies/\($0).xml")) }
        let compiled = try rapporteur.compile(draft, submissions)
        #expect(compiled.replies.count == 2 && compiled.report.replies.count == draft.replies.count + 2)
        #expect(try rapporteur.schema().validate(.bytes(compiled.report.xml())).outcome != .notChecked)
        // An answer to another note verbale is no part of it.
        let request = try NoteVerbale(contentsOf: "\(samples)/note-verbale.xml")
        let other = try Submission(contentsOf: .file("\(samples)/communication.xml"))
        #expect(throws: RapporteurError.self) { try rapporteur.compile(request, [other]) }
        #expect(throws: RapporteurError.self) { try Submission(contentsOf: .file("\(samples)/note-verbale.xml")) }
    }

    private struct Unexpected: Error {
        init(_ error: RapporteurError?) { Issue.record("\(String(describing: error))") }
    }
}
