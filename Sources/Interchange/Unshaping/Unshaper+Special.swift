import JSONStream
import XMLSchema
import XMLStream

/// Members whose names begin with `$`: the schema instance namespace, comments and instructions.
extension Unshaper {
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
            reportUnknown(
                name, among: ["$type", "$nil", "$schemaLocation", "$noNamespaceSchemaLocation", "$markup"])
            return try skipValue()
        }
        guard try inOrder(Rank.attribute, name: name, canRepeat: true) else { return }
        if attribute == xsi.isNil {
            try self.attribute(attribute, .boolean, .builtin(.boolean))
        } else {
            try self.attribute(attribute, .string, nil)
        }
    }

    private func typeMember() throws {
        let value = try next()
        guard value.kind == .string else {
            report("json.type.mismatch", "“$type” is a string, {namespace}name, not \(described(value)).", at: value)
            return try skipRest(of: value)
        }
        guard let name = qualifiedName(value.bytes) else {
            return report(
                "json.type.mismatch", "“\(value.text)” is not the name of a type.",
                hint: "A type is named {namespace}name.", at: value)
        }
        output?.addAttribute(xsi.type, names: [name])
        if let type = mapping?.schema.globalTypes[name], !frames[frames.count - 1].isSkipped {
            frames[frames.count - 1].shape = try shape(of: type)
        }
    }

    // MARK: Markup

    private func markupMember(_ name: JSONEvent, _ frame: UnshapeFrame) throws {
        let bytes = name.bytes
        if bytes.isText("$markup"), frame.count == 1, !frame.isReplayed, frames.count > 1,
            frames[frames.count - 2].kind == .members
        {
            return try markupItem(name)
        }
        guard bytes.isText("$markup") || bytes.hasText(prefix: "$markup:") else {
            reportUnknown(name, among: ["$markup"])
            return try skipValue()
        }
        let shape = frame.shape.takeUnretainedValue()
        let rank = rank(of: bytes, in: shape, isSkipped: frame.isSkipped)
        if rank < 0 || (rank == Rank.last && bytes.count > 8) {
            reportUnknown(name, among: shape.members.map { "$markup:\($0.name)" } + ["$markup"])
            return try skipValue()
        }
        if shape.kind == .scalar || shape.kind == .value {
            report("json.markup.misplaced", "There can be no comments or instructions within a simple value.", at: name)
            return try skipValue()
        }
        guard try inOrder(rank, name: name, canRepeat: shape.isAll) else { return }
        try flushStart(surplus: 1)
        try markupArray()
    }

    /// In the array of an element that may repeat an object whose one member is `$markup` stands between elements.
    private func markupItem(_ name: JSONEvent) throws {
        let value = try captureValue()
        let after = try next()
        let top = frames.count - 1
        if after.kind == .endObject {
            output?.cancel()
            frames.removeLast()
            push(value)
            try markupArray()
            popFragment()
            return
        }
        // An element after all, whose members are not in order.
        if mayGiveUp || isGivenUp { giveUp(frames[top].offset) } else { reportLate(after) }
        frames[top].count += 1
        try skipValue()
    }

    /// Reads an array of comments and instructions, and writes them.
    func markupArray() throws {
        let begin = try next()
        guard begin.kind == .beginArray else {
            report("json.type.mismatch", "Comments and instructions stand in an array of strings, not in \(described(begin)).", at: begin)
            return try skipRest(of: begin)
        }
        while case let event = try next(), event.kind != .endArray {
            guard event.kind == .string else {
                report("json.type.mismatch", "A comment or instruction is a string, not \(described(event)).", at: event)
                try skipRest(of: event)
                continue
            }
            guard options.carriesMarkup else {
                losses.count(.markup)
                continue
            }
            writeMarkup(event)
        }
    }

    private func writeMarkup(_ event: JSONEvent) {
        switch Markup(event.bytes) {
        case .comment(let text):
            do throws(XMLWriteError) { try output?.comment(text) } catch { reportMarkup("\(error)", event) }
        case .instruction(let text):
            do throws(XMLWriteError) { try output?.instruction(text) } catch { reportMarkup("\(error)", event) }
        case .malformed(let why):
            reportMarkup(why, event)
        }
    }

    private func reportMarkup(_ why: String, _ event: JSONEvent) {
        report(
            "json.markup.malformed", "This is not one comment or one processing instruction: \(why).",
            hint: "A comment is <!--…-->, an instruction <?name …?>.", at: event)
    }
}

/// A string read as exactly one comment or instruction (XML 1.0, productions 15 and 16).
enum Markup {
    case comment(UnsafeBufferPointer<UInt8>)
    case instruction(UnsafeBufferPointer<UInt8>)
    case malformed(String)

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        if let bad = XMLText.forbidden(in: bytes) {
            self = .malformed("it holds the character U+\(String(bad, radix: 16, uppercase: true))")
        } else if bytes.contains(0x0D) {
            self = .malformed("it holds a carriage return, which XML cannot keep there")
        } else if bytes.hasText(prefix: "<!--") {
            self = Self.readComment(bytes)
        } else if bytes.hasText(prefix: "<?") {
            self = Self.readInstruction(bytes)
        } else {
            self = .malformed("it begins otherwise")
        }
    }

    private static func readComment(_ bytes: UnsafeBufferPointer<UInt8>) -> Markup {
        guard bytes.count >= 7, UnsafeBufferPointer(rebasing: bytes[(bytes.count - 3)...]).isText("-->") else {
            return .malformed("it does not end with -->")
        }
        let text = UnsafeBufferPointer(rebasing: bytes[4..<(bytes.count - 3)])
        for index in text.indices where text[index] == UInt8(ascii: "-") {
            if index + 1 == text.count || text[index + 1] == UInt8(ascii: "-") {
                return .malformed("a comment cannot hold -- or end with -")
            }
        }
        return .comment(text)
    }

    private static func readInstruction(_ bytes: UnsafeBufferPointer<UInt8>) -> Markup {
        guard bytes.count >= 5, UnsafeBufferPointer(rebasing: bytes[(bytes.count - 2)...]).isText("?>") else {
            return .malformed("it does not end with ?>")
        }
        let text = UnsafeBufferPointer(rebasing: bytes[2..<(bytes.count - 2)])
        for index in text.indices.dropLast() where text[index] == UInt8(ascii: "?") && text[index + 1] == UInt8(ascii: ">") {
            return .malformed("it ends before its end")
        }
        let end = text.firstIndex(where: \.isXMLSpace) ?? text.count
        let target = UnsafeBufferPointer(rebasing: text[..<end])
        guard XMLNames.isNCName(target) else { return .malformed("it has no name") }
        if String(decoding: target, as: UTF8.self).lowercased() == "xml" {
            return .malformed("an instruction cannot be named xml")
        }
        return .instruction(text)
    }
}
