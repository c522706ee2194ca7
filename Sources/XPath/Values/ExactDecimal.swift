/// An xs:decimal: exact, up to 38 digits; what needs more is an overflow (FOAR0002), as Functions and Operators allows.
struct ExactDecimal: Sendable, Hashable {
    /// The value is the mantissa divided by ten to the scale. The last digit after the point is never zero.
    let mantissa: Int128
    let scale: Int

    /// The digits after the point that a division is worked out to, at least.
    static let quotientDigits = 20
    static let powers: [Int128] = {
        var power: Int128 = 1
        return (0...38).map { index in
            defer { if index < 38 { power *= 10 } }
            return power
        }
    }()

    init(mantissa: Int128, scale: Int) {
        var mantissa = mantissa, scale = scale
        while scale > 0, mantissa % 10 == 0 {
            mantissa /= 10
            scale -= 1
        }
        self.mantissa = mantissa
        self.scale = scale
    }

    init(_ value: Int) {
        mantissa = Int128(value)
        scale = 0
    }

    static let zero = ExactDecimal(0)

    /// Reads `(\+|-)?([0-9]+(\.[0-9]*)?|\.[0-9]+)`; nil for anything else.
    ///
    /// - Throws: FOCA0001 where the digits before the point are more than there is room for. Those behind are cut.
    init?(_ text: some Sequence<UInt8>) throws(XPathError) {
        var value: Int128 = 0
        var scale = 0, digits = 0
        var isNegative = false, hasPoint = false, isFirst = true
        for byte in text {
            defer { isFirst = false }
            switch byte {
            case 0x2B where isFirst: continue
            case 0x2D where isFirst: isNegative = true
            case 0x2E where !hasPoint: hasPoint = true
            case 0x30...0x39:
                digits += 1
                let (product, over) = value.multipliedReportingOverflow(by: 10)
                let (sum, carry) = product.addingReportingOverflow(Int128(byte - 0x30))
                if over || carry {
                    guard hasPoint else { throw XPathError(.FOCA0001) }
                    continue
                }
                value = sum
                if hasPoint { scale += 1 }
            default: return nil
            }
        }
        guard digits > 0 else { return nil }
        self.init(mantissa: isNegative ? -value : value, scale: scale)
    }

    var isNegative: Bool { mantissa < 0 }
    var isInteger: Bool { scale == 0 }
    var negated: ExactDecimal { ExactDecimal(mantissa: -mantissa, scale: scale) }
    var magnitude: ExactDecimal { isNegative ? negated : self }

    private static func scaled(_ value: Int128, by power: Int) -> Int128? {
        guard power < powers.count else { return value == 0 ? 0 : nil }
        let (product, over) = value.multipliedReportingOverflow(by: powers[power])
        return over ? nil : product
    }

    /// Both mantissas with one scale; nil where that overflows.
    private static func aligned(_ left: ExactDecimal, _ right: ExactDecimal) -> (Int128, Int128, Int)? {
        let scale = max(left.scale, right.scale)
        guard let one = scaled(left.mantissa, by: scale - left.scale), let other = scaled(right.mantissa, by: scale - right.scale)
        else { return nil }
        return (one, other, scale)
    }

    func adding(_ other: ExactDecimal) throws(XPathError) -> ExactDecimal {
        guard let (one, two, scale) = Self.aligned(self, other) else { throw XPathError(.FOAR0002) }
        let (sum, over) = one.addingReportingOverflow(two)
        if over { throw XPathError(.FOAR0002) }
        return ExactDecimal(mantissa: sum, scale: scale)
    }

    func subtracting(_ other: ExactDecimal) throws(XPathError) -> ExactDecimal { try adding(other.negated) }

    func multiplied(by other: ExactDecimal) throws(XPathError) -> ExactDecimal {
        let (product, over) = mantissa.multipliedReportingOverflow(by: other.mantissa)
        if !over { return ExactDecimal(mantissa: product, scale: scale + other.scale) }
        // Digits far behind the point give way before the value does.
        if scale + other.scale > Self.quotientDigits {
            let (one, two) = scale >= other.scale ? (self, other) : (other, self)
            if one.scale > 0 {
                return try ExactDecimal(mantissa: one.mantissa / 10, scale: one.scale - 1).multiplied(by: two)
            }
        }
        throw XPathError(.FOAR0002)
    }

    func divided(by other: ExactDecimal) throws(XPathError) -> ExactDecimal {
        if other.mantissa == 0 { throw XPathError(.FOAR0001) }
        var power = max(0, Self.quotientDigits + other.scale - scale)
        while power >= 0 {
            if let numerator = Self.scaled(mantissa, by: power) {
                let scale = self.scale - other.scale + power
                let quotient = numerator / other.mantissa
                if scale >= 0 { return ExactDecimal(mantissa: quotient, scale: scale) }
                guard let value = Self.scaled(quotient, by: -scale) else { throw XPathError(.FOAR0002) }
                return ExactDecimal(mantissa: value, scale: 0)
            }
            power -= 1
        }
        throw XPathError(.FOAR0002)
    }

    /// The quotient without its fraction, toward zero.
    func integerQuotient(by other: ExactDecimal) throws(XPathError) -> ExactDecimal {
        if other.mantissa == 0 { throw XPathError(.FOAR0001) }
        guard let (one, two, _) = Self.aligned(self, other) else { return try divided(by: other).truncated }
        return ExactDecimal(mantissa: one / two, scale: 0)
    }

    func remainder(by other: ExactDecimal) throws(XPathError) -> ExactDecimal {
        if other.mantissa == 0 { throw XPathError(.FOAR0001) }
        guard let (one, two, scale) = Self.aligned(self, other) else {
            return try subtracting(integerQuotient(by: other).multiplied(by: other))
        }
        return ExactDecimal(mantissa: one % two, scale: scale)
    }

    // MARK: Rounding

    var truncated: ExactDecimal {
        scale >= Self.powers.count ? .zero : ExactDecimal(mantissa: mantissa / Self.powers[scale], scale: 0)
    }
    var floor: ExactDecimal {
        let whole = truncated
        return isNegative && whole != self ? ExactDecimal(mantissa: whole.mantissa - 1, scale: 0) : whole
    }
    var ceiling: ExactDecimal { negated.floor.negated }
    /// To the nearest whole number, halves up.
    var rounded: ExactDecimal {
        guard scale > 0, scale < Self.powers.count else { return scale == 0 ? self : .zero }
        let half = Self.powers[scale] / 2
        let (sum, over) = mantissa.addingReportingOverflow(half)
        return over ? truncated : ExactDecimal(mantissa: sum, scale: scale).floor
    }

    /// To some digits after the point, or before it where negative; halves to the even digit.
    func roundedHalfToEven(_ digits: Int) -> ExactDecimal {
        let drop = scale - digits
        guard drop > 0 else { return self }
        guard drop < Self.powers.count else { return .zero }
        let unit = Self.powers[drop]
        let magnitude = mantissa < 0 ? -mantissa : mantissa
        var quotient = magnitude / unit
        let rest = magnitude % unit
        // unit is a power of ten, so that its half is exact.
        if rest > unit / 2 || (rest == unit / 2 && quotient % 2 == 1) { quotient += 1 }
        if mantissa < 0 { quotient = -quotient }
        if digits >= 0 { return ExactDecimal(mantissa: quotient, scale: digits) }
        return ExactDecimal(mantissa: Self.scaled(quotient, by: -digits) ?? 0, scale: 0)
    }

    // MARK: Other forms

    /// nil where it does not fit; the fraction is cut.
    var int: Int? { Int(exactly: truncated.mantissa) }

    var double: Double { scale == 0 ? Double(mantissa) : Double(text) ?? .nan }

    /// The nearest decimal to what the shortest literal of a double says.
    ///
    /// - Throws: FOCA0002 for what is no number, FOCA0001 for what is too large.
    init(_ value: Double) throws(XPathError) {
        guard value.isFinite else { throw XPathError(.FOCA0002) }
        guard abs(value) < 1e38 else { throw XPathError(.FOCA0001) }
        let (digits, exponent, isNegative) = NumberText.shortest(value)
        var mantissa: Int128 = 0
        for digit in digits { mantissa = mantissa * 10 + Int128(digit) }
        let scale = digits.count - 1 - exponent
        if isNegative { mantissa = -mantissa }
        if scale >= 0 {
            self.init(mantissa: mantissa, scale: scale)
        } else {
            self.init(mantissa: Self.scaled(mantissa, by: -scale) ?? 0, scale: 0)
        }
    }

    /// Without exponent, and without a point where it is whole.
    var text: String {
        if scale == 0 { return String(mantissa) }
        var digits = String(mantissa.magnitude)
        if digits.utf8.count <= scale { digits = String(repeating: "0", count: scale + 1 - digits.utf8.count) + digits }
        let point = digits.utf8.index(digits.endIndex, offsetBy: -scale)
        return (isNegative ? "-" : "") + digits[..<point] + "." + digits[point...]
    }
}

extension ExactDecimal: Comparable {
    static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        if let (one, two, _) = aligned(left, right) { return one < two }
        let (one, two) = (left.truncated, right.truncated)
        return one == two ? left.double < right.double : one.mantissa < two.mantissa
    }
}
