/// The bytes of a literal, UTF-8.
typealias Bytes = UnsafeBufferPointer<UInt8>

/// The ASCII bytes this module looks for, by name.
enum ASCII {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let percent: UInt8 = 0x25
    static let plus: UInt8 = 0x2B
    static let minus: UInt8 = 0x2D
    static let dot: UInt8 = 0x2E
    static let zero: UInt8 = 0x30
    static let nine: UInt8 = 0x39
    static let colon: UInt8 = 0x3A
    static let equals: UInt8 = 0x3D

    @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- zero < 10 }
    @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
    /// The four characters that XML and this specification call white space.
    @inline(__always) static func isSpace(_ byte: UInt8) -> Bool {
        byte == space || byte == lineFeed || byte == tab || byte == carriageReturn
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// A part of the buffer; an empty one for an empty or impossible range.
    @inline(__always) func slice(_ start: Int, _ end: Int) -> Bytes {
        guard let baseAddress, start >= 0, start < end, end <= count else { return Bytes(start: nil, count: 0) }
        return Bytes(start: baseAddress + start, count: end - start)
    }

    @inline(__always) func isEqual(to text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        for index in 0..<count where self[index] != text.utf8Start[index] { return false }
        return true
    }

    /// Bytewise order, a prefix before what it begins.
    func order(against other: Bytes) -> ValueOrder {
        let shared = Swift.min(count, other.count)
        for index in 0..<shared where self[index] != other[index] {
            return self[index] < other[index] ? .less : .greater
        }
        return ValueOrder(count, other.count)
    }

    func isEqual(to other: Bytes) -> Bool { count == other.count && order(against: other) == .equal }

    var string: String { String(decoding: self, as: UTF8.self) }

    /// How many Unicode scalars the bytes hold. O(count).
    var scalarCount: Int {
        var count = 0
        for byte in self where byte & 0xC0 != 0x80 { count &+= 1 }
        return count
    }

    /// The scalar that starts at an offset, and how many bytes it takes; U+FFFD and 1 for what is not UTF-8.
    @inline(__always) func scalar(at offset: Int) -> (value: UInt32, length: Int) {
        let first = self[offset]
        if first < 0x80 { return (UInt32(first), 1) }
        return multibyteScalar(at: offset, first: first)
    }

    private func multibyteScalar(at offset: Int, first: UInt8) -> (value: UInt32, length: Int) {
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first < 0xF5, offset + length <= count else { return (0xFFFD, 1) }
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for index in 1..<length {
            let byte = self[offset + index]
            guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        return (value, length)
    }
}

/// How two values of one primitive stand to each other; the order of dates and durations is partial.
enum ValueOrder: Sendable {
    case less, equal, greater, indeterminate

    @inline(__always) init<Value: Comparable>(_ left: Value, _ right: Value) {
        self = left < right ? .less : left == right ? .equal : .greater
    }

    var reversed: ValueOrder {
        switch self {
        case .less: .greater
        case .greater: .less
        default: self
        }
    }
}
