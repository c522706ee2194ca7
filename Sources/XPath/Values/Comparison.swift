/// `eq`, `ne`, `lt`, `le`, `gt`, `ge`, and the general comparisons that they stand behind.
enum Comparison: Sendable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual

    @inline(__always)
    func holds<Number: Comparable>(_ left: Number, _ right: Number) -> Bool {
        switch self {
        case .equal: left == right
        case .notEqual: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }

    /// With the operands the other way round.
    var turned: Comparison {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        default: self
        }
    }

    var isEquality: Bool { self == .equal || self == .notEqual }

    @inline(__always)
    func holds(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        switch self {
        case .equal: left.count == right.count && TextBytes.order(left, right) == 0
        case .notEqual: left.count != right.count || TextBytes.order(left, right) != 0
        default: holds(TextBytes.order(left, right), 0)
        }
    }

    func holds(_ left: String, _ right: String) -> Bool {
        var (left, right) = (left, right)
        return left.withUTF8 { one in right.withUTF8 { holds(one, $0) } }
    }

    /// Value comparison of two atomic values (XPath 2.0, 3.5.1); untyped ones are strings.
    func holds(_ left: Item, _ right: Item, zone: Int) throws(XPathError) -> Bool {
        switch (left.plain, right.plain) {
        case (.integer(let one), .integer(let two)): return holds(one, two)
        case (.string(let one), .string(let two)), (.untyped(let one), .untyped(let two)), (.string(let one), .untyped(let two)),
            (.untyped(let one), .string(let two)), (.uri(let one), .uri(let two)), (.string(let one), .uri(let two)),
            (.uri(let one), .string(let two)), (.untyped(let one), .uri(let two)), (.uri(let one), .untyped(let two)):
            return holds(one, two)
        case (.boolean(let one), .boolean(let two)): return holds(one ? 1 : 0, two ? 1 : 0)
        case (.name(let one), .name(let two)) where isEquality: return (one == two) == (self == .equal)
        case (.binary(let one), .binary(let two)) where isEquality && one.isHex == two.isHex:
            return (one.octets == two.octets) == (self == .equal)
        case (.moment(let one), .moment(let two)):
            guard one.type == two.type else { break }
            switch one.type {
            case .dateTime, .date, .time: break
            default: guard isEquality else { throw mismatch(left, right) }
            }
            return holds(try one.instant(implicitZone: zone), try two.instant(implicitZone: zone))
        case (.span(let one), .span(let two)):
            if isEquality { return (one == two) == (self == .equal) }
            guard one.type == two.type, one.type != .duration else { break }
            return one.type == .yearMonthDuration ? holds(one.months, two.months) : holds(one.seconds, two.seconds)
        case (let one, let two):
            guard one.isNumeric, two.isNumeric else { break }
            return Self.numbers(one, two, self)
        }
        throw mismatch(left, right)
    }

    private func mismatch(_ left: Item, _ right: Item) -> XPathError {
        XPathError(.XPTY0004, "xs:\(left.type?.rawValue ?? "node"), xs:\(right.type?.rawValue ?? "node")")
    }

    /// Numbers of any types, promoted to the wider one.
    private static func numbers(_ left: Item, _ right: Item, _ comparison: Comparison) -> Bool {
        switch (left, right) {
        case (.double, _), (_, .double): return comparison.holds(left.double ?? .nan, right.double ?? .nan)
        case (.float, _), (_, .float): return comparison.holds(float(left), float(right))
        default: return comparison.holds(decimal(left), decimal(right))
        }
    }

    static func float(_ item: Item) -> Float {
        switch item.plain {
        case .float(let value): value
        case .integer(let value): Float(value)
        case .decimal(let value): Float(value.text) ?? .nan
        default: Float(item.double ?? .nan)
        }
    }

    static func decimal(_ item: Item) -> ExactDecimal {
        switch item.plain {
        case .integer(let value): ExactDecimal(value)
        case .decimal(let value): value
        default: .zero
        }
    }
}

/// Text as bytes.
enum TextBytes {
    /// Less than, equal to or greater than 0, by bytes, which is the order of the code points.
    @inline(__always)
    static func order(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
        let shared = min(left.count, right.count)
        var index = 0
        while index < shared {
            if left[index] != right[index] { return Int(left[index]) - Int(right[index]) }
            index += 1
        }
        return left.count - right.count
    }

    /// Where a text first stands in another, at or behind a place; nil where it does not. O(n · m) at
    /// worst, which the caller counts.
    static func find(_ sought: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
        let length = sought.count
        if length == 0 { return start <= text.count ? start : nil }
        guard text.count - start >= length, let base = text.baseAddress else { return nil }
        let first = sought[0]
        var index = start
        let last = text.count - length
        while index <= last {
            if base[index] == first {
                var offset = 1
                while offset < length, base[index + offset] == sought[offset] { offset += 1 }
                if offset == length { return index }
            }
            index += 1
        }
        return nil
    }

    static func hasPrefix(_ text: UnsafeBufferPointer<UInt8>, _ prefix: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count >= prefix.count else { return false }
        for index in 0..<prefix.count where text[index] != prefix[index] { return false }
        return true
    }

    /// How many Unicode scalars there are.
    static func scalarCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        for byte in bytes where byte & 0xC0 != 0x80 { count &+= 1 }
        return count
    }
}
