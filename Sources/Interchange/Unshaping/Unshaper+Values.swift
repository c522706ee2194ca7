import JSONStream
import XMLSchema
import XMLStream

/// Scalars and lists: from JSON values to literals.
extension Unshaper {
    /// Where the literal of a value is.
    private enum Literal {
        /// In the event's bytes.
        case event
        /// In `scratch`.
        case scratch
        /// One name, or the items of a list of names.
        case names([ExpandedName])
    }

    /// Writes the content of an element with simple content, behind its start tag.
    ///
    /// - Parameters:
    ///   - surplus: how many steps of the reader's pointer lead beyond the element.
    /// - Returns: false when the value cannot be content; then it is skipped and reported, and no start tag written.
    func writeContent(_ event: JSONEvent, _ rule: ScalarRule, _ type: SimpleType?, surplus: Int) throws -> Bool {
        let offset = event.offset
        guard let literal = try literal(event, rule, type) else { return false }
        pointerSurplus = surplus
        defer { pointerSurplus = 0 }
        guard let output else { return true }
        do throws(XMLWriteError) {
            switch literal {
            case .event:
                try output.flush()
                try output.text(event.bytes, offset: offset)
            case .scratch:
                try output.flush()
                var failure: XMLWriteError?
                scratch.withUnsafeBufferPointer { bytes in
                    do throws(XMLWriteError) { try output.text(bytes, offset: offset) } catch { failure = error }
                }
                if let failure { throw failure }
            case .names(let names):
                if let text = try output.flush(content: names) {
                    var failure: XMLWriteError?
                    text.seen.withUnsafeBufferPointer { bytes in
                        do throws(XMLWriteError) {
                            try output.text(bytes, offset: offset, written: text.written)
                        } catch { failure = error }
                    }
                    if let failure { throw failure }
                }
            }
        } catch {
            reportUnwritable(error, offset: offset)
        }
        return true
    }

    /// Adds an attribute whose value follows.
    func attribute(_ name: NameID, _ rule: ScalarRule, _ type: SimpleType?) throws {
        let event = try next()
        guard let literal = try literal(event, rule, type), let output else { return }
        guard output.attributeCount < options.xmlLimits.attributesPerElement,
            output.byteCount + event.bytes.count < 1 << 30
        else { return reportTooManyAttributes(at: event) }
        if output.has(attribute: name) { return }
        switch literal {
        case .event:
            if let bad = XMLText.forbidden(in: event.bytes) { return reportForbidden(bad, at: event) }
            output.addAttribute(name, event.bytes)
        case .scratch:
            scratch.withUnsafeBufferPointer { output.addAttribute(name, $0) }
        case .names(let names):
            output.addAttribute(name, names: names)
        }
    }

    /// The literal of a value; nil for one that has none, which is skipped and reported.
    private func literal(_ event: JSONEvent, _ rule: ScalarRule, _ type: SimpleType?) throws -> Literal? {
        switch event.kind {
        case .string:
            if rule == .qualifiedName || (rule == .union && event.bytes.first == UInt8(ascii: "{")),
                let name = qualifiedName(event.bytes)
            {
                return .names([name])
            }
            return .event
        case .number: return numberLiteral(event, rule, type)
        case .true, .false:
            guard rule == .boolean || rule == .literalBoolean || rule == .union else {
                reportExpected(rule, event)
                return nil
            }
            scratch.removeAll(keepingCapacity: true)
            scratch.append(contentsOf: event.kind == .true ? "true".utf8 : "false".utf8)
            return .scratch
        case .beginArray:
            guard rule == .list || rule == .union, let type, let list = type.listWithin, let item = list.itemType else {
                reportExpected(rule, event)
                try skipRest(of: event)
                return nil
            }
            return try listLiteral(event, item: item)
        default:
            reportExpected(rule, event)
            try skipRest(of: event)
            return nil
        }
    }

    private func numberLiteral(_ event: JSONEvent, _ rule: ScalarRule, _ type: SimpleType?) -> Literal? {
        guard rule == .number || rule == .shortNumber || rule == .union, let type else { return .event }
        var isInteger = type.isInteger
        if rule == .union {
            // As it stands where a member takes it so; else as an integer or decimal would have it.
            var context = LiteralContext()
            if type.check(event.bytes, in: &context).isValid { return .event }
            isInteger = true
        }
        switch NumberLiteral.decimal(event.bytes, isInteger: isInteger) {
        case .asWritten: return .event
        case .expanded(let digits):
            scratch = digits
            return .scratch
        case .tooLong:
            report(
                "json.value.digits",
                "Written without its exponent the number has more than \(NumberLiteral.digitLimit) digits.", at: event)
            return nil
        }
    }

    private func listLiteral(_ begin: JSONEvent, item: SimpleType) throws -> Literal? {
        let rule = ScalarRule(item)
        var text: [UInt8] = []
        var names: [ExpandedName] = []
        var count = 0
        var isWhole = true
        while case let event = try next(), event.kind != .endArray {
            guard let literal = try literal(event, rule, item) else {
                isWhole = false
                continue
            }
            count += 1
            if count > 1 { text.append(0x20) }
            switch literal {
            case .event:
                if event.bytes.isEmpty || event.bytes.contains(where: \.isXMLSpace) {
                    report(
                        "json.value.item",
                        event.bytes.isEmpty
                            ? "An item of a list is empty, which XML cannot tell from no item."
                            : "An item of a list has white space in it, which XML cannot tell from two items.",
                        hint: "Leave the item out, or split it.", at: event)
                    isWhole = false
                } else if let bad = XMLText.forbidden(in: event.bytes) {
                    reportForbidden(bad, at: event)
                    isWhole = false
                }
                text.append(contentsOf: event.bytes)
            case .scratch: text.append(contentsOf: scratch)
            case .names(let found): names += found
            }
        }
        guard isWhole else { return nil }
        if !names.isEmpty, names.count == count { return .names(names) }
        scratch = text
        return .scratch
    }

    /// Skips what is left of a value whose first event was read.
    func skipRest(of event: JSONEvent) throws {
        if event.kind == .beginObject || event.kind == .beginArray { try skipValue() }
    }
}

extension SimpleType {
    /// The type itself if it is a list, or the first list among a union's members.
    var listWithin: SimpleType? {
        switch variety {
        case .list: self
        case .union: memberTypes.lazy.compactMap(\.listWithin).first
        case .atomic: nil
        }
    }
}

/// Characters of XML 1.0 (production 2).
enum XMLText {
    /// The first character that XML cannot hold, in UTF-8.
    static func forbidden(in bytes: UnsafeBufferPointer<UInt8>) -> UInt32? {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return UInt32(byte) }
            if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE {
                return 0xFFC0 | UInt32(bytes[index + 2] & 0x3F)
            }
            index += 1
        }
        return nil
    }
}
