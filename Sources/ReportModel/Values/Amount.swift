/// A decimal number of at most 15 digits, exact, that keeps the digits it was written with.
///
/// Equal by value: `7.80` is `7.8`.
public struct Amount: Sendable {
    /// As written, for example `296461` or `7.80`.
    public let text: String
    /// The value is `digits` divided by ten `scale` times; no more digits than it takes.
    private let digits: Int64
    private let scale: Int

    /// The most digits before and after the point together, zeros at the ends aside.
    static let mostDigits = 15

    /// The nearest binary fraction.
    public var double: Double { Double(text) ?? .nan }
    /// The value where it is whole.
    public var integer: Int? { scale == 0 ? Int(exactly: digits) : nil }
}

extension Amount: LosslessStringConvertible {
    /// Reads an XSD decimal: a sign, digits, a point with digits after it; nil for anything else, and for more digits
    /// than 15.
    public init?(_ text: String) {
        var bytes = text.utf8[...]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
        let point = bytes.firstIndex(of: UInt8(ascii: "."))
        let whole = bytes[..<(point ?? bytes.endIndex)].drop { $0 == UInt8(ascii: "0") }
        var fraction = point.map { bytes[bytes.index(after: $0)...] } ?? bytes[bytes.endIndex...]
        guard bytes.count > (point == nil ? 0 : 1) else { return nil }
        while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
        guard whole.count + fraction.count <= Self.mostDigits else { return nil }
        var digits: Int64 = 0
        for byte in [whole, fraction].joined() {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            digits = digits * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        self.text = text
        self.digits = isNegative ? -digits : digits
        scale = fraction.count
    }

    public var description: String { text }
}

extension Amount: ExpressibleByIntegerLiteral {
    /// - Precondition: at most 15 digits.
    public init(integerLiteral value: Int64) {
        precondition(value.magnitude < 1_000_000_000_000_000, "an amount has at most 15 digits")
        text = String(value)
        digits = value
        scale = 0
    }
}

extension Amount: Hashable, Comparable {
    public static func == (left: Amount, right: Amount) -> Bool {
        left.digits == right.digits && left.scale == right.scale
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(digits)
        hasher.combine(scale)
    }

    public static func < (left: Amount, right: Amount) -> Bool {
        // At most 15 digits and as many places: the products have 30 digits at most, and 128 bits hold 38.
        Int128(left.digits) * powerOfTen(right.scale) < Int128(right.digits) * powerOfTen(left.scale)
    }

    private static func powerOfTen(_ exponent: Int) -> Int128 {
        var power: Int128 = 1
        for _ in 0..<exponent { power *= 10 }
        return power
    }
}
