import RapporteurDiagnostics
import RapporteurInterchange
@testable import RapporteurReportModel
import Testing
import TestSupport

/// What is not valid is not read and not written, and the error says why.
@Suite struct InvalidTests {
    private static let namespace = "urn:rapporteur:report:1.0"
    private static let head = """
        <report xmlns="urn:rapporteur:report:1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        """

    @Test(arguments: [
        ("", "input.format"), ("hello", "input.format"), ("[1]", "input.format"),
        ("<report", "xml."), ("<report/>", "xsd."), ("\(head)/>", "xsd."),
        ("\(head)><title>T</title><title>U</title></report>", "xsd."),
        ("\(head)><symbol>a*</symbol><title>T</title></report>", "xsd."),
        ("\(head)><title>T<noteRef note=\"n\">1</noteRef></title></report>", "xsd."),
        ("<!DOCTYPE report>\(head)><title>T</title></report>", "xml."),
        ("{", "json."), ("{}", ""), ("{\"report\": {}}", ""), ("{\"report\": {\"title\": 1}}", ""),
        ("{\"report\": {\"title\": {\"content\": [\"T\"]}, \"titel\": 1}}", ""),
        ("{\"a\": 1, \"a\": 1}", ""),
        ("{\"$schema\": \"urn:other\", \"report\": {\"title\": {\"content\": [\"T\"]}}}", "json."),
    ])
    func notRead(text: String, code: String) throws {
        let error = try #require(workError { try AnyReportDocument(contentsOf: .bytes(Array(text.utf8)), name: "x") })
        #expect(error.kind == .input)
        #expect(error.findings.contains { $0.code.hasPrefix(code) }, "\(error.findings.map(\.code))")
        #expect(error.findings.allSatisfy { $0.location.file == "x" })
        #expect(workError { try Report(contentsOf: .bytes(Array(text.utf8))) } != nil)
    }

    @Test func everythingWrongIsSaid() throws {
        let text = """
            \(Self.head) bad="1"><title>T</title><mandate/><section number=""><heading/></section></report>
            """
        let error = try #require(workError { try Report(contentsOf: .bytes(Array(text.utf8))) })
        #expect(error.findings.count >= 3)
    }

    @Test(arguments: ["communication.xml", "communication.json"])
    func truncated(file: String) throws {
        let whole = try sample(file)
        let end = try #require(whole.lastIndex { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "}") })
        for count in Array(stride(from: 0, to: end, by: 97)) + [end] {
            #expect(throws: WorkError.self) { try Communication(contentsOf: .bytes(Array(whole.prefix(count)))) }
        }
    }

    @Test func missingFile() throws {
        let error = try #require(workError { try Report(contentsOf: .file("/nowhere/at/all.xml")) })
        #expect(error.findings.map(\.code) == ["input.missing"])
    }

    @Test func anotherDocument() throws {
        let communication = try sample("communication.xml")
        let error = try #require(workError { try Report(contentsOf: .bytes(communication), name: "c.xml") })
        #expect(error.findings.map(\.code) == ["report.root"])
        #expect(error.findings.first?.message.description == "The document is a <communication>, where a <report> was expected.")
        #expect(error.findings.first?.location.file == "c.xml")
        #expect(throws: WorkError.self) { try NoteVerbale(contentsOf: .bytes(sample("communication.json"))) }
    }

    /// The schema lets no other type stand in the place of an element's own.
    @Test func substitutedType() throws {
        let error = try #require(
            workError { try Report(contentsOf: .bytes(Array(Self.typed("r:Quote", " source=\"A/1\"").utf8)), name: "x") })
        #expect(error.findings.map(\.code) == ["xsd.type.notDerived", "xsd.attribute.unexpected"])
    }

    private static func typed(_ type: String, _ attributes: String = "") -> String {
        """
        \(head)><title>T</title><section><heading>H</heading><paragraph><strong xmlns:r="\(namespace)" \
        xsi:type="\(type)"\(attributes)>q</strong></paragraph></section></report>
        """
    }

    /// Valid by the schema, but a thing that the model has no place for: refused rather than dropped.
    @Test func namedType() throws {
        let text = Self.typed("r:Inline")
        _ = try convertedToJSON(Array(text.utf8))
        let error = try #require(workError { try Report(contentsOf: .bytes(Array(text.utf8)), name: "x") })
        #expect(error.findings.map(\.code) == ["report.type.substituted"])
        #expect(error.findings.first?.location.pointer
            == "/report/sections/0/content/0/paragraph/content/0/strong/$type")
    }

    @Test func whatIsNotTheDocumentsOwnIsLeftAside() throws {
        let text = """
            <?xml version="1.0"?><?a b?><!-- c -->\(Self.head) xsi:schemaLocation="urn:rapporteur:report:1.0 report.xsd">
            <!-- c --><title>A<!-- c --> B<?a b?></title></report>
            """
        let report = try Report(contentsOf: .bytes(Array(text.utf8)))
        #expect(report == Report(title: ["A B"]))
    }

    // MARK: Writing

    @Test(arguments: [
        Report(title: [.noteRef(NoteRef(note: "nowhere", text: "1"))]),
        Report(symbols: ["a"], title: ["T"]),
        Report(title: ["nul \0"]),
        Report(title: [.state(StateReference(code: "Belarus", role: .other, text: "Belarus"))]),
        Report(title: [.state(StateReference(code: "BLR", role: .other, text: ""))]),
        Report(title: [.list(List(items: [Item()]))]),
        Report(title: ["T"], blocks: [.list(List(items: []))]),
        Report(title: ["T"], blocks: [.quotation(Quotation(blocks: [
            .reply(Reply(facts: CommunicationFacts(respondent: "BLR", respondentType: .state, kind: .reply)))
        ]))]),
        Report(title: ["T"], summary: Summary(id: "same"), sections: [Section(id: "same", heading: ["H"])]),
        Report(title: ["T"], sections: [Section(number: " I", heading: ["H"])], notes: Notes(notes: [])),
    ])
    func notWritten(report: Report) throws {
        let error = try #require(workError { try report.xml() })
        #expect(error.kind == .input)
        #expect(error.findings.count > 0)
        #expect(error.findings.allSatisfy { $0.location.line == nil && $0.location.pointer != nil })
        #expect(workError { try report.json() } != nil)
    }

    // MARK: Depth

    private func nested(_ levels: Int) -> Report {
        var section = Section(heading: ["innermost"])
        for _ in 1..<levels { section = Section(heading: [], sections: [section]) }
        return Report(title: ["T"], sections: [section])
    }

    @Test func deepAsAllowed() async throws {
        try await onSmallStack { try checkDeepest() }
    }

    private func checkDeepest() throws {
        // The report and the innermost heading are elements too.
        let report = nested(ReportConversion.deepest - 2)
        #expect(try Report(contentsOf: .bytes(report.xml())) == report)
        #expect(try Report(contentsOf: .bytes(report.json())) == report)
        var words: [Inline] = ["innermost"]
        for _ in 0..<ReportConversion.deepest - 2 { words = [.quote(Quote(content: words))] }
        let quotes = Report(title: words)
        #expect(try Report(contentsOf: .bytes(quotes.xml())) == quotes)
        #expect(try Report(contentsOf: .bytes(quotes.json())) == quotes)
    }

    @Test(arguments: [ReportConversion.deepest - 1, 1000])
    func deeper(levels: Int) throws {
        let error = try #require(workError { try nested(levels).xml() })
        #expect(error.findings.map(\.code) == ["report.depth"])
    }

    @Test(arguments: [300, 100_000])
    func deeperXML(levels: Int) throws {
        let xml = Self.head + "><title>" + String(repeating: "<quote>", count: levels)
            + String(repeating: "</quote>", count: levels) + "</title></report>"
        let error = try #require(workError { try Report(contentsOf: .bytes(Array(xml.utf8))) })
        #expect(error.findings.contains { $0.code == "xml.limit.depth" }, "\(error.findings.map(\.code))")
    }

    @Test(arguments: [300, 100_000])
    func deeperJSON(levels: Int) throws {
        let json = "{\"report\":{\"title\":{\"content\":["
            + String(repeating: "{\"quote\":{\"content\":[", count: levels)
            + String(repeating: "]}}", count: levels) + "]}}}"
        let error = try #require(workError { try Report(contentsOf: .bytes(Array(json.utf8))) })
        #expect(error.findings.contains { $0.code.contains("limit") }, "\(error.findings.map(\.code))")
    }
}
