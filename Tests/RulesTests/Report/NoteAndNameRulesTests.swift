import RapporteurDiagnostics
import Foundation
import Testing

@testable import RapporteurRules

/// Where the rules of notes and of States' names keep silent.
@Suite struct NoteAndNameRulesTests {
    private func codes(_ content: String, _ front: String = "") throws -> [String] {
        let xml = #"<document xmlns="urn:rapporteur:report:1.0" xml:lang="en">\#(front)\#(content)</document>"#
        return try PackRules.findings(PackRules.runner(PackRules.report), on: Data(xml.utf8)).findings.map(\.code)
    }

    private static let front = #"<symbol>A/57/150</symbol><masthead><issued date="2002-07-02">2 July 2002</issued></masthead><title>Words</title>"#

    /// The asterisk of a symbol is no part of it.
    @Test(arguments: [
        (front, #"<note id="n" marker="*">Late.</note>"#, []),
        (front, #"<note id="n" marker="*">Late.</note><note id="m" marker="*">Later.</note>"#, ["rule.notes.unused"]),
        (front, #"<note id="n" marker="1">Late.</note>"#, ["rule.notes.unused"]),
        (front, #"<section><heading>Words</heading><note id="n" marker="*">Late.</note></section>"#, ["rule.notes.unused"]),
        ("<title>Words</title>", #"<note id="n" marker="*">Late.</note>"#, ["rule.notes.unused"]),
        // The marker may stand in a picture.
        (front, #"<figure image="x" alternative="x"/><note id="n" marker="a">Late.</note><note id="m" marker="b">Later.</note>"#, []),
        (front, #"<figure image="x" alternative="x"/><paragraph>Words.</paragraph><note id="n" marker="a">Late.</note>"#, ["rule.notes.unused"]),
    ] as [(String, String, [String])])
    func notesOfSymbols(front: String, content: String, expected: [String]) throws {
        #expect(try codes(content, front) == expected)
    }

    @Test(arguments: [
        (#"In <state code="BFA" role="other">Upper Volta</state>."#, ["rule.states.formerName"]),
        (#"In the former <state code="BFA" role="other">Upper Volta</state>."#, []),
        (#"The Party of <state code="BFA" role="other">Upper Volta</state>."#, []),
        (#"In <state code="CSK" role="other">Czechoslovakia</state>."#, []),
        (#"With <state code="CSK" role="partner">Czechoslovakia</state>."#, ["rule.states.date"]),
    ] as [(String, [String])])
    func namesOfThePast(words: String, expected: [String]) throws {
        #expect(try codes("<paragraph>\(words)</paragraph>", Self.front) == expected)
    }
}
