import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// The literals of values that `$source` members give.
///
/// One is held until the value comes that it is the literal of, which in a document that we wrote is the next member.
/// One that comes behind its value makes a second pass, which takes the sources of an object first.
extension UnshapingPass {
    /// Takes a member `$source` or `$source:NAME`.
    func sourceMember(_ name: JSONEvent, _ frame: UnshapeFrame) throws {
        let isOwn = name.bytes.count == 7
        let target = isOwn ? nil : Array(name.bytes[8...])
        let shape = try tables.shape(of: frame.shape.pointee.type)
        let isKnown =
            target.map { $0.withUnsafeBufferPointer { hasValue($0, in: shape) } }
            ?? (shape.kind == .scalar || shape.kind == .value)
        guard isKnown else {
            session.reportUnknown(name, among: isOwn ? [] : memberNames(of: shape).map { "$source:\($0)" })
            return try session.skipValue()
        }
        try holdSource(of: target)
    }

    /// Whether a member may be a value.
    private func hasValue(_ name: UnsafeBufferPointer<UInt8>, in shape: Shape) -> Bool {
        if name.isText("$type") || name.isText("$nil") { return true }
        let found = Int(shape.table.members.find(name))
        if found >= shape.attributes.count { return shape.members[found - shape.attributes.count].kind == .single }
        if found >= 0 || wildcardAttribute(named: name, in: shape) != nil { return true }
        return shape.kind == .record && wildcardElement(named: name, in: shape) != nil
    }

    /// Reads a literal, and keeps it for its value.
    func holdSource(of name: [UInt8]?) throws {
        let value = try session.next()
        guard value.kind == .string else {
            session.report(
                "json.type.mismatch",
                Message("json.type.mismatch", ["wanted": .message(Message("word.string")), "found": .message(session.described(value))]),
                at: value)
            return try session.skipRest(of: value)
        }
        guard session.options.carriesSource else { return session.losses.count(.source) }
        guard sources.count < session.options.xmlLimits.attributesPerElement else {
            return session.reportTooManyAttributes(at: value)
        }
        sources.append(
            HeldSource(depth: frames.count, name: name, text: Array(value.bytes), offset: value.offset))
    }

    /// The literal that is held for a member of the innermost object.
    @inline(__always)
    func takeSource(of name: UnsafeBufferPointer<UInt8>?) -> HeldSource? {
        sources.isEmpty ? nil : takeHeldSource(of: name)
    }

    private func takeHeldSource(of name: UnsafeBufferPointer<UInt8>?) -> HeldSource? {
        let depth = frames.count
        let index = sources.lastIndex { held in
            held.depth == depth && (name.map { held.name?.elementsEqual($0) ?? false } ?? (held.name == nil))
        }
        return index.map { sources.remove(at: $0) }
    }

    /// An object ends: sources that no value took came behind it, or are of nothing.
    @inline(__always)
    func endSources(_ frame: UnshapeFrame) {
        if !sources.isEmpty { endHeldSources(frame) }
    }

    private func endHeldSources(_ frame: UnshapeFrame) {
        while let held = sources.last, held.depth >= frames.count {
            sources.removeLast()
            if session.isGivenUp || session.mayGiveUp && !frame.isReplayed {
                session.giveUp(frame.offset)
            } else {
                reportAlone(held)
            }
        }
    }

    func reportAlone(_ held: HeldSource) {
        session.report(
            "json.source", Message("json.source/alone", ["name": .text(held.shownName)]),
            hint: Message("json.source/hint.alone"), offset: held.offset)
    }

    // MARK: What a source comes out as

    /// Takes a literal apart, where it gives the value that its member has.
    ///
    /// - Parameters:
    ///   - value: the member's value as a literal.
    ///   - names: the same, where it is names.
    func pieces(
        of held: HeldSource, _ value: UnsafeBufferPointer<UInt8>, names: [ExpandedName]?, _ rule: ScalarRule,
        _ type: Unmanaged<SimpleType>?, isAttribute: Bool
    ) -> SourcePieces? {
        let pieces = SourcePieces(held.text)
        if let fault = pieces.fault ?? (isAttribute && pieces.hasMarkup ? Message("reason.markup") : nil) {
            session.report(
                "json.source", Message("json.source/malformed", ["reason": .message(fault)]),
                hint: Message("json.source/hint.malformed"), offset: held.offset)
            return nil
        }
        let isSame = pieces.value.withUnsafeBufferPointer { source in
            if let names { return areSame(words(of: source), names, held) }
            return isSameValue(source, value, rule, type)
        }
        if isSame { return pieces }
        session.report(
            "json.source", Message("json.source", ["name": .text(held.shownName)]), hint: Message("json.source/hint"),
            offset: held.offset)
        return nil
    }

    /// Whether words are names, or text that stands among names.
    private func areSame(
        _ words: [UnsafeBufferPointer<UInt8>], _ names: [ExpandedName], _ held: HeldSource
    ) -> Bool {
        guard words.count == names.count else { return false }
        return words.indices.allSatisfy { index in
            if !held.isText(word: index), qualifiedName(words[index]) == names[index] { return true }
            return names[index] == ExpandedName(local: String(decoding: words[index], as: UTF8.self))
        }
    }

    private func isSameValue(
        _ source: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>, _ rule: ScalarRule,
        _ type: Unmanaged<SimpleType>?
    ) -> Bool {
        guard let type else { return source.elementsEqual(value) }
        guard let left = shown(source, rule, type), let right = shown(value, rule, type) else {
            // Not of the type: empty, where the type has a default; all else the validator tells of.
            return source.trimmed.elementsEqual(value.trimmed)
        }
        return left == right
    }

    /// What the value of a literal looks like in JSON.
    private func shown(
        _ literal: UnsafeBufferPointer<UInt8>, _ rule: ScalarRule, _ type: Unmanaged<SimpleType>
    ) -> [UInt8]? {
        var context = LiteralContext()
        let result = type.takeUnretainedValue().check(literal, in: &context)
        guard result.isValid else { return nil }
        let sink = ByteSink()
        let writer = JSONWriter(sink, layout: .compact)
        ScalarWriter(writer, scope: PrefixScope()).write(result.value, rule, .passUnretained(result.type))
        return sink.takeBytes()
    }

    private func words(of text: UnsafeBufferPointer<UInt8>) -> [UnsafeBufferPointer<UInt8>] {
        text.split(whereSeparator: \.isXMLSpace).map { UnsafeBufferPointer(rebasing: $0) }
    }
}
