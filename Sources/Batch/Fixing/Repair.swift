import RapporteurDiagnostics

/// A changed copy of a document, and what was changed.
struct Repair {
    var bytes: [UInt8]
    var message: Message

    /// What may mend a finding.
    static func all(for finding: Finding, in places: TextPlaces) -> [Repair] {
        guard let range = places.range(of: finding.location), range.lowerBound < places.bytes.count else { return [] }
        return namespace(finding, places, range) + moves(finding, places, range) + values(finding, places, range)
    }

    // MARK: Values

    private static func values(_ finding: Finding, _ places: TextPlaces, _ range: Range<Int>) -> [Repair] {
        guard let (inner, isMarkup) = value(places, range) else { return [] }
        let value = places.text(inner)
        // What is written with references would have to be read first.
        if isMarkup && value.has("&") || !isMarkup && value.has("\\") || value.utf8.count > 1000 { return [] }
        return ValueRepairs.candidates(for: value, hint: finding.hint).filter { candidate in
            !candidate.contains { "<>&\"'\\".contains($0) }
        }.map { candidate in
            Repair(
                bytes: places.replacing(inner, with: candidate),
                message: Message("fix.value", ["before": .quoted(value), "after": .quoted(candidate)]))
        }
    }

    /// The value at a place: of an attribute, the text of an element that holds nothing else, a string of JSON.
    private static func value(_ places: TextPlaces, _ range: Range<Int>) -> (Range<Int>, isMarkup: Bool)? {
        let bytes = places.bytes
        let quotes: [UInt8] = [UInt8(ascii: "\""), UInt8(ascii: "'")]
        switch bytes[range.lowerBound] {
        case UInt8(ascii: "<"):
            guard let start = bytes[range.lowerBound...].firstIndex(of: UInt8(ascii: ">")),
                bytes[start - 1] != UInt8(ascii: "/"),
                let end = bytes[start...].firstIndex(of: UInt8(ascii: "<")), bytes[end...].dropFirst().first == UInt8(ascii: "/")
            else { return nil }
            return ((start + 1)..<end, true)
        case UInt8(ascii: "\""):
            guard range.count >= 2, bytes[range.upperBound - 1] == UInt8(ascii: "\"") else { return nil }
            return ((range.lowerBound + 1)..<(range.upperBound - 1), false)
        default:
            // name="value"
            guard range.count > 2, let quote = bytes[range].firstIndex(where: quotes.contains), quote > range.lowerBound,
                bytes[range.upperBound - 1] == bytes[quote], quote < range.upperBound - 1,
                bytes[range.lowerBound..<quote].contains(UInt8(ascii: "="))
            else { return nil }
            return ((quote + 1)..<(range.upperBound - 1), true)
        }
    }

    // MARK: Namespaces

    /// `Write <communication xmlns="urn:…">.`: the namespace that the hint names, on the root element.
    private static func namespace(_ finding: Finding, _ places: TextPlaces, _ range: Range<Int>) -> [Repair] {
        guard let hint = finding.hint?.text(in: .english),
            let found = hint.firstMatch(of: #/xmlns="([^"<>&]+)"/#), finding.code.isExactly("pack.none")
        else { return [] }
        let bytes = places.bytes
        guard bytes[range.lowerBound] == UInt8(ascii: "<"),
            let close = bytes[range.lowerBound...].firstIndex(of: UInt8(ascii: ">"))
        else { return [] }
        let tag = places.text(range.lowerBound..<(close + 1))
        let uri = String(found.1)
        let message = Message("fix.namespace", ["namespace": .quoted(uri)])
        if let old = tag.firstMatch(of: #/\sxmlns\s*=\s*["']([^"']*)["']/#) {
            let start = range.lowerBound + tag.utf8.distance(from: tag.startIndex, to: old.1.startIndex)
            return [Repair(bytes: places.replacing(start..<(start + old.1.utf8.count), with: uri), message: message)]
        }
        guard let end = bytes[range.lowerBound...].firstIndex(where: { " \t\r\n/>".utf8.contains($0) }) else { return [] }
        return [Repair(bytes: places.replacing(end..<end, with: " xmlns=\"\(uri)\""), message: message)]
    }

    // MARK: Order

    /// An element that comes too late, moved before the first sibling of each other name that precedes it.
    private static func moves(_ finding: Finding, _ places: TextPlaces, _ range: Range<Int>) -> [Repair] {
        guard finding.code.isExactly("xsd.element.misplaced"), let outline = ElementOutline(places.bytes),
            let index = outline.element(at: range.lowerBound), let parent = outline.elements[index].parent
        else { return [] }
        let element = outline.elements[index]
        let siblings = outline.elements.indices.filter { outline.elements[$0].parent == parent }
        var targets: [Int] = []
        for sibling in siblings where sibling != index {
            let name = outline.elements[sibling].name
            if !targets.contains(where: { outline.elements[$0].name.isExactly(name) }) { targets.append(sibling) }
        }
        // The line break and indentation before it go along.
        var start = element.range.lowerBound
        while start > 0, " \t".utf8.contains(places.bytes[start - 1]) { start -= 1 }
        if start > 0, places.bytes[start - 1] == 0x0A { start -= 1 }
        if start > 0, places.bytes[start - 1] == 0x0D { start -= 1 }
        let moved = Array(places.bytes[start..<element.range.upperBound])
        return targets.prefix(12).compactMap { target -> Repair? in
            let next = outline.elements[target]
            var place = next.range.lowerBound
            while place > 0, " \t".utf8.contains(places.bytes[place - 1]) { place -= 1 }
            if place > 0, places.bytes[place - 1] == 0x0A { place -= 1 }
            if place > 0, places.bytes[place - 1] == 0x0D { place -= 1 }
            guard place != start, !(start..<element.range.upperBound).contains(place) else { return nil }
            let bytes: [UInt8] =
                place < start
                ? Array(places.bytes[..<place]) + moved + Array(places.bytes[place..<start])
                    + Array(places.bytes[element.range.upperBound...])
                : Array(places.bytes[..<start]) + Array(places.bytes[element.range.upperBound..<place]) + moved
                    + Array(places.bytes[place...])
            return Repair(
                bytes: bytes, message: Message("fix.moved", ["name": .text(element.name), "next": .text(next.name)]))
        }
    }
}
