/// A duration (Part 2, 3.2.6): months, and seconds with their fraction, of one sign.
struct DurationValue {
    private var isNegative = false
    private var months = 0
    private var seconds = 0
    /// The digits after the point of the seconds, without trailing zeros.
    private var fraction = Bytes(start: nil, count: 0)
    /// A component is too large to reckon with.
    private(set) var isBeyondReckoning = false

    /// `-?P(nY)?(nM)?(nD)?(T(nH)?(nM)?(n(.n)?S)?)?` with at least one component, and one after a T.
    init?(_ literal: Bytes) {
        var index = 0
        if literal.first == ASCII.minus {
            isNegative = true
            index = 1
        }
        guard index < literal.count, literal[index] == 0x50 else { return nil }
        index += 1
        // The designators still allowed, in order: Y M D, then T, then H M S.
        var stage = 0
        var inTime = false
        var hasComponent = false
        while index < literal.count {
            if literal[index] == 0x54 {
                guard !inTime else { return nil }
                inTime = true
                hasComponent = false
                stage = 3
                index += 1
                continue
            }
            let start = index
            while index < literal.count, ASCII.isDigit(literal[index]) { index += 1 }
            guard index > start, index < literal.count else { return nil }
            let digits = literal.slice(start, index)
            if literal[index] == ASCII.dot {
                let point = index
                index += 1
                while index < literal.count, ASCII.isDigit(literal[index]) { index += 1 }
                guard index > point + 1, index < literal.count, literal[index] == 0x53 else { return nil }
                var end = index
                while end > point + 1, literal[end - 1] == ASCII.zero { end -= 1 }
                fraction = literal.slice(point + 1, end)
            }
            guard let component = Self.component(literal[index], inTime: inTime), component >= stage else { return nil }
            add(digits, component: component)
            stage = component + 1
            hasComponent = true
            index += 1
        }
        guard hasComponent else { return nil }
        if months == 0, seconds == 0, fraction.isEmpty, !isBeyondReckoning { isNegative = false }
    }

    private static func component(_ designator: UInt8, inTime: Bool) -> Int? {
        switch designator {
        case 0x59: inTime ? nil : 0
        case 0x4D: inTime ? 4 : 1
        case 0x44: inTime ? nil : 2
        case 0x48: inTime ? 3 : nil
        case 0x53: inTime ? 5 : nil
        default: nil
        }
    }

    private mutating func add(_ digits: Bytes, component: Int) {
        var value = 0
        for byte in digits {
            guard value < 1_000_000_000_000_000 else {
                isBeyondReckoning = true
                return
            }
            value = value * 10 + Int(byte - ASCII.zero)
        }
        let factor = [12, 1, 86_400, 3600, 60, 1][component]
        let (product, overflow) = value.multipliedReportingOverflow(by: factor)
        let (sum, carried) = (component < 2 ? months : seconds).addingReportingOverflow(product)
        // Bounds that leave room for what comparing adds: the days of the months, in seconds.
        guard !overflow, !carried, sum < Int.max / 4, component >= 2 || sum < 1_000_000_000_000 else {
            isBeyondReckoning = true
            return
        }
        if component < 2 { months = sum } else { seconds = sum }
    }

    /// The partial order (3.2.6.2): what adding to four moments agrees on.
    func order(against other: DurationValue) -> ValueOrder {
        if months == other.months, isNegative == other.isNegative { return secondsOrder(offsets: (0, 0), other) }
        var agreed: ValueOrder?
        for (year, month) in [(1696, 9), (1697, 2), (1903, 3), (1903, 7)] {
            let start = Timeline.days(year: year, month: month, day: 1)
            let own = (Self.days(from: year, month, adding: signedMonths) - start) * 86_400
            let others = (Self.days(from: year, month, adding: other.signedMonths) - start) * 86_400
            let order = secondsOrder(offsets: (own, others), other)
            if let agreed, agreed != order { return .indeterminate }
            agreed = order
        }
        return agreed ?? .indeterminate
    }

    private var signedMonths: Int { isNegative ? -months : months }

    /// The day number of the first of a month, some months on; years counted through 0, as adding does (appendix E).
    private static func days(from year: Int, _ month: Int, adding months: Int) -> Int {
        let total = year * 12 + month - 1 + months
        let year = total >= 0 ? total / 12 : (total - 11) / 12
        let days = Timeline.days(year: year, month: total - year * 12 + 1, day: 1)
        return year < 0 ? days - 366 : days
    }

    /// Compares the signed seconds, each moved by whole seconds.
    private func secondsOrder(offsets: (Int, Int), _ other: DurationValue) -> ValueOrder {
        let own = offsets.0 + wholeSeconds
        let others = offsets.1 + other.wholeSeconds
        if own != others { return ValueOrder(own, others) }
        switch (countsBackwards, other.countsBackwards) {
        case (false, false): return fraction.order(against: other.fraction)
        case (true, true): return other.fraction.order(against: fraction)
        case (false, true): return Self.order(fraction, againstComplementOf: other.fraction)
        case (true, false): return Self.order(other.fraction, againstComplementOf: fraction).reversed
        }
    }

    private var countsBackwards: Bool { isNegative && !fraction.isEmpty }

    /// The seconds rounded down, so that what is left of them is never negative.
    private var wholeSeconds: Int { isNegative ? -seconds - (countsBackwards ? 1 : 0) : seconds }

    /// Compares 0.left with 1 - 0.right; `right` is not empty and does not end in a zero.
    private static func order(_ left: Bytes, againstComplementOf right: Bytes) -> ValueOrder {
        for index in 0..<right.count {
            let digit = right[index] - ASCII.zero
            let complement = index == right.count - 1 ? 10 - digit : 9 - digit
            let own = index < left.count ? left[index] - ASCII.zero : 0
            if own != complement { return ValueOrder(own, complement) }
        }
        return left.count > right.count ? .greater : .equal
    }

    func appendKey(to key: inout [UInt8]) {
        key.append(isNegative ? ASCII.minus : ASCII.plus)
        key.append(integer: months)
        key.append(integer: seconds)
        key.append(contentsOf: fraction)
    }
}
