import RapporteurReportModel
import Testing

@Suite struct PartialDateTests {
    @Test(arguments: [
        ("2002-07-02", 2002, 7, 2, Precision.day), ("2001-05", 2001, 5, nil, .month), ("2001", 2001, nil, nil, .year),
        ("0001-01-01", 1, 1, 1, .day), ("2000-02-29", 2000, 2, 29, .day), ("9999-12-31", 9999, 12, 31, .day),
    ] as [(String, Int, Int?, Int?, Precision)])
    func dates(text: String, year: Int, month: Int?, day: Int?, precision: Precision) throws {
        let date = try #require(PartialDate(text))
        #expect(date.year == year)
        #expect(date.month == month)
        #expect(date.day == day)
        #expect(date.precision == precision)
        #expect(date.description == text)
        #expect(PartialDate(year: year, month: month, day: day) == date)
    }

    @Test(arguments: [
        "", "-", "2002-", "02", "202", "20021", "2002-7", "2002-007", "2002-07-2", "2002-07-02-01", "2002-07-02Z",
        "0000", "0000-01-01", "-2002", "+002", "2002-00", "2002-13", "2002-07-00", "2002-07-32", "2002-04-31",
        "2001-02-29", "1900-02-29", "2002/07/02", " 2002", "2002 ", "٢٠٠٢", "2002-０7",
    ])
    func noDates(text: String) { #expect(PartialDate(text) == nil) }

    @Test func noDayWithoutAMonth() { #expect(PartialDate(year: 2002, month: nil, day: 2) == nil) }
}

@Suite struct AmountTests {
    @Test(arguments: [
        ("0", 0), ("-0", 0), ("+0.0", 0), ("296461", 296_461), ("007", 7), ("-5.", -5), ("7.80", nil), (".5", nil),
        ("999999999999999", 999_999_999_999_999), ("0.000000000000001", nil), ("00000000000000000001.0000000000000", 1),
    ] as [(String, Int?)])
    func amounts(text: String, integer: Int?) throws {
        let amount = try #require(Amount(text))
        #expect(amount.text == text)
        #expect(amount.integer == integer)
        #expect(amount.double == Double(text))
    }

    @Test(arguments: [
        "", ".", "+", "-", "+-1", "--1", "1.2.3", "1,000", "1 000", "1e3", "0x10", "NaN", "INF", "٣", "1-",
        "1000000000000000", "0.0000000000000001", "12345678.12345678",
    ])
    func noAmounts(text: String) { #expect(Amount(text) == nil) }

    /// In each row all are equal, and less than those of the rows after it.
    @Test func order() throws {
        let rows = [
            ["-999999999999999"], ["-6442.2", "-06442.20"], ["-0.000000000000001"], ["0", "-0", "+0", ".0", "0."],
            ["0.000000000000001"], ["7.8", "7.80", "+07.8"], ["8"], ["999999999999999"],
        ]
        let amounts = try rows.map { row in try row.map { try #require(Amount($0)) } }
        for (index, row) in amounts.enumerated() {
            for amount in row {
                for equal in row {
                    #expect(amount == equal)
                    #expect(amount.hashValue == equal.hashValue)
                    #expect(!(amount < equal))
                }
                for greater in amounts[(index + 1)...].joined() {
                    #expect(amount < greater)
                    #expect(amount != greater)
                    #expect(!(greater < amount))
                }
            }
        }
    }
}

@Suite struct RunningTextTests {
    private let text: [Inline] = [
        "The ", .organization(OrganizationReference(content: ["Committee of ", .strong(["Ministers"])])), " of ",
        .state(StateReference(code: "BLR", role: .other, text: "Belarus")),
        .noteRef(NoteRef(note: "n", text: "1")), " decides:",
        .list(List(items: [Item(label: "a", content: ["to go;"]), Item(label: "b", content: ["to stay"])])),
        .lineBreak, "and so on",
    ]

    @Test func plainText() {
        #expect(text.plainText == "The Committee of Ministers of Belarus decides:\nto go;\nto stay\nand so on")
    }

    @Test func flattenedGoesOuterBeforeInner() {
        #expect(text.flattened.count == text.count + 5)
        #expect(Array(text.flattened[1...4].map(\.plainText)) == [
            "Committee of Ministers", "Committee of ", "Ministers", "Ministers",
        ])
    }
}
