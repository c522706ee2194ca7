import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// Scalars and lists: from JSON values to literals.
extension UnshapingPass {
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
    func writeContent(
        _ event: JSONEvent, _ hot: UnsafePointer<HotShape>, surplus: Int, _ source: HeldSource?
    ) throws -> Bool {
        let offset = event.offset
        guard let literal = try literal(event, hot.pointee.rule, hot.pointee.simple, source) else { return false }
        session.pointerSurplus = surplus
        if let source, writeContent(source, literal, event, hot) {
            session.pointerSurplus = 0
            return true
        }
        switch literal {
        case .event:
            output.flush()
            output.text(event.bytes, offset: offset)
        case .scratch:
            output.flush()
            output.text(scratch.all, offset: offset)
        case .names(let names):
            if let text = output.flush(content: names) {
                text.seen.withUnsafeBufferPointer { output.text($0, offset: offset, written: text.written) }
            }
        }
        session.pointerSurplus = 0
        return true
    }

    /// Writes the content as its literal has it.
    ///
    /// - Returns: false where the literal is not that of the value, which is reported.
    private func writeContent(
        _ source: HeldSource, _ literal: Literal, _ event: JSONEvent, _ hot: UnsafePointer<HotShape>
    ) -> Bool {
        guard
            let pieces = pieces(of: source, literal, event, hot.pointee.rule, hot.pointee.simple, isAttribute: false)
        else { return false }
        var seen: WordReplacement?
        var written: WordReplacement?
        if case .names(let names) = literal, let text = output.flush(content: names) {
            seen = WordReplacement(pieces.value, words: text.seen)
            written = WordReplacement(pieces.value, words: Array(text.written.utf8))
        } else {
            output.flush()
        }
        for piece in pieces.pieces {
            switch piece {
            case .text(let text):
                let seenText = seen?.text(text) ?? text
                let writtenText = written.map { _ in String(decoding: written?.text(text) ?? [], as: UTF8.self) }
                seenText.withUnsafeBufferPointer { output.text($0, offset: source.offset, written: writtenText) }
            case .comment(let text): writeMarkup(text, source) { output.comment($0) }
            case .instruction(let text): writeMarkup(text, source) { output.instruction($0) }
            }
        }
        return true
    }

    private func writeMarkup(
        _ text: [UInt8], _ source: HeldSource, _ write: (UnsafeBufferPointer<UInt8>) -> Message?
    ) {
        guard session.options.carriesMarkup else { return session.losses.count(.markup) }
        guard let why = text.withUnsafeBufferPointer(write) else { return }
        session.report(
            "json.source", Message("json.source/malformed", ["reason": .message(why)]),
            hint: Message("json.source/hint.malformed"), offset: source.offset)
    }

    private func pieces(
        of source: HeldSource, _ literal: Literal, _ event: JSONEvent, _ rule: ScalarRule,
        _ type: Unmanaged<SimpleType>?, isAttribute: Bool
    ) -> SourcePieces? {
        switch literal {
        case .event: pieces(of: source, event.bytes, names: nil, rule, type, isAttribute: isAttribute)
        case .scratch: pieces(of: source, scratch.all, names: nil, rule, type, isAttribute: isAttribute)
        case .names(let names):
            pieces(of: source, event.bytes, names: names, rule, type, isAttribute: isAttribute)
        }
    }

    /// Adds an attribute whose value follows.
    ///
    /// - Parameter member: where its name stands.
    func attribute(
        _ name: NameID, _ rule: ScalarRule, _ type: Unmanaged<SimpleType>?, _ source: HeldSource? = nil, member: Int
    ) throws {
        let event = try session.next()
        guard let literal = try literal(event, rule, type, source) else { return excuseElement() }
        guard output.attributeCount < session.options.xmlLimits.attributesPerElement,
            output.byteCount + event.bytes.count < 1 << 30
        else { return session.reportTooManyAttributes(at: event) }
        if output.has(attribute: name) { return session.reportDuplicate(bridge.names[name], offset: member) }
        if let source, let pieces = pieces(of: source, literal, event, rule, type, isAttribute: true) {
            if case .names(let names) = literal {
                output.addAttribute(name, names: names, offset: event.offset, pattern: pieces.value)
            } else {
                pieces.value.withUnsafeBufferPointer { output.addAttribute(name, $0, offset: event.offset) }
            }
            return
        }
        switch literal {
        case .event:
            if let bad = XMLText.forbidden(in: event.bytes) {
                return session.reportForbidden(bad, offset: event.offset)
            }
            output.addAttribute(name, event.bytes, offset: event.offset)
        case .scratch:
            output.addAttribute(name, scratch.all, offset: event.offset)
        case .names(let names):
            output.addAttribute(name, names: names, offset: event.offset)
        }
    }

    /// The literal of a value; nil for one that has none, which is skipped and reported.
    ///
    /// - Parameters:
    ///   - source: what tells text in a union from a name that looks the same.
    ///   - word: which word of the source the value is.
    private func literal(
        _ event: JSONEvent, _ rule: ScalarRule, _ type: Unmanaged<SimpleType>?, _ source: HeldSource?, word: Int = 0
    ) throws -> Literal? {
        switch event.kind {
        case .string:
            if rule == .qualifiedName
                || (rule == .union && event.bytes.first == UInt8(ascii: "{")
                    && type?.takeUnretainedValue().isOfNames == true && source?.isText(word: word) != true),
                let name = qualifiedName(event.bytes)
            {
                return .names([name])
            }
            return .event
        case .number: return numberLiteral(event, rule, type)
        case .true, .false:
            guard rule == .boolean || rule == .literalBoolean || rule == .union else {
                session.reportExpected(rule, event)
                return nil
            }
            scratch.removeAll()
            scratch.append((event.kind == .true ? ElementOutput.trueText : ElementOutput.falseText).bytes)
            return .scratch
        case .beginArray:
            guard rule == .list || rule == .union, let list = type?.takeUnretainedValue().listWithin,
                let item = list.itemType
            else {
                session.reportExpected(rule, event)
                try session.skipRest(of: event)
                return nil
            }
            return try listLiteral(event, item: item, source)
        default:
            session.reportExpected(rule, event)
            try session.skipRest(of: event)
            return nil
        }
    }

    private func numberLiteral(_ event: JSONEvent, _ rule: ScalarRule, _ type: Unmanaged<SimpleType>?) -> Literal? {
        guard rule == .number || rule == .shortNumber || rule == .union, let type = type?.takeUnretainedValue() else {
            return .event
        }
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
            scratch.removeAll()
            digits.withUnsafeBufferPointer { scratch.append($0) }
            return .scratch
        case .tooLong:
            session.report(
                "json.value.digits",
                Message("json.value.digits", ["limit": .number(NumberLiteral.digitLimit)]), at: event)
            return nil
        }
    }

    private func listLiteral(_ begin: JSONEvent, item: SimpleType, _ source: HeldSource?) throws -> Literal? {
        let rule = ScalarRule(item)
        var text: [UInt8] = []
        // As soon as one item is a name, the others are words that stand as they are: like names without a namespace.
        var names: [ExpandedName] = []
        var count = 0
        var isWhole = true
        while case let event = try session.next(), event.kind != .endArray {
            guard let literal = try literal(event, rule, .passUnretained(item), source, word: count) else {
                isWhole = false
                continue
            }
            count += 1
            if count > 1 { text.append(0x20) }
            let start = text.count
            switch literal {
            case .event:
                if event.bytes.isEmpty || event.bytes.contains(where: \.isXMLSpace) {
                    session.report(
                        "json.value.item",
                        event.bytes.isEmpty
                            ? Message("json.value.item/empty")
                            : Message("json.value.item"),
                        hint: Message("json.value.item/hint"), at: event)
                    isWhole = false
                } else if let bad = XMLText.forbidden(in: event.bytes) {
                    session.reportForbidden(bad, offset: event.offset)
                    isWhole = false
                }
                text.append(contentsOf: event.bytes)
            case .scratch: text.append(contentsOf: scratch.all)
            case .names(let found):
                if names.isEmpty {
                    names = text.split(separator: 0x20).map { ExpandedName(local: String(decoding: $0, as: UTF8.self)) }
                }
                names += found
                continue
            }
            if !names.isEmpty { names.append(ExpandedName(local: String(decoding: text[start...], as: UTF8.self))) }
        }
        guard isWhole else { return nil }
        if !names.isEmpty { return .names(names) }
        scratch.removeAll()
        text.withUnsafeBufferPointer { scratch.append($0) }
        return .scratch
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
