import RapporteurDiagnostics

/// How the bytes of a text stand for characters.
enum TextEncoding: Sendable, Hashable {
    case utf8
    case utf16(isBigEndian: Bool)
    /// Windows-1252, which holds Latin-1.
    case windows1252
    case macRoman

    /// UTF-16 by its byte order mark, or by the zeros beside Latin letters where it has none.
    static func utf16(_ bytes: [UInt8]) -> TextEncoding? {
        if bytes.starts(with: [0xFE, 0xFF]) { return .utf16(isBigEndian: true) }
        if bytes.starts(with: [0xFF, 0xFE]) { return .utf16(isBigEndian: false) }
        let sample = bytes.prefix(2048)
        guard sample.count >= 8 else { return nil }
        var even = 0
        var odd = 0
        for (index, byte) in sample.enumerated() where byte == 0 {
            if index % 2 == 0 { even += 1 } else { odd += 1 }
        }
        if even * 4 > sample.count, odd == 0 { return .utf16(isBigEndian: true) }
        if odd * 4 > sample.count, even == 0 { return .utf16(isBigEndian: false) }
        return nil
    }

    init(_ bytes: [UInt8]) {
        if let wide = Self.utf16(bytes) {
            self = wide
        } else if String(validating: bytes, as: UTF8.self) != nil {
            self = .utf8
        } else {
            // D5 is the apostrophe of MacRoman and Õ in Latin-1, where it does not stand between small letters.
            self = Self.hasMacApostrophes(bytes) ? .macRoman : .windows1252
        }
    }

    private static func hasMacApostrophes(_ bytes: [UInt8]) -> Bool {
        let isSmall = { (byte: UInt8) in (0x61...0x7A).contains(byte) }
        return bytes.indices.dropFirst().dropLast().contains {
            bytes[$0] == 0xD5 && isSmall(bytes[$0 - 1]) && isSmall(bytes[$0 + 1])
        }
    }

    /// The characters; what cannot be one is U+FFFD.
    func decode(_ bytes: [UInt8]) -> [Unicode.Scalar] {
        switch self {
        case .utf8: return Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        case .utf16(let isBigEndian):
            var units: [UInt16] = []
            units.reserveCapacity(bytes.count / 2)
            for index in stride(from: 0, to: bytes.count - 1, by: 2) {
                let (high, low) = isBigEndian ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
                units.append(UInt16(high) << 8 | UInt16(low))
            }
            return Array(String(decoding: units, as: UTF16.self).unicodeScalars)
        case .windows1252: return bytes.map { Self.scalar($0, high: Self.windowsHigh, from: 0x80) }
        case .macRoman: return bytes.map { Self.scalar($0, high: Self.macHigh, from: 0x80) }
        }
    }

    private static func scalar(_ byte: UInt8, high: [Unicode.Scalar], from start: UInt8) -> Unicode.Scalar {
        guard byte >= start, Int(byte - start) < high.count else { return Unicode.Scalar(byte) }
        return high[Int(byte - start)]
    }

    /// 80 to 9F of Windows-1252; above that it is Latin-1.
    private static let windowsHigh: [Unicode.Scalar] = Array(
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)

    private static let macHigh: [Unicode.Scalar] = Array(
        ("ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ"
            + "\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ").unicodeScalars)

    /// What to say of a text that is not in Unicode.
    func finding(name: String) -> Finding? {
        let read: String
        switch self {
        case .utf8, .utf16: return nil
        case .windows1252: read = "Windows-1252 (Latin-1)"
        case .macRoman: read = "MacRoman"
        }
        return Finding(
            code: "import.encoding", severity: .warning,
            message: Message("import.encoding", ["encoding": .text(read)]), hint: Message("import.encoding/hint"),
            location: Location(file: name))
    }
}
