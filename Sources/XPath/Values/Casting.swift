import RapporteurXMLSchema

/// Casts between atomic types (F&O 17).
enum Casting {
    /// - Throws: XPTY0004 where no cast leads from one to the other, FORG0001 and others where the value has no place.
    static func cast(_ item: Item, to target: AtomicType) throws(XPathError) -> Item {
        let source = item.plain
        guard let type = item.type else { throw XPathError(.XPTY0004) }
        if type == target { return item }
        guard target != .NOTATION || type == .NOTATION, target != .anyAtomicType, target != .numeric else { throw XPathError(.XPST0080, target.rawValue) }
        switch source {
        case .string(let text), .untyped(let text): return try parse(text, as: target)
        case .uri(let text):
            switch target {
            case .string, .untypedAtomic, .anyURI: return try parse(text, as: target)
            default:
                guard target.carrier == .string else { throw refusal(type, target) }
                return try parse(text, as: target)
            }
        default: break
        }
        let carrier = target.carrier
        if carrier == .string { return try parse(item.atomicText, as: target) }
        if carrier == .untypedAtomic { return .untyped(item.atomicText) }
        let converted = try convert(source, type, to: carrier)
        return try derived(converted, target)
    }

    private static func refusal(_ type: AtomicType, _ target: AtomicType) -> XPathError {
        XPathError(.XPTY0004, "xs:\(type.rawValue) → xs:\(target.rawValue)")
    }

    /// Between primitives, integer and the durations.
    private static func convert(_ item: Item, _ type: AtomicType, to target: AtomicType) throws(XPathError) -> Item {
        switch (item, target) {
        case (.boolean(let flag), .integer): return .integer(flag ? 1 : 0)
        case (.boolean(let flag), .decimal): return .decimal(ExactDecimal(flag ? 1 : 0))
        case (.boolean(let flag), .double): return .double(flag ? 1 : 0)
        case (.boolean(let flag), .float): return .float(flag ? 1 : 0)
        case (.boolean, .boolean), (.uri, .anyURI): return item
        case (.integer, _), (.decimal, _), (.double, _), (.float, _): return try number(item, type, to: target)
        case (.moment(let moment), _):
            let isAllowed =
                switch (moment.type, target) {
                case (.dateTime, .time), (.dateTime, .date), (.date, .dateTime): true
                case (.dateTime, .gYearMonth), (.dateTime, .gYear), (.dateTime, .gMonthDay), (.dateTime, .gDay), (.dateTime, .gMonth): true
                case (.date, .gYearMonth), (.date, .gYear), (.date, .gMonthDay), (.date, .gDay), (.date, .gMonth): true
                default: moment.type == target
                }
            guard isAllowed else { throw refusal(type, target) }
            return .moment(moment.cast(to: target))
        case (.span(let span), .duration), (.span(let span), .yearMonthDuration), (.span(let span), .dayTimeDuration):
            return .span(span.cast(to: target))
        case (.binary(let binary), .hexBinary): return .binary(Binary(octets: binary.octets, isHex: true))
        case (.binary(let binary), .base64Binary): return .binary(Binary(octets: binary.octets, isHex: false))
        case (.name, .QName): return item
        default: throw refusal(type, target)
        }
    }

    private static func number(_ item: Item, _ type: AtomicType, to target: AtomicType) throws(XPathError) -> Item {
        switch target {
        case .boolean:
            let value = item.double ?? 0
            return .boolean(value != 0 && !value.isNaN)
        case .double: 
            if case .float(let value) = item { return .double(Double(value)) }
            return .double(item.double ?? .nan)
        case .float:
            if case .decimal(let value) = item { return .float(Float(value.text) ?? .nan) }
            if case .integer(let value) = item { return .float(Float(value)) }
            return .float(Float(item.double ?? .nan))
        case .decimal:
            switch item {
            case .integer(let value): return .decimal(ExactDecimal(value))
            case .decimal: return item
            case .float(let value): return .decimal(try ExactDecimal(Double("\(value)") ?? .nan))
            default: return .decimal(try ExactDecimal(item.double ?? .nan))
            }
        case .integer:
            switch item {
            case .integer: return item
            case .decimal(let value):
                guard let int = value.int else { throw XPathError(.FOCA0003) }
                return .integer(int)
            default:
                let value = item.double ?? .nan
                guard value.isFinite else { throw XPathError(.FOCA0002) }
                guard let int = Int(exactly: value.rounded(.towardZero)) else { throw XPathError(.FOCA0003) }
                return .integer(int)
            }
        default: throw refusal(type, target)
        }
    }

    /// Gives a value the name of a derived type where the type's facets admit it.
    private static func derived(_ item: Item, _ target: AtomicType) throws(XPathError) -> Item {
        guard target != target.carrier else { return item }
        guard isValid(item.atomicText, target) else { throw XPathError(.FORG0001, item.atomicText) }
        return .typed(target, item)
    }

    /// Whether a literal is one of a type, as the schema would have it.
    private static func isValid(_ text: String, _ type: AtomicType) -> Bool {
        guard let builtin = type.builtin else { return true }
        var context = LiteralContext()
        var text = text
        return text.withUTF8 { SimpleType.builtin(builtin).check($0, in: &context).isValid }
    }

    // MARK: From text

    /// Reads a literal.
    static func parse(_ text: String, as target: AtomicType) throws(XPathError) -> Item {
        switch target {
        case .string: return .string(text)
        case .untypedAtomic: return .untyped(text)
        case .normalizedString:
            return .typed(target, .string(String(decoding: text.utf8.map { NumberText.isSpace($0) ? 0x20 : $0 }, as: UTF8.self)))
        default: break
        }
        let value = collapsed(text)
        if let item = try parseCollapsed(value, as: target) { return item }
        throw XPathError(.FORG0001, "\(value) → xs:\(target.rawValue)")
    }

    private static func parseCollapsed(_ text: String, as target: AtomicType) throws(XPathError) -> Item? {
        switch target {
        case .boolean:
            switch text {
            case "true", "1": return .boolean(true)
            case "false", "0": return .boolean(false)
            default: return nil
            }
        case .decimal: return try ExactDecimal(text.utf8).map(Item.decimal)
        case .double:
            var text = text
            return text.withUTF8 { double(of: $0) }.map(Item.double)
        case .float: return float(of: text).map(Item.float)
        case .anyURI: return isValid(text, .anyURI) ? .uri(text) : nil
        case .hexBinary, .base64Binary: return Binary(text, isHex: target == .hexBinary).map(Item.binary)
        case .duration, .yearMonthDuration, .dayTimeDuration: return try Span(text, as: target).map(Item.span)
        case .QName, .NOTATION: throw XPathError(.XPTY0004)
        default: break
        }
        if target.isMoment { return try Moment(text, as: target).map(Item.moment) }
        guard target.carrier == .integer else { return isValid(text, target) ? .typed(target, .string(text)) : nil }
        guard let decimal = try ExactDecimal(text.utf8), !text.utf8.contains(0x2E) else { return nil }
        guard target == .integer || isValid(text, target) else { return nil }
        guard let int = decimal.int else { throw XPathError(.FOCA0003) }
        return target == .integer ? .integer(int) : .typed(target, .integer(int))
    }

    static func collapsed(_ text: String) -> String {
        var needs = false, last = true
        for byte in text.utf8 {
            let isSpace = NumberText.isSpace(byte)
            if isSpace && (last || byte != 0x20) { needs = true }
            last = isSpace
        }
        guard needs || (last && !text.isEmpty) else { return text }
        return text.utf8.split(whereSeparator: NumberText.isSpace).map { String(Substring($0)) }.joined(separator: " ")
    }

    /// What a literal of xs:double says; nil for what is none. White space around it counts not.
    static func double(of bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        var start = 0, end = bytes.count
        while start < end, NumberText.isSpace(bytes[start]) { start += 1 }
        while end > start, NumberText.isSpace(bytes[end - 1]) { end -= 1 }
        guard start < end else { return nil }
        // Most numbers are a few digits.
        if end - start <= 15 {
            var value = 0
            var index = start
            while index < end, 0x30...0x39 ~= bytes[index] {
                value = value * 10 + Int(bytes[index] - 0x30)
                index += 1
            }
            if index == end { return Double(value) }
        }
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        switch text {
        case "INF", "+INF": return .infinity
        case "-INF": return -.infinity
        case "NaN": return .nan
        default: return isNumberText(bytes, start, end) ? Double(text) : nil
        }
    }

    private static func float(of text: String) -> Float? {
        switch text {
        case "INF", "+INF": return .infinity
        case "-INF": return -.infinity
        case "NaN": return .nan
        default:
            var text = text
            return text.withUTF8 { isNumberText($0, 0, $0.count) } ? Float(text) : nil
        }
    }

    /// `(\+|-)?([0-9]+(\.[0-9]*)?|\.[0-9]+)([Ee](\+|-)?[0-9]+)?`, which is less than Swift's reader takes.
    private static func isNumberText(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        var index = start, digits = 0
        if index < end, bytes[index] == 0x2B || bytes[index] == 0x2D { index += 1 }
        func skipDigits() {
            while index < end, 0x30...0x39 ~= bytes[index] {
                index += 1
                digits += 1
            }
        }
        skipDigits()
        if index < end, bytes[index] == 0x2E {
            index += 1
            skipDigits()
        }
        guard digits > 0 else { return false }
        guard index < end else { return true }
        guard bytes[index] | 0x20 == 0x65 else { return false }
        index += 1
        if index < end, bytes[index] == 0x2B || bytes[index] == 0x2D { index += 1 }
        digits = 0
        skipDigits()
        return digits > 0 && index == end
    }
}
