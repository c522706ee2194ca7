import Diagnostics
import XMLStream

/// Where a finding is, and how names are shown to people.
extension Validator {
    func location(of frame: UnsafeMutablePointer<Frame>) -> Location {
        let position = positions.position(at: frame.pointee.offset)
        return Location(
            line: position.line, column: position.column, xpath: xpath(to: frame), pointer: pointer?(),
            excerpt: positions.excerpt(at: frame.pointee.offset))
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
    func shown(_ name: ExpandedName) -> String {
        if name.namespace.isEmpty || name.namespace == schema.targetNamespace { return name.local }
        if name.namespace == WellKnownNamespace.xml { return "xml:" + name.local }
        if let prefix = schema.prefixes[name.namespace], !prefix.isEmpty { return prefix + ":" + name.local }
        return name.description
    }

    func describe(_ frame: UnsafeMutablePointer<Frame>) -> String { "<\(shown(names[frame.pointee.name]))>" }

    /// A list as a sentence has it, cut where it gets long.
    func list(_ items: [String], or: Bool = false) -> String {
        let limit = 12
        let shown = items.prefix(limit).map { "“\($0)”" }
        if items.count > limit { return shown.joined(separator: ", ") + " and \(items.count - limit) others" }
        if shown.count < 2 { return shown.joined() }
        return shown.dropLast().joined(separator: ", ") + (or ? " or " : " and ") + (shown.last ?? "")
    }

    func sentence(_ text: String) -> String {
        let short = text.count > 200 ? text.prefix(200) + "…" : text[...]
        return short.hasSuffix(".") || short.hasSuffix("…") ? String(short) : short + "."
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
