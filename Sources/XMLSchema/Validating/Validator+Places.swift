import RapporteurDiagnostics
import RapporteurXMLStream

/// Where a finding is, and how names are shown to people.
extension Validator {
    func location(of frame: UnsafeMutablePointer<Frame>) -> Location {
        var location = faultyAttribute.flatMap { self.location(of: $0, frame) } ?? positions.location(at: frame.pointee.offset)
        location.xpath = xpath(to: frame)
        location.pointer = pointer.map { $0() + (location.pointer ?? "") }
        return location
    }

    /// Says something of an attribute, which has a place of its own.
    func reporting(_ attribute: NameID?, _ report: () -> Void) {
        let around = faultyAttribute
        faultyAttribute = attribute
        report()
        faultyAttribute = around
    }

    /// Where an attribute of the start tag at hand stands; of the pointer, what leads there from its element's.
    private func location(of attribute: NameID, _ frame: UnsafeMutablePointer<Frame>) -> Location? {
        if let attributePlace {
            guard let place = attributePlace(attribute, frame.pointee.type.pointee.id) else { return nil }
            var location = positions.location(at: place.offset)
            location.pointer = place.step
            return location
        }
        let name = names[attribute]
        return positions.attribute(name.local, isPrefixed: !name.namespace.isEmpty, inTagAt: frame.pointee.offset)
            .map { positions.location(at: $0.lowerBound, to: $0.upperBound) }
    }

    /// The indexed path of an open element, with the prefixes of the schema.
    func xpath(to frame: UnsafeMutablePointer<Frame>) -> String {
        var path = ""
        for level in 0...(frame - frames) {
            path += "/" + shown(names[frames[level].name])
            if level > 0 { path += "[\(frames[level].index)]" }
        }
        return path
    }

    /// A name as people read it: with the prefix that the schema uses for its namespace, none for its own.
    func shown(_ name: ExpandedName) -> String { schema.shownName(name) }

    /// The name of an attribute as it is written: with the document's prefix for its namespace, because without one it
    /// would be in none. A JSON document has the schema's names.
    func shownAttribute(_ name: ExpandedName) -> String {
        if name.namespace.isEmpty || pointer != nil { return shown(name) }
        if let prefix = scope.prefix(for: name.namespace) { return "\(prefix):\(name.local)" }
        let shown = shown(name)
        return shown == name.local ? name.description : shown
    }

    func describe(_ frame: UnsafeMutablePointer<Frame>) -> String { "<\(shown(names[frame.pointee.name]))>" }

    /// A list as a sentence has it, cut where it gets long.
    func list(_ items: [String], or: Bool = false) -> MessageArgument {
        Self.list(items.map(MessageArgument.quoted), or: or, limit: 12)
    }

    static func list(_ items: [MessageArgument], or: Bool, limit: Int) -> MessageArgument {
        guard items.count > limit else { return .list(items, or ? .or : .and) }
        let arguments: MessageArguments = [
            "items": .list(Array(items.prefix(limit))), "count": .number(items.count - limit),
        ]
        return .message(or ? Message("xsd.list/or", arguments) : Message("xsd.list/and", arguments))
    }

    /// The first sentence of a text, cut where it gets long.
    func sentence(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars.prefix(201))
        for index in scalars.indices.dropLast(2)
        where scalars[index] == "." && scalars[index + 1] == " " && scalars[index + 2].properties.isUppercase {
            return String(String.UnicodeScalarView(scalars[...index]))
        }
        let short = String(String.UnicodeScalarView(scalars.prefix(200))) + (scalars.count > 200 ? "…" : "")
        return short.ends(with: ".") || short.ends(with: "…") ? short : short + "."
    }

    /// Enough of a value to recognise it.
    func shorten(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let limit = 200
        if bytes.count <= limit { return String(decoding: bytes, as: UTF8.self) }
        var end = limit
        // Not in the middle of a character.
        while end > 0 && bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return String(decoding: bytes[..<end], as: UTF8.self) + "…"
    }
}
