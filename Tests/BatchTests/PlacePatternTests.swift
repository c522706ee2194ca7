import Testing

@testable import RapporteurBatch

@Suite struct PlacePatternTests {
    @Test(arguments: [
        ("", "", true), ("a", "a", true), ("a", "b", false), ("a", "", false), ("*", "", true), ("*", "abc", true),
        ("*", "a/b", false), ("**", "a/b", true), ("a/*/c", "a/b/c", true), ("a/*/c", "a/b/b/c", false),
        ("a/**/c", "a/b/b/c", true), ("**/c", "c", false), ("**c", "c", true), ("/a/b[*]", "/a/b[12]", true),
        ("/a/b[*]", "/a/b[1]/c[2]", false), ("\\*", "*", true), ("\\*", "a", false), ("\\\\", "\\", true),
        ("a\\", "a\\", true), ("***", "a/b", true), ("é*", "éa", true), ("*a*b*", "xaxxb", true), ("*a*b*", "xbxa", false),
    ])
    func matches(_ pattern: String, _ text: String, _ isMatch: Bool) {
        #expect(PlacePattern(pattern).matches(text) == isMatch)
    }

    @Test(arguments: ["a*b", "\\", "**", "/a/b[1]", "\\*\\"])
    func aQuotedTextMatchesItselfAlone(_ text: String) {
        let pattern = PlacePattern(PlacePattern.quoting(text))
        #expect(pattern.matches(text))
        #expect(pattern.literal == text)
    }

    @Test func noPatternIsSlow() {
        let pattern = PlacePattern(String(repeating: "*a", count: 200) + "b")
        #expect(!pattern.matches(String(repeating: "a", count: 2000)))
    }
}

@Suite struct CalendarDayTests {
    @Test(arguments: [
        "2027-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-04-31", "0000-01-01", "2026-1-1", "20260101",
        "2026-01-01Z", "2026-01-0x", "１２34-01-01", "", "1900-02-29", "+026-01-01",
    ])
    func aDayThatIsNoneIsRefused(_ text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test(arguments: ["2024-02-29", "2000-02-29", "9999-12-31", "0001-01-01"])
    func daysAreWrittenAsTheyAreRead(_ text: String) {
        #expect(CalendarDay(text)?.description == text)
    }

    @Test(arguments: [("2026-11-30", "2027-02-28"), ("2026-09-15", "2026-12-15"), ("2026-10-31", "2027-01-31")])
    func monthsEndEarlier(_ day: String, _ later: String) throws {
        #expect(try #require(CalendarDay(day)).adding(months: 3).description == later)
    }

    @Test func daysAreInOrder() throws {
        #expect(try #require(CalendarDay("2026-12-31")) < #require(CalendarDay("2027-01-01")))
    }
}
