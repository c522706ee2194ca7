@testable import RapporteurImporting
import Testing

/// The small notation of patterns: what it finds, and that no text makes it slow.
@Suite struct TextPatternTests {
    @Test(arguments: [
        (#"a|ab"#, "ab", "a"), (#"(?:a|ab)c"#, "abc", "abc"), (#"a{2,3}"#, "aaaa", "aaa"), (#"a+?b"#, "aab", "aab"),
        (#"\bcat\b"#, "a cat.", "cat"), (#"[^a-c]+"#, "abcde", "de"), (#"(?<!\d)\d"#, "12", "1"), (#"a(?!b)"#, "abac", "a"),
        (#"\d{1,3}(?:,\d{3})+"#, "is 3,810,170 now", "3,810,170"), (#"é\w"#, "été", "ét"),
    ])
    func finds(pattern: String, text: String, expected: String) {
        let scalars = Array(text.unicodeScalars)
        #expect(TextPattern(pattern).firstMatch(in: scalars).map { String(scalars[$0.range]) } == expected)
    }

    @Test(arguments: [(#"^b"#, "ab"), (#"\bcat\b"#, "concatenate"), (#"x{3}"#, "xx")])
    func misses(pattern: String, text: String) {
        #expect(TextPattern(pattern).firstMatch(in: Array(text.unicodeScalars)) == nil)
    }

    @Test func groupsAreThoseOfTheMatch() throws {
        let text = Array("resolution 80/236 A".unicodeScalars)
        let match = try #require(TextPattern(#"resolution (\d+/\d+)(?: ([A-Z]))?"#).firstMatch(in: text))
        #expect(match[1].map { String(text[$0]) } == "80/236")
        #expect(match[2].map { String(text[$0]) } == "A")
        #expect(match[3] == nil)
    }

    /// Nested repetition, which costs others exponential time, ends.
    @Test func hostileTextsEnd() {
        let text = Array(String(repeating: "a", count: 3000).unicodeScalars)
        #expect(TextPattern(#"(?:a+)+b"#).firstMatch(in: text) == nil)
        #expect(TextPattern(#"(?:a|aa){1,40}c"#).firstMatch(in: text) == nil)
    }
}

/// What one attempt learned serves the next, and changes nothing of what is found.
@Suite struct SharedAttemptTests {
    @Test(arguments: [
        #"\b(?:a+ )*b"#, #"(?:a|ab)(?:c|bcd)?d"#, #"(?:[ab]+c?)+?d(?!a)"#, #"(?<!a)b(?:a(?!bb)|b(?!c))*c"#, #"\b[a-c]+(?: [a-c]+){0,3} d\b"#,
        #"(a|b)*(?:cd| d)"#, #"(?:ab?){2,4}(?: c)?$"#,
    ])
    func findsWhatSingleAttemptsFind(_ notation: String) {
        let pattern = TextPattern(notation)
        var random = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            let text = (0..<Int.random(in: 0..<90, using: &random)).map { _ in "aabbcd é".unicodeScalars.randomElement(using: &random)! }
            var expected: [PatternMatch] = []
            var position = 0
            while position < text.count {
                let match = pattern.match(text, at: position)
                if let match { expected.append(match) }
                position = match.map { max($0.range.upperBound, position + 1) } ?? position + 1
            }
            #expect(pattern.matches(in: text) == expected, "\(notation) in \(String(text))")
        }
    }

    /// Beyond the window of what is remembered.
    @Test func longTexts() {
        let text = Array((String(repeating: "Aaa Bb ", count: 700) + "Council " + String(repeating: "cc Dd ", count: 400) + "Council").unicodeScalars)
        let found = TextPattern(#"[A-Z][a-z]+ (?:[A-Z][a-z]+ )*Council"#).matches(in: text).map(\.range)
        #expect(found.count == 2 && found.allSatisfy { $0.count <= TextPattern.longest })
        #expect(found.last?.upperBound == text.count)
    }
}

@Suite struct LabelTests {
    @Test(arguments: [
        ("7. Text", "7"), ("24.1   The programme", "24.1"), ("31.I.1 The", "31.I.1"), ("29A.1  The", "29A.1"), ("A.1 The", "A.1"),
        ("136.111. To", "136.111"), ("1.Комитет рассмотрел", "1"), ("١- تشير اللجنة", "١"),
    ])
    func paragraphLabelsAreStrings(text: String, label: String) {
        let found = LabelScanner.labels(of: sourceText(text)).first { $0.kind == .paragraph }
        #expect(found?.value == label)
    }

    @Test(arguments: [
        ("IV. Human rights", PrintedLabel.Kind.roman, "IV", 4), ("A. Introduction", .capital, "A", 65), ("一. 导言", .chinese, "一", 1),
        ("十二、 结论", .chinese, "十二", 12), ("ثانياً- النتائج", .arabicOrdinal, "ثانياً", 2), ("(a) The first", .letter, "a", 1),
        ("b) Le second", .letter, "b", 2), ("(iv) Fourth", .smallRoman, "iv", 4), ("A.Введение", .capital, "A", 65),
    ])
    func otherLabels(text: String, kind: PrintedLabel.Kind, value: String, number: Int) {
        let found = LabelScanner.labels(of: sourceText(text)).first { $0.kind == kind }
        #expect(found?.value == value)
        #expect(found?.number == number)
    }

    @Test(arguments: ["260 migrants", "IIII. No", "2001", "e.g. this", "U.S. forces", "3,810,170 inhabitants"])
    func whatIsNoLabel(text: String) {
        let found = LabelScanner.labels(of: sourceText(text)).filter { $0.isPointed && $0.kind != .paragraph || $0.kind == .paragraph && $0.isPointed }
        #expect(found.isEmpty)
    }
}
