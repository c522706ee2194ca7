import Testing
import RapporteurXMLSchema

/// Classes of literals with equal values: equal within a class, different between classes.
struct EqualityTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let type: BuiltinType
        let classes: [[String]]
        var testDescription: String { type.rawValue }

        init(_ type: BuiltinType, _ classes: [[String]]) {
            self.type = type
            self.classes = classes
        }
    }

    static let rows: [Row] = [
        Row(.string, [["a"], ["a "], ["A"], [""], ["é"], ["e\u{301}"]]),
        Row(.token, [["a b", " a  b "], ["ab"]]),
        Row(.boolean, [["true", "1"], ["false", "0"]]),
        Row(.decimal, [["1", "1.0", "+1", "01.00"], ["-1"], ["0", "-0", "0.0", "+.0"], ["0.1", ".10"], ["10"], ["1.01"]]),
        Row(.integer, [["5", "+5", "005"], ["-5"], ["50"]]),
        Row(
            .float,
            [
                ["1", "1.0", "1E0", "10e-1"], ["0", "-0", "0E5"], ["NaN"], ["INF", "1E100"], ["-INF"],
                ["16777216", "16777217"], ["16777218"], ["0.1", "0.100000001"],
            ]),
        Row(
            .double,
            [
                ["1", "100E-2"], ["0", "-0.0", "1E-400"], ["NaN"], ["INF", "1E400"], ["-INF", "-1E400"],
                ["9007199254740992", "9007199254740993"], ["9007199254740994"],
                ["0.1", "0.10000000000000000555"], ["0.30000000000000004"], ["0.3"],
                ["179769313486231570000E288", "1.7976931348623157E308"],
            ]),
        Row(
            .duration,
            [
                ["P1Y", "P12M", "P0Y12M"], ["P1D", "PT24H", "PT1440M", "PT86400S", "PT86400.00S"], ["P30D"], ["P1M"],
                ["-P1D"], ["P0D", "-P0D", "PT0S", "P0Y"], ["PT0.5S", "PT0.50S"], ["P99999999999999999999Y"],
            ]),
        Row(
            .dateTime,
            [
                ["2002-07-02T10:00:00Z", "2002-07-02T12:00:00+02:00", "2002-07-02T05:00:00.000-05:00"],
                ["2002-07-02T10:00:00"], ["2002-07-03T00:00:00", "2002-07-02T24:00:00"],
                ["2003-01-01T00:00:00Z", "2002-12-31T24:00:00Z", "2002-12-31T19:00:00-05:00"],
                ["2002-07-02T10:00:00.1Z", "2002-07-02T10:00:00.10Z"], ["2000-03-01T00:30:00Z", "2000-02-29T23:30:00-01:00"],
                ["0001-01-01T00:30:00Z", "-0001-12-31T23:30:00-01:00"],
                ["99999999999999999999-01-01T00:00:00Z"],
            ]),
        Row(.time, [["10:00:00Z", "12:00:00+02:00"], ["10:00:00"], ["10:00:00.5"]]),
        Row(.date, [["2002-07-02"], ["2002-07-02Z", "2002-07-02+00:00", "2002-07-02-00:00"], ["2002-07-02+01:00"], ["2002-07-01"]]),
        Row(.gYear, [["2002"], ["2002Z"], ["-2002"]]),
        Row(.gMonthDay, [["--02-29"], ["--03-01"]]),
        Row(.hexBinary, [["0aF0", "0AF0"], ["0AF1"], [""]]),
        Row(.base64Binary, [["AQID", "A Q I D"], ["AQI="], ["AQ=="], [""]]),
        Row(.anyURI, [["http://a"], ["http://A"], ["http://a/"]]),
        Row(.NMTOKENS, [["a b", " a  b "], ["b a"], ["ab"], ["a b c"]]),
    ]

    @Test(arguments: rows) func keysTellValuesApart(_ row: Row) {
        let type = SimpleType.builtin(row.type)
        var seen: [[UInt8]: Int] = [:]
        for (number, literals) in row.classes.enumerated() {
            for literal in literals {
                #expect(verdict(literal, type) == "valid", "\(literal)")
                let key = key(literal, type)
                #expect(seen[key, default: number] == number, "\(row.type.rawValue) \(literal)")
                seen[key] = number
            }
        }
        #expect(seen.count == row.classes.count, "every class has one key")
    }

    @Test func valuesOfOnePrimitiveAreComparedAcrossTypes() {
        #expect(key("1.0", .builtin(.decimal)) == key("1", .builtin(.byte)))
        #expect(key("a", .builtin(.string)) == key("a", .builtin(.ID)))
        #expect(key("a", .builtin(.anySimpleType)) == key("a", .builtin(.token)))
        #expect(key("1", .builtin(.decimal)) != key("1", .builtin(.double)))
        #expect(key("1", .builtin(.float)) != key("1", .builtin(.double)))
        #expect(key("a", .builtin(.string)) != key("a", .builtin(.anyURI)))
        #expect(key("0F", .builtin(.hexBinary)) != key("Dw==", .builtin(.base64Binary)))
        #expect(key("a", .builtin(.NMTOKEN)) != key("a", .builtin(.NMTOKENS)))
    }

    @Test func namesAreComparedByNamespace() {
        let one = Prefixes(["a": "urn:x", "": "urn:x"])
        let other = Prefixes(["b": "urn:x", "a": "urn:y"])
        let type = SimpleType.builtin(.QName)
        #expect(key("a:n", type, namespaces: one) == key("b:n", type, namespaces: other))
        #expect(key("a:n", type, namespaces: one) == key("n", type, namespaces: one))
        #expect(key("a:n", type, namespaces: one) != key("a:n", type, namespaces: other))
        #expect(key("n", type, namespaces: other) != key("n", type, namespaces: one))
    }

    @Test func listsAreComparedItemByItem() throws {
        let integers = try SimpleType.list(of: .builtin(.integer))
        #expect(key("1 02", integers) == key("01 +2", integers))
        #expect(key("1 2", integers) != key("12", integers))
        #expect(key("1 2", integers) == key("1.0 2", try SimpleType.list(of: .builtin(.decimal))))
        let mixed = try SimpleType.list(of: .union(of: [.builtin(.boolean), .builtin(.integer)]))
        #expect(key("true 5", mixed) == key("1 05", mixed))
    }

    @Test func aUnionComparesByTheMemberThatValidates() throws {
        let union = try SimpleType.union(of: [.builtin(.integer), .builtin(.string)])
        #expect(key("5", union) == key("+5", union))
        #expect(key("5", union) == key("5.0", .builtin(.decimal)))
        #expect(key("x", union) != key("X", union))
    }
}
