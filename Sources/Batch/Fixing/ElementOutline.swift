/// Where the elements of a well-formed document stand in its bytes.
struct ElementOutline {
    struct Element {
        var name: String
        var parent: Int?
        /// From its `<` to behind its last `>`.
        var range: Range<Int>
        /// Behind its start tag; of an empty element its end.
        var content: Int
        /// Where its end tag begins; of an empty element its end.
        var close: Int
    }

    private(set) var elements: [Element] = []

    /// Nil for what is not well-formed enough to be read in this way.
    init?(_ bytes: [UInt8]) {
        var open: [Int] = []
        var index = 0
        func find(_ text: String, from start: Int) -> Int? {
            let wanted = Array(text.utf8)
            var place = start
            while place + wanted.count <= bytes.count {
                if bytes[place] == wanted[0], bytes[place..<(place + wanted.count)].elementsEqual(wanted) { return place + wanted.count }
                place += 1
            }
            return nil
        }
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            let rest = bytes[index...].prefix(9)
            if rest.starts(with: "<!--".utf8) {
                guard let end = find("-->", from: index + 4) else { return nil }
                index = end
            } else if rest.elementsEqual("<![CDATA[".utf8) {
                guard let end = find("]]>", from: index + 9) else { return nil }
                index = end
            } else if rest.starts(with: "<?".utf8) {
                guard let end = find("?>", from: index + 2) else { return nil }
                index = end
            } else if rest.starts(with: "<!".utf8) {
                // A DOCTYPE may hold anything; nothing behind it is looked at.
                return nil
            } else if rest.starts(with: "</".utf8) {
                guard let end = find(">", from: index + 2), let last = open.popLast() else { return nil }
                elements[last].close = index
                elements[last].range = elements[last].range.lowerBound..<end
                index = end
            } else {
                guard let tag = Self.startTag(bytes, at: index) else { return nil }
                elements.append(
                    Element(name: tag.name, parent: open.last, range: index..<tag.end, content: tag.end, close: tag.end))
                if !tag.isEmpty { open.append(elements.count - 1) }
                index = tag.end
            }
        }
        guard open.isEmpty, !elements.isEmpty else { return nil }
    }

    /// The element that begins at an offset.
    func element(at offset: Int) -> Int? { elements.firstIndex { $0.range.lowerBound == offset } }

    private static func startTag(_ bytes: [UInt8], at start: Int) -> (name: String, end: Int, isEmpty: Bool)? {
        var index = start + 1
        while index < bytes.count, !" \t\r\n/>".utf8.contains(bytes[index]) { index += 1 }
        let name = String(decoding: bytes[(start + 1)..<index], as: UTF8.self)
        var quote: UInt8?
        while index < bytes.count {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return (name, index + 1, bytes[index - 1] == UInt8(ascii: "/"))
            }
            index += 1
        }
        return nil
    }
}
