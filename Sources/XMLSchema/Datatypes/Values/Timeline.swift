/// A moment: what dates and times are compared by (Part 2, 3.2.7.4).
struct Timeline {
    /// Days since 1970-01-01; UTC where the value has a time zone, else local.
    private(set) var days: Int
    /// Seconds of that day, 0 ..< 86,400.
    private(set) var seconds: Int
    /// The digits after the point of the seconds, without trailing zeros.
    let fraction: Bytes
    let hasZone: Bool

    private static let secondsADay = 86_400

    /// nil for a year that is too long to reckon with.
    init?(_ value: TemporalValue) {
        guard let year = value.year else { return nil }
        days = Self.days(year: year, month: value.month, day: value.day)
        seconds = value.hour * 3600 + value.minute * 60 + value.second
        fraction = value.fraction
        hasZone = value.zone != nil
        add(seconds: -60 * (value.zone ?? 0))
    }

    private mutating func add(seconds more: Int) {
        let total = seconds + more
        let carried = total >= 0 ? total / Self.secondsADay : (total + 1) / Self.secondsADay - 1
        days += carried
        seconds = total - carried * Self.secondsADay
    }

    /// Days since 1970-01-01 in the Gregorian calendar, whose year -1 is the one before year 1 here.
    static func days(year: Int, month: Int, day: Int) -> Int {
        // Years start in March, so that the leap day ends them; 146,097 days make 400 years.
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let days = era * 146_097 + dayOfEra - 719_468
        // There is no year 0 to count.
        return year < 0 ? days + 366 : days
    }

    /// The partial order: a value without a time zone may stand anywhere within 14 hours either way.
    func order(against other: Timeline) -> ValueOrder {
        if hasZone == other.hasZone { return plainOrder(against: other) }
        guard hasZone else { return other.order(against: self).reversed }
        var earliest = other
        earliest.add(seconds: -14 * 3600)
        if plainOrder(against: earliest) == .less { return .less }
        var latest = other
        latest.add(seconds: 14 * 3600)
        return plainOrder(against: latest) == .greater ? .greater : .indeterminate
    }

    private func plainOrder(against other: Timeline) -> ValueOrder {
        if days != other.days { return ValueOrder(days, other.days) }
        if seconds != other.seconds { return ValueOrder(seconds, other.seconds) }
        return fraction.order(against: other.fraction)
    }

    func appendKey(to key: inout [UInt8]) {
        key.append(hasZone ? 0x5A : ASCII.minus)
        key.append(integer: days)
        key.append(integer: seconds)
        key.append(contentsOf: fraction)
    }
}

extension [UInt8] {
    /// Eight bytes of a key.
    mutating func append(integer value: Int) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }
}
