import RapporteurDiagnostics
@testable import RapporteurJSONStream
import Testing

/// What RFC 8259 allows, and what it does not.
@Suite struct JSONGrammarTests {
    static let accepted: [String] = [
        // Values at the top.
        "{}", "[]", "null", "true", "false", "0", "-0", "12", "\"\"", "\"a\"", " 1", "1 ", "\t\n\r []\r\n\t ", "[[]]", "[{}]",
        // Numbers.
        "-1", "1.5", "-1.5", "0.0", "0.10", "1e5", "1E5", "1e+5", "1e-5", "1.5e10", "-0.0e-0", "0e1", "0E+00", "123456789",
        "[0e1]", "[123.456e78]", "[1E22]", "[-123]", "[20e1]", "[1e00]", "10", "100", "0.00000001",
        "-9223372036854775809", "18446744073709551616", "1e400", "-1e-999999",
        // Strings.
        "\"é\"", "\"€\"", "\"😀\"", "\"\u{7F}\"", "\"\u{80}\"", "\"\u{2028}\u{2029}\"", "\"\u{FEFF}\"", "\"\u{10FFFF}\"",
        "\"\u{FFFF}\"", "\"\u{D7FF}\u{E000}\"", #""\"\\\/\b\f\n\r\t""#, #""\u0000""#, #""\u0061\u00E9\u20aC""#,
        #""\ud83d\ude00""#, #""\uD834\uDd1e""#, #""\uFFFF""#, #""\uDBFF\uDFFF""#, #""/""#, #""'""#, #""// no comment""#,
        #""a,b:c]d}""#, #""\\u0000""#, #""\\""#, #""\"""#, #""\\\"""#, #"["\u0022"]"#,
        "\"exactly8\"", "\"exactly sixteen!\"", "\"é234567\"", "\"1234567é\"",
        // Arrays and objects.
        "[1]", "[1,2]", "[ 1 , 2 ]", "[null,1,\"a\",{}]", "[[[[]]]]", "[\"\"]", #"{"a":1}"#, #"{"a":1,"b":2}"#,
        #"{ "a" : 1 }"#, #"{"":0}"#, #"{"a":{}}"#, #"{"a":[]}"#, #"{"a":{"a":{"a":null}}}"#, #"{"é":1,"e":2}"#,
        #"{"a\u0000b":1}"#, "{\"a\":\n1\n,\n\"b\"\n:\n2\n}", #"[{"a":1},{"a":1}]"#, #"{"a":{"a":1}}"#,
        "\n\n\n[\n]\n", #"{"min": -1.0e+28, "max": 1.0e+28}"#, "[true,false,null]", "[ ]", "{ }",
    ]

    /// Text and the code of its first finding, without `json.malformed`.
    static let refused: [(String, String)] = [
        // Not whole.
        ("", ".truncated"), (" \n\t", ".truncated"), ("[", ".truncated"), ("{", ".truncated"), ("[1", ".truncated"),
        ("[1,", ".truncated"), (#"{"a""#, ".truncated"), (#"{"a":"#, ".truncated"), (#"{"a":1"#, ".truncated"),
        (#"{"a":1,"#, ".truncated"), ("\"", ".truncated"), ("\"a", ".truncated"), (#""\"#, ".truncated"),
        (#""\u"#, ".truncated"), (#""\u00"#, ".truncated"), (#""\u0041"#, ".truncated"), (#""\ud83d\u"#, ".truncated"),
        ("-", ".truncated"), ("1.", ".truncated"), ("1e", ".truncated"), ("1e+", ".truncated"), ("t", ".truncated"),
        ("tru", ".truncated"), ("nul", ".truncated"), ("[\"a\",[", ".truncated"), ("[{}", ".truncated"),
        // Commas.
        ("[1,]", ".comma"), (#"{"a":1,}"#, ".comma"), ("[,1]", ".comma"), ("[1,,2]", ".comma"), ("[,]", ".comma"),
        (#"{,"a":1}"#, ".comma"), (#"{"a":1,,"b":2}"#, ".comma"), ("[1 2]", ".comma"), (#"["a" "b"]"#, ".comma"),
        (#"{"a":1 "b":2}"#, ".comma"), ("[1 true]", ".comma"), ("[[][]]", ".comma"), ("[{}{}]", ".comma"), ("[1,\n]", ".comma"),
        ("[\"\",]", ".comma"), ("[true,null,]", ".comma"), (#"[1"a"]"#, ".comma"), ("[1[2]]", ".comma"),
        // Colons.
        (#"{"a" 1}"#, ".colon"), (#"{"a","b"}"#, ".colon"), (#"{"a"}"#, ".colon"), (#"{"a" "b"}"#, ".colon"),
        (#"{"a"{}}"#, ".colon"), (#"{"a"::1}"#, ""), ("[1:2]", ""), (#"["a":1]"#, ""),
        // Brackets.
        ("[1}", ".bracket"), (#"{"a":1]"#, ".bracket"), ("]", ".bracket"), ("}", ".bracket"), ("[1]]", ".bracket"),
        ("{}}", ".bracket"), ("{]", ".bracket"), ("[}", ".bracket"), ("[[1}]", ".bracket"), (#"{"a":}"#, ""), (#"{"a":]"#, ".bracket"),
        (#"{"a":,"b":1}"#, ""),
        // Names.
        ("{a:1}", ".name"), ("{1:1}", ".name"), ("{null:1}", ".name"), ("{[]:1}", ".name"), ("{{}}", ".name"),
        (#"{"a":1,b:2}"#, ".name"), ("{_x:1}", ".name"), ("{-1:1}", ".name"), ("{'a':1}", ".quote"),
        // Quotation marks.
        ("'a'", ".quote"), ("['a']", ".quote"), ("“a”", ".quote"), ("[`a`]", ".quote"), ("{“a”:1}", ".quote"), ("«a»", ".quote"),
        // Words.
        ("True", ".word"), ("TRUE", ".word"), ("[nul]", ".word"), ("[None]", ".word"), ("[NaN]", ".word"),
        ("[Infinity]", ".word"), ("undefined", ".word"), ("[truex]", ".word"), ("[true1]", ".word"), ("truefalse", ".word"),
        ("nullnull", ".word"), ("[fals]", ".word"), ("[nope]", ".word"), ("[tRue]", ".word"), ("abc", ".word"), ("[x]", ".word"),
        ("{\"a\":falsy}", ".word"),
        // Numbers.
        ("01", ".number"), ("-01", ".number"), ("00", ".number"), ("-00.5", ".number"), ("1.e5", ".number"), ("[1.]", ".number"),
        ("[.5]", ".number"), ("[+1]", ".number"), ("[-]", ".number"), ("[-a]", ".number"), ("[--1]", ".number"), ("[1e]", ".number"),
        ("[1e+]", ".number"), ("[1eE2]", ".number"), ("[1.5.2]", ".number"), ("[0x10]", ".number"), ("[1_000]", ".number"),
        ("[1a]", ".number"), ("[-Infinity]", ".number"), ("[1+2]", ".number"), ("[0.e1]", ".number"), ("[-.5]", ".number"),
        ("[012]", ".number"), ("[1e1.5]", ".number"), ("[9.3e+]", ".number"), ("[2.e-3]", ".number"), ("[0e]", ".number"),
        ("[1-2]", ".number"), ("[1 000]", ".comma"), ("[1,5 ,]", ".comma"), ("[１]", ""),
        // Strings.
        (#""\x41""#, ".escape"), (#""\'""#, ".escape"), (#""\a""#, ".escape"), (#""\0""#, ".escape"), (#""\U0041""#, ".escape"),
        (#""\u00G0""#, ".escape"), (#""\u 041""#, ".escape"), (#""\u+041""#, ".escape"), (#""\u004""#, ".escape"),
        (#""\u""#, ".escape"), ("\"\\\n\"", ".escape"), ("\"\\é\"", ".escape"), (#"["\"#+"\u{1}\"]", ".escape"),
        ("\"a\nb\"", ".control"), ("\"a\tb\"", ".control"), ("\"\0\"", ".control"), ("\"\u{1F}\"", ".control"),
        ("\"a\rb\"", ".control"), ("\"12345678901234567\u{1}\"", ".control"), ("{\"a\n\":1}", ".control"),
        // After the end.
        ("1 2", ".trailing"), ("{} {}", ".trailing"), ("[]a", ".trailing"), ("null,", ".trailing"), ("\"a\"\"b\"", ".trailing"),
        ("[] // end", ".comment"), ("{}\n#", ".comment"), ("[1],", ".trailing"), ("\"\"x", ".trailing"), ("1,", ".trailing"),
        // Comments.
        ("/* c */ 1", ".comment"), ("[1, // one\n2]", ".comment"), ("[1 /* one */]", ".comment"), ("# c\n{}", ".comment"),
        ("{/**/\"a\":1}", ".comment"), ("{\"a\"/**/:1}", ".comment"),
        // Characters that belong nowhere.
        ("[\u{A0}1]", ""), ("[\u{0C}]", ""), ("[\u{0B}1]", ""), ("\0", ""), ("[1\0]", ""), ("[\u{FEFF}]", ""), ("\u{2028}1", ""),
        ("*", ""), ("[(1)]", ""), ("<a/>", ""), ("[1;2]", ""), ("=1", ""), ("{\"a\"=1}", ""), ("\\u0061", ""), ("[\\n]", ""), ("é", ""),
        ("\u{FEFF}{}", ".bom"), ("\u{FEFF}", ".bom"), (" \u{FEFF}{}", ""),
    ]

    @Test func tablesAreLargeEnough() { #expect(Self.accepted.count + Self.refused.count >= 150) }

    @Test(arguments: accepted) func accepts(_ text: String) {
        let read = Transcript.of(text)
        #expect(read.findings.isEmpty)
        #expect(read.stop == nil)
        #expect(read.outcome == .valid)
        #expect(read.lines.last?.hasPrefix("end@") == true)
    }

    @Test(arguments: refused) func refuses(_ text: String, _ code: String) {
        let read = Transcript.of(text)
        #expect(read.codes == ["json.malformed" + code])
        #expect(read.stop == .malformed)
        #expect(read.outcome == .invalid)
        let finding = read.findings.first
        #expect(finding?.severity == .error)
        #expect(finding?.location.line != nil && finding?.location.column != nil && finding?.location.pointer != nil)
        #expect(finding?.location.file == "test.json")
    }

    @Test func everyByteAloneAndInAnArray() {
        for byte in UInt8.min...UInt8.max {
            let alone = Transcript.of([byte])
            #expect((alone.stop == nil) == (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), "\(byte)")
            let isSpace = [0x20, 0x09, 0x0A, 0x0D].contains(byte)
            let inArray = Transcript.of([0x5B, byte, 0x5D])
            #expect((inArray.stop == nil) == (isSpace || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)), "\(byte)")
            let inString = Transcript.of([0x22, byte, 0x22])
            let isPlain = (0x20..<0x80).contains(byte) && byte != 0x22 && byte != 0x5C
            #expect((inString.stop == nil) == isPlain, "\(byte)")
            let escaped = Transcript.of([0x22, 0x5C, byte, 0x22])
            #expect((escaped.stop == nil) == Array("\"\\/bfnrt".utf8).contains(byte), "\(byte)")
        }
    }

    @Test(arguments: [
        ([0xFE, 0xFF, 0, 0x7B], "encoding"), ([0xFF, 0xFE, 0x7B, 0], "encoding"), ([0x7B, 0, 0x7D, 0], "encoding"),
        ([0, 0x7B, 0, 0x7D], "encoding"), ([0, 0, 0, 0x7B], "encoding"), ([0x7B, 0, 0, 0], "encoding"),
        ([0xEF, 0xBB, 0xBF, 0x31], "bom"), ([0xFF], "encoding"), ([0x5B, 0xE9, 0x5D], "encoding"),
    ] as [([UInt8], String)])
    func otherEncodings(_ bytes: [UInt8], _ code: String) {
        #expect(Transcript.of(bytes).codes == ["json.malformed." + code])
    }
}
