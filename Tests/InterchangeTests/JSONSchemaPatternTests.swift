import Foundation
@testable import RapporteurInterchange
import Testing
import RapporteurXMLSchema

@Suite struct JSONSchemaPatternTests {
    @Test(arguments: [
        ("[A-Z]{3}", "^[A-Z]{3}$"), ("a|b", "^(?:a|b)$"), ("(a|b)c", "^(?:a|b)c$"), ("(ab)+", "^(?:ab)+$"),
        ("a{2,}b{0,1}c{0,}d{1,}", "^a{2,}b?c*d+$"), ("", "^$"), ("a||b", "^(?:a||b)$"), ("(a{2}){3}", "^(?:a{2}){3}$"),
        // What stands for itself in one dialect is an operator in the other.
        ("a$^/", "^a\\$\\^/$"), ("\\(\\)\\-\\.", "^\\(\\)-\\.$"), ("[$^\\-\\]\\\\&]", "^[$&\\-\\\\-\\^]$"),
        // The dot leaves out what ends a line in XML.
        (".", "^[^\\n\\r]$"), ("\\s", "^[\\t\\n\\r ]$"), ("[^*]", "^[^*]$"), ("[a-z-[aeiou]]", "^[b-df-hj-np-tv-z]$"),
        ("\\p{IsBasicLatin}", "^[\\u0000-\\u007f]$"), ("é", "^\\u00e9$"), ("[\\n-\\r]", "^[\\n-\\r]$"),
        ("[a-z-[a-z]]", "^(?!)$"), ("\u{1F600}", "^\u{1F600}$"),
    ])
    func translates(pattern: String, expected: String) throws {
        let made = ECMAPattern([try Pattern(pattern)])
        #expect(made.text == expected)
        #expect(!made.isWidened)
    }

    @Test func digitsOfASCIITypesAreASCII() throws {
        #expect(ECMAPattern([try Pattern("\\d{4}-\\d{2}")], isASCII: true).text == "^[0-9]{4}-[0-9]{2}$")
    }

    @Test(arguments: ["\\d", "\\w", "\\p{Lu}", "\\P{Lu}", "[\\w-[\\d]]"])
    func largeClassesAreWidenedBeyondASCIIAlone(pattern: String) throws {
        let exact = try Pattern(pattern)
        let made = ECMAPattern([exact])
        #expect(made.isWidened)
        let regex = try NSRegularExpression(pattern: made.text)
        for scalar in (UInt32(0x20)..<0x3000).compactMap(Unicode.Scalar.init) {
            let isExact = exact.matches(String(scalar)) == true
            let isAdmitted = regex.admits(String(scalar))
            if isExact || scalar.isASCII {
                #expect(isAdmitted == isExact, "U+\(String(scalar.value, radix: 16))")
            }
        }
        #expect(made.text.utf8.count < 400)
    }

    /// The forms of built-in types admit all that is valid, and refuse what is plainly not.
    @Test(arguments: [
        (BuiltinType.date, ["2004-02-29", "-0044-03-15", "12002-12-31Z", "2002-01-01+14:00"],
         ["2002-13-01", "2002-04-31", "0000-01-01", "2002-1-1", "2002-01-01+15:00"]),
        (.dateTime, ["2002-01-01T24:00:00", "2002-01-01T00:00:00.5-05:00"], ["2002-01-01", "2002-01-01T25:00:00"]),
        (.time, ["12:00:00Z"], ["12:00", "24:00:01"]), (.gYear, ["2002", "-2002"], ["02", "0000"]),
        (.gYearMonth, ["2002-01"], ["2002-00"]), (.gMonthDay, ["--02-29"], ["--02-30", "02-01"]),
        (.gDay, ["---31"], ["---32"]), (.gMonth, ["--12"], ["--13", "--12--"]),
        (.duration, ["P1Y", "-P1Y2M3DT4H5M6.7S", "PT0S"], ["P", "PT", "P1YT", "P1S", "1Y", "P1.5Y"]),
        (.hexBinary, ["", "0aF9"], ["0", "0g"]),
        (.base64Binary, ["", "AAAA", "AA==", "AAA=", "A A A A"], ["A", "AAA", "AB==", "====", "AA=A"]),
        (.anyURI, ["", "a", "http://a/b?c#d", "#a", "a b", "é", "./a:b"], ["#a#b", "%", "%4", ":a", "a b:c", "a:"]),
        (.language, ["en", "zh-Hans"], ["e n", "123", "en-"]),
        (.NCName, ["a", "_", "é.-1"], ["", "1a", "a:b", "a b"]), (.Name, ["a:b", ":"], ["", "-a"]),
        (.NMTOKEN, ["1a", "-:."], ["", "a b", "a/b"]),
    ])
    func formsOfBuiltinTypes(type: BuiltinType, valid: [String], invalid: [String]) throws {
        let regex = try NSRegularExpression(pattern: try #require(LexicalPatterns.pattern(of: type)))
        for literal in valid {
            #expect(SimpleType.builtin(type).admits(literal), "the table is wrong about \(literal)")
            #expect(regex.admits(literal), "\(literal)")
        }
        for literal in invalid {
            #expect(!SimpleType.builtin(type).admits(literal), "the table is wrong about \(literal)")
            #expect(!regex.admits(literal), "\(literal)")
        }
    }
}

extension NSRegularExpression {
    fileprivate func admits(_ text: String) -> Bool {
        firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
    }
}
