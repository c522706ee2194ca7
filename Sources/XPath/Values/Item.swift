import RapporteurXMLStream

/// One item of a sequence: a node, or an atomic value.
enum Item: Sendable {
    case node(NodeID)
    case string(String)
    case untyped(String)
    case uri(String)
    case boolean(Bool)
    case integer(Int)
    case double(Double)
    case float(Float)
    indirect case decimal(ExactDecimal)
    indirect case name(QualifiedName)
    indirect case moment(Moment)
    indirect case span(Span)
    indirect case binary(Binary)
    /// A value of a type derived from the one that the case says.
    indirect case typed(AtomicType, Item)

    /// The type of an atomic value; nil for nodes.
    var type: AtomicType? {
        switch self {
        case .node: nil
        case .string: .string
        case .untyped: .untypedAtomic
        case .uri: .anyURI
        case .boolean: .boolean
        case .integer: .integer
        case .double: .double
        case .float: .float
        case .decimal: .decimal
        case .name(let name): name.isNotation ? .NOTATION : .QName
        case .moment(let moment): moment.type
        case .span(let span): span.type
        case .binary(let binary): binary.isHex ? .hexBinary : .base64Binary
        case .typed(let type, _): type
        }
    }

    /// The value without a derived type's name.
    @inline(__always) var plain: Item {
        if case .typed(_, let item) = self { item } else { self }
    }
}

/// An xs:QName, or a NOTATION.
struct QualifiedName: Sendable, Hashable {
    var prefix: String
    var namespace: String
    var local: String
    var isNotation = false

    static func == (left: QualifiedName, right: QualifiedName) -> Bool {
        left.local.utf8.elementsEqual(right.local.utf8) && left.namespace.utf8.elementsEqual(right.namespace.utf8)
    }
    func hash(into hasher: inout Hasher) { for byte in local.utf8 { hasher.combine(byte) } }

    var text: String { prefix.isEmpty ? local : "\(prefix):\(local)" }
}

/// An xs:hexBinary or xs:base64Binary.
struct Binary: Sendable, Hashable {
    var octets: [UInt8]
    var isHex: Bool

    var text: String {
        if isHex {
            let digits = Array("0123456789ABCDEF".utf8)
            return String(decoding: octets.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
        }
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var result: [UInt8] = []
        var index = 0
        while index < octets.count {
            let group = (0..<3).map { index + $0 < octets.count ? UInt32(octets[index + $0]) : 0 }
            let bits = group[0] << 16 | group[1] << 8 | group[2]
            let present = min(3, octets.count - index)
            for place in 0..<4 {
                result.append(place <= present ? letters[Int(bits >> UInt32(18 - 6 * place) & 63)] : 0x3D)
            }
            index += 3
        }
        return String(decoding: result, as: UTF8.self)
    }

    init(octets: [UInt8], isHex: Bool) {
        self.octets = octets
        self.isHex = isHex
    }

    /// Reads hexadecimal digits, or base64; nil for what is neither.
    init?(_ text: String, isHex: Bool) {
        self.isHex = isHex
        octets = []
        if isHex {
            let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
            guard digits.count == text.utf8.count, digits.count % 2 == 0 else { return nil }
            for index in stride(from: 0, to: digits.count, by: 2) { octets.append(UInt8(digits[index] << 4 | digits[index + 1])) }
            return
        }
        var bits: UInt32 = 0, count = 0, padding = 0
        for byte in text.utf8 where byte != 0x20 {
            if byte == 0x3D {
                padding += 1
                bits <<= 6
            } else {
                guard padding == 0, let value = Self.sextet(byte) else { return nil }
                bits = bits << 6 | value
            }
            count += 1
            if count % 4 == 0 {
                guard padding <= 2 else { return nil }
                if padding == 1, bits & 0xC0 != 0 { return nil }
                if padding == 2, bits & 0xF000 != 0 { return nil }
                octets += [UInt8(bits >> 16 & 255), UInt8(bits >> 8 & 255), UInt8(bits & 255)].prefix(3 - padding)
                bits = 0
                if padding > 0, count != text.utf8.count(where: { $0 != 0x20 }) { return nil }
            }
        }
        guard count % 4 == 0 else { return nil }
    }

    private static func sextet(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x41...0x5A: UInt32(byte - 0x41)
        case 0x61...0x7A: UInt32(byte - 0x61 + 26)
        case 0x30...0x39: UInt32(byte - 0x30 + 52)
        case 0x2B: 62
        case 0x2F: 63
        default: nil
        }
    }
}
