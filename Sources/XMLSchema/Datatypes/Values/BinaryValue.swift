/// hexBinary (Part 2, 3.2.15): an even number of hexadecimal digits.
enum HexBinary {
    @inline(__always) static func digit(_ byte: UInt8) -> UInt8? {
        if ASCII.isDigit(byte) { return byte - ASCII.zero }
        let letter = (byte | 0x20) &- 0x61
        return letter < 6 ? letter + 10 : nil
    }

    static func isValid(_ literal: Bytes) -> Bool {
        literal.count & 1 == 0 && literal.allSatisfy { digit($0) != nil }
    }

    static func octetCount(_ literal: Bytes) -> Int { literal.count / 2 }

    static func appendOctets(_ literal: Bytes, to key: inout [UInt8]) {
        for index in stride(from: 0, to: literal.count - 1, by: 2) {
            key.append((digit(literal[index]) ?? 0) << 4 | (digit(literal[index + 1]) ?? 0))
        }
    }
}

/// base64Binary (3.2.16): groups of four characters, a single space allowed after each character.
enum Base64Binary {
    /// The number of octets; nil for a literal that is none. The bits that padding leaves over must be zero.
    static func octetCount(_ literal: Bytes) -> Int? {
        var characters = 0
        var padding = 0
        var last: UInt8 = 0
        var afterSpace = true
        for byte in literal {
            if byte == ASCII.space {
                guard !afterSpace else { return nil }
                afterSpace = true
                continue
            }
            afterSpace = false
            if byte == ASCII.equals {
                padding += 1
            } else {
                guard padding == 0, let value = sextet(byte) else { return nil }
                last = value
                characters += 1
            }
        }
        guard !afterSpace || literal.isEmpty, (characters + padding) % 4 == 0 else { return nil }
        switch padding {
        case 0: break
        case 1: guard last & 0b11 == 0 else { return nil }
        case 2: guard last & 0b1111 == 0 else { return nil }
        default: return nil
        }
        return characters * 6 / 8
    }

    static func appendOctets(_ literal: Bytes, to key: inout [UInt8]) {
        var buffer: UInt32 = 0
        var bits = 0
        for byte in literal {
            guard let value = sextet(byte) else { continue }
            buffer = buffer << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                key.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
            }
        }
    }

    @inline(__always) private static func sextet(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5A: byte - 0x41
        case 0x61...0x7A: byte - 0x61 + 26
        case 0x30...0x39: byte - 0x30 + 52
        case 0x2B: 62
        case 0x2F: 63
        default: nil
        }
    }
}
