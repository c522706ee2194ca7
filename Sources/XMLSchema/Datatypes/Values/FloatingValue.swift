/// The literals of float and double (Part 2, 3.2.4 and 3.2.5), taken apart.
///
/// `(\+|-)?([0-9]+(\.[0-9]*)?|\.[0-9]+)([Ee](\+|-)?[0-9]+)?`, or `INF`, `-INF`, `NaN`.
struct FloatingLiteral {
    enum Form { case number, infinity, negativeInfinity, notANumber }

    let form: Form
    private let mantissa: Bytes
    private let exponent: Bytes

    @inline(__always)
    init?(_ literal: Bytes) {
        let none = Bytes(start: nil, count: 0)
        guard let last = literal.last else { return nil }
        if !ASCII.isDigit(last), last != ASCII.dot {
            if literal.isEqual(to: "INF") {
                form = .infinity
            } else if literal.isEqual(to: "-INF") {
                form = .negativeInfinity
            } else if literal.isEqual(to: "NaN") {
                form = .notANumber
            } else {
                return nil
            }
            mantissa = none
            exponent = none
            return
        }
        form = .number
        guard let mark = literal.firstIndex(where: { $0 | 0x20 == 0x65 }) else {
            guard DecimalValue(literal, integerOnly: false) != nil else { return nil }
            mantissa = literal
            exponent = none
            return
        }
        mantissa = literal.slice(0, mark)
        exponent = literal.slice(mark + 1, literal.count)
        guard DecimalValue(mantissa, integerOnly: false) != nil,
            DecimalValue(exponent, integerOnly: true) != nil
        else { return nil }
    }

    /// The nearest double; zero has no sign (3.2.5.1).
    var double: Double { value(exactDigits: 15, exactPower: 22, powers: Self.doublePowers, parse: { Double($0) }) }

    /// The nearest float, rounded once.
    var float: Float { value(exactDigits: 7, exactPower: 10, powers: Self.floatPowers, parse: { Float($0) }) }

    private static let doublePowers: [Double] = powers(0...22)
    private static let floatPowers: [Float] = powers(0...10)

    private static func powers<Value: BinaryFloatingPoint>(_ exponents: ClosedRange<Int>) -> [Value] {
        exponents.map { exponent in (0..<exponent).reduce(1) { value, _ in value * 10 } }
    }

    /// Few digits and a small power of ten are exact in the format, and one operation on them rounds once; all else
    /// goes through the standard library.
    private func value<Value: BinaryFloatingPoint>(
        exactDigits: Int, exactPower: Int, powers: [Value], parse: (String) -> Value?
    ) -> Value {
        switch form {
        case .infinity: return .infinity
        case .negativeInfinity: return -.infinity
        case .notANumber: return .nan
        case .number: break
        }
        guard let decimal = DecimalValue(mantissa, integerOnly: false) else { return .nan }
        if decimal.totalDigits == 0 { return 0 }
        let power = exponentValue
        let shift = power - decimal.fraction.count
        if decimal.totalDigits <= exactDigits, abs(shift) <= exactPower {
            var digits = 0
            for byte in decimal.integer { digits = digits * 10 + Int(byte - ASCII.zero) }
            for byte in decimal.fraction { digits = digits * 10 + Int(byte - ASCII.zero) }
            let magnitude = shift < 0 ? Value(digits) / powers[-shift] : Value(digits) * powers[shift]
            return decimal.isNegative ? -magnitude : magnitude
        }
        let integer = decimal.integer.isEmpty ? "0" : decimal.integer.string
        let fraction = decimal.fraction.isEmpty ? "0" : decimal.fraction.string
        let parsed = parse("\(decimal.isNegative ? "-" : "")\(integer).\(fraction)e\(power)") ?? .nan
        return parsed == 0 ? 0 : parsed
    }

    /// The exponent, held within what still decides between zero, a number and infinity.
    private var exponentValue: Int {
        guard let decimal = DecimalValue(exponent, integerOnly: true) else { return 0 }
        var value = 0
        for byte in decimal.integer where value < 1_000_000_000 { value = value * 10 + Int(byte - ASCII.zero) }
        return decimal.isNegative ? -value : value
    }
}

extension BinaryFloatingPoint {
    /// The order of float and double: NaN equals itself and is comparable with nothing else (3.2.4.1).
    func valueOrder(against other: Self) -> ValueOrder {
        if isNaN || other.isNaN { return isNaN && other.isNaN ? .equal : .indeterminate }
        return ValueOrder(self, other)
    }
}
