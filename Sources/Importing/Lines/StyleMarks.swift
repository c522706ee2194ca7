/// The marks by which text files say bold and italics: `**bold**`, `<i>italics</i>`, `<b>bold</b>`. They become
/// styles; a mark without its other end in the same block of lines is text.
struct StyleMarks {
    private(set) var dropped: [DroppedText] = []
    /// Lines on which a mark has no other end.
    private(set) var unbalanced: [Int] = []

    private struct Place {
        var line: Int
        var range: Range<Int>
    }

    mutating func apply(to lines: inout [SourceLine]) {
        var start = 0
        while start < lines.count {
            guard !lines[start].isBlank else {
                start += 1
                continue
            }
            var end = start
            while end < lines.count, !lines[end].isBlank { end += 1 }
            if lines[start..<end].contains(where: { $0.text.scalars.contains("*") || $0.text.scalars.contains("<") }) {
                apply(to: &lines, in: start..<end)
            }
            start = end
        }
    }

    private mutating func apply(to lines: inout [SourceLine], in block: Range<Int>) {
        var removals: [Place] = []
        var openBold: Place?
        var openTags: [String: Place] = [:]
        for line in block {
            let scalars = lines[line].text.scalars
            var index = 0
            while index < scalars.count {
                if scalars[index] == "*", Self.isPair(scalars, at: index) {
                    let place = Place(line: line, range: index..<index + 2)
                    if let open = openBold, Self.closes(scalars, at: index) {
                        mark(&lines, .bold, from: open, to: place)
                        removals += [open, place]
                        openBold = nil
                    } else if openBold == nil, Self.opens(scalars, at: index) {
                        openBold = place
                    }
                    index += 2
                } else if scalars[index] == "<", let tag = Self.tag(scalars, at: index) {
                    let place = Place(line: line, range: index..<index + tag.length)
                    if !tag.isEnd {
                        openTags[tag.name] = place
                    } else if let open = openTags.removeValue(forKey: tag.name) {
                        mark(&lines, tag.name == "i" ? .italic : tag.name == "b" ? .bold : .superscript, from: open, to: place)
                        removals += [open, place]
                    }
                    index += tag.length
                } else {
                    index += 1
                }
            }
        }
        unbalanced += ([openBold].compactMap { $0 } + openTags.values).map { lines[$0.line].number }.sorted()
        remove(removals, from: &lines)
    }

    /// Exactly two asterisks: three are a marker of a note.
    private static func isPair(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        guard index + 1 < scalars.count, scalars[index + 1] == "*" else { return false }
        if index > 0, scalars[index - 1] == "*" { return false }
        return index + 2 >= scalars.count || scalars[index + 2] != "*"
    }

    private static func opens(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        guard index + 2 < scalars.count, !scalars[index + 2].isBlank else { return false }
        return index == 0 || !scalars[index - 1].isWordPart && ![".", ",", ")"].contains(scalars[index - 1])
    }

    private static func closes(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        guard index > 0, !scalars[index - 1].isBlank else { return false }
        return index + 2 >= scalars.count || !scalars[index + 2].isWordPart
    }

    private static func tag(_ scalars: [Unicode.Scalar], at index: Int) -> (name: String, isEnd: Bool, length: Int)? {
        for name in ["i", "b", "sup"] {
            for isEnd in [false, true] {
                let tag = Array((isEnd ? "</\(name)>" : "<\(name)>").unicodeScalars)
                if scalars[index...].starts(with: tag) { return (name, isEnd, tag.count) }
            }
        }
        return nil
    }

    private func mark(_ lines: inout [SourceLine], _ style: TextStyle, from open: Place, to close: Place) {
        for line in open.line...close.line {
            let start = line == open.line ? open.range.upperBound : 0
            let end = line == close.line ? close.range.lowerBound : lines[line].text.count
            if start < end { lines[line].text.add(style, in: start..<end) }
        }
    }

    private mutating func remove(_ places: [Place], from lines: inout [SourceLine]) {
        for place in places.sorted(by: { ($0.line, $0.range.lowerBound) > ($1.line, $1.range.lowerBound) }) {
            let text = lines[place.line].text
            dropped.append(DroppedText(text[place.range], .emphasisMark))
            var rest = text.upTo(place.range.lowerBound)
            rest.append(text.from(place.range.upperBound))
            lines[place.line].text = rest
        }
        for line in Set(places.map(\.line)) { lines[line].text = lines[line].text.trimmed }
    }
}
