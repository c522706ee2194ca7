/// Well-formed UTF-8 (RFC 3629, 4): no overlong forms, no surrogates, nothing beyond U+10FFFF.
enum UTF8Sequence {
    /// The length of the sequence of two to four bytes at a place, 0 where there is none.
    ///
    /// Four bytes must be readable; what stands behind a shorter sequence does not matter.
    @inline(__always)
    static func length(at start: UnsafePointer<UInt8>) -> Int {
        let word = UInt32(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt32.self))
        if word & 0xC0E0 == 0x80C0 {
            return word & 0x1E != 0 ? 2 : 0
        }
        if word & 0xC0_C0F0 == 0x80_80E0 {
            let bits = word & 0x200F
            return bits != 0 && bits != 0x200D ? 3 : 0
        }
        if word & 0xC0C0_C0F8 == 0x8080_80F0 {
            let bits = word & 0x3007
            return bits != 0 && (bits & 7 < 4 || bits == 4) ? 4 : 0
        }
        return 0
    }

    /// How many bytes a sequence has that begins with this byte, 1 where none can.
    static func expectedLength(_ lead: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }
}
