/// The days that a date stands for: one day for 2002-07-02, a month for 2001-05, a year for 2001, or a longer time that
/// may be open at either end.
public struct DayRange: Sendable, Hashable {
    /// The first day, written as the number yyyymmdd; `Int32.min` for no beginning. A month begins on day 0.
    package let first: Int32
    /// The last day; `Int32.max` for no end. A month ends on day 99.
    let last: Int32

    /// All days.
    public static let always = DayRange(first: .min, last: .max)

    private init(first: Int32, last: Int32) {
        self.first = first
        self.last = last
    }

    /// Reads `yyyy-mm-dd`, `yyyy-mm` or `yyyy`; nil for anything else. Whether a month has a day 31 is not looked at.
    public init?(_ text: some StringProtocol) {
        var parts: [Int32] = []
        for part in text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false) {
            guard parts.count < 3, part.count == (parts.isEmpty ? 4 : 2) else { return nil }
            var number: Int32 = 0
            for byte in part {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
                number = number * 10 + Int32(byte - UInt8(ascii: "0"))
            }
            parts.append(number)
        }
        guard let year = parts.first, year > 0, parts.count < 2 || (1...12).contains(parts[1]),
            parts.count < 3 || (1...31).contains(parts[2])
        else { return nil }
        let month = parts.count > 1 ? parts[1] : nil
        let day = parts.count > 2 ? parts[2] : nil
        first = year * 10_000 + (month ?? 0) * 100 + (day ?? 0)
        last = year * 10_000 + (month ?? 99) * 100 + (day ?? 99)
    }

    /// From the first day of one date to the last day of the other, nil for an open end; nil when the end comes first.
    public init?(from: DayRange?, to: DayRange?) {
        first = from?.first ?? .min
        last = to?.last ?? .max
        if first > last { return nil }
    }

    /// Whether the two have a day in common.
    public func overlaps(_ other: DayRange) -> Bool { first <= other.last && other.first <= last }

    /// The first and the last day, or the month or year where no more is known; nil for an open end.
    package var texts: (from: String?, to: String?) { (Self.text(first), Self.text(last)) }

    private static func text(_ number: Int32) -> String? {
        guard number != .min, number != .max else { return nil }
        func digits(_ part: Int32, _ count: Int) -> String {
            let text = String(part)
            return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
        }
        let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
        var text = digits(year, 4)
        guard (1...12).contains(month) else { return text }
        text += "-" + digits(month, 2)
        return (1...31).contains(day) ? text + "-" + digits(day, 2) : text
    }
}
