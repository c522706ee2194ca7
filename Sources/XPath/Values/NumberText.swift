/// Numbers as XPath writes them.
enum NumberText {
    /// The fewest digits that name a double, the power of ten of the first one, and the sign. Finite numbers only.
    static func shortest(_ value: Double) -> (digits: [UInt8], exponent: Int, isNegative: Bool) {
        parts(of: "\(value)")
    }

    private static func shortest(_ value: Float) -> (digits: [UInt8], exponent: Int, isNegative: Bool) {
        parts(of: "\(value)")
    }

    /// Takes what Swift writes apart: `1e-07`, `12.5`, `-3.0`.
    private static func parts(of text: String) -> (digits: [UInt8], exponent: Int, isNegative: Bool) {
        var digits: [UInt8] = []
        var exponent = 0, point: Int?
        var isNegative = false
        var rest = Array(text.utf8)[...]
        if rest.first == 0x2D {
            isNegative = true
            rest.removeFirst()
        }
        while let byte = rest.popFirst() {
            switch byte {
            case 0x2E: point = digits.count
            case 0x65: 
                exponent = Int(String(decoding: rest, as: UTF8.self)) ?? 0
                rest = []
            default: digits.append(byte - 0x30)
            }
        }
        exponent += (point ?? digits.count) - 1
        while digits.count > 1, digits.first == 0 {
            digits.removeFirst()
            exponent -= 1
        }
        while digits.count > 1, digits.last == 0 { digits.removeLast() }
        if digits == [0] { exponent = 0 }
        return (digits, exponent, isNegative)
    }

    /// As XPath 2.0 casts a double to a string: decimal between a millionth and a million, else with an exponent.
    static func text(_ value: Double) -> String {
        if let special = special(value) { return special }
        let magnitude = abs(value)
        let (digits, exponent, isNegative) = shortest(value)
        let sign = isNegative ? "-" : ""
        if magnitude == 0 || (magnitude >= 1e-6 && magnitude < 1e6) { return sign + plain(digits, exponent) }
        return sign + scientific(digits, exponent)
    }

    static func text(_ value: Float) -> String {
        if let special = special(Double(value)) { return special }
        let magnitude = abs(value)
        let (digits, exponent, isNegative) = shortest(value)
        let sign = isNegative ? "-" : ""
        if magnitude == 0 || (magnitude >= 1e-6 && magnitude < 1e6) { return sign + plain(digits, exponent) }
        return sign + scientific(digits, exponent)
    }

    /// As XPath 1.0 converts a number to a string (section 4.2): never with an exponent, no sign before zero.
    static func plainText(_ value: Double) -> String {
        if value == 0 { return "0" }
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
        if let whole = Int(exactly: value) { return String(whole) }
        let (digits, exponent, isNegative) = shortest(value)
        return (isNegative ? "-" : "") + plain(digits, exponent)
    }

    private static func special(_ value: Double) -> String? {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-INF" : "INF" }
        return nil
    }

    private static func plain(_ digits: [UInt8], _ exponent: Int) -> String {
        let text = digits.map { $0 + 0x30 }
        if exponent < 0 {
            return "0." + String(repeating: "0", count: -exponent - 1) + String(decoding: text, as: UTF8.self)
        }
        if digits.count <= exponent + 1 {
            return String(decoding: text, as: UTF8.self) + String(repeating: "0", count: exponent + 1 - digits.count)
        }
        return String(decoding: text[...exponent], as: UTF8.self) + "." + String(decoding: text[(exponent + 1)...], as: UTF8.self)
    }

    private static func scientific(_ digits: [UInt8], _ exponent: Int) -> String {
        let text = digits.map { $0 + 0x30 }
        let rest = text.count > 1 ? String(decoding: text[1...], as: UTF8.self) : "0"
        return String(decoding: text[..<1], as: UTF8.self) + "." + rest + "E\(exponent)"
    }

    /// What XPath 1.0's number() makes of text (section 4.4): optional white space, an optional minus, digits with a
    /// point; else NaN.
    static func plainNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Double {
        var start = 0, end = bytes.count
        while start < end, isSpace(bytes[start]) { start += 1 }
        while end > start, isSpace(bytes[end - 1]) { end -= 1 }
        var index = start
        let isNegative = index < end && bytes[index] == 0x2D
        if isNegative { index += 1 }
        var value = 0, digits = 0, scale = 0
        var hasPoint = false
        while index < end {
            let byte = bytes[index]
            if byte == 0x2E, !hasPoint {
                hasPoint = true
            } else if byte >= 0x30, byte <= 0x39 {
                digits += 1
                if digits <= 18 {
                    value = value * 10 + Int(byte - 0x30)
                    if hasPoint { scale += 1 }
                }
            } else {
                return .nan
            }
            index += 1
        }
        guard digits > 0 else { return .nan }
        if digits <= 15, scale <= 15 {
            let number = scale == 0 ? Double(value) : Double(value) / powers[scale]
            return isNegative ? -number : number
        }
        return Double(String(decoding: bytes[start..<end], as: UTF8.self)) ?? .nan
    }

    private static let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15]

    @inline(__always) static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }
}
