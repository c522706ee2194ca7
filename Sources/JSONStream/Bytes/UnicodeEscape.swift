/// The four hexadecimal digits of `\uXXXX`.
enum UnicodeEscape {
    /// The code unit at a place with four readable bytes; nil if a byte is no digit.
    @inline(__always)
    static func codeUnit(at start: UnsafePointer<UInt8>) -> UInt32? {
        var value: UInt32 = 0
        for index in 0..<4 {
            let byte = start[index]
            let digit = byte &- UInt8(ascii: "0")
            let letter = (byte | 0x20) &- UInt8(ascii: "a")
            if digit < 10 {
                value = value << 4 | UInt32(digit)
            } else if letter < 6 {
                value = value << 4 | UInt32(letter + 10)
            } else {
                return nil
            }
        }
        return value
    }

    static func isHighSurrogate(_ unit: UInt32) -> Bool { unit & 0xFC00 == 0xD800 }
    static func isLowSurrogate(_ unit: UInt32) -> Bool { unit & 0xFC00 == 0xDC00 }
    static func isSurrogate(_ unit: UInt32) -> Bool { unit & 0xF800 == 0xD800 }

    /// The scalar of a surrogate pair.
    static func scalar(high: UInt32, low: UInt32) -> UInt32 { 0x10000 + ((high & 0x3FF) << 10 | low & 0x3FF) }

    /// The byte that a one-letter escape stands for; nil for any other letter.
    @inline(__always)
    static func byte(for letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: nil
        }
    }
}

extension UnicodeEscape {
    /// Appends a string's text with its escapes resolved; the text was read once already, so its escapes are
    /// whole. Half a surrogate pair becomes U+FFFD.
    static func resolve(_ raw: UnsafeBufferPointer<UInt8>, into out: GrowingBytes) {
        guard let start = raw.baseAddress else { return }
        var index = 0
        while index < raw.count {
            guard raw[index] == UInt8(ascii: "\\"), index + 1 < raw.count else {
                out.append(raw[index])
                index += 1
                continue
            }
            if let byte = byte(for: raw[index + 1]) {
                out.append(byte)
                index += 2
                continue
            }
            guard index + 6 <= raw.count, let unit = codeUnit(at: start + index + 2) else { return }
            index += 6
            if !isSurrogate(unit) {
                out.append(scalar: unit)
            } else if isHighSurrogate(unit), index + 6 <= raw.count, raw[index] == UInt8(ascii: "\\"),
                raw[index + 1] == UInt8(ascii: "u"), let low = codeUnit(at: start + index + 2), isLowSurrogate(low)
            {
                out.append(scalar: scalar(high: unit, low: low))
                index += 6
            } else {
                out.append(scalar: 0xFFFD)
            }
        }
    }
}
