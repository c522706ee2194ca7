import Foundation
import TestSupport
import Testing

/// What clerks get wrong in a communication or a note verbale: each mistake gives one finding, at its place, with a hint.
@Suite struct MistakeTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        var what: String
        var sample: String
        /// What is written instead of what, the first time that it stands there.
        var changes: [[String]]
        /// "line:column severity code"
        var expected: String
        var hint: String
        var testDescription: String { what }
    }

    static let mistakes: [Mistake] = [
        Mistake(
            what: "date-words", sample: "communication",
            changes: [[#"value="2001-06-15""#, #"value="15 June 2001""#]],
            expected: "9:182 error xsd.value.union",
            hint: #"Write “2001-06-15”."#),
        Mistake(
            what: "date-dotted", sample: "communication",
            changes: [[#"dated="2001-07-31""#, #"dated="31.07.2001""#]],
            expected: "5:111 error xsd.value.union",
            hint: #"Write “2001-07-31”."#),
        Mistake(
            what: "date-impossible", sample: "communication",
            changes: [[#"dated="2001-07-31""#, #"dated="2001-02-30""#]],
            expected: "5:111 error xsd.value.union",
            hint: #"Correct the date."#),
        Mistake(
            what: "code-blx", sample: "communication",
            changes: [[#"sender code="BLR""#, #"sender code="BLX""#]],
            expected: "7:11 error rule.parties.code",
            hint: #"Did you mean BLR, Belarus? A State has the three letters of ISO 3166-1, an organization its code in small letters."#),
        Mistake(
            what: "code-by", sample: "communication",
            changes: [[#"<state code="BLR" role="respondent">"#, #"<state code="BY" role="respondent">"#]],
            expected: "6:76 error xsd.value.pattern",
            hint: #"Write “BLR”, Belarus."#),
        Mistake(
            what: "code-belarus", sample: "communication",
            changes: [[#"<state code="BLR" role="respondent">"#, #"<state code="Belarus" role="respondent">"#]],
            expected: "6:76 error xsd.value.pattern",
            hint: #"Write “BLR”, Belarus."#),
        Mistake(
            what: "code-lower", sample: "communication",
            changes: [[#"<state code="BLR" role="respondent">"#, #"<state code="blr" role="respondent">"#]],
            expected: "6:76 error xsd.value.pattern",
            hint: #"Write “BLR”, Belarus."#),
        Mistake(
            what: "sender-belarus", sample: "communication",
            changes: [[#"sender code="BLR""#, #"sender code="Belarus""#]],
            expected: "7:11 error rule.parties.code",
            hint: #"Did you mean BLR, Belarus? A State has the three letters of ISO 3166-1, an organization its code in small letters."#),
        Mistake(
            what: "sender-by", sample: "communication",
            changes: [[#"sender code="BLR""#, #"sender code="BY""#]],
            expected: "7:11 error rule.parties.code",
            hint: #"Did you mean BLR, Belarus? A State has the three letters of ISO 3166-1, an organization its code in small letters."#),
        Mistake(
            what: "org-IMO", sample: "communication",
            changes: [[#"organization code="iom""#, #"organization code="IMO""#]],
            expected: "22:61 error rule.organizations.code",
            hint: #"Write “imo”, if that is the organization: codes of organizations are in small letters."#),
        Mistake(
            what: "org-IOM", sample: "communication",
            changes: [[#"organization code="iom""#, #"organization code="IOM""#]],
            expected: "22:61 error rule.organizations.code",
            hint: #"Write “iom”, if that is the organization: codes of organizations are in small letters."#),
        Mistake(
            what: "inreply", sample: "communication",
            changes: [[#"inReplyTo="note-verbale:2001-06-15""#, #"inReplyTo="your note""#]],
            expected: "5:130 error rule.communication.inReplyTo",
            hint: #"Write A/RES/55/92, or note-verbale:2002-04-30."#),
        Mistake(
            what: "label-two", sample: "communication",
            changes: [[#"label="2""#, #"label="two""#]],
            expected: "17:16 error rule.labels.form",
            hint: #"Write “2”. Labels are numbers and letters as printed, without punctuation: 12, 12.1, a, iv."#),
        Mistake(
            what: "list-b", sample: "communication",
            changes: [[#"<item label="a">the <citation kind="law" state="BLR">Refugees Act</citation>;</item>\#n"#, #""#]],
            expected: "13:23 warning rule.items.first",
            hint: #"Lists begin with their first letter or number: correct it, or look for an item that was lost."#),
        Mistake(
            what: "year-2101", sample: "communication",
            changes: [[#"dated="2001-07-31""#, #"dated="2101-07-31""#]],
            expected: "5:111 error rule.date.future",
            hint: #"Correct the year."#),
        Mistake(
            what: "nons", sample: "communication",
            changes: [[#" xmlns="urn:rapporteur:report:1.0""#, #""#]],
            expected: "5:1 error pack.none",
            hint: #"Write <communication xmlns="urn:rapporteur:report:1.0">."#),
        Mistake(
            what: "ns-misspelt", sample: "communication",
            changes: [[#"xmlns="urn:rapporteur:report:1.0""#, #"xmlns="urn:rapporteur:report:1""#]],
            expected: "5:1 error pack.none",
            hint: #"Write xmlns="urn:rapporteur:report:1.0": that is the namespace of <communication>."#),
        Mistake(
            what: "ns-case", sample: "communication",
            changes: [[#"xmlns="urn:rapporteur:report:1.0""#, #"xmlns="urn:Rapporteur:Report:1.0""#]],
            expected: "5:1 error pack.none",
            hint: #"Write xmlns="urn:rapporteur:report:1.0": that is the namespace of <communication>."#),
        Mistake(
            what: "ns-http", sample: "communication",
            changes: [[#"xmlns="urn:rapporteur:report:1.0""#, #"xmlns="http://www.un.org/report""#]],
            expected: "5:1 error pack.none",
            hint: #"Write xmlns="urn:rapporteur:report:1.0": that is the namespace of <communication>."#),
        Mistake(
            what: "root", sample: "communication",
            changes: [[#"<communication "#, #"<comunication "#], [#"</communication>"#, #"</comunication>"#]],
            expected: "5:1 error pack.none",
            hint: #"Did you mean <communication>?"#),
        Mistake(
            what: "root-reply", sample: "communication",
            changes: [[#"<communication "#, #"<reply "#], [#"</communication>"#, #"</reply>"#]],
            expected: "5:1 error pack.none",
            hint: #"Documents of this namespace begin with <noteVerbale>, <communication>, <report> or <document>."#),
        Mistake(
            what: "curly", sample: "communication",
            changes: [[#"code="BLR" role"#, #"code=“BLR” role"#]],
            expected: "6:81 error xml.malformed.attribute.value",
            hint: #"Write straight quotation marks, name="value", not those of a word processor."#),
        Mistake(
            what: "curly1", sample: "communication",
            changes: [[#"code="BLR" role"#, #"code=”BLR” role"#]],
            expected: "6:81 error xml.malformed.attribute.value",
            hint: #"Write straight quotation marks, name="value", not those of a word processor."#),
        Mistake(
            what: "b", sample: "communication",
            changes: [[#"the <citation kind="law" state="BLR">Refugees Act"#, #"the <b>new</b> <citation kind="law" state="BLR">Refugees Act"#]],
            expected: "13:29 error xsd.element.unexpected",
            hint: #"Did you mean <strong>?"#),
        Mistake(
            what: "p", sample: "communication",
            changes: [[#"<paragraph label="2">"#, #"<p label="2">"#], [#"Protocol thereto</citation>.</paragraph>"#, #"Protocol thereto</citation>.</p>"#]],
            expected: "17:5 error xsd.element.unexpected",
            hint: #"Did you mean <paragraph>?"#),
        Mistake(
            what: "i", sample: "communication",
            changes: [[#"15 June 2001</date>"#, #"15 <i>June</i> 2001</date>"#]],
            expected: "9:220 error xsd.element.unexpected",
            hint: #"Did you mean <emphasis>?"#),
        Mistake(
            what: "valeu", sample: "communication",
            changes: [[#"<date value="2001-06-15""#, #"<date valeu="2001-06-15""#]],
            expected: "9:182 error xsd.attribute.unexpected",
            hint: #"Did you mean “value”?"#),
        Mistake(
            what: "precision", sample: "communication",
            changes: [[#"<date value="2001-06-15" precision="day""#, #"<date value="2001-06-15" precision="month""#]],
            expected: "9:182 error rule.date.precision",
            hint: #"A day is 2002-07-02, a month 2002-07, a year 2002."#),
        Mistake(
            what: "role", sample: "communication",
            changes: [[#"role="partner""#, #"role="parter""#]],
            expected: "21:426 error xsd.value.enumeration",
            hint: #"Did you mean “partner”? Allowed: “respondent”, “partner”, “origin”, “party”, “visited”, “issuer”, “other”."#),
        Mistake(
            what: "amp", sample: "communication",
            changes: [[#"Labour migration</heading>"#, #"Labour & migration</heading>"#]],
            expected: "20:21 error xml.malformed.name",
            hint: #"Write &amp; for an ampersand that means itself."#),
        Mistake(
            what: "endtag", sample: "communication",
            changes: [[#"</heading>"#, #"</headng>"#]],
            expected: "11:25 error xml.malformed.tag.mismatch",
            hint: #"Write </heading>, or correct the name in the start tag."#),
        Mistake(
            what: "dupattr", sample: "communication",
            changes: [[#"<section number="I">"#, #"<section number="I" number="II">"#]],
            expected: "10:3 error xml.malformed.attribute.duplicate",
            hint: #"Remove one of the two."#),
        Mistake(
            what: "text-in-section", sample: "communication",
            changes: [[#"<section number="I">"#, #"<section number="I">Some text"#]],
            expected: "10:23 error xsd.text.unexpected",
            hint: #"Put the text into one of the elements of <section>, or remove it."#),
        Mistake(
            what: "missing-heading", sample: "communication",
            changes: [[#"<heading>Legislation</heading>"#, #""#]],
            expected: "12:5 error xsd.element.missing",
            hint: #"Add <heading> before <paragraph>. <heading>: The heading as printed, without its number."#),
        Mistake(
            what: "unquoted", sample: "communication",
            changes: [[#"code="BLR" role"#, #"code=BLR role"#]],
            expected: "6:81 error xml.malformed.attribute.value",
            hint: #"Attributes are written name="value"."#),
        Mistake(
            what: "entity", sample: "communication",
            changes: [[#"Czech Republic"#, #"Czech&nbsp;Republic"#]],
            expected: "21:452 error xml.malformed.entity.undefined",
            hint: #"XML knows amp, lt, gt, quot and apos; write the character itself for any other."#),
        Mistake(
            what: "two-roots", sample: "communication",
            changes: [[#"</communication>"#, #"</communication>\#n<communication/>"#]],
            expected: "25:1 error xml.malformed.root",
            hint: #"Keep all elements inside one root element; only comments may follow it."#),
        Mistake(
            what: "nv-date", sample: "note-verbale",
            changes: [[#"deadline="2002-06-30""#, #"deadline="30 June 2002""#]],
            expected: "4:67 error xsd.value.union",
            hint: #"Write “2002-06-30”."#),
        Mistake(
            what: "nv-adopted", sample: "note-verbale",
            changes: [[#"adopted="2001-12-19""#, #"adopted="2001-12-18""#]],
            expected: "8:34 error rule.mandate.adopted",
            hint: #"Correct the date of adoption, or the date in the citation."#),
    ]

    @Test(arguments: mistakes) func givesOneFinding(_ mistake: Mistake) throws {
        let tool = try Tool()
        let path = try tool.folder.write(Self.text(mistake), to: "a.xml")
        let findings = try Self.findings(tool, path)
        let found = findings.map {
            "\($0["line"] as? Int ?? 0):\($0["column"] as? Int ?? 0) \($0["severity"] as? String ?? "") \($0["code"] as? String ?? "")"
        }
        #expect(found == [mistake.expected], "\(findings)")
        #expect(findings.first?["hint"] as? String == mistake.hint)
    }

    /// A hint that says what to write is followed, and the document is as it should be.
    @Test(arguments: mistakes) func itsHintIsTrue(_ mistake: Mistake) throws {
        guard let write = mistake.hint.firstMatch(of: /^Write “([^”]+)”[.,]/)?.output.1,
            let change = mistake.changes.first, let value = change[1].firstMatch(of: /="([^"]*)"/)?.output.1
        else { return }
        let tool = try Tool()
        let text = try Self.text(mistake).replacing(change[1], with: change[1].replacing("\"\(value)\"", with: "\"\(write)\""), maxReplacements: 1)
        let path = try tool.folder.write(text, to: "a.xml")
        #expect(try Self.findings(tool, path).isEmpty, "\(write)")
    }

    private static func text(_ mistake: Mistake) throws -> String {
        let file = SharedData.projectRoot.appendingPathComponent("Samples/\(mistake.sample).xml")
        var text = try String(contentsOf: file, encoding: .utf8)
        for change in mistake.changes {
            let range = try #require(text.range(of: change[0]), "the sample has no “\(change[0])”")
            text.replaceSubrange(range, with: change[1])
        }
        return text
    }

    private static func findings(_ tool: Tool, _ path: String) throws -> [[String: Any]] {
        let outcome = try tool.run("validate", path, "--format", "json", "--today", "2026-12-01")
        let page = try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any]
        let documents = try #require(page?["documents"] as? [[String: Any]])
        return documents.first?["findings"] as? [[String: Any]] ?? []
    }
}
