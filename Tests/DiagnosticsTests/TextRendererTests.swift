import RapporteurDiagnostics
import TestSupport
import Testing

@Suite struct TextRendererTests {
    @Test func showsPlaceExcerptHintAndRepetition() {
        expectGolden(TextRenderer().text(for: Examples.order), "Diagnostics/order.txt")
    }

    @Test func nothingOfADocumentReachesTheTerminalRaw() {
        let text = TextRenderer().text(for: Examples.hostile)
        expectGolden(text, "Diagnostics/hostile.txt")
        let lineFeed: Unicode.Scalar = "\n"
        for scalar in text.unicodeScalars where scalar != lineFeed {
            #expect(scalar.properties.generalCategory != .control)
            #expect(scalar.properties.generalCategory != .format)
        }
    }

    @Test func aFindingOfAnotherFileSaysSo() {
        expectGolden(TextRenderer().text(for: Examples.elsewhere), "Diagnostics/elsewhere.txt")
    }

    @Test func coloursOnlyWhenTold() {
        #expect(!TextRenderer(colour: false).text(for: Examples.order).contains("\u{1B}"))
        expectGolden(TextRenderer(colour: true).text(for: Examples.order), "Diagnostics/order.colour.txt")
    }

    @Test func aDocumentWithoutFindingsShowsNothing() {
        #expect(TextRenderer().text(for: DocumentResult(file: "a", outcome: .valid)) == "")
    }

    @Test func groupsCountAllAndNameAFewPlaces() {
        let findings = (1...333).map {
            Finding(code: "a.b", message: .verbatim("Same."), location: Location(line: $0, column: 1))
        }
        let text = TextRenderer().text(for: DocumentResult(file: "a", outcome: .invalid, findings: findings))
        #expect(text.contains("333 times, first at 1:1, then 2:1, 3:1, 4:1, 5:1, 6:1 …\n"))
        #expect(text.split(separator: "\n").count == 2)
    }

    /// A screen holds the gravest, and what is left out is counted.
    @Test func fitsTheLinesThatItMayTake() {
        var findings = (1...60).map {
            Finding(
                code: "a.b\($0 % 2)", severity: $0 == 60 ? .error : .warning, message: .verbatim("Number \($0)."),
                hint: .verbatim("Mend it."), location: Location(line: $0, column: 1))
        }
        findings.append(Finding(code: "a.c", message: .verbatim("Last."), count: 7))
        let document = DocumentResult(file: "a", outcome: .invalid, findings: findings)
        let lines = TextRenderer(lines: 40).text(for: document).split(separator: "\n")
        #expect(lines.count <= 40)
        #expect(lines.contains("a:60:1: error: Number 60. [a.b0]"))
        #expect(lines.contains("a: error: Last. [a.c]"))
        #expect(lines.contains("a:1:1: warning: Number 1. [a.b1]"))
        // 2 errors take 4 lines, 17 warnings 34 of the other 35.
        #expect(
            lines.last == "a: and 42 more findings: 21 a.b0, 21 a.b1 (--format html or json shows all)", "\(lines.last ?? "")")
        #expect(TextRenderer().text(for: document).split(separator: "\n").count == 122)
    }

    @Test func saysHowManyAreAccepted() {
        let text = TextRenderer().text(for: Examples.accepted)
        #expect(text.contains("4 times, first at 1:7, then 3:7, 4:7, 5:7\n"))
        #expect(text.hasSuffix("c d#%é:.xml: note: 1 finding is accepted by the baseline\n"))
    }

    @Test(arguments: [
        ("plain", "plain"), ("عربي 漢字 é", "عربي 漢字 é"), ("a\u{200C}b", "a\u{200C}b"),
        ("\u{0}", "\\u{0000}"), ("\u{9B}", "\\u{009B}"), ("\u{202E}", "\\u{202E}"), ("\u{2066}", "\\u{2066}"),
        ("\u{200F}", "\\u{200F}"), ("\u{FEFF}", "\\u{FEFF}"), ("\u{E0001}", "\\u{E0001}"), ("\u{7F}", "\\u{007F}"),
    ])
    func escapes(_ text: String, _ shown: String) {
        #expect(TerminalText.escaped(text) == shown)
    }
}
