import Foundation

/// Where the elements of a well-formed document stand in its bytes.
struct MarkupOutline {
    struct Element {
        /// From its `<` to behind its last `>`.
        var range: Range<Int>
        var startTag: Range<Int>
        var name: String
        var parent: Int?
        var children: [Int] = []
        /// Name and value of each attribute, with all from the name to behind the closing quotation mark.
        var attributes: [(name: String, value: String, range: Range<Int>)] = []

        /// What stands between the tags; nil for `<a/>`.
        var content: Range<Int>? {
            range.upperBound == startTag.upperBound ? nil : startTag.upperBound..<endTag
        }
        var endTag = 0
    }

    let bytes: [UInt8]
    private(set) var elements: [Element] = []

    init(_ text: String) {
        bytes = Array(text.utf8)
        var open: [Int] = []
        var at = 0
        while let start = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
            if let end = skipped(start) {
                at = end
                continue
            }
            let end = tagEnd(start)
            at = end
            if bytes[start + 1] == UInt8(ascii: "/") {
                guard let index = open.popLast() else { return }
                elements[index].endTag = start
                elements[index].range = elements[index].range.lowerBound..<end
                continue
            }
            let tag = String(decoding: bytes[start..<end], as: UTF8.self)
            let name = tag.dropFirst().prefix { !" \t\r\n/>".contains($0) }
            var element = Element(range: start..<end, startTag: start..<end, name: String(name), parent: open.last, endTag: end)
            for match in tag.matches(of: #/([^\s=<>"'\/]+)\s*=\s*("[^"]*"|'[^']*')/#) {
                let from = start + tag.utf8.distance(from: tag.startIndex, to: match.range.lowerBound)
                let to = start + tag.utf8.distance(from: tag.startIndex, to: match.range.upperBound)
                element.attributes.append((String(match.1), String(match.2.dropFirst().dropLast()), from..<to))
            }
            if let parent = open.last { elements[parent].children.append(elements.count) }
            if !tag.hasSuffix("/>") { open.append(elements.count) }
            elements.append(element)
        }
    }

    /// Behind a comment, an instruction, a CDATA section or a DOCTYPE without a subset.
    private func skipped(_ start: Int) -> Int? {
        let rest = bytes[start...]
        for (opening, closing) in [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!DOCTYPE", ">")]
        where rest.starts(with: opening.utf8) {
            let end = Array(closing.utf8)
            var at = start + opening.utf8.count
            while at + end.count <= bytes.count {
                if bytes[at..<at + end.count].elementsEqual(end) { return at + end.count }
                at += 1
            }
            return bytes.count
        }
        return nil
    }

    private func tagEnd(_ start: Int) -> Int {
        var quote: UInt8?
        for index in start..<bytes.count {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return index + 1
            }
        }
        return bytes.count
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The document with other text in the place of a range.
    func replacing(_ range: Range<Int>, with text: String) -> String {
        String(decoding: bytes[..<range.lowerBound] + Array(text.utf8) + bytes[range.upperBound...], as: UTF8.self)
    }

    /// The document with the first range moved before a place.
    func moving(_ range: Range<Int>, to place: Int) -> String {
        let moved = text(range)
        if place <= range.lowerBound {
            return String(decoding: bytes[..<place] + Array(moved.utf8) + bytes[place..<range.lowerBound] + bytes[range.upperBound...], as: UTF8.self)
        }
        return String(decoding: bytes[..<range.lowerBound] + bytes[range.upperBound..<place] + Array(moved.utf8) + bytes[place...], as: UTF8.self)
    }

    /// The element whose start tag a line and a column are in, columns in characters.
    func element(line: Int, column: Int) -> Int? {
        var start = 0
        for _ in 1..<line { start = (bytes[start...].firstIndex(of: 0x0A) ?? bytes.count - 1) + 1 }
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        let prefix = text(start..<end).unicodeScalars.prefix(column - 1)
        let offset = start + String(String.UnicodeScalarView(prefix)).utf8.count
        return elements.firstIndex { $0.startTag.contains(offset) }
    }

    /// The element that a name is meant of, its children first: `<name>` as findings write it.
    func child(of parent: Int, named name: String) -> Int? {
        elements[parent].children.first { isNamed($0, name) }
    }

    func isNamed(_ index: Int, _ name: String) -> Bool {
        Self.local(elements[index].name) == Self.local(name)
    }

    static func local(_ name: String) -> String {
        let end = name.split(separator: "}").last ?? ""
        return String(end.split(separator: ":").last ?? "")
    }
}
