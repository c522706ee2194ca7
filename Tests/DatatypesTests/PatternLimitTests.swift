import Testing
import RapporteurXMLSchema

/// Patterns and literals that mean harm.
struct PatternLimitTests {
    @Test func countsWithinCounts() throws {
        let pattern = try Pattern("(a{1,5}){1,50}b")
        #expect(pattern.matches(String(repeating: "a", count: 250) + "b") == true)
        #expect(pattern.matches(String(repeating: "a", count: 251) + "b") == false)
        #expect(pattern.matches(String(repeating: "a", count: 250)) == false)
        #expect(pattern.matches("b") == false)
    }

    @Test func whatBacktracksElsewhereIsLinearHere() throws {
        let text = String(repeating: "a", count: 200_000)
        for source in ["(a*)*b", "(a|a)*b", "(a|aa)+b", "(a?){100}a{100}.*b", "(.*)(.*)(.*)(.*)b", "(a+)+b", "((a*)*)*b"] {
            #expect(try Pattern(source).matches(text) == false, "\(source)")
            #expect(try Pattern(source).matches(text + "b") == true, "\(source)")
        }
    }

    @Test func largeCountsWorkUpToTheBoundOnStates() throws {
        let pattern = try Pattern("a{0,40000}")
        #expect(pattern.matches(String(repeating: "a", count: 40_000)) == true)
        #expect(pattern.matches(String(repeating: "a", count: 40_001)) == false)
    }

    @Test(arguments: [
        "a{0,100000}", "a{1000000000}", "(a{1,1000}){1,1000}", "a{99999999999999999999999}", "((a{100}){100}){100}",
        "(((((a{10}){10}){10}){10}){10}){10}",
    ])
    func whatNeedsTooManyStatesIsNotChecked(_ source: String) throws {
        #expect(try Pattern(source).matches("a") == nil)
        let type = try SimpleType.of(.string, (.pattern, source))
        #expect(verdict("a", type) == "notChecked")
        // Another step that refuses is an answer all the same.
        #expect(verdict("b", try .of(type, (.pattern, "a"))) == "pattern")
        #expect(verdict("a", try .of(.string, (.pattern, source), (.pattern, "a"))) == "valid")
        #expect(verdict("a", try .list(of: type)) == "notChecked")
        #expect(verdict("a", try .union(of: [type])) == "notChecked")
        #expect(verdict("a", try .union(of: [type, .builtin(.string)])) == "valid")
    }

    @Test func repeatedNothingIsNothing() throws {
        #expect(try Pattern("(){1000000000}").matches("") == true)
        #expect(try Pattern("((){1000000000}){1000000000}a").matches("a") == true)
        #expect(try Pattern("(()*)*").matches("a") == false)
        #expect(try Pattern("(|){0,1000000000}").matches("") != false)
    }

    /// Parts of nothing cost no states, and no time either, however often they stand.
    @Test(arguments: [
        "(%a){1,50000}", "(a%){0,50000}", "((%)a){50000}", "(%a?){50000}", "(%(a|b)%){1,30000}", "(a{1}%){50000}", "((%|())a){40000}",
        "(a(%){9}){50000}", "(%a%){2,40000}", "((%)?a){1,30000}", "((%)*a){1,30000}",
    ])
    func nothingRepeatedIsFree(_ source: String) throws {
        let nothing = String(repeating: "()", count: 20_000)
        let clock = ContinuousClock()
        let time = try clock.measure {
            let pattern = try Pattern(source.replacing("%", with: nothing))
            #expect(pattern.matches("b") != true || source.contains("|b"))
        }
        // Without that, a billion parts are looked at.
        #expect(time < .seconds(30), "\(time)")
    }

    /// Many large patterns of one type together get the steps of few.
    @Test func manyPatternsShareTheirSteps() throws {
        let patterns = (0..<400).map { FacetDeclaration(.pattern, "(a|b)*a(a|b){12}c\($0)") }
        let type = try SimpleType.restriction(of: .builtin(.string), facets: patterns)
        var text = ""
        var seed: UInt32 = 1
        for _ in 0..<400 {
            seed = seed &* 1_664_525 &+ 1_013_904_223
            text.append(seed >> 31 == 0 ? "a" : "b")
        }
        let clock = ContinuousClock()
        var verdicts: [String] = []
        let time = clock.measure { verdicts = [verdict(text, type), verdict("ba" + String(repeating: "b", count: 12) + "c7", type)] }
        #expect(["pattern", "notChecked"].contains(verdicts[0]) && ["valid", "notChecked"].contains(verdicts[1]), "\(verdicts)")
        #expect(time < .seconds(120), "\(time)")
    }

    @Test func deepNestingIsRefused() {
        for source in [
            String(repeating: "(", count: 100_000) + String(repeating: ")", count: 100_000),
            String(repeating: "[a-", count: 100_000) + String(repeating: "]", count: 100_000),
            String(repeating: "(", count: 100_000), String(repeating: "[^a-", count: 100_000),
        ] {
            #expect(throws: PatternSyntaxError.self) { try Pattern(source) }
        }
        #expect(throws: Never.self) { try Pattern(String(repeating: "(", count: 60) + String(repeating: ")", count: 60)) }
    }

    @Test func longExpressionsWork() throws {
        let words = (0..<2000).map { "word\($0)" }
        let pattern = try Pattern(words.joined(separator: "|"))
        #expect(pattern.matches("word1999") == true)
        #expect(pattern.matches("word2000") == false)
        #expect(try Pattern(String(repeating: "ab?", count: 10_000)).matches(String(repeating: "a", count: 10_000)) == true)
    }

    /// The deterministic automaton would have 2^21 states: what is built is forgotten and built again.
    @Test func automataThatExplodeStayBounded() throws {
        let pattern = try Pattern("(a|b)*a(a|b){20}")
        var text = ""
        var seed: UInt32 = 1
        for _ in 0..<20_000 {
            seed = seed &* 1_664_525 &+ 1_013_904_223
            text.append(seed >> 31 == 0 ? "a" : "b")
        }
        let letters = Array(text)
        #expect(pattern.matches(text) == (letters[letters.count - 21] == "a"))
    }

    @Test func manyDifferentCharactersWork() throws {
        let pattern = try Pattern("[\\p{L}\\p{N}]*")
        var text = ""
        for value in UInt32(0x4E00)..<0x9FA5 { Unicode.Scalar(value).map { text.unicodeScalars.append($0) } }
        #expect(pattern.matches(text) == true)
        #expect(pattern.matches(text + " ") == false)
        // A class for each character.
        let all = try Pattern(text.unicodeScalars.prefix(3000).map(String.init).joined(separator: "?") + "?")
        #expect(all.matches(String(text.unicodeScalars.prefix(3000).map(Character.init))) == true)
    }
}
