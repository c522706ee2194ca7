/// How a piece of text is set.
package struct TextStyle: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let bold = TextStyle(rawValue: 1)
    package static let italic = TextStyle(rawValue: 2)
    package static let superscript = TextStyle(rawValue: 4)
}

/// Text that remembers where each of its scalars stands in the source, so that every one can be accounted for,
/// however the text is cut and joined on its way into a document.
///
/// White space of every kind is a plain space here, a tab or the end of a line, so that no pattern has to know that a
/// date may have a no-break space in it; `string(asPrintedIn:)` gives back what the source has.
package struct SourceText: Sendable, Hashable {
    package private(set) var scalars: [Unicode.Scalar] = []
    /// For each scalar its offset in the source; `SourceText.added` for white space that stands for a line's end.
    package private(set) var origins: [Int32] = []
    package private(set) var styles: [TextStyle] = []

    /// The origin of what is not in the source.
    package static let added: Int32 = -1

    package init() {}

    package init(scalars: [Unicode.Scalar], origins: [Int32], styles: [TextStyle]) {
        precondition(scalars.count == origins.count && scalars.count == styles.count)
        self.scalars = scalars
        self.origins = origins
        self.styles = styles
    }

    package var count: Int { scalars.count }
    package var isEmpty: Bool { scalars.isEmpty }
    package var string: String { String(scalars) }

    /// A range of the text with the white space that the source prints: a no-break space is kept.
    package func string(_ range: Range<Int>, asPrintedIn source: SourceIndex) -> String {
        String(range.lazy.map { place in
            let origin = Int(origins[place])
            guard scalars[place] == " ", source.scalars.indices.contains(origin), source.scalars[origin].value >= 0x80 else {
                return scalars[place]
            }
            return source.scalars[origin]
        })
    }

    package func string(asPrintedIn source: SourceIndex) -> String { string(0..<count, asPrintedIn: source) }

    package mutating func append(_ scalar: Unicode.Scalar, origin: Int32, style: TextStyle = []) {
        scalars.append(scalar.isBlank && scalar.value >= 0x80 ? " " : scalar)
        origins.append(origin)
        styles.append(style)
    }

    package mutating func append(_ other: SourceText) {
        scalars += other.scalars
        origins += other.origins
        styles += other.styles
    }

    /// Joins a line or block that goes on with this text: a space between them, except after a hyphen that joins two
    /// parts of a word.
    package mutating func join(_ other: SourceText) {
        guard !other.isEmpty else { return }
        if !isEmpty, !endsInsideWord(before: other), !isWrittenWithoutSpaces(before: other) {
            append(" ", origin: Self.added, style: styles[count - 1].intersection(other.styles[0]))
        }
        append(other)
    }

    /// Whether the text ends with the hyphen of a compound that `next` completes: `ill-` before `treatment`, but not
    /// `two-` before `and three-year`, nor a dash.
    private func endsInsideWord(before next: SourceText) -> Bool {
        guard count >= 2, scalars[count - 1] == "-", scalars[count - 2].isWordPart else { return false }
        guard let first = next.scalars.first, first.isWordPart else { return false }
        let word = String(next.scalars.prefix { $0.isWordPart })
        return !["and", "or", "to", "et", "ou", "y", "o"].contains(word)
    }

    /// The columns that the text takes in print: two for a character of full width.
    var width: Int { scalars.reduce(0) { $0 + ($1.isOfFullWidth ? 2 : 1) } }

    /// Whether the script has no spaces where a line ends: beside an ideograph, or punctuation of full width.
    private func isWrittenWithoutSpaces(before next: SourceText) -> Bool {
        guard let last = scalars.last, let first = next.scalars.first else { return false }
        return last.isOfFullWidth && !first.isBlank || first.isOfFullWidth && last != " "
    }

    package subscript(range: Range<Int>) -> SourceText {
        SourceText(
            scalars: Array(scalars[range]), origins: Array(origins[range]), styles: Array(styles[range]))
    }

    package func from(_ start: Int) -> SourceText { self[min(start, count)..<count] }
    package func upTo(_ end: Int) -> SourceText { self[0..<min(end, count)] }

    /// The text without white space at its ends.
    package var trimmed: SourceText {
        var start = 0
        var end = count
        while start < end, scalars[start].isBlank { start += 1 }
        while end > start, scalars[end - 1].isBlank { end -= 1 }
        return start == 0 && end == count ? self : self[start..<end]
    }

    /// The text trimmed, each run of spaces and tabs inside it as one space.
    package var collapsed: SourceText {
        var result = SourceText()
        var pendingSpace: Int?
        for index in 0..<count {
            let scalar = scalars[index]
            if scalar.isPlainSpace {
                if pendingSpace == nil { pendingSpace = index }
                continue
            }
            if let space = pendingSpace, !result.isEmpty {
                result.append(" ", origin: origins[space], style: styles[space])
            }
            pendingSpace = nil
            result.append(scalar, origin: origins[index], style: styles[index])
        }
        return result.trimmed
    }

    /// Where the text ends, the marker of a note behind its last punctuation aside: a number, glued to it or after a space,
    /// or asterisks.
    var endBeforeMarker: Int {
        var end = count
        while end > 0, scalars[end - 1].isAsterisk || scalars[end - 1] == "/" || scalars[end - 1].isDigit, count - end < 4 { end -= 1 }
        guard end > 0, end < count else { return count }
        if scalars[end - 1].isBlank { end -= 1 }
        guard end > 0, ".;:?!)”\"»".unicodeScalars.contains(scalars[end - 1]) else { return count }
        // "Table 4.2" ends with a number that has a point; "in 2023.2" with a year.
        if end > 1, scalars[end - 1] == ".", end < count, scalars[end].isDigit, scalars[end - 2].isDigit, !endsWithYear(end - 1) { return count }
        return end
    }

    /// Whether a year of these times stands before a place, as a number of its own.
    func endsWithYear(_ end: Int) -> Bool {
        guard end >= 4, scalars[(end - 4)..<end].allSatisfy(\.isDigit), end == 4 || scalars[end - 5].isBlank || scalars[end - 5] == "–" else {
            return false
        }
        let year = scalars[(end - 4)..<end].reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
        return (1945...2049).contains(year)
    }

    /// The text with spaces in the place of ranges.
    func blanking(_ ranges: [Range<Int>]) -> SourceText {
        guard !ranges.isEmpty else { return self }
        var text = self
        for range in ranges { for place in range { text.scalars[place] = " " } }
        return text
    }

    /// Sets the styles of a range anew.
    package mutating func add(_ style: TextStyle, in range: Range<Int>) {
        for index in range { styles[index].insert(style) }
    }

    /// Whether most of what is printed is bold.
    package var isMostlyBold: Bool {
        var bold = 0
        var all = 0
        for index in 0..<count where !scalars[index].isBlank {
            all += 1
            if styles[index].contains(.bold) { bold += 1 }
        }
        return all > 0 && bold * 2 > all
    }
}

extension String {
    package init(_ scalars: some Sequence<Unicode.Scalar>) {
        // Bytes are taken over in one step; scalars appended one by one cost ten times as much.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(scalars.underestimatedCount)
        for scalar in scalars { Self.append(scalar.value, to: &bytes) }
        self.init(decoding: bytes, as: UTF8.self)
    }

    /// Adds a scalar in UTF-8.
    private static func append(_ value: UInt32, to bytes: inout [UInt8]) {
        if value < 0x80 { return bytes.append(UInt8(value)) }
        if value < 0x800 {
            bytes.append(UInt8(0xC0 | value >> 6))
        } else {
            if value < 0x10000 {
                bytes.append(UInt8(0xE0 | value >> 12))
            } else {
                bytes.append(UInt8(0xF0 | value >> 18))
                bytes.append(UInt8(0x80 | value >> 12 & 0x3F))
            }
            bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
        }
        bytes.append(UInt8(0x80 | value & 0x3F))
    }
}

extension Unicode.Scalar {
    /// Space, tab or another character that only separates: what accounting does not count.
    package var isBlank: Bool { value < 0x80 ? value == 0x20 || (9...13).contains(value) : properties.isWhitespace }

    /// Space, tab or the end of a line in ASCII.
    package var isPlainSpace: Bool { value == 0x20 || (9...13).contains(value) }

    /// An asterisk of any form, as markers of notes have them.
    package var isAsterisk: Bool { self == "*" || self == "\u{2217}" || self == "\u{204E}" || self == "\u{FF0A}" || self == "\u{66D}" }

    package var isDigit: Bool { (0x30...0x39).contains(value) }

    package var isUppercase: Bool {
        value < 0x80 ? (0x41...0x5A).contains(value) : properties.isUppercase
    }

    package var isLowercase: Bool {
        value < 0x80 ? (0x61...0x7A).contains(value) : properties.isLowercase
    }

    package var isLetter: Bool {
        value < 0x80 ? (0x41...0x5A).contains(value & ~0x20) : properties.isAlphabetic
    }

    /// A letter or a digit.
    package var isOfFullWidth: Bool {
        switch value {
        case 0x2E80...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFF60, 0x20000...0x3134F: true
        default: false
        }
    }

    package var isWordPart: Bool { isDigit || isLetter || (value >= 0x80 && properties.numericType != nil) }

    /// Whether XML 1.0 admits the character (production 2, Char).
    package var isAllowedInXML: Bool {
        switch value {
        case 9, 10, 13, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
