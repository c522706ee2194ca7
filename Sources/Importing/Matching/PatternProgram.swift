/// One step of a compiled pattern.
enum PatternStep: Sendable {
    case scalar(Unicode.Scalar)
    case set(ScalarSet)
    case any
    /// Tries the first target, then the second.
    case split(Int, Int)
    case jump(Int)
    case save(Int)
    /// Between a word character and another, or at an end beside a word character.
    case wordEdge
    /// Goes on where the pattern `program` does not match from here.
    case unlessAhead(TextPattern)
    /// Goes on where `program`, which matches `length` scalars, does not match just before.
    case unlessBehind(TextPattern, length: Int)
    case start
    case end
    case match
}

/// A set of scalars: ASCII ones as bits, ranges of others.
struct ScalarSet: Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    private var ranges: [ClosedRange<UInt32>] = []
    /// Classes of characters beyond ASCII.
    private var hasWords = false
    private var hasSpaces = false
    private var isNegated = false

    mutating func insert(_ range: ClosedRange<UInt32>) {
        for value in range.clamped(to: 0...127) where range.contains(value) { insertASCII(value) }
        if range.upperBound > 127 { ranges.append(max(range.lowerBound, 128)...range.upperBound) }
    }

    private mutating func insertASCII(_ value: UInt32) {
        if value < 64 { low |= 1 << UInt64(value) } else { high |= 1 << UInt64(value - 64) }
    }

    mutating func insertDigits() { insert(0x30...0x39) }

    mutating func insertWords() {
        insertDigits()
        insert(0x41...0x5A)
        insert(0x61...0x7A)
        insert(0x5F...0x5F)
        hasWords = true
    }

    mutating func insertSpaces() {
        insert(9...13)
        insert(0x20...0x20)
        hasSpaces = true
    }

    mutating func negate() { isNegated.toggle() }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if value < 128 {
            let bit = value < 64 ? low >> UInt64(value) & 1 : high >> UInt64(value - 64) & 1
            return (bit == 1) != isNegated
        }
        var found = ranges.contains { $0.contains(value) }
        if !found, hasWords { found = scalar.isWordPart }
        if !found, hasSpaces { found = scalar.properties.isWhitespace }
        return found != isNegated
    }

    /// The ASCII characters of the set, as bits, and whether it has others.
    var summary: FirstScalars {
        isNegated
            ? FirstScalars(low: ~low, high: ~high, others: true)
            : FirstScalars(low: low, high: high, others: hasWords || hasSpaces || !ranges.isEmpty)
    }
}

/// With which scalars a match can begin.
struct FirstScalars: Sendable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var others = false

    static let all = FirstScalars(low: .max, high: .max, others: true)

    mutating func formUnion(_ other: FirstScalars) {
        low |= other.low
        high |= other.high
        others = others || other.others
    }

    init(low: UInt64 = 0, high: UInt64 = 0, others: Bool = false) {
        self.low = low
        self.high = high
        self.others = others
    }

    init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if value < 64 { low = 1 << UInt64(value) } else if value < 128 { high = 1 << UInt64(value - 64) } else { others = true }
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if value < 64 { return low >> UInt64(value) & 1 == 1 }
        if value < 128 { return high >> UInt64(value - 64) & 1 == 1 }
        return others
    }
}

/// The ASCII characters of a set, as bits.
struct ASCIISet: Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init() {}

    init(_ summary: FirstScalars) {
        low = summary.low
        high = summary.high
    }

    /// Whether the set has a scalar; nil for one beyond ASCII.
    func contains(_ scalar: Unicode.Scalar) -> Bool? {
        let value = scalar.value
        guard value < 128 else { return nil }
        return (value < 64 ? low >> UInt64(value) : high >> UInt64(value - 64)) & 1 == 1
    }
}
