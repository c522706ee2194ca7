import Testing
import RapporteurXMLSchema

/// How values are ordered, seen through the four bounds.
struct OrderTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let type: BuiltinType
        let left: String
        let relation: String
        let right: String
        var testDescription: String { "\(type.rawValue): \(left) \(relation) \(right)" }

        init(_ type: BuiltinType, _ left: String, _ relation: String, _ right: String) {
            self.type = type
            self.left = left
            self.relation = relation
            self.right = right
        }
    }

    static let rows: [Row] = [
        Row(.decimal, "1", "=", "1.0"), Row(.decimal, "-1", "<", "1"), Row(.decimal, "0", "=", "-0"),
        Row(.decimal, "9", "<", "10"), Row(.decimal, "-9", ">", "-10"), Row(.decimal, "0.1", "<", "0.11"),
        Row(.decimal, "0.09", "<", "0.1"), Row(.decimal, "-0.1", ">", "-0.11"), Row(.decimal, "007", "=", "7.000"),
        Row(.decimal, "123456789012345678901234567890.1", "<", "123456789012345678901234567890.10000000000000001"),
        Row(.decimal, "-0.0000000000000000000000001", "<", "0"),
        Row(.float, "1", "<", "1.5"), Row(.float, "INF", ">", "3E38"), Row(.float, "-INF", "<", "-3E38"),
        Row(.float, "NaN", "=", "NaN"), Row(.float, "NaN", "<>", "0"), Row(.float, "NaN", "<>", "INF"),
        Row(.float, "0", "=", "-0"), Row(.float, "16777217", "=", "16777216"), Row(.double, "16777217", ">", "16777216"),
        Row(.double, "1E-10", "<", "2E-10"), Row(.double, "NaN", "<>", "-INF"),

        Row(.dateTime, "2002-07-02T10:00:00", "<", "2002-07-02T10:00:00.001"),
        Row(.dateTime, "2002-07-02T10:00:00Z", "=", "2002-07-02T12:00:00+02:00"),
        Row(.dateTime, "2002-07-02T24:00:00", "=", "2002-07-03T00:00:00"),
        Row(.dateTime, "2000-01-15T00:00:00", "<", "2000-02-15T00:00:00"),
        Row(.dateTime, "2000-01-15T12:00:00", "<", "2000-01-16T12:00:00Z"),
        Row(.dateTime, "2000-01-01T12:00:00", "<>", "1999-12-31T23:00:00Z"),
        Row(.dateTime, "2000-01-16T12:00:00", "<>", "2000-01-16T12:00:00Z"),
        Row(.dateTime, "2000-01-16T00:00:00", "<>", "2000-01-16T12:00:00Z"),
        Row(.dateTime, "2000-01-16T14:00:01Z", ">", "2000-01-16T00:00:00"),
        Row(.dateTime, "2000-01-16T14:00:00Z", "<>", "2000-01-16T00:00:00"),
        Row(.dateTime, "-0001-12-31T23:59:59", "<", "0001-01-01T00:00:00"),
        Row(.dateTime, "-0002-01-01T00:00:00", "<", "-0001-01-01T00:00:00"),
        Row(.dateTime, "12002-01-01T00:00:00", ">", "9999-12-31T23:59:59"),
        Row(.dateTime, "2002-07-02T10:00:00.12345678901234567890", "<", "2002-07-02T10:00:00.12345678901234567891"),
        Row(.date, "2002-07-02", "<", "2002-07-03"), Row(.date, "2002-07-02Z", ">", "2002-07-02+05:00"),
        Row(.date, "2002-07-02", "<>", "2002-07-02Z"), Row(.date, "2002-07-01", "<", "2002-07-03Z"),
        Row(.time, "10:00:00", "<", "10:00:01"), Row(.time, "10:00:00Z", "=", "11:00:00+01:00"),
        Row(.time, "10:00:00", "<>", "10:00:00Z"),
        Row(.gYear, "2002", "<", "2003"), Row(.gYear, "-0044", "<", "0001"), Row(.gYear, "2002", "<>", "2002Z"),
        Row(.gYearMonth, "2002-07", "<", "2002-08"), Row(.gMonthDay, "--02-29", "<", "--03-01"),
        Row(.gDay, "---01", "<", "---31"), Row(.gMonth, "--01", "<", "--12"),

        Row(.duration, "P1Y", "=", "P12M"), Row(.duration, "P1D", "=", "PT24H"), Row(.duration, "P1Y", "<", "P13M"),
        Row(.duration, "P1Y", ">", "P364D"), Row(.duration, "P1Y", "<>", "P365D"), Row(.duration, "P1Y", "<>", "P366D"),
        Row(.duration, "P1Y", "<", "P367D"), Row(.duration, "P1M", ">", "P27D"), Row(.duration, "P1M", "<>", "P28D"),
        Row(.duration, "P1M", "<>", "P29D"), Row(.duration, "P1M", "<>", "P30D"), Row(.duration, "P1M", "<>", "P31D"),
        Row(.duration, "P1M", "<", "P32D"), Row(.duration, "P5M", ">", "P149D"), Row(.duration, "P5M", "<>", "P150D"),
        Row(.duration, "P5M", "<>", "P153D"), Row(.duration, "P5M", "<", "P154D"),
        Row(.duration, "-P1Y", "<", "P0D"), Row(.duration, "-P1M", "<>", "-P30D"), Row(.duration, "-P1M", ">", "-P32D"),
        Row(.duration, "PT0.5S", "<", "PT0.51S"), Row(.duration, "-PT0.5S", ">", "-PT0.51S"),
        Row(.duration, "-PT0.5S", "<", "PT0.5S"), Row(.duration, "-PT0.5S", "<", "PT0S"),
        Row(.duration, "PT59.999S", "<", "PT1M"), Row(.duration, "P1MT0.5S", ">", "P1M"),
    ]

    @Test(arguments: rows) func boundsFollowTheOrder(_ row: Row) throws {
        #expect(try relation(row.type, row.left, row.right) == row.relation)
        let reversed = ["<": ">", ">": "<"][row.relation] ?? row.relation
        #expect(try relation(row.type, row.right, row.left) == reversed)
    }

    /// What the bounds of four types say of a value: exactly those that the relation implies must admit it.
    private func relation(_ base: BuiltinType, _ left: String, _ right: String) throws -> String {
        func admits(_ facet: FacetKind) throws -> Bool { verdict(left, try .of(base, (facet, right))) == "valid" }
        let answers = try [FacetKind.minInclusive, .minExclusive, .maxInclusive, .maxExclusive].map(admits)
        return switch answers {
        case [true, false, true, false]: "="
        case [false, false, true, true]: "<"
        case [true, true, false, false]: ">"
        case [false, false, false, false]: "<>"
        default: "\(answers)"
        }
    }

    @Test func whatIsBeyondReckoningIsNotChecked() throws {
        #expect(verdict("99999999999999999999-01-01", try .of(.date, (.minInclusive, "2000-01-01"))) == "notChecked")
        #expect(verdict("P99999999999999999999Y", try .of(.duration, (.maxInclusive, "P1Y"))) == "notChecked")
        #expect(verdict("99999999999999999999", try .of(.integer, (.minInclusive, "0"))) == "valid")
    }
}
