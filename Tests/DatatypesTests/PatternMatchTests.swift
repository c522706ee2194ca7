import Testing
import RapporteurXMLSchema

/// What expressions match, whole literals only.
struct PatternMatchTests {
    static let rows: [(pattern: String, matches: [String], not: [String])] = [
        ("", [""], ["a", " "]),
        ("a", ["a"], ["", "aa", "A", "ba", "ab"]),
        ("a|b", ["a", "b"], ["", "ab", "a|b"]),
        ("a|", ["a", ""], ["b"]),
        ("||", [""], ["|"]),
        ("(ab|cd)e", ["abe", "cde"], ["ab", "acde", "abcde"]),
        ("ab?c", ["ac", "abc"], ["abbc", "ab", "bc"]),
        ("ab*c", ["ac", "abc", "abbbbbc"], ["a", "abb", "abdc"]),
        ("ab+c", ["abc", "abbbbbc"], ["ac", "ab"]),
        ("a{0}", [""], ["a"]),
        ("a{2}", ["aa"], ["a", "aaa", "a{2}"]),
        ("a{2,}", ["aa", "aaaaaa"], ["", "a"]),
        ("a{2,4}", ["aa", "aaa", "aaaa"], ["a", "aaaaa"]),
        ("a{0,2}b", ["b", "ab", "aab"], ["aaab", ""]),
        ("(a{2})+", ["aa", "aaaa"], ["", "a", "aaa"]),
        ("((ab){2})?", ["", "abab"], ["ab", "ababab"]),
        ("(a*)*", ["", "a", "aaaa"], ["b"]),
        ("(a|b|ab)*c", ["c", "ababc", "bbc"], ["ab", "abd"]),
        ("(a?){3}", ["", "a", "aa", "aaa"], ["aaaa"]),
        ("(a|aa)+", ["a", "aa", "aaaaa"], ["", "ab"]),
        ("()", [""], ["a"]),
        ("(){3,5}a", ["a"], [""]),
        ("^a$", ["^a$"], ["a"]),
        ("a.c", ["abc", "a c", "a𝒳c", "a\tc"], ["a\nc", "a\rc", "ac", "abbc"]),
        (".*", ["", "anything at all", "é𝒳"], ["a\nb"]),
        ("[abc]", ["a", "b", "c"], ["d", "ab", ""]),
        ("[^abc]", ["d", "\n", "𝒳", "^"], ["a", "b", ""]),
        ("[a-c]", ["a", "b", "c"], ["d", "-", "`"]),
        ("[a-]", ["a", "-"], ["b", ""]),
        ("[-a]", ["a", "-"], ["b"]),
        ("[^-a]", ["b"], ["a", "-"]),
        ("[a-z-]+", ["a-z", "-"], ["A"]),
        ("[a^]", ["a", "^"], ["b"]),
        ("[+-\\-]+", ["+,-"], ["*", "."]),
        ("[a-d-[b-c]]", ["a", "d"], ["b", "c", "-", "e"]),
        ("[a-z-[^a]]", ["a"], ["b", "z"]),
        ("[^a-z-[0-9]]", ["A", "-"], ["a", "5"]),
        ("[a-z-[b-y-[m]]]", ["a", "m", "z"], ["b", "l", "n", "y"]),
        ("[\\w-[\\d_]]+", ["abc", "é"], ["a1", "_"]),
        ("[.*+?(){}|]+", [".*+?(){}|"], ["\\", "a"]),
        ("[\\[\\]\\\\]+", ["[]\\"], ["a"]),
        ("\\.", ["."], ["a"]),
        ("\\\\", ["\\"], ["\\\\"]),
        ("\\n\\r\\t", ["\n\r\t"], ["nrt"]),
        ("\\s+", [" \t\n\r"], ["", "\u{A0}", "\u{B}"]),
        ("\\S+", ["a\u{A0}"], [" ", "a b"]),
        ("\\d+", ["0123456789", "٠٣", "९", "𝟘"], ["a", "", "²", "Ⅷ"]),
        ("\\D+", ["a²"], ["1", "٣"]),
        ("\\w+", ["aZ9", "é", "名", "²", "+", "$", "₂", "\u{301}"], ["_", "-", ".", " ", "«"]),
        ("\\W+", [" .,-«»_"], ["a", "1", "+"]),
        ("\\i\\c*", ["a", "_a-1.b:c", ":", "é名\u{B7}"], ["1a", "-", ".", "a b", ""]),
        ("\\I", ["1", "-", " ", "×"], ["a", "_", ":", "é"]),
        ("\\C", [" ", "@", "×"], ["a", "-", "1", "."]),
        ("\\p{L}+", ["aé名ʰ"], ["1", "-", "\u{301}"]),
        ("\\p{Lu}\\p{Ll}+", ["Ab", "Éa", "Ωμ"], ["ab", "AB", "A1"]),
        ("\\P{Lu}+", ["ab1 "], ["aB"]),
        ("\\p{Lt}\\p{Lm}\\p{Lo}", ["\u{1C5}\u{2B0}\u{5D0}"], ["\u{1C4}\u{2B0}\u{5D0}"]),
        ("\\p{M}\\p{Mn}\\p{Me}", ["\u{301}\u{301}\u{20DD}"], ["\u{301}\u{20DD}\u{301}"]),
        ("\\p{N}+", ["1²Ⅷ"], ["a"]),
        ("\\p{Nl}\\p{No}", ["Ⅷ²"], ["²Ⅷ"]),
        ("\\p{P}+", ["_-()«»!"], ["+", "$"]),
        ("\\p{Pc}\\p{Pd}\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Po}", ["_-()«»!"], ["-_()«»!"]),
        ("\\p{S}+", ["+$^©"], ["!", "a"]),
        ("\\p{Sm}\\p{Sc}\\p{Sk}\\p{So}", ["+$^©"], ["$+^©"]),
        ("\\p{Z}+", [" \u{2028}\u{2029}"], ["\t"]),
        ("\\p{C}", ["\t", "\u{AD}", "\u{E000}", "\u{378}"], ["a", " "]),
        ("\\p{IsBasicLatin}+", ["aZ ~\u{7F}"], ["\u{80}", "é"]),
        ("\\P{IsBasicLatin}", ["é", "𝒳"], ["a"]),
        ("\\p{IsLatin-1Supplement}", ["\u{80}", "ÿ"], ["\u{100}", "\u{7F}"]),
        ("\\p{IsGreek}+", ["αΩ"], ["a", "\u{400}"]),
        ("\\p{IsArabic}+", ["حقوق"], ["a", "א"]),
        ("\\p{IsCyrillic}+", ["Права"], ["Rights"]),
        ("\\p{IsHangulSyllables}", ["가"], ["名"]),
        ("\\p{IsPrivateUse}", ["\u{E000}", "\u{F0000}", "\u{10FFFD}"], ["\u{D7FF}", "a"]),
        ("[\\p{IsThai}0-9]+", ["ก1"], ["a"]),
        ("[^\\p{L}]", ["1"], ["a"]),
        ("[\\D\\?]+", ["a?"], ["1"]),
        ("[\\P{L}a]", ["a", "1"], ["b"]),
        ("[\\s\\S]", ["\n", "a"], ["", "ab"]),
        ("é", ["é"], ["e\u{301}", "e"]),
        ("[à-ÿ]+", ["àéÿ"], ["a", "ß"]),
        ("𝒳{2}", ["𝒳𝒳"], ["𝒳"]),
        ("[\u{10000}-\u{10FFFF}]", ["𝒳"], ["\u{FFFF}", "a"]),
        ("A/(RES/)?[0-9]{1,2}/[0-9]+(/Add\\.[0-9]+)?", ["A/57/123", "A/RES/57/1", "A/57/1/Add.2"], ["A/57/", "A/577/1", "E/57/1"]),
        ("(\\d{4}-\\d{2}-\\d{2}|\\d{4})(,\\d+)*", ["2002", "2002-07-02,1,22"], ["2002-07", "2002,"]),
        ("[a-zA-Z0-9._%+\\-]+@([a-z0-9\\-]+\\.)+[a-z]{2,}", ["a.b@un.org"], ["a@b", "@un.org", "a@un.o"]),
        ("(a|b)*abb", ["abb", "aabb", "babaabb"], ["ab", "abba"]),
        (".{3}", ["abc", "é𝒳a"], ["ab", "abcd"]),
        ("(.|\\n)*", ["a\nb", ""], ["a\rb"]),
        ("x*x*x*x*x*", ["", "xxxxxxxxxx"], ["xxy"]),
        ("[0-9]{3}(\\.[0-9]{3}){3}", ["123.456.789.012"], ["123.456.789"]),
        ("\\-?(0|[1-9][0-9]*)", ["0", "-12", "-0"], ["01", "--1", ""]),
        ("[^ ]+( [^ ]+){0,2}", ["a", "a b", "a b c"], ["a b c d", " a", "a  b"]),
    ]

    @Test(arguments: rows.indices) func matchesWholeLiterals(_ index: Int) throws {
        let (source, matching, failing) = Self.rows[index]
        let pattern = try Pattern(source)
        for text in matching { #expect(pattern.matches(text) == true, "\(source) on \(text)") }
        for text in failing { #expect(pattern.matches(text) == false, "\(source) on \(text)") }
    }

    /// One context keeps an automaton over many literals; what it learnt must not change what it says.
    @Test(arguments: rows.indices) func anAutomatonThatIsKeptSaysTheSame(_ index: Int) throws {
        let (source, matching, failing) = Self.rows[index]
        let type = try SimpleType.of(.string, (.pattern, source))
        var context = LiteralContext()
        for _ in 0..<3 {
            for (texts, expected) in [(matching, true), (failing, false)] {
                for text in texts {
                    var text = text
                    #expect(text.withUTF8 { type.check($0, in: &context).isValid } == expected, "\(source) on \(text)")
                }
            }
        }
    }
}
