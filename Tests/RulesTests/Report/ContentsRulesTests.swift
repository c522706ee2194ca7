import RapporteurDiagnostics
import Foundation
import Testing

@testable import RapporteurRules

/// The contents and the body set the same heading in different ways; another heading is still told.
@Suite struct ContentsRulesTests {
    private func codes(_ entries: String, _ body: String) throws -> [String] {
        let xml = """
            <document xmlns="urn:rapporteur:report:1.0" xml:lang="en"><symbol>A/57/150</symbol>\
            <masthead><issued date="2002-07-02">2 July 2002</issued></masthead><title>Words</title>\
            <contents>\(entries)</contents>\(body)</document>
            """
        return try PackRules.findings(PackRules.runner(PackRules.report), on: Data(xml.utf8)).findings.map(\.code)
            .filter { $0.hasPrefix("rule.contents") }
    }

    @Test(arguments: [
        ("Part 2. Trade and fish", "Part 2<lineBreak/>Trade and fish", true),
        ("Part 2. Trade and fish", "Part 2 Trade and fish", true),
        ("Part 2 Trade and fish", "PART 2:\u{A0}Trade\n  and fish", true),
        ("Trade and fish***", "Trade and fish", true),
        ("Trade<noteRef note=\"n\">***</noteRef> and fish", "Trade and fish", true),
        ("Trade and fish<noteRef note=\"n\">3</noteRef>", "Trade and fish", true),
        ("Trade and fish", "Trade and fish<noteRef note=\"n\">3</noteRef>", true),
        ("Part 2. Trade", "Part 2<noteRef note=\"n\">3</noteRef><lineBreak/>Trade", true),
        ("Part 2. Trade and fish", "Part 3<lineBreak/>Trade and fish", false),
        ("Part 2. Trade and fish", "Part 2<lineBreak/>Trade", false),
        ("Trade and fish", "Fish and trade", false),
        ("Trade 3", "Trade", false),
    ] as [(String, String, Bool)])
    func entriesAreComparedByTheirWords(entry: String, heading: String, isSame: Bool) throws {
        let plain = try codes("<entry><heading>\(entry)</heading></entry>", "<section><heading>\(heading)</heading></section>")
        #expect(plain == (isSame ? [] : ["rule.contents.missing"]))
        let numbered = try codes(
            "<entry number=\"I\"><heading>\(entry)</heading></entry>", "<section number=\"I\"><heading>\(heading)</heading></section>")
        #expect(numbered == (isSame ? [] : ["rule.contents.heading"]))
    }

    @Test(arguments: [("02 May 2013", true), ("2 May 2013", true), ("03 May 2013", false), ("20 May 2013", false)])
    func daysMayHaveAZeroBeforeThem(words: String, isSame: Bool) throws {
        let xml = """
            <document xmlns="urn:rapporteur:report:1.0" xml:lang="en"><title>Words</title>\
            <paragraph>On <date value="2013-05-02" precision="day">\(words)</date>.</paragraph></document>
            """
        let found = try PackRules.findings(PackRules.runner(PackRules.report), on: Data(xml.utf8)).findings.map(\.code)
        #expect(found == (isSame ? [] : ["rule.date.text"]))
    }
}
