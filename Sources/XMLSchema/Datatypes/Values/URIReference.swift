/// anyURI (Part 2, 3.2.17): what becomes a URI reference (RFC 2396, RFC 2732) once disallowed characters are escaped.
///
/// Escaping (XLink 1.0, 5.4) makes nearly every character acceptable, so little is left that can be wrong. The rules
/// for hosts are not looked into: RFC 2396 lets a registry name be nearly anything.
enum URIReference {
    enum Fault {
        /// A `%` without two hexadecimal digits after it.
        case percent
        /// A second `#`.
        case fragment
        /// Something before a `:` that is no scheme: a relative reference must not begin like that.
        case scheme
        /// A scheme with nothing after it.
        case emptyPart
    }

    @inline(__always) static func isValid(_ literal: Bytes) -> Bool { fault(in: literal) == nil }

    static func fault(in literal: Bytes) -> Fault? {
        let count = literal.count
        var index = 0
        // The first segment, up to what ends it.
        var isScheme = true
        scan: while index < count {
            switch literal[index] {
            case ASCII.colon:
                guard isScheme, index > 0 else { return .scheme }
                guard index + 1 < count, literal[index + 1] != 0x23 else { return .emptyPart }
                break scan
            case 0x2F, 0x3F, 0x23:
                break scan
            case let byte where ASCII.isLetter(byte):
                break
            case ASCII.plus, ASCII.minus, ASCII.dot, ASCII.zero...ASCII.nine:
                if index == 0 { isScheme = false }
            case ASCII.percent:
                guard isEscape(literal, at: index) else { return .percent }
                isScheme = false
            default:
                isScheme = false
            }
            index += 1
        }
        var hasFragment = false
        while index < count {
            if literal[index] == ASCII.percent {
                guard isEscape(literal, at: index) else { return .percent }
            } else if literal[index] == 0x23 {
                guard !hasFragment else { return .fragment }
                hasFragment = true
            }
            index += 1
        }
        return nil
    }

    private static func isEscape(_ literal: Bytes, at index: Int) -> Bool {
        index + 2 < literal.count && HexBinary.digit(literal[index + 1]) != nil
            && HexBinary.digit(literal[index + 2]) != nil
    }
}
