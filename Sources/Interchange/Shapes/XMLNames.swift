/// The grammar of names (Namespaces in XML 1.0, production 4).
enum XMLNames {
    /// Whether bytes are an NCName; they are UTF-8.
    static func isNCName(_ bytes: some Collection<UInt8>) -> Bool {
        var isFirst = true
        var isASCII = true
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): break
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
                if isFirst { return false }
            case 0x80...: isASCII = false
            default: return false
            }
            isFirst = false
        }
        if isFirst || isASCII { return !isFirst }
        var isStart = true
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            guard isStart ? isNameStart(scalar.value) : isNameCharacter(scalar.value) else { return false }
            isStart = false
        }
        return true
    }

    /// NameStartChar of XML 1.0, fifth edition, production 4, without the colon.
    private static func isNameStart(_ value: UInt32) -> Bool {
        switch value {
        case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF,
            0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
            0x10000...0xEFFFF:
            true
        default: false
        }
    }

    /// NameChar, production 4a, without the colon.
    private static func isNameCharacter(_ value: UInt32) -> Bool {
        switch value {
        case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: isNameStart(value)
        }
    }
}
