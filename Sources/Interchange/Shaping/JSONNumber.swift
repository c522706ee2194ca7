/// Tells which literals of XSD are JSON's numbers (RFC 8259, 6) as they stand.
enum JSONNumber {
    /// Counts the significant digits of a literal: those from the first that is not 0.
    ///
    /// - Returns: -1 for a literal that is not a JSON number, such as `012`, `+1`, `.5` and `5.`.
    static func significantDigits(_ literal: UnsafeBufferPointer<UInt8>) -> Int {
        guard let base = literal.baseAddress else { return -1 }
        let count = literal.count
        var index = 0
        if base[0] == UInt8(ascii: "-") { index = 1 }
        guard index < count, isDigit(base[index]) else { return -1 }
        if base[index] == UInt8(ascii: "0"), index + 1 < count, isDigit(base[index + 1]) { return -1 }
        var digits = 0
        while index < count, isDigit(base[index]) {
            if digits > 0 || base[index] != UInt8(ascii: "0") { digits += 1 }
            index += 1
        }
        if index < count, base[index] == UInt8(ascii: ".") {
            index += 1
            guard index < count, isDigit(base[index]) else { return -1 }
            while index < count, isDigit(base[index]) {
                if digits > 0 || base[index] != UInt8(ascii: "0") { digits += 1 }
                index += 1
            }
        }
        if index < count, base[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < count, base[index] == UInt8(ascii: "-") || base[index] == UInt8(ascii: "+") { index += 1 }
            guard index < count else { return -1 }
            while index < count, isDigit(base[index]) { index += 1 }
        }
        return index == count ? digits : -1
    }

    @inline(__always)
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
