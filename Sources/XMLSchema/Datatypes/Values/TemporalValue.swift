/// A dateTime, time, date or part of a date (Part 2, 3.2.7 to 3.2.14), as written.
struct TemporalValue {
    /// Never 0 (3.2.7.1); nil where the literal has more digits than `mostYearDigits`.
    var year: Int? = 1972
    var month = 12
    var day = 31
    var hour = 0
    var minute = 0
    var second = 0
    /// The digits after the point of the seconds, without trailing zeros.
    var fraction = Bytes(start: nil, count: 0)
    /// Minutes east of UTC; nil without a time zone.
    var zone: Int?

    /// Longer years are valid, but how they compare is not computed.
    static let mostYearDigits = 15
}

/// Where a date or time literal goes wrong; the number is the one that is out of range.
enum TemporalFault: Equatable {
    case none
    /// Not the form of the type at all.
    case form
    case yearZero
    /// A year of more than four digits that starts with zero.
    case yearPadded
    case month(Int)
    case day(Int, month: Int, year: Int?)
    case hour(Int)
    case minute(Int)
    case second(Int)
    case zone
}

extension TemporalValue {
    /// Reads a literal of a temporal primitive, white space already handled.
    @inline(__always)
    init?(_ literal: Bytes, as primitive: Primitive) {
        var fault = TemporalFault.none
        self.init(literal, as: primitive, fault: &fault)
    }

    init?(_ literal: Bytes, as primitive: Primitive, fault: inout TemporalFault) {
        var reader = TemporalReader(literal)
        fault = .form
        switch primitive {
        case .dateTime:
            guard reader.year(&self.year, &fault), reader.skip(ASCII.minus),
                reader.month(&month, &fault), reader.skip(ASCII.minus),
                reader.day(&day, month: month, year: year, &fault), reader.skip(0x54),
                reader.time(&self, &fault)
            else { return nil }
        case .date:
            guard reader.year(&self.year, &fault), reader.skip(ASCII.minus),
                reader.month(&month, &fault), reader.skip(ASCII.minus),
                reader.day(&day, month: month, year: year, &fault)
            else { return nil }
        case .time:
            guard reader.time(&self, &fault) else { return nil }
        case .gYearMonth:
            guard reader.year(&self.year, &fault), reader.skip(ASCII.minus), reader.month(&month, &fault)
            else { return nil }
            day = 1
        case .gYear:
            guard reader.year(&self.year, &fault) else { return nil }
            month = 1
            day = 1
        case .gMonthDay:
            guard reader.skip(ASCII.minus), reader.skip(ASCII.minus), reader.month(&month, &fault),
                reader.skip(ASCII.minus), reader.day(&day, month: month, year: 1972, &fault)
            else { return nil }
        case .gDay:
            guard reader.skip(ASCII.minus), reader.skip(ASCII.minus), reader.skip(ASCII.minus),
                reader.day(&day, month: 12, year: 1972, &fault)
            else { return nil }
        case .gMonth:
            guard reader.skip(ASCII.minus), reader.skip(ASCII.minus), reader.month(&month, &fault)
            else { return nil }
            day = 1
        default:
            return nil
        }
        guard reader.zone(&zone, &fault) else { return nil }
        fault = .none
    }

    /// The last day of a month (appendix E.1); a year beyond reckoning counts as a leap year.
    static func lastDay(ofMonth month: Int, year: Int?) -> Int {
        switch month {
        case 4, 6, 9, 11: return 30
        case 2:
            guard let year else { return 29 }
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: return 31
        }
    }
}

/// Reads the fields of a date or time from left to right.
private struct TemporalReader {
    private let literal: Bytes
    private var index = 0

    init(_ literal: Bytes) {
        self.literal = literal
    }

    private var isAtEnd: Bool { index == literal.count }

    @inline(__always) mutating func skip(_ byte: UInt8) -> Bool {
        guard index < literal.count, literal[index] == byte else { return false }
        index += 1
        return true
    }

    @inline(__always) private mutating func twoDigits() -> Int? {
        guard index + 2 <= literal.count else { return nil }
        let tens = literal[index] &- ASCII.zero
        let ones = literal[index + 1] &- ASCII.zero
        guard tens < 10, ones < 10 else { return nil }
        index += 2
        return Int(tens) * 10 + Int(ones)
    }

    /// `-?[0-9]{4,}`, no leading zero beyond four digits, never 0000.
    @inline(__always) mutating func year(_ year: inout Int?, _ fault: inout TemporalFault) -> Bool {
        let isNegative = skip(ASCII.minus)
        let start = index
        var value = 0
        var hasValue = false
        while index < literal.count, ASCII.isDigit(literal[index]) {
            let digit = literal[index] &- ASCII.zero
            if index - start < TemporalValue.mostYearDigits { value = value * 10 + Int(digit) }
            if digit != 0 { hasValue = true }
            index += 1
        }
        let digits = index - start
        guard digits >= 4 else { return false }
        if digits > 4, literal[start] == ASCII.zero {
            fault = .yearPadded
            return false
        }
        guard hasValue else {
            fault = .yearZero
            return false
        }
        year = digits > TemporalValue.mostYearDigits ? nil : isNegative ? -value : value
        return true
    }

    @inline(__always) mutating func month(_ month: inout Int, _ fault: inout TemporalFault) -> Bool {
        guard let value = twoDigits() else { return false }
        month = value
        if 1...12 ~= value { return true }
        fault = .month(value)
        return false
    }

    @inline(__always)
    mutating func day(_ day: inout Int, month: Int, year: Int?, _ fault: inout TemporalFault) -> Bool {
        guard let value = twoDigits() else { return false }
        day = value
        if value >= 1, value <= 28 || value <= TemporalValue.lastDay(ofMonth: month, year: year) { return true }
        fault = .day(value, month: month, year: year)
        return false
    }

    /// `hh:mm:ss(\.s+)?`; 24:00:00 is the first moment of the next day (3.2.7, second edition).
    mutating func time(_ value: inout TemporalValue, _ fault: inout TemporalFault) -> Bool {
        guard let hour = twoDigits(), skip(ASCII.colon), let minute = twoDigits(), skip(ASCII.colon),
            let second = twoDigits()
        else { return false }
        if skip(ASCII.dot) {
            let start = index
            while index < literal.count, ASCII.isDigit(literal[index]) { index += 1 }
            guard index > start else { return false }
            var end = index
            while end > start, literal[end - 1] == ASCII.zero { end -= 1 }
            value.fraction = literal.slice(start, end)
        }
        guard hour < 24 || (hour == 24 && minute == 0 && second == 0 && value.fraction.isEmpty) else {
            fault = .hour(hour)
            return false
        }
        guard minute < 60 else {
            fault = .minute(minute)
            return false
        }
        guard second < 60 else {
            fault = .second(second)
            return false
        }
        value.hour = hour
        value.minute = minute
        value.second = second
        return true
    }

    /// Nothing, `Z`, or `(\+|-)hh:mm` up to 14:00; then the end of the literal.
    @inline(__always) mutating func zone(_ zone: inout Int?, _ fault: inout TemporalFault) -> Bool {
        if isAtEnd { return true }
        if skip(0x5A) {
            zone = 0
            return isAtEnd
        }
        let isWest = literal[index] == ASCII.minus
        guard isWest || literal[index] == ASCII.plus else { return false }
        index += 1
        guard let hours = twoDigits(), skip(ASCII.colon), let minutes = twoDigits(), isAtEnd else { return false }
        guard minutes < 60, hours * 60 + minutes <= 14 * 60 else {
            fault = .zone
            return false
        }
        zone = (isWest ? -1 : 1) * (hours * 60 + minutes)
        return true
    }
}
