/// A decimal of any length (Part 2, 3.2.3): its digits where the literal has them, without the zeros that do not count.
///
/// Exact: digits are compared, nothing is converted.
struct DecimalValue {
    /// Never set for zero.
    let isNegative: Bool
    /// The digits before the point without leading zeros.
    let integer: Bytes
    /// The digits after the point without trailing zeros.
    let fraction: Bytes

    /// `(\+|-)?([0-9]+(\.[0-9]*)?|\.[0-9]+)`, for integers `(\+|-)?[0-9]+`; nil for anything else.
    @inline(__always)
    init?(_ literal: Bytes, integerOnly: Bool) {
        let count = literal.count
        guard count > 0 else { return nil }
        var start = 0
        var negative = false
        if literal[0] == ASCII.minus {
            negative = true
            start = 1
        } else if literal[0] == ASCII.plus {
            start = 1
        }
        var point = start
        while point < count, ASCII.isDigit(literal[point]) { point += 1 }
        var digits = point - start
        var end = point
        if point < count {
            guard literal[point] == ASCII.dot, !integerOnly else { return nil }
            end = point + 1
            while end < count, ASCII.isDigit(literal[end]) { end += 1 }
            guard end == count else { return nil }
            digits += end - point - 1
        }
        guard digits > 0 else { return nil }
        while start < point, literal[start] == ASCII.zero { start += 1 }
        while end > point + 1, literal[end - 1] == ASCII.zero { end -= 1 }
        integer = literal.slice(start, point)
        fraction = literal.slice(point + 1, end)
        isNegative = negative && !(integer.isEmpty && fraction.isEmpty)
    }

    /// How many digits the value has (4.3.11): those before the point and those after it, without idle zeros.
    var totalDigits: Int { integer.count + fraction.count }

    @inline(__always)
    func order(against other: DecimalValue) -> ValueOrder {
        if isNegative != other.isNegative { return isNegative ? .less : .greater }
        let order = magnitudeOrder(against: other)
        return isNegative ? order.reversed : order
    }

    private func magnitudeOrder(against other: DecimalValue) -> ValueOrder {
        if integer.count != other.integer.count { return ValueOrder(integer.count, other.integer.count) }
        let order = integer.order(against: other.integer)
        return order == .equal ? fraction.order(against: other.fraction) : order
    }

    func appendKey(to key: inout [UInt8]) {
        if isNegative { key.append(ASCII.minus) }
        key.append(contentsOf: integer)
        if !fraction.isEmpty {
            key.append(ASCII.dot)
            key.append(contentsOf: fraction)
        }
    }
}
