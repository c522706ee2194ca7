internal import RapporteurDiagnostics

/// How bytes of text and of attribute values are written.
///
/// Sixteen bytes at a time, and then one look-up a byte, tell plain runs, which are copied whole, from what needs more;
/// a look-up for every byte took 5 % of the time from JSON to XML.
struct EscapingRules {
    private enum Class {
        static let plain: UInt8 = 0
        static let escaped: UInt8 = 1
        static let forbidden: UInt8 = 2
        /// Lead bytes of surrogates and of U+FFFE and U+FFFF among others.
        static let suspicious: UInt8 = 3
    }

    private let classes: UnsafeMutablePointer<UInt8>

    /// Rules that escape these ASCII characters.
    init(escaping special: String, forbidding more: String = "") {
        classes = .allocate(capacity: 256)
        classes.initialize(repeating: Class.plain, count: 256)
        for byte in 0..<0x20 where byte != 0x09 && byte != 0x0A && byte != 0x0D { classes[byte] = Class.forbidden }
        classes[0xED] = Class.suspicious
        classes[0xEF] = Class.suspicious
        for byte in 0xF5...0xFF { classes[byte] = Class.forbidden }
        for byte in special.utf8 { classes[Int(byte)] = Class.escaped }
        for byte in more.utf8 { classes[Int(byte)] = Class.forbidden }
    }

    func deallocate() { classes.deallocate() }

    func write(_ text: UnsafeBufferPointer<UInt8>, to sink: ByteSink) throws(XMLWriteError) {
        guard let base = text.baseAddress else { return }
        let count = text.count
        var start = 0, index = 0
        /// Up to here bytes are looked at one by one before the next sixteen are tried.
        var doubtful = 0
        while index < count {
            while index >= doubtful, index &+ 16 <= count {
                if Self.isPlain(base + index) { index &+= 16 } else { doubtful = index &+ 16 }
            }
            guard index < count else { break }
            let kind = classes[Int(base[index])]
            if kind == Class.plain {
                index += 1
                continue
            }
            if kind == Class.suspicious {
                try check(base + index, left: count - index)
                index += 1
                continue
            }
            if kind == Class.forbidden {
                throw base[index] < 0x80 ? .character(UInt32(base[index])) : .encoding
            }
            if index > start { sink.append(UnsafeBufferPointer(start: base + start, count: index - start)) }
            sink.append(Self.reference(base[index]))
            index += 1
            start = index
        }
        if index > start { sink.append(UnsafeBufferPointer(start: base + start, count: index - start)) }
    }

    /// Looks for what may not be written.
    func check(_ text: UnsafeBufferPointer<UInt8>) throws(XMLWriteError) {
        for (index, byte) in text.enumerated() {
            switch classes[Int(byte)] {
            case Class.forbidden: throw byte < 0x80 ? .character(UInt32(byte)) : .encoding
            case Class.suspicious:
                if let base = text.baseAddress { try check(base + index, left: text.count - index) }
            default: break
            }
        }
    }

    /// Whether sixteen bytes are plain under any rules: no controls, none of `"`, `&`, `<` and `>`, no lead bytes that are
    /// suspicious or forbidden.
    @inline(__always)
    private static func isPlain(_ start: UnsafePointer<UInt8>) -> Bool {
        // Without branches, so that the compiler takes all sixteen at once; Swift's SIMD types are slower than no SIMD here.
        var marked: UInt8 = 0
        for index in 0..<16 {
            let byte = start[index]
            marked |=
                (byte < 0x20 ? 1 : 0) | (byte > 0xF4 ? 1 : 0) | (byte | 0x04 == 0x26 ? 1 : 0)
                | (byte | 0x02 == 0x3E ? 1 : 0) | (byte | 0x02 == 0xEF ? 1 : 0)
        }
        return marked == 0
    }

    private func check(_ bytes: UnsafePointer<UInt8>, left: Int) throws(XMLWriteError) {
        guard left >= 3 else { throw .encoding }
        if bytes[0] == 0xED, bytes[1] >= 0xA0 {
            throw .character(0xD000 | UInt32(bytes[1] & 0x3F) << 6 | UInt32(bytes[2] & 0x3F))
        }
        if bytes[0] == 0xEF, bytes[1] == 0xBF, bytes[2] >= 0xBE {
            throw .character(0xFFC0 | UInt32(bytes[2] & 0x3F))
        }
    }

    private static func reference(_ byte: UInt8) -> StaticString {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case 0x09: "&#9;"
        case 0x0A: "&#10;"
        default: "&#13;"
        }
    }
}
