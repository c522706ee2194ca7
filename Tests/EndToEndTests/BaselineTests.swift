import Foundation
import TestSupport
import Testing

/// Known findings that are accepted for a time.
@Suite struct BaselineTests {
    private let tool: Tool

    init() throws {
        tool = try Small.tool()
        try tool.folder.write(Small.valid, to: "valid.xml")
        try tool.folder.write(Small.invalid, to: "invalid.xml")
        try tool.folder.write(Small.malformed, to: "malformed.xml")
        try tool.folder.write(Small.invalidJSON, to: "invalid.json")
    }

    private func entry(
        code: String = "xsd.value.lexical", file: String = "invalid.xml", place: String = "\"xpath\": \"/list/n[1]\", ",
        reason: String = "Known", expires: String = "2027-01-31"
    ) -> String {
        "{\"code\": \"\(code)\", \"file\": \"\(file)\", \(place)\"reason\": \"\(reason)\", \"expires\": \"\(expires)\"}"
    }

    private func validate(
        _ entries: [String], _ files: String = "invalid.xml", today: String = "2026-11-23", options: String = ""
    ) throws -> Tool.Outcome {
        try tool.folder.write("{\"accepted\": [\(entries.joined(separator: ", "))]}", to: "baseline.json")
        return try tool.shell("\"$tool\" validate --baseline baseline.json --today \(today) \(options) \(files)")
    }

    @Test func whatIsAcceptedFailsNothing() throws {
        let outcome = try validate([entry()])
        #expect(outcome.status == 0, "\(outcome.text)\(outcome.errors)")
        #expect(outcome.text == "invalid.xml: note: 1 finding is accepted by the baseline\n")
        #expect(outcome.errors == "1 valid, 1 finding accepted (small 1)\n")
    }

    @Test(arguments: ["invalid.xml", "./invalid.xml", "*.xml", "**", "inv*d.x*l"])
    func filesMayBePatterns(_ file: String) throws {
        #expect(try validate([entry(file: file)]).status == 0)
        #expect(try validate([entry(file: file)], "./invalid.xml").status == 0)
    }

    @Test(arguments: [
        ("xsd.value.pattern", "invalid.xml", "\"xpath\": \"/list/n[1]\", "),
        ("xsd.value.lexical", "other.xml", "\"xpath\": \"/list/n[1]\", "),
        ("xsd.value.lexical", "invalid.xml", "\"xpath\": \"/list/n[2]\", "),
        ("xsd.value.lexical", "invalid.xml", "\"xpath\": \"/list/*/n\", "),
        ("xsd.value.lexical", "invalid.xml", "\"pointer\": \"/list/n/0\", "),
        ("xsd.value.lexical", "invalid.xml", ""), ("xsd.value.lexical", "*/invalid.xml", "\"xpath\": \"**\", "),
    ])
    func whatFitsNothingIsReported(_ code: String, _ file: String, _ place: String) throws {
        let outcome = try validate([entry(code: code, file: file, place: place)])
        #expect(outcome.status == 1)
        #expect(outcome.text.contains("[xsd.value.lexical]"))
        #expect(outcome.text.contains("baseline.json:1:15: warning: "))
        #expect(outcome.text.contains("[baseline.unused]"))
        #expect(outcome.errors == "0 valid, 1 invalid (small 1)\n")
    }

    @Test func anEntryHoldsOnItsLastDayAndNotAfter() throws {
        #expect(try validate([entry()], today: "2027-01-31").status == 0)
        let later = try validate([entry()], today: "2027-02-01")
        #expect(later.status == 1)
        #expect(later.text.contains("[xsd.value.lexical]"))
        #expect(later.text.contains("[baseline.expired]"))
        #expect(!later.text.contains("[baseline.unused]"))
    }

    @Test func inJSONThePlaceIsAPointer() throws {
        let accepted = entry(file: "invalid.json", place: "\"pointer\": \"/list/n/*\", ")
        #expect(try validate([accepted], "invalid.json").status == 0)
    }

    /// A document that was not read to its end is never valid, whatever is accepted.
    @Test func whatCouldNotBeReadCannotBeAccepted() throws {
        for code in ["xml.malformed.tag.mismatch", "json.malformed", "input.missing", ""] {
            let outcome = try validate([entry(code: code)])
            #expect(outcome.status == 64)
            #expect(outcome.errors.contains("baseline.json:1:24: error: ") && outcome.errors.contains("[baseline.code]"))
        }
        let kept = entry(file: "malformed.xml", place: "\"xpath\": \"**\", ")
        let outcome = try validate([kept], "malformed.xml")
        #expect(outcome.status == 1)
        // Nobody knows whether the rest of the document would need it.
        #expect(!outcome.text.contains("baseline.unused"))
    }

    @Test(arguments: [
        ("\"reason\": \" \", \"expires\": \"2027-01-31\"", "baseline.reason"),
        ("\"reason\": \"\\u00a0\", \"expires\": \"2027-01-31\"", "baseline.reason"),
        ("\"reason\": \"x\", \"expires\": \"2027-02-29\"", "baseline.expires"),
        ("\"reason\": \"x\", \"expires\": \"tomorrow\"", "baseline.expires"),
        ("\"reason\": \"x\", \"expires\": \"2027-1-31\"", "baseline.expires"),
        ("\"reason\": \"x\"", "json.member.missing"), ("\"expires\": \"2027-01-31\"", "json.member.missing"),
        ("\"reason\": 1, \"expires\": \"2027-01-31\"", "json.value.kind"),
        ("\"reason\": \"x\", \"expires\": \"2027-01-31\", \"until\": 1", "json.member.unknown"),
    ])
    func anEntryThatIsWrongStopsTheRun(_ members: String, _ code: String) throws {
        let entry = "{\"code\": \"xsd.nil\", \"file\": \"a\", \(members)}"
        let outcome = try validate([entry])
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("[\(code)]"), "\(outcome.errors)")
    }

    @Test(arguments: ["", "{", "[]", "{}", "{\"accepted\": {}}", "{\"accepted\": [], \"x\": 1}", "\u{0}"])
    func aFileThatIsNoBaselineStopsTheRun(_ text: String) throws {
        try tool.folder.write(text, to: "b.json")
        let outcome = try tool.run("validate", "--baseline", "b.json", "-o", "out", "valid.xml")
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("b.json"))
        #expect(try !tool.names().contains("out"))
        #expect(try tool.run("validate", "--baseline", "missing.json", "valid.xml").status == 64)
    }

    @Test func machineFormatsSayWhatIsAcceptedAndWhy() throws {
        let entries = [entry(), entry(code: "xsd.nil", reason: "<b>Never</b>")]
        let json = try validate(entries, options: "--format json")
        #expect(json.status == 0)
        let object = try #require(try JSONSerialization.jsonObject(with: json.output) as? [String: Any])
        #expect((object["summary"] as? [String: Int])?["accepted"] == 1)
        let run = try #require(object["findings"] as? [[String: Any]])
        #expect(run.map { $0["code"] as? String } == ["baseline.unused"])
        let document = try #require((object["documents"] as? [[String: Any]])?.first)
        #expect(document["outcome"] as? String == "valid")
        let findings = try #require(document["findings"] as? [[String: Any]])
        #expect(findings.map { $0["accepted"] as? [String: String] } == [["reason": "Known", "expires": "2027-01-31"]])
        #expect(try validate(entries, options: "--format sarif").text.contains("\"suppressions\""))
        #expect(try validate(entries, options: "--format junit").text.contains("failures=\"0\""))
        #expect(try validate(entries, options: "--format html").text.contains("Known"))
    }

    /// What is written accepts everything once somebody has given reasons, and nothing before.
    @Test func aWrittenBaselineWaitsForReasons() throws {
        let files = "invalid.xml invalid.json malformed.xml"
        let written = try tool.shell("\"$tool\" validate --today 2026-11-30 --write-baseline new.json \(files)")
        #expect(written.status == 1)
        #expect(written.errors.hasSuffix("Baseline: 2 entries to give a reason. 1 finding is not in it.\n"), "\(written.errors)")
        #expect(try tool.content("new.json").contains("\"expires\": \"2027-02-28\""))
        #expect(try tool.run("validate", "--baseline", "new.json", "invalid.xml").status == 64)
        let reasons = try tool.content("new.json").replacing("\"reason\": \"\"", with: "\"reason\": \"Known\"")
        try tool.folder.write(reasons, to: "new.json")
        let accepted = try tool.run(
            "validate", "--baseline", "new.json", "--today", "2026-12-01", "invalid.xml", "invalid.json")
        #expect(accepted.status == 0, "\(accepted.text)")
        // Written anew, entries keep their reasons, and may go to the file that they came from.
        let again = try tool.run(
            "validate", "--baseline", "new.json", "--write-baseline", "new.json", "--today", "2026-12-01", "invalid.xml")
        #expect(again.errors.hasSuffix("Baseline: 0 entries to give a reason.\n"))
        #expect(try tool.content("new.json").components(separatedBy: "\"reason\": \"Known\"").count == 2)
    }

    @Test func aBaselineIsNeverWrittenOverAnInput() throws {
        #expect(try tool.run("validate", "invalid.xml", "--write-baseline", "invalid.xml").status == 64)
        #expect(try tool.run("validate", "invalid.xml", "--write-baseline", "b", "-o", "b").status == 64)
        #expect(try tool.content("invalid.xml") == Small.invalid)
    }

    /// Findings beyond the limit were not looked at, so the document stays invalid.
    @Test func whatWasNotKeptIsNotAccepted() throws {
        let faults = (1...5).map { "<n>x\($0)</n>" }.joined()
        try tool.folder.write("<list xmlns=\"urn:t\">\(faults)</list>", to: "many.xml")
        let all = entry(file: "many.xml", place: "\"xpath\": \"**\", ")
        #expect(try validate([all], "many.xml").status == 0)
        #expect(try validate([all], "many.xml", options: "--max-findings 3").status == 1)
    }

    @Test func acceptedWarningsDoNotFailEither() throws {
        try tool.folder.write(Small.json.replacing(":small:1", with: ":small:2"), to: "other.json")
        let options = "--fail-on warning --schema small"
        #expect(try validate([], "other.json", options: options).status == 1)
        let accepted = entry(code: "json.schema.other", file: "other.json", place: "\"pointer\": \"/$schema\", ")
        let outcome = try validate([accepted], "other.json", options: options)
        #expect(outcome.status == 0, "\(outcome.text)")
    }
}
