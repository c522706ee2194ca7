/// Names as XML 1.0 defines them, fifth edition: what the parser reads as a name is one for Name, NCName, NMTOKEN
/// and the pattern escapes `\i` and `\c` too.
///
/// XSD 1.0 refers to the second edition, whose names are a part of these.
enum NameCharacters {
    // Bit n of the low word is U+00n, of the high word U+0040 + n.
    private static let startLow: UInt64 = 0x0400_0000_0000_0000
    private static let startHigh: UInt64 = 0x07FF_FFFE_87FF_FFFE
    private static let partLow: UInt64 = 0x07FF_6000_0000_0000

    /// NameStartChar, the colon included.
    @inline(__always) static func isStart(_ scalar: UInt32) -> Bool {
        if scalar < 0x40 { return startLow >> UInt64(scalar) & 1 == 1 }
        if scalar < 0x80 { return startHigh >> UInt64(scalar - 0x40) & 1 == 1 }
        return isStartBeyondASCII(scalar)
    }

    /// NameChar, the colon included.
    @inline(__always) static func isPart(_ scalar: UInt32) -> Bool {
        if scalar < 0x40 { return partLow >> UInt64(scalar) & 1 == 1 }
        if scalar < 0x80 { return startHigh >> UInt64(scalar - 0x40) & 1 == 1 }
        return isStartBeyondASCII(scalar) || scalar == 0xB7 || 0x300...0x36F ~= scalar || 0x203F...0x2040 ~= scalar
    }

    private static func isStartBeyondASCII(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D,
            0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
            true
        default:
            false
        }
    }

    /// NameStartChar as ranges, for patterns.
    static let startRanges: [ClosedRange<UInt32>] = [
        0x3A...0x3A, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
        0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF,
        0xFDF0...0xFFFD, 0x10000...0xEFFFF,
    ]

    /// What NameChar has beyond NameStartChar.
    static let partRanges: [ClosedRange<UInt32>] = [
        0x2D...0x2E, 0x30...0x39, 0xB7...0xB7, 0x300...0x36F, 0x203F...0x2040,
    ]

    @inline(__always) private static func areParts(_ bytes: Bytes, from start: Int) -> Bool {
        var index = start
        while index < bytes.count {
            let (scalar, length) = bytes.scalar(at: index)
            guard isPart(scalar) else { return false }
            index += length
        }
        return true
    }

    /// NMTOKEN (Part 2, 3.3.4).
    static func isNameToken(_ bytes: Bytes) -> Bool { !bytes.isEmpty && areParts(bytes, from: 0) }

    /// Name (3.3.6).
    static func isName(_ bytes: Bytes) -> Bool {
        guard !bytes.isEmpty else { return false }
        let (scalar, length) = bytes.scalar(at: 0)
        return isStart(scalar) && areParts(bytes, from: length)
    }

    /// NCName (3.3.7): a Name without a colon.
    static func isNCName(_ bytes: Bytes) -> Bool {
        guard !bytes.isEmpty else { return false }
        var (scalar, length) = bytes.scalar(at: 0)
        guard isStart(scalar), scalar != UInt32(ASCII.colon) else { return false }
        var index = length
        while index < bytes.count {
            (scalar, length) = bytes.scalar(at: index)
            guard isPart(scalar), scalar != UInt32(ASCII.colon) else { return false }
            index += length
        }
        return true
    }

    /// Where the prefix and the local part of a QName lie (3.2.18); nil if it is none.
    static func qualifiedName(_ bytes: Bytes) -> (prefix: Bytes, local: Bytes)? {
        guard let colon = bytes.firstIndex(of: ASCII.colon) else {
            return isNCName(bytes) ? (bytes.slice(0, 0), bytes) : nil
        }
        let prefix = bytes.slice(0, colon)
        let local = bytes.slice(colon + 1, bytes.count)
        return isNCName(prefix) && isNCName(local) ? (prefix, local) : nil
    }

    /// language (3.3.3): `[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*`.
    static func isLanguage(_ bytes: Bytes) -> Bool {
        var run = 0
        var isFirst = true
        for byte in bytes {
            if byte == ASCII.minus {
                guard run > 0 else { return false }
                run = 0
                isFirst = false
            } else {
                run += 1
                guard run <= 8, ASCII.isLetter(byte) || (!isFirst && ASCII.isDigit(byte)) else { return false }
            }
        }
        return run > 0
    }
}
