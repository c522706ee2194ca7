import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// Members whose names begin with `$`: the schema instance namespace, comments and instructions.
extension UnshapingPass {
    func specialMember(_ name: JSONEvent, _ frame: UnshapeFrame) throws {
        let bytes = name.bytes
        if bytes.hasText(prefix: "$markup") { return try markupMember(name, frame) }
        if bytes.isText("$type") {
            guard try inOrder(Rank.type, name: name) else { return }
            return try typeMember()
        }
        let attribute: NameID? =
            if bytes.isText("$nil") { xsi.isNil } else if bytes.isText("$schemaLocation") { xsi.schemaLocation }
            else if bytes.isText("$noNamespaceSchemaLocation") { xsi.noNamespaceSchemaLocation } else { nil }
        guard let attribute else {
            session.reportUnknown(
                name, among: ["$type", "$nil", "$schemaLocation", "$noNamespaceSchemaLocation", "$markup"])
            return try session.skipValue()
        }
        guard try inOrder(Rank.attribute, name: name, canRepeat: true) else { return }
        if attribute == xsi.isNil {
            try self.attribute(
                attribute, .boolean, .passUnretained(SimpleType.builtin(.boolean)), member: name.offset)
        } else {
            try self.attribute(attribute, .string, nil, member: name.offset)
        }
    }

    private func typeMember() throws {
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
        output.addAttribute(xsi.type, names: [name], offset: value.offset)
        if let type = mapping.schema.globalTypes[name], !frames.top.pointee.isSkipped {
            frames.top.pointee.shape = try tables.hotShape(of: type.rawValue)
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
        if shape.kind == .scalar || shape.kind == .value {
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
