import Foundation
import Testing
import TestSupport

@Suite struct CompileTests {
    private let tool: Tool

    private static let draft = """
        <report xmlns="urn:rapporteur:report:1.0" xml:lang="en">
          <title>Protection of migrants</title>
          <summary><paragraph>The report contains a summary of communications received from <quantity value="1" unit="States">one</quantity> States: <state code="QAT" role="respondent">Qatar</state>.</paragraph></summary>
          <section number="I"><heading>Introduction</heading><paragraph label="1">Some belated responses are included in the present report.</paragraph></section>
          <section number="II"><heading>Replies received from Governments</heading></section>
          <section number="III"><heading>Conclusions and recommendations</heading><paragraph>The Secretary-General welcomes the replies.</paragraph></section>
        </report>
        """

    private static func communication(_ code: String, _ name: String, _ date: String = "2001-08-09", _ text: String? = nil) -> String {
        """
        <communication xmlns="urn:rapporteur:report:1.0" respondent="\(code)" respondentType="state" kind="reply" dated="\(date)" xml:lang="en"><paragraph>\(text ?? "The submission of <state code=\"\(code)\" role=\"respondent\">\(name)</state> detailed its policies.")</paragraph></communication>
        """
    }

    init() throws {
        tool = try Tool()
        try tool.folder.write(Self.draft, to: "draft.xml")
        try tool.folder.write(Self.communication("MYS", "Malaysia"), to: "replies/mys.xml")
        try tool.folder.write(Self.communication("AZE", "Azerbaijan"), to: "replies/aze.xml")
    }

    @Test func communicationsBecomeAReport() throws {
        let outcome = try tool.run("compile", "draft.xml", "replies", "-o", "report.xml", "--order", "state")
        #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.errors)")
        #expect(outcome.errors.contains("Azerbaijan: paragraph 2 (aze.xml)\nMalaysia: paragraph 3 (mys.xml)\n2 compiled"), "\(outcome.errors)")
        #expect(try tool.run("validate", "report.xml").status == 0)
        let xml = try tool.content("report.xml")
        #expect(xml.contains(#">two</quantity> States: <state code="AZE" role="respondent">Azerbaijan</state> and <state code="MYS""#))
        #expect(xml.contains(#"<paragraph label="4">The Secretary-General"#))
        #expect(xml.contains(#"source="aze.xml" sha256=""#))
        // The digest is that of the file.
        let digest = try tool.shell("sha256sum replies/aze.xml").text.prefix(64)
        #expect(xml.contains(digest))
    }

    @Test func standardOutputGetsTheSameBytes() throws {
        _ = try tool.run("compile", "draft.xml", "replies", "-o", "report.xml")
        let outcome = try tool.run("compile", "draft.xml", "replies")
        #expect(try outcome.text == tool.content("report.xml"))
        let json = try tool.run("compile", "draft.xml", "replies", "--to", "json", "-o", "report.json")
        #expect(json.status == 0)
        #expect(try tool.run("convert", "report.json", "--to", "xml").text == outcome.text)
    }

    @Test func badCommunicationsAreRefusedByName() throws {
        try tool.folder.write("<communication xmlns=\"urn:rapporteur:report:1.0\"><paragraph></communication>", to: "malformed.xml")
        try tool.folder.write(
            Self.communication("MEX", "Mexico").replacingOccurrences(of: "kind=\"reply\"", with: "kind=\"answer\""), to: "invalid.xml")
        try tool.folder.write(Self.communication("XYZ", "Nowhere"), to: "rules.xml")
        try tool.folder.write("{\"$schema\": \"urn:else\", \"a\": 1}", to: "foreign.json")
        let bad = ["malformed.xml", "invalid.xml", "rules.xml"]
        let outcome = try tool.run("compile", "draft.xml", bad[0], "replies/mys.xml", bad[1], bad[2], "draft.xml", "-o", "report.xml")
        #expect(outcome.status == 1, "\(outcome.errors)")
        for name in bad { #expect(outcome.errors.contains("\(name):"), "\(name): \(outcome.errors)") }
        #expect(outcome.errors.contains("draft.xml: error: This is a report, not a communication; it was left out. [compile.root]"))
        #expect(outcome.errors.contains("1 compiled, 4 invalid"))
        let xml = try tool.content("report.xml")
        #expect(xml.contains("Malaysia") && !xml.contains("MEX") && !xml.contains("XYZ"))
        #expect(try tool.run("compile", "draft.xml", "replies/mys.xml", "missing.xml", "-o", "two.xml").status == 2)
        #expect(try tool.content("two.xml") == xml)
    }

    @Test func whereNothingIsLeftNothingIsWritten() throws {
        try tool.folder.write("<communication/>", to: "bad.xml")
        let outcome = try tool.run("compile", "draft.xml", "bad.xml", "-o", "report.xml")
        #expect(outcome.status == 2 && outcome.errors.contains("[compile.nothing]"), "\(outcome.errors)")
        #expect(try tool.run("compile", "replies/mys.xml", "replies/aze.xml", "-o", "report.xml").errors.contains("[compile.draft]"))
        #expect(try tool.run("compile", "bad.xml", "replies", "-o", "report.xml").status == 2)
        #expect(try tool.run("compile", "missing.xml", "replies", "-o", "report.xml").status == 2)
        #expect(try !tool.names().contains("report.xml"))
    }

    @Test func anOldReportStaysWhereNoneIsMade() throws {
        try tool.folder.write("old", to: "report.xml")
        try tool.folder.write("<communication/>", to: "bad.xml")
        #expect(try tool.run("compile", "draft.xml", "bad.xml", "-o", "report.xml").status == 2)
        #expect(try tool.content("report.xml") == "old")
        #expect(try tool.run("compile", "draft.xml", "replies", "-o", "replies/mys.xml").status == 64)
        #expect(try tool.content("replies/mys.xml").contains("Malaysia"))
    }

    @Test func errorsOfTheReportAreShown() throws {
        // Two communications of one State and date, which the rules of the report do not allow.
        try tool.folder.write(Self.communication("MYS", "Malaysia", "2001-08-09", "More."), to: "more.xml")
        let outcome = try tool.run("compile", "draft.xml", "replies/mys.xml", "more.xml", "-o", "report.xml")
        #expect(outcome.status == 1, "\(outcome.errors)")
        #expect(outcome.errors.contains("report.xml:") && outcome.errors.contains("[rule.communications.repeated]"))
        #expect(outcome.errors.contains("There is another communication of Malaysia, in replies/mys.xml; both are in the report. [compile.respondent.repeated]"))
        #expect(try tool.content("report.xml").contains("More."))
    }

    @Test func compilingAgainAddsNothing() throws {
        _ = try tool.run("compile", "draft.xml", "replies", "-o", "report.xml")
        let again = try tool.run("compile", "report.xml", "replies", "-o", "again.xml")
        #expect(again.status == 2 && again.errors.contains("[compile.duplicate]") && again.errors.contains("[compile.nothing]"))
        try tool.folder.write(Self.communication("QAT", "Qatar"), to: "replies/qat.xml")
        let more = try tool.run("compile", "report.xml", "replies", "-o", "more.xml")
        #expect(more.status == 0 || more.status == 1)
        #expect(try tool.content("more.xml").contains(">three</quantity> States"))
    }

    @Test func theSamplesOfANoteVerbaleAndItsCommunication() throws {
        let samples = SharedData.projectRoot.appendingPathComponent("Samples").path
        let late = try tool.shell(
            "sed 's/dated=\"2001-07-31\" inReplyTo=\"note-verbale:2001-06-15\" basis=\"explicit\"/dated=\"2002-07-01\"/' '\(samples)/communication.xml' > late.xml")
        #expect(late.status == 0)
        let outcome = try tool.run("compile", "\(samples)/note-verbale.xml", "late.xml", "-o", "report.xml")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("The communication of Belarus is dated 2002-07-01, after the deadline of 2002-06-30. [compile.late]"))
        #expect(outcome.errors.contains("Belarus: paragraphs 1 to 5 (late.xml)"))
        let named = try tool.run("compile", "draft.xml", "late.xml", "--note-verbale", "\(samples)/note-verbale.xml", "--messages", "fr")
        #expect(named.errors.contains("après la date limite du 2002-06-30"), "\(named.errors)")
        #expect(try tool.run("compile", "draft.xml", "late.xml", "--note-verbale", "draft.xml").status == 2)
    }

    @Test func aReplyToAnotherNoteVerbaleIsRefused() throws {
        let samples = SharedData.projectRoot.appendingPathComponent("Samples").path
        let outcome = try tool.run(
            "compile", "draft.xml", "replies/mys.xml", "\(samples)/communication.xml", "--note-verbale", "\(samples)/note-verbale.xml", "-o", "report.xml")
        #expect(outcome.status == 1 && outcome.errors.contains("[compile.request.other]"), "\(outcome.errors)")
        #expect(outcome.errors.contains("1 compiled, 1 invalid"), "\(outcome.errors)")
        #expect(try !tool.content("report.xml").contains("respondent=\"BLR\""))
    }

    @Test func wrongUsageIsToldBeforeAnyWork() throws {
        #expect(try tool.run("compile").status == 64)
        #expect(try tool.run("compile", "draft.xml").status == 64)
        #expect(try tool.run("compile", "draft.xml", "replies", "--order", "size").status == 64)
        let missing = try tool.run("compile", "draft.xml", "replies", "--section", "IX")
        #expect(missing.status == 64 && missing.errors.contains("[compile.section.missing]"))
        #expect(try tool.run("compile", "replies", "replies").status == 64)
    }
}
