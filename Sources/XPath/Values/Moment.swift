/// A dateTime, date, time or part of a date: its fields as written, and its time zone.
struct Moment: Sendable {
    var type: AtomicType
    var year = 1972
    var month = 12
    var day = 31
    var hour = 0
    var minute = 0
    var second = ExactDecimal.zero
    /// Minutes east of UTC; nil without a time zone.
    var zone: Int?

    /// The greatest year that is reckoned with (FODT0001 beyond).
    static let mostYears = 1_000_000_000

    /// Days since 1970-01-01 in the Gregorian calendar with a year 0.
    static func days(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Year, month and day of a day number.
    static func date(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9, day)
    }

    static func lastDay(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    /// Seconds since 1970-01-01T00:00:00Z, without a time zone in the implicit one.
    func instant(implicitZone: Int) throws(XPathError) -> ExactDecimal {
        let days = Self.days(year: year, month: month, day: day)
        return try ExactDecimal(days * 86_400 + hour * 3600 + (minute - (zone ?? implicitZone)) * 60).adding(second)
    }

    /// The moment some seconds on; only the fields of its type are kept.
    func moved(by seconds: ExactDecimal) throws(XPathError) -> Moment {
        let start = ExactDecimal(Self.days(year: year, month: month, day: day) * 86_400 + hour * 3600 + minute * 60)
        let total = try start.adding(second).adding(seconds)
        return try at(total)
    }

    /// The fields of an instant, reckoned without time zone; the zone stays.
    private func at(_ total: ExactDecimal) throws(XPathError) -> Moment {
        guard let whole = total.floor.int, abs(whole) < Self.mostYears * 31_622_400 else { throw XPathError(.FODT0001) }
        let days = whole >= 0 ? whole / 86_400 : (whole - 86_399) / 86_400
        let rest = whole - days * 86_400
        var result = self
        if type != .time {
            (result.year, result.month, result.day) = Self.date(days)
            guard abs(result.year) <= Self.mostYears else { throw XPathError(.FODT0001) }
        }
        if type != .date {
            result.hour = rest / 3600
            result.minute = rest / 60 % 60
            result.second = try total.subtracting(ExactDecimal(whole - rest % 60))
        }
        return result
    }

    /// The moment some months on, the day kept within its month.
    func moved(byMonths months: Int) throws(XPathError) -> Moment {
        var result = self
        let (sum, over) = months.addingReportingOverflow(year * 12 + month - 1)
        guard !over, abs(sum) < Self.mostYears * 12 else { throw XPathError(.FODT0001) }
        result.year = sum >= 0 ? sum / 12 : (sum - 11) / 12
        result.month = sum - result.year * 12 + 1
        result.day = min(day, Self.lastDay(ofMonth: result.month, year: result.year))
        return result
    }

    /// The same moment in another time zone, or with it where it had none; nil takes the zone away (F&O 10.7).
    func adjusted(to zone: Int?) throws(XPathError) -> Moment {
        var result = self
        result.zone = zone
        guard let zone, let own = self.zone else { return result }
        let shift = ExactDecimal((zone - own) * 60)
        guard type == .date else {
            result = try result.moved(by: shift)
            if type == .time { (result.year, result.month, result.day) = (1972, 12, 31) }
            return result
        }
        // A date is the dateTime of its start.
        var start = result
        start.type = .dateTime
        start = try start.moved(by: shift)
        start.type = .date
        (start.hour, start.minute, start.second) = (0, 0, .zero)
        return start
    }

    /// Kept to the fields that another type has.
    func cast(to type: AtomicType) -> Moment {
        var result = Moment(type: type)
        result.zone = zone
        switch type {
        case .dateTime: (result.year, result.month, result.day, result.hour, result.minute, result.second) = (year, month, day, hour, minute, second)
        case .date: (result.year, result.month, result.day) = (year, month, day)
        case .time: (result.hour, result.minute, result.second) = (hour, minute, second)
        case .gYearMonth: (result.year, result.month, result.day) = (year, month, 1)
        case .gYear: (result.year, result.month, result.day) = (year, 1, 1)
        case .gMonthDay: (result.month, result.day) = (month, day)
        case .gMonth: (result.month, result.day) = (month, 1)
        default: result.day = day
        }
        return result
    }
}

// MARK: Text

extension Moment {
    /// Reads a literal, white space already handled; nil for what is none. Years of any sign, 0 among them (XSD 1.1).
    ///
    /// - Throws: FODT0001 for a year beyond reckoning.
    init?(_ text: String, as type: AtomicType) throws(XPathError) {
        self.init(type: type)
        var reader = FieldReader(Array(text.utf8))
        switch type {
        case .dateTime:
            guard try reader.year(&year), reader.skip("-"), reader.two(&month), reader.skip("-"), reader.two(&day), reader.skip("T"),
                try reader.time(&self)
            else { return nil }
        case .date:
            guard try reader.year(&year), reader.skip("-"), reader.two(&month), reader.skip("-"), reader.two(&day) else { return nil }
        case .time: guard try reader.time(&self) else { return nil }
        case .gYearMonth:
            guard try reader.year(&year), reader.skip("-"), reader.two(&month) else { return nil }
            day = 1
        case .gYear:
            guard try reader.year(&year) else { return nil }
            (month, day) = (1, 1)
        case .gMonthDay:
            guard reader.skip("--"), reader.two(&month), reader.skip("-"), reader.two(&day) else { return nil }
        case .gDay: guard reader.skip("---"), reader.two(&day) else { return nil }
        default:
            guard reader.skip("--"), reader.two(&month) else { return nil }
            day = 1
        }
        guard reader.zone(&zone), reader.isAtEnd else { return nil }
        guard 1...12 ~= month, day >= 1, day <= Self.lastDay(ofMonth: month, year: year) else { return nil }
        guard hour == 24 else { return }
        // The end of a day is the start of the next one.
        hour = 0
        if type == .dateTime { self = try moved(by: ExactDecimal(86_400)) }
    }

    var text: String {
        switch type {
        case .dateTime: dateText + "T" + timeText + zoneText
        case .date: dateText + zoneText
        case .time: timeText + zoneText
        case .gYearMonth: "\(yearText)-\(Self.two(month))\(zoneText)"
        case .gYear: yearText + zoneText
        case .gMonthDay: "--\(Self.two(month))-\(Self.two(day))\(zoneText)"
        case .gMonth: "--\(Self.two(month))\(zoneText)"
        default: "---\(Self.two(day))\(zoneText)"
        }
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

    private var yearText: String {
        let digits = "\(abs(year))"
        return (year < 0 ? "-" : "") + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
    private var dateText: String { "\(yearText)-\(Self.two(month))-\(Self.two(day))" }
    private var timeText: String {
        let seconds = second.text
        return "\(Self.two(hour)):\(Self.two(minute)):" + (second < ExactDecimal(10) ? "0" : "") + seconds
    }
    private var zoneText: String {
        guard let zone else { return "" }
        if zone == 0 { return "Z" }
        return (zone < 0 ? "-" : "+") + Self.two(abs(zone) / 60) + ":" + Self.two(abs(zone) % 60)
    }
}

/// Reads the fields of a date or time from left to right.
private struct FieldReader {
    let bytes: [UInt8]
    var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { index == bytes.count }

    mutating func skip(_ mark: StaticString) -> Bool {
        guard index + mark.utf8CodeUnitCount <= bytes.count else { return false }
        for offset in 0..<mark.utf8CodeUnitCount where bytes[index + offset] != mark.utf8Start[offset] { return false }
        index += mark.utf8CodeUnitCount
        return true
    }

    private var digit: Int? { index < bytes.count && 0x30...0x39 ~= bytes[index] ? Int(bytes[index]) - 0x30 : nil }

    mutating func two(_ value: inout Int) -> Bool {
        guard let tens = digit else { return false }
        index += 1
        guard let ones = digit else { return false }
        index += 1
        value = tens * 10 + ones
        return true
    }

    mutating func year(_ year: inout Int) throws(XPathError) -> Bool {
        let isNegative = skip("-")
        let start = index
        var value = 0
        while let digit {
            value = min(value * 10 + digit, 1 << 50)
            index += 1
        }
        guard index - start >= 4, index - start == 4 || bytes[start] != 0x30 else { return false }
        guard value <= Moment.mostYears else { throw XPathError(.FODT0001) }
        year = isNegative ? -value : value
        return true
    }

    mutating func time(_ moment: inout Moment) throws(XPathError) -> Bool {
        var seconds = 0
        guard two(&moment.hour), skip(":"), two(&moment.minute), skip(":") else { return false }
        let start = index
        guard two(&seconds) else { return false }
        if skip(".") {
            guard digit != nil else { return false }
            while digit != nil { index += 1 }
        }
        moment.second = try ExactDecimal(bytes[start..<index]) ?? .zero
        guard moment.minute < 60, seconds < 60 else { return false }
        return moment.hour < 24 || (moment.hour == 24 && moment.minute == 0 && moment.second == .zero)
    }

    mutating func zone(_ zone: inout Int?) -> Bool {
        if isAtEnd { return true }
        if skip("Z") {
            zone = 0
            return true
        }
        let isWest = skip("-")
        guard isWest || skip("+") else { return false }
        var hours = 0, minutes = 0
        guard two(&hours), skip(":"), two(&minutes), minutes < 60, hours * 60 + minutes <= 14 * 60 else { return false }
        zone = (isWest ? -1 : 1) * (hours * 60 + minutes)
        return true
    }
}
