import Testing
import RapporteurXMLSchema

/// Literals of every built-in type that are valid, and that are not (Part 2, section 3).
struct LexicalTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let type: BuiltinType
        let valid: [String]
        let invalid: [String]
        var testDescription: String { type.rawValue }

        init(_ type: BuiltinType, _ valid: [String], not invalid: [String]) {
            self.type = type
            self.valid = valid
            self.invalid = invalid
        }
    }

    static let rows: [Row] = [
        Row(.anySimpleType, ["", " a  b\n", "é"], not: []),
        Row(.string, ["", " ", "a\tb", "𝒳", "<&>"], not: []),
        Row(.normalizedString, ["", "a\nb", "  "], not: []),
        Row(.token, ["", " a b ", "a\n\nb"], not: []),
        Row(
            .boolean, ["true", "false", "1", "0", " true\n"],
            not: ["", "True", "FALSE", "yes", "no", "01", "2", "t", "truefalse", "true false", "-1"]),
        Row(
            .decimal,
            [
                "0", "-0", "+1", "1.", ".5", "-.5", "007.700", "12345678901234567890123456789.0123456789", " 5 ",
                String(repeating: "9", count: 5000),
            ],
            not: ["", ".", "-", "+", "1e2", "1,5", "1 000", "0x10", "INF", "NaN", "1.2.3", "--1", "+-1", "١", "1.-5"]),
        Row(.integer, ["0", "-0", "+7", "007", "-12345678901234567890123456789"], not: ["", "1.0", "1.", "-", "1e3", "a"]),
        Row(.nonPositiveInteger, ["0", "-1", "-0", "+0", "-99999999999999999999"], not: ["1", "+1", ""]),
        Row(.negativeInteger, ["-1", "-99999999999999999999"], not: ["0", "-0", "1"]),
        Row(
            .long, ["9223372036854775807", "-9223372036854775808", "+0000000000000000000000000001"],
            not: ["9223372036854775808", "-9223372036854775809"]),
        Row(.int, ["2147483647", "-2147483648"], not: ["2147483648", "-2147483649", "1.0"]),
        Row(.short, ["32767", "-32768"], not: ["32768", "-32769"]),
        Row(.byte, ["127", "-128", "+127", "0127"], not: ["128", "-129", ""]),
        Row(.nonNegativeInteger, ["0", "-0", "+1", "99999999999999999999"], not: ["-1", "-0001"]),
        Row(.unsignedLong, ["18446744073709551615", "0"], not: ["18446744073709551616", "-1"]),
        Row(.unsignedInt, ["4294967295"], not: ["4294967296", "-1"]),
        Row(.unsignedShort, ["65535"], not: ["65536", "-1"]),
        Row(.unsignedByte, ["255", "000255"], not: ["256", "-1"]),
        Row(.positiveInteger, ["1", "+1", "99999999999999999999"], not: ["0", "-1", "+0"]),
        Row(
            .float,
            ["0", "-0", "1.5", ".5", "5.", "1E2", "1e-2", "-1.5E+10", "INF", "-INF", "NaN", "1e99999999999999999999"],
            not: ["", "+INF", "inf", "nan", "NAN", "1E", "E1", "1E1.5", "1 E1", "0x1p3", ".", "1e1e1", "+NaN", "-NaN", "1e+"]),
        Row(.double, ["1E400", "4.9E-324", "-INF", "12.5"], not: ["Infinity", "1d", "1E", "", "++1"]),
        Row(
            .duration,
            [
                "P1Y", "-P1Y", "P0Y", "P1Y2M3DT4H5M6S", "PT0.5S", "PT5M", "P1M", "P1DT1S", "P1347M", "PT36H",
                "P99999999999999999999Y", "PT1.000S",
            ],
            not: [
                "", "P", "PT", "P1YT", "1Y", "P1", "P-1Y", "+P1Y", "P1S", "PT1Y", "P1.5Y", "PT.5S", "PT1.S", "P1M1Y",
                "PT1S1M", "P1Y1Y", "PT1H1", "P1D1H", "p1y", "P1YT1", "PT1.5M", "P1YTT1S", "- P1Y",
            ]),
        Row(
            .dateTime,
            [
                "2002-07-02T10:00:00", "2002-07-02T10:00:00Z", "2002-07-02T10:00:00.123456789+05:45",
                "2002-07-02T24:00:00", "2002-07-02T24:00:00.000", "-0001-01-01T00:00:00", "12002-07-02T10:00:00",
                "2000-02-29T00:00:00", "2002-07-02T10:00:00-14:00", "99999999999999999999-01-01T00:00:00",
            ],
            not: [
                "", "2002-07-02", "2002-07-02 10:00:00", "2002-07-02T10:00", "2002-07-02T10:00:60", "2002-07-02T25:00:00",
                "2002-07-02T24:00:01", "2002-07-02T24:00:00.1", "0000-01-01T00:00:00", "-0000-01-01T00:00:00",
                "02002-01-01T00:00:00", "200-01-01T00:00:00", "+2002-01-01T00:00:00", "2002-13-01T00:00:00",
                "2002-02-29T00:00:00", "1900-02-29T00:00:00", "2002-07-02T10:00:00+14:01", "2002-07-02T10:00:00+15:00",
                "2002-07-02T10:00:00z", "2002-07-02t10:00:00", "2002-07-02T10:00:00.", "2002-07-02T10:00:00+1:00",
                "2002-07-02T10:00:00Z+01:00", "2002-7-2T10:00:00", "2002-07-02T10:60:00", "2002-07-02T10:00:00+05:60",
                "2002-07-02T10:00:00ZZ",
            ]),
        Row(
            .time, ["00:00:00", "23:59:59.999", "24:00:00", "10:00:00Z", "10:00:00+14:00", "10:00:00-00:00"],
            not: [
                "", "10:00", "10:00:60", "24:00:01", "24:01:00", "25:00:00", "1:00:00", "10:00:00+14:30", "-10:00:00",
                "10:00:00Zx",
            ]),
        Row(
            .date, ["2002-07-02", "2002-07-02Z", "2002-07-02-05:00", "-0044-03-15", "2024-02-29", " 2002-07-02\n"],
            not: [
                "", "2002-13-01", "2002-00-01", "2002-07-32", "2002-07-00", "2002-04-31", "2023-02-29", "02-07-02",
                "2002/07/02", "2 July 2002", "2002-07-02T00:00:00", "0000-01-01", "2002-07-2", "20020702", "2002-07-02+",
            ]),
        Row(.gYearMonth, ["2002-07", "2002-07Z", "-0001-12"], not: ["", "2002-13", "2002", "2002-7", "2002-07-02", "0000-01"]),
        Row(.gYear, ["2002", "-2002", "12002", "2002+02:00"], not: ["", "02", "0000", "02002", "2002-", "20 02"]),
        Row(.gMonthDay, ["--02-29", "--12-31", "--07-02Z"], not: ["", "--02-30", "--13-01", "--04-31", "-07-02", "--7-2", "07-02"]),
        Row(.gDay, ["---01", "---31", "---31Z"], not: ["", "---00", "---32", "--31", "---1", "31"]),
        Row(.gMonth, ["--01", "--12", "--12-05:00"], not: ["", "--00", "--13", "--01--", "-01", "--1", "01"]),
        Row(.hexBinary, ["", "0F", "0f0A", " 0F "], not: ["0", "0G", "0F 0F", "0x0F", "012"]),
        Row(
            .base64Binary, ["", "AQID", "AQ==", "AQI=", "A Q I D", "AQID\nAQID", "A Q = ="],
            not: ["A", "AQ", "AQI", "AQID=", "A===", "=AQI", "AQ=D", "AR==", "AQJ=", "AQ-_", "AQID AQ", "===="]),
        Row(
            .anyURI,
            [
                "", "http://www.un.org/", "a", "#a", "../x?y#z", "mailto:a@un.org", "urn:un:doc", "http://ex.org/a b",
                "http://ex.org/é", "a/b:c", "%41", "?a:b", "http://[::1]/", "C:/x", "\\\\server\\x", "{x}",
            ],
            not: [":a", "b:", "%", "%4", "%zz", "a%2", "a#b#c", "1a:b", "a b:c", "é:x", "http:#x", "http://x/%"]),
        Row(.QName, ["a", "a:b", "_a:_b"], not: ["", ":a", "a:", "a:b:c", "1a", "a:1", "a b", "-a"]),
        Row(.NOTATION, ["a", "a:b"], not: ["", "a:", "1"]),
        Row(.Name, ["a", "_", ":", "a:b:c", "a1-.b", "é", "名前"], not: ["", "1a", "-a", ".a", "a b", "a@b", "×"]),
        Row(.NCName, ["a", "_a", "a.b-c", "ñ", "𐀀"], not: ["", "a:b", ":", "1", "-", "a b", "a,b"]),
        Row(.ID, ["a1"], not: ["1a", "a:b", ""]),
        Row(.IDREF, ["a1"], not: ["1a", "a:b", "", "a b"]),
        Row(.ENTITY, ["a1"], not: ["1a", "a:b", "", "a b"]),
        Row(.NMTOKEN, ["a", "1", "-1", ":a", ".", "é1"], not: ["", "a b", "a,b", "@"]),
        Row(.NMTOKENS, ["a", " 1  2\n3 "], not: ["", "  ", "a, b"]),
        Row(.IDREFS, ["a", "a b"], not: ["", "a 1", "a:b c"]),
        Row(.ENTITIES, ["a", "a b"], not: ["", "a 1"]),
        Row(
            .language, ["en", "EN", "zh-Hans", "x-klingon", "i-default", "en-US-x-12345678", "abcdefgh"],
            not: ["", "1en", "en_US", "en-", "-en", "en--US", "abcdefghi", "en-123456789", "e n", "é"]),
    ]

    @Test func everyBuiltinHasARow() {
        #expect(Set(Self.rows.map(\.type)) == Set(BuiltinType.allCases))
        #expect(Self.rows.count == BuiltinType.allCases.count)
    }

    @Test(arguments: rows) func admits(_ row: Row) {
        for literal in row.valid {
            #expect(verdict(literal, .builtin(row.type)) == "valid", "\(row.type.rawValue) \(literal.prefix(60))")
        }
    }

    @Test(arguments: rows) func refuses(_ row: Row) {
        for literal in row.invalid {
            #expect(verdict(literal, .builtin(row.type)) != "valid", "\(row.type.rawValue) \(literal.prefix(60))")
        }
    }

    @Test func bytesThatAreNoUTF8AreRefusedWhereNamesAreWanted() {
        var context = LiteralContext()
        for bytes: [UInt8] in [[0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0x61, 0x80]] {
            bytes.withUnsafeBufferPointer { buffer in
                for type in [BuiltinType.Name, .NCName, .QName, .date, .decimal, .boolean, .anyURI, .token] {
                    let valid = SimpleType.builtin(type).check(buffer, in: &context).isValid
                    // U+FFFD stands for what cannot be read, and is a name character in XML 1.0, fifth edition.
                    if type == .date || type == .decimal || type == .boolean { #expect(!valid) }
                }
            }
        }
    }

    @Test func prefixesAreLookedUp() {
        let prefixes = Prefixes(["a": "urn:a", "xmlns": "urn:never"])
        #expect(verdict("a:b", .builtin(.QName), namespaces: prefixes) == "valid")
        #expect(verdict("b", .builtin(.QName), namespaces: prefixes) == "valid")
        #expect(verdict("b:b", .builtin(.QName), namespaces: prefixes) == "lexical")
        #expect(verdict("xmlns:b", .builtin(.QName), namespaces: prefixes) == "lexical")
        #expect(verdict("b:b", .builtin(.NOTATION), namespaces: prefixes) == "lexical")
        #expect(verdict("b:b", .builtin(.Name), namespaces: prefixes) == "valid")
    }
}
