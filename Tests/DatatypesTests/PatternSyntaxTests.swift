import RapporteurDiagnostics
import Testing
import RapporteurXMLSchema

/// What is an expression of appendix F, and what is none.
struct PatternSyntaxTests {
    static let valid = [
        "", "a", "|", "a|", "||", "()", "(a|)", "a?", "a*", "a+", "a{0}", "a{2}", "a{2,}", "a{2,3}", "a{0,0}", "a{007}",
        "(a){2}", "[a]", "[^a]", "[a-z]", "[-a]", "[a-]", "[^-a]", "[^a-]", "[-]", "[^-]", "[a-z-]", "[-a-z]", "[a^b]",
        "[^^]", "[a-z0-9]", "[\\d\\w]", "[a-z-[aeiou]]", "[^a-z-[0-9]]", "[\\w-[\\d]]", "[a-z-[b-y-[m]]]", "[a-[a]]",
        "[.*+?(){}|$]", "[\\[\\]]", "[\\--a]", "[+-\\-]", "[!-\\]]", "[\\n-\\r]", "[ -~]", "[#-@]", "[=->]",
        "\\n\\r\\t\\\\\\|\\.\\-\\^\\?\\*\\+\\{\\}\\(\\)\\[\\]", "\\s\\S\\i\\I\\c\\C\\d\\D\\w\\W", "^a$", "a^b$c", "-", ",",
        "\\p{L}", "\\p{Lu}", "\\P{Lu}", "\\p{Cn}", "\\p{IsBasicLatin}", "\\P{IsBasicLatin}", "\\p{IsLatin-1Supplement}",
        "\\p{IsGreek}", "\\p{IsGreekandCoptic}", "\\p{IsPrivateUse}", "\\p{IsCombiningMarksforSymbols}",
        "\\p{IsCJKUnifiedIdeographsExtensionA}", "\\p{IsTags}", "[\\p{Lu}\\P{L}]", "[^\\p{IsThai}]", "é", "[à-ÿ]", "𝒳+",
        "((((a))))", "a#b", "a b", "<&>\"'", "/", "a{2}b{3}", "(a{1,5}){1,50}b", "_:", "~`!@%&=;",
    ]

    static let invalid: [(String, offset: Int)] = [
        ("*", 0), ("+a", 0), ("?", 0), ("a|*b", 2), ("(*)", 1), ("a**", 2), ("a+?", 2), ("a??", 2), ("a{2}*", 4), ("a*{2}", 2),
        ("a{2}{3}", 4), ("{2}", 0), ("{", 0), ("}", 0), ("a}", 1), ("]", 0), ("a]", 1), ("a{", 1), ("a{}", 1), ("a{,2}", 1),
        ("a{2", 1), ("a{2,", 1), ("a{2,1}", 1), ("a{x}", 1), ("a{-1}", 1), ("a{1,2,3}", 1), ("a{ 1}", 1), ("a{1.5}", 1),
        ("(", 0), ("(a", 0), (")", 0), ("a)", 1), ("((a)", 0), ("(a))", 3), ("(?:a)", 1), ("(?=a)", 1), ("(?i)a", 1),
        ("[", 0), ("[a", 0), ("[]", 1), ("[^]", 2), ("[]a]", 1), ("[[]", 1), ("[a[b]", 2), ("[z-a]", 1), ("[a-b-c]", 4),
        ("[a-b-c-d]", 4), ("[a--]", 3), ("[--a]", 2), ("[a-\\d]", 1), ("[\\d-z]", 3), ("[a-\\p{L}]", 1), ("[-[a]]", 2),
        ("[^-[a]]", 3), ("[a-[b]", 6), ("[a-[b]c]", 6), ("[a-[]]", 4), ("[a-z-[b]", 8), ("[\\", 1), ("[a\\", 2),
        ("\\", 0), ("a\\", 1), ("\\a", 0), ("\\b", 0), ("\\B", 0), ("\\A", 0), ("\\Z", 0), ("\\z", 0), ("\\1", 0), ("\\0", 0),
        ("\\x41", 0), ("\\u0041", 0), ("\\$", 0), ("\\/", 0), ("\\_", 0), ("\\ ", 0), ("\\é", 0), ("\\e", 0), ("\\f", 0),
        ("\\p", 0), ("\\pL", 0), ("\\p{", 0), ("\\p{L", 0), ("\\p{}", 0), ("\\p{X}", 0), ("\\p{lu}", 0), ("\\p{LU}", 0),
        ("\\p{^L}", 0), ("\\p{Cs}", 0), ("\\p{IsNothing}", 0), ("\\p{Is}", 0), ("\\p{BasicLatin}", 0),
        ("\\p{IsBasic Latin}", 0), ("\\p{isBasicLatin}", 0), ("\\p{Greek}", 0), ("[\\p{X}]", 1), ("[\\b]", 1), ("é\\q", 1),
        ("[a-\\w-[b]]", 1), ("a(b|c", 1), ("(a|b]", 4),
    ]

    @Test(arguments: valid) func accepted(_ source: String) {
        #expect(throws: Never.self) { try Pattern(source) }
    }

    @Test(arguments: invalid.indices) func refused(_ index: Int) {
        let (source, offset) = Self.invalid[index]
        do throws(PatternSyntaxError) {
            _ = try Pattern(source)
            Issue.record("\(source) was accepted")
        } catch {
            #expect(error.offset == offset, "\(source): \(error.message)")
            #expect(error.message.description.hasSuffix("."))
        }
    }
}
