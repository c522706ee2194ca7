/// Characters of XML 1.0 (production 2).
enum XMLText {
    /// The first character that XML cannot hold, in UTF-8.
    static func forbidden(in bytes: UnsafeBufferPointer<UInt8>) -> UInt32? {
        guard let base = bytes.baseAddress else { return nil }
        let count = bytes.count
        var index = 0
        // Eight at a time: none below 0x20, and none that begins like U+FFFE.
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        while index + 8 <= count {
            let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
            let low = (word &- ones &* 0x20) & ~word
            let other = word ^ (ones &* 0xEF)
            let lead = (other &- ones) & ~other
            if (low | lead) & highs == 0 {
                index += 8
                continue
            }
            let end = index + 8
            while index < end {
                if let bad = forbidden(base, index, count) { return bad }
                index += 1
            }
        }
        while index < count {
            if let bad = forbidden(base, index, count) { return bad }
            index += 1
        }
        return nil
    }

    @inline(__always)
    private static func forbidden(_ base: UnsafePointer<UInt8>, _ index: Int, _ count: Int) -> UInt32? {
        let byte = base[index]
        if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return UInt32(byte) }
        if byte == 0xEF, index + 2 < count, base[index + 1] == 0xBF, base[index + 2] >= 0xBE {
            return 0xFFC0 | UInt32(base[index + 2] & 0x3F)
        }
        return nil
    }
}
