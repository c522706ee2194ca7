import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// Members whose names begin with `$`: the schema instance namespace, comments and instructions.
extension UnshapingPass {
    func specialMember(_ name: JSONEvent, _ frame: UnshapeFrame) throws {
        let bytes = name.bytes
        if bytes.hasText(prefix: "$markup") { return try markupMember(name, frame) }
        if bytes.isText("$source") || bytes.hasText(prefix: "$source:") { return try sourceMember(name, frame) }
        if bytes.isText("$xmlns") {
            guard try inOrder(Rank.attribute, name: name, canRepeat: true) else { return }
            return try namespacesMember()
        }
        if bytes.isText("$type") {
            guard try inOrder(Rank.type, name: name) else { return }
            return try typeMember(takeSource(of: bytes))
        }
        let attribute: NameID? =
            if bytes.isText("$nil") { xsi.isNil } else if bytes.isText("$schemaLocation") { xsi.schemaLocation }
            else if bytes.isText("$noNamespaceSchemaLocation") { xsi.noNamespaceSchemaLocation } else { nil }
        guard let attribute else {
            session.reportUnknown(
                name, among: ["$type", "$nil", "$schemaLocation", "$noNamespaceSchemaLocation", "$xmlns", "$source", "$markup"])
            return try session.skipValue()
        }
        guard try inOrder(Rank.attribute, name: name, canRepeat: true) else { return }
        if attribute == xsi.isNil {
            try self.attribute(
                attribute, .boolean, .passUnretained(SimpleType.builtin(.boolean)), takeSource(of: bytes),
                member: name.offset)
        } else {
            try self.attribute(attribute, .string, nil, member: name.offset)
        }
    }

    private func typeMember(_ source: HeldSource?) throws {
        let value = try session.next()
        guard value.kind == .string else {
            session.report(
                "json.type.mismatch", Message("json.type.mismatch/type", ["found": .message(session.described(value))]), at: value)
            return try session.skipRest(of: value)
        }
        guard let name = qualifiedName(value.bytes) else {
            return session.report(
                "json.type.mismatch", Message("json.type.mismatch/type.name", ["name": .text(value.text)]),
                hint: Message("json.type.mismatch/hint.type.name"), at: value)
        }
        var pattern: [UInt8]?
        if let source {
            pattern = pieces(of: source, value.bytes, names: [name], .qualifiedName, nil, isAttribute: true)?.value
        }
        output.addAttribute(xsi.type, names: [name], offset: value.offset, pattern: pattern)
        if let type = mapping.schema.globalTypes[name], !frames.top.pointee.isSkipped {
            frames.top.pointee.shape = try tables.hotShape(of: type.rawValue)
        }
    }

    /// Namespace declarations that text uses.
    private func namespacesMember() throws {
        let begin = try session.next()
        guard begin.kind == .beginObject else {
            session.report(
                "json.type.mismatch",
                Message(
                    "json.type.mismatch",
                    ["wanted": .message(Message("word.object")), "found": .message(session.described(begin))]),
                hint: Message("json.namespace/hint"), at: begin)
            return try session.skipRest(of: begin)
        }
        while case let name = try session.next(), name.kind == .name {
            let prefix = name.text
            let value = try session.next()
            guard value.kind == .string else {
                session.reportExpected(.string, value)
                try session.skipRest(of: value)
                continue
            }
            let uri = value.text
            guard session.options.carriesNamespaces else {
                session.losses.count(.namespaceDeclaration)
                continue
            }
            guard output.namespaceCount < session.options.xmlLimits.attributesPerElement else {
                session.reportTooManyAttributes(at: value)
                continue
            }
            if XMLNames.isNCName(prefix.utf8), prefix != "xml", prefix != "xmlns", !uri.isEmpty,
                uri != WellKnownNamespace.xml, uri != WellKnownNamespace.xmlns
            {
                output.declareNamespace(prefix: prefix, uri: uri, offset: value.offset)
            } else {
                session.report(
                    "json.namespace", Message("json.namespace", ["prefix": .text(prefix), "uri": .text(uri)]),
                    hint: Message("json.namespace/hint"), at: value)
            }
        }
    }

    // MARK: Markup

    private func markupMember(_ name: JSONEvent, _ frame: UnshapeFrame) throws {
        let bytes = name.bytes
        if bytes.isText("$markup"), frame.count == 1, !frame.isReplayed, frames.count > 1,
            (frames.top - 1).pointee.kind == .members
        {
            return try markupItem(name)
        }
        guard bytes.isText("$markup") || bytes.hasText(prefix: "$markup:") else {
            session.reportUnknown(name, among: ["$markup"])
            return try session.skipValue()
        }
        let shape = try tables.shape(of: frame.shape.pointee.type)
        let rank = rank(of: bytes, in: shape)
        if rank < 0 || (rank == Rank.last && bytes.count > 8) {
            session.reportUnknown(name, among: shape.members.map { "$markup:\($0.name)" } + ["$markup"])
            return try session.skipValue()
        }
        if shape.kind == .scalar || shape.kind == .value, !output.has(attribute: xsi.isNil) {
            session.report("json.markup.misplaced", Message("json.markup.misplaced"), at: name)
            return try session.skipValue()
        }
        guard try inOrder(rank, name: name, canRepeat: shape.isAll) else { return }
        flush(surplus: 1)
        try markupArray()
    }

    /// In the array of an element that may repeat an object whose one member is `$markup` stands between elements.
    private func markupItem(_ name: JSONEvent) throws {
        let value = try session.captureValue()
        let after = try session.next()
        if after.kind == .endObject {
            output.cancel()
            frames.pop()
            session.push(value)
            try markupArray()
            session.popFragment()
            return
        }
        // An element after all, whose members are not in order.
        if session.mayGiveUp || session.isGivenUp { session.giveUp(frames.top.pointee.offset) } else { session.reportLate(after) }
        frames.top.pointee.count &+= 1
        try session.skipValue()
    }

    /// Reads an array of comments and instructions, and writes them.
    func markupArray() throws {
        let begin = try session.next()
        guard begin.kind == .beginArray else {
            session.report(
                "json.type.mismatch", Message("json.type.mismatch/markup", ["found": .message(session.described(begin))]), at: begin)
            return try session.skipRest(of: begin)
        }
        while case let event = try session.next(), event.kind != .endArray {
            guard event.kind == .string else {
                session.report(
                    "json.type.mismatch", Message("json.type.mismatch/markup.item", ["found": .message(session.described(event))]),
                    at: event)
                try session.skipRest(of: event)
                continue
            }
            guard session.options.carriesMarkup else {
                session.losses.count(.markup)
                continue
            }
            writeMarkup(event)
        }
    }

    private func writeMarkup(_ event: JSONEvent) {
        switch Markup(event.bytes) {
        case .comment(let text):
            if let why = output.comment(text) { reportMarkup(why, event) }
        case .instruction(let text):
            if let why = output.instruction(text) { reportMarkup(why, event) }
        case .malformed(let why):
            reportMarkup(why, event)
        }
    }

    private func reportMarkup(_ why: Message, _ event: JSONEvent) {
        session.report(
            "json.markup.malformed", Message("json.markup.malformed", ["reason": .message(why)]),
            hint: Message("json.markup.malformed/hint"), at: event)
    }
}
