import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// Writes the values of simple types (rule 1 of exchange JSON).
final class ScalarWriter {
    let writer: JSONWriter
    let scope: PrefixScope
    /// For finding out which member of a union an item of a list is.
    private var context = LiteralContext()
    /// Rules of types met as members of unions, by address.
    private var rules: [Unmanaged<SimpleType>.Key: ScalarRule] = [:]

    init(_ writer: JSONWriter, scope: PrefixScope) {
        self.writer = writer
        self.scope = scope
    }

    /// Writes a value.
    ///
    /// - Parameters:
    ///   - rule: that of the declared type.
    ///   - type: the type that validated the value; nil where none did, and the value is text.
    @inline(__always)
    func write(_ value: UnsafeBufferPointer<UInt8>, _ rule: ScalarRule, _ type: Unmanaged<SimpleType>?) {
        if rule == .string || type == nil {
            scope.note(value)
            writer.string(value)
        } else {
            writeTyped(value, rule, type)
        }
    }

    private func writeTyped(
        _ value: UnsafeBufferPointer<UInt8>, _ rule: ScalarRule, _ type: Unmanaged<SimpleType>?
    ) {
        switch rule {
        case .string:
            scope.note(value)
            writer.string(value)
        case .boolean: writeBoolean(value, digitsToo: true)
        case .literalBoolean: writeBoolean(value, digitsToo: false)
        case .number, .float:
            if JSONNumber.significantDigits(value) >= 0 { writer.number(value) } else { writer.string(value) }
        case .shortNumber:
            let digits = JSONNumber.significantDigits(value)
            if digits >= 0, digits <= ScalarRule.exactDigits { writer.number(value) } else { writer.string(value) }
        case .qualifiedName: writeQualifiedName(value)
        case .list: writeList(value, type, inUnion: false)
        case .union:
            guard let type else { return writer.string(value) }
            switch memberRule(type) {
            case .boolean: writeBoolean(value, digitsToo: false)
            case .list: writeList(value, type, inUnion: true)
            case .union: writer.string(value)
            case let rule: writeTyped(value, rule, type)
            }
        }
    }

    /// Whether `1` or `0` stands in a value that becomes true or false.
    func hasBooleanDigits(
        _ value: UnsafeBufferPointer<UInt8>, _ rule: ScalarRule, _ type: Unmanaged<SimpleType>?
    ) -> Bool {
        if rule == .boolean { return value.count == 1 }
        guard rule == .list, let list = type?.takeUnretainedValue(), let item = list.itemType,
            ScalarRule(item) == .boolean, list.facets.patterns.isEmpty
        else { return false }
        return value.contains { $0 == UInt8(ascii: "1") || $0 == UInt8(ascii: "0") }
    }

    private func memberRule(_ type: Unmanaged<SimpleType>) -> ScalarRule {
        let key = Unmanaged<SimpleType>.Key(type)
        if let known = rules[key] { return known }
        let rule = ScalarRule(type.takeUnretainedValue())
        rules[key] = rule
        return rule
    }

    private func writeBoolean(_ value: UnsafeBufferPointer<UInt8>, digitsToo: Bool) {
        if value.elementsEqual("true".utf8) {
            writer.bool(true)
        } else if value.elementsEqual("false".utf8) {
            writer.bool(false)
        } else if digitsToo, value.count == 1, value[0] == UInt8(ascii: "1") || value[0] == UInt8(ascii: "0") {
            writer.bool(value[0] == UInt8(ascii: "1"))
        } else {
            writer.string(value)
        }
    }

    /// Writes `{namespace}name`, or the name alone where there is no namespace.
    func writeQualifiedName(_ value: UnsafeBufferPointer<UInt8>) {
        guard let name = scope.resolve(value) else { return writer.string(value) }
        writer.string(name.description)
    }

    private func writeList(
        _ value: UnsafeBufferPointer<UInt8>, _ type: Unmanaged<SimpleType>?, inUnion: Bool
    ) {
        guard let list = type?.takeUnretainedValue(), let item = list.itemType else { return writer.string(value) }
        var rule = ScalarRule(item)
        let isLiteral = inUnion || !list.facets.patterns.isEmpty
        if rule == .boolean, isLiteral { rule = .literalBoolean }
        writer.beginArray(onOneLine: true)
        var start = 0
        while start < value.count {
            var end = start
            while end < value.count, value[end] != 0x20 { end += 1 }
            if end > start {
                let literal = UnsafeBufferPointer(rebasing: value[start..<end])
                if rule == .union {
                    writeMember(literal, of: item)
                } else {
                    writeTyped(literal, rule, .passUnretained(item))
                }
            }
            start = end + 1
        }
        writer.endArray()
    }

    private func writeMember(_ literal: UnsafeBufferPointer<UInt8>, of union: SimpleType) {
        context.namespaces = scope
        let result = union.check(literal, in: &context)
        guard result.isValid else { return writer.string(literal) }
        writeTyped(literal, .union, .passUnretained(result.type))
    }
}

extension Unmanaged where Instance == SimpleType {
    /// A type by its address; whoever keeps one keeps the schema that owns the type.
    struct Key: Hashable {
        private let address: UnsafeMutableRawPointer
        init(_ type: Unmanaged<SimpleType>) { address = type.toOpaque() }
    }
}
