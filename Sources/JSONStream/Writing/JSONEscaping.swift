public import RapporteurDiagnostics

/// How strings become JSON text: `"`, `\` and controls are escaped, everything else stands as it is (RFC 8259, 7).
@usableFromInline
enum JSONEscaping {
    /// Input is taken in pieces of this many bytes, each with room for the worst case made beforehand.
    @usableFromInline static let piece = 2048

    /// Appends the bytes in quotes.
    @inlinable
    static func appendQuoted(_ bytes: UnsafeBufferPointer<UInt8>, to sink: ByteSink) {
        sink.append(UInt8(ascii: "\""))
        append(bytes, to: sink)
        sink.append(UInt8(ascii: "\""))
    }

    /// Appends the bytes, escaped.
    ///
    /// Words are stored before they are looked at, and kept if clean: clean text costs one load, one store and
    /// one test for sixteen bytes, or for eight. The last few are taken together with those before them.
    @usableFromInline
    static func append(_ bytes: UnsafeBufferPointer<UInt8>, to sink: ByteSink) {
        guard let first = bytes.baseAddress else { return }
        var next = first
        var left = bytes.count
        while left > 0 {
            let count = min(left, piece)
            // Six bytes for each, and those that the last word may store too many.
            let start = sink.reserve(count &* 6 &+ 16)
            var out = start
            let end = next + count
            while next < end {
                let rest = end - next
                if rest >= 16, isClean(next) {
                    UnsafeMutableRawPointer(out).copyMemory(from: next, byteCount: 16)
                    next += 16
                    out += 16
                    continue
                }
                if rest >= 8 || end - first >= 8 {
                    let word = rest >= 8 ? ByteScan.load(next) : lastWord(before: end, rest)
                    UnsafeMutableRawPointer(out).storeBytes(of: word.littleEndian, as: UInt64.self)
                    let flags = ByteScan.needingEscape(word)
                    if flags == 0 {
                        next += min(rest, 8)
                        out += min(rest, 8)
                        continue
                    }
                    let clean = ByteScan.first(flags)
                    next += clean
                    out += clean
                    out = escape(next[0], to: out)
                } else if next[0] >= 0x20 && next[0] != UInt8(ascii: "\"") && next[0] != UInt8(ascii: "\\") {
                    out[0] = next[0]
                    out += 1
                } else {
                    out = escape(next[0], to: out)
                }
                next += 1
            }
            sink.advance(by: out - start)
            left -= count
        }
    }

    /// Whether sixteen bytes need no escape; without branches, so that the compiler takes all sixteen at once.
    @inline(__always)
    private static func isClean(_ start: UnsafePointer<UInt8>) -> Bool {
        var marked: UInt8 = 0
        for index in 0..<16 {
            let byte = start[index]
            marked |= (byte < 0x20 ? 1 : 0) | (byte == 0x22 ? 1 : 0) | (byte == 0x5C ? 1 : 0)
        }
        return marked == 0
    }

    /// The last bytes, one to seven of at least eight, as a word that is filled up with spaces.
    @inline(__always)
    private static func lastWord(before end: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        let bits = UInt64(truncatingIfNeeded: 8 &* count)
        return ByteScan.load(end - 8) &>> (64 &- bits) | (ByteScan.ones &* 0x20) &<< bits
    }

    /// Writes the escape of one byte and returns where to go on.
    private static func escape(_ byte: UInt8, to out: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
        out[0] = UInt8(ascii: "\\")
        let short: UInt8
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): short = byte
        case 0x08: short = UInt8(ascii: "b")
        case 0x09: short = UInt8(ascii: "t")
        case 0x0A: short = UInt8(ascii: "n")
        case 0x0C: short = UInt8(ascii: "f")
        case 0x0D: short = UInt8(ascii: "r")
        default:
            out[1] = UInt8(ascii: "u")
            out[2] = UInt8(ascii: "0")
            out[3] = UInt8(ascii: "0")
            out[4] = UInt8(ascii: "0") + byte >> 4
            let low = byte & 0xF
            out[5] = low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10
            return out + 6
        }
        out[1] = short
        return out + 2
    }
}
