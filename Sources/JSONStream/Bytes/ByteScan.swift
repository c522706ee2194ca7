/// Eight bytes at a time: the scans that both reading and writing spend their time in.
///
/// Bytes are loaded little-endian, so that the lowest flagged byte is the first in the text. The tests for
/// zero bytes may flag bytes above a true hit, never below one: only the first hit of a word is to be used.
@usableFromInline
enum ByteScan {
    @usableFromInline static let high: UInt64 = 0x8080_8080_8080_8080
    @usableFromInline static let ones: UInt64 = 0x0101_0101_0101_0101

    @inlinable @inline(__always)
    static func load(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
    }

    /// Flags the high bit of bytes that a JSON string cannot hold as they are: quote, backslash, controls.
    @inlinable @inline(__always)
    static func needingEscape(_ word: UInt64) -> UInt64 {
        let quotes = (word ^ (ones &* 0x22)) &- ones
        let backslashes = (word ^ (ones &* 0x5C)) &- ones
        let controls = word &- (ones &* 0x20)
        return (quotes | backslashes | controls) & ~word & high
    }

    /// The same, with bytes that are not ASCII.
    @inlinable @inline(__always)
    static func needingCare(_ word: UInt64) -> UInt64 {
        let quotes = (word ^ (ones &* 0x22)) &- ones
        let backslashes = (word ^ (ones &* 0x5C)) &- ones
        let controls = word &- (ones &* 0x20)
        return (quotes | backslashes | controls | word) & high
    }

    /// Index, from 0, of the first flagged byte.
    @inlinable @inline(__always)
    static func first(_ flags: UInt64) -> Int { flags.trailingZeroBitCount &>> 3 }
}
