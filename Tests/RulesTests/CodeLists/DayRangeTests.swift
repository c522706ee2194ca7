import RapporteurRules
import Testing

@Suite struct DayRangeTests {
    @Test(arguments: ["", "-", "200", "20020", "2002-", "2002-7", "2002-13", "2002-00", "2002-07-32", "2002-07-00",
        "2002-07-02-", "2002-07-02T00", " 2002", "0000", "２００２", "-2002", "2002/07"])
    func refuses(_ text: String) {
        #expect(DayRange(text) == nil)
    }

    @Test(arguments: [
        ("2001", "2001-12-31", true), ("2001", "2002-01-01", false), ("2001-05", "2001-05-31", true),
        ("2001-05", "2001-06", false), ("2001-05", "2001", true), ("2002-07-02", "2002-07-02", true),
        ("2002-07-02", "2002-07-03", false), ("1999-12-31", "2000", false),
    ])
    func overlaps(_ one: String, _ other: String, _ expected: Bool) throws {
        let first = try #require(DayRange(one))
        let second = try #require(DayRange(other))
        #expect(first.overlaps(second) == expected)
        #expect(second.overlaps(first) == expected)
        #expect(DayRange.always.overlaps(first))
    }

    @Test func openEnds() throws {
        let day = try #require(DayRange("2011-07-09"))
        let before = try #require(DayRange(from: nil, to: DayRange("2011-07-08")))
        let since = try #require(DayRange(from: day, to: nil))
        #expect(!before.overlaps(day) && since.overlaps(day) && !before.overlaps(since))
        #expect(DayRange(from: day, to: DayRange("2011-07-08")) == nil)
        // A year as the end means its last day.
        #expect(DayRange(from: nil, to: DayRange("2018"))?.overlaps(try #require(DayRange("2018-12-31"))) == true)
    }
}
