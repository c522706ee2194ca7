import RapporteurDiagnostics
import Testing

@testable import RapporteurXPath

/// Expressions and documents that mean harm: what they cost has bounds, each with its number.
@Suite struct BoundTests {
    private static let wide = "<r>" + String(repeating: "<s k='1'>text</s>", count: 3000) + "</r>"

    @Test(arguments: [
        "count(//s[count(//s[count(//s) > 1]) > 1])", "for $a in //s, $b in //s, $c in //s return 1",
        "some $a in 1 to 100000, $b in 1 to 100000 satisfies $a = 0", "string-length(string-join(for $a in //s return string(/), ''))",
        "//s[replace(/, 't', 'tt') = '']", "contains(string-join(//s, ''), /)  and //s[contains(/, concat(/, 'x'))]",
        "//s[distinct-values(//s/position())]",
    ]) func operationsAreCounted(_ expression: String) throws {
        var query = try Query(Self.wide)
        query.limits.operations = 200_000
        #expect(query.shown(expression) == "operations")
        #expect(query.shown("count(//s)") == "3000")
    }

    /// A little text, with a pattern or a replacement that makes much of it.
    @Test(arguments: [
        "replace($x, 'a', $y)", "replace($x, '(a*)', '$1$1$1$1$1$1$1$1')", "replace($x, '(a+)', string-join(for $i in 1 to 9999 return '$1', ''))",
        "replace($x, string-join(for $i in 1 to 5000 return '()', ''), '')", "replace($x, concat(string-join(for $i in 1 to 3000 return '(a?)', ''), 'c'), '')",
        "tokenize($x, concat(string-join(for $i in 1 to 3000 return '(b?)', ''), 'c'))", "replace($x, 'a{1,9999}b', '')",
        "matches($x, '(a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a){1,500}b')", "matches($x, '(((a?){40}){20}){9}b')", "replace($x, '(a)(a)(a)(a)(a)(a)', string-join(for $i in 1 to 5000 return '$6$5$4', ''))",
    ]) func patternsAreCounted(_ expression: String) throws {
        var query = try Query("<r/>")
        query.limits.operations = 5_000_000
        query.limits.stringLength = 1 << 22
        let text = String(repeating: "a", count: 5_000)
        let whole = expression.replacing("$x", with: "'\(text)'").replacing("$y", with: "'\(text.replacing("a", with: "b"))'")
        let clock = ContinuousClock()
        let time = clock.measure { _ = query.shown(whole) }
        #expect(time < .seconds(20), "\(time)")
    }

    @Test func replacedTextIsAsItWas() throws {
        let query = try Query("<r/>")
        #expect(query.shown("replace('abracadabra', 'a(.)', 'a$1$1')") == "abbraccaddabbra")
        #expect(query.shown("replace('éa\u{1F600}a', 'a', '\u{1F600}\\$')") == "é\u{1F600}$\u{1F600}\u{1F600}$")
    }

    @Test func sequencesAndTextsHaveALength() throws {
        var query = try Query(Self.wide)
        #expect(query.shown("count(1 to 1000000000)") == "sequenceLength")
        #expect(query.shown("-9223372036854775807 to 9223372036854775807") == "sequenceLength")
        query.limits.stringLength = 1 << 16
        let doubled = (0..<20).reduce("'0123456789abcdef'") { text, _ in "(for $x in \(text) return concat($x, $x))" }
        #expect(query.shown(doubled) == "stringLength")
        let error = #expect(throws: XPathError.self) { try query.value("1 to 1000000000") }
        #expect(error?.message.description == "a sequence, or the list of its parts, has more than 5000000 items.")
    }

    /// Nothing calls itself as deep as a document, or as an expression that is written flat.
    @Test func depthCostsNoStack() throws {
        let deep = try Query(String(repeating: "<a>", count: 250) + String(repeating: "</a>", count: 250))
        #expect(deep.shown("count(//a)") == "250" && deep.shown("count(//a[not(a)]/ancestor::a)") == "249")
        #expect(deep.shown("deep-equal(/, /a) or deep-equal(/a, /a)") == "true")
        let query = try Query(Self.wide)
        for chain in [
            "1" + String(repeating: " + 1", count: 9_000), "1" + String(repeating: " or 1", count: 9_000), String(repeating: "-", count: 19_000) + "1",
            String(repeating: "*/", count: 9_000) + "*", "1" + String(repeating: ", 1", count: 9_000), "." + String(repeating: " | .", count: 9_000),
            String(repeating: "if (0) then 1 else ", count: 3_000) + "1", "." + String(repeating: "[1]", count: 6_000),
        ] {
            #expect(!["stack", "XPST0003"].contains(query.shown(chain)), "\(chain.prefix(20))")
        }
        for chain in ["1" + String(repeating: " ! 1", count: 200), "//s" + String(repeating: "/(.)", count: 200), "'a'" + String(repeating: " => string()", count: 200)] {
            #expect(query.shown(chain) == "stack")
        }
    }
}
