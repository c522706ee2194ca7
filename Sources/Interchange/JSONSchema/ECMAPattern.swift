import RapporteurXMLSchema

/// Writes patterns of XSD as regular expressions of ECMA-262 (flag `u`), in the part that Python's `re` reads alike.
///
/// The dialects differ in what `.`, `\d`, `\w`, `\s`, `\i`, `\c`, categories, blocks and subtraction mean, so classes
/// are written as the ranges they come to. A class with many ranges beyond ASCII is widened there: the result admits at
/// least what the pattern admits, so nothing valid is refused.
struct ECMAPattern {
    /// The whole expression, anchored.
    private(set) var text = ""
    /// Whether it admits more than the pattern, beyond ASCII.
    private(set) var isWidened = false
    private let isASCII: Bool

    /// The most ranges beyond ASCII that a class is written with.
    private static let mostRanges = 12

    /// - Parameters:
    ///   - patterns: a literal has to match one of them.
    ///   - isASCII: the literals hold nothing beyond ASCII anyway, so `\d` may be `[0-9]`.
    init(_ patterns: [Pattern], isASCII: Bool = false) {
        self.isASCII = isASCII
        let branches = patterns.map { write($0.syntax, within: .whole) }
        text =
            "^\(branches.count == 1 && !patterns[0].isChoice ? branches[0] : "(?:\(branches.joined(separator: "|")))")$"
    }

    /// What stands around a part, which decides whether it needs a group.
    private enum Surroundings { case whole, sequence, repetition }

    /// As deep as groups are nested, which the pattern's parser bounds.
    private mutating func write(_ syntax: PatternSyntax, within place: Surroundings) -> String {
        switch syntax {
        case .empty: return place == .repetition ? "(?:)" : ""
        case .one(let set): return write(set)
        case .sequence(let parts):
            let text = parts.map { write($0, within: .sequence) }.joined()
            return place == .repetition ? "(?:\(text))" : text
        case .choice(let branches):
            let text = branches.map { write($0, within: .whole) }.joined(separator: "|")
            return place == .whole ? text : "(?:\(text))"
        case .repeated(let part, let least, let most):
            let text = write(part, within: .repetition) + Self.quantifier(least, most)
            return place == .repetition ? "(?:\(text))" : text
        }
    }

    private static func quantifier(_ least: Int, _ most: Int?) -> String {
        switch (least, most) {
        case (0, nil): "*"
        case (1, nil): "+"
        case (0, 1): "?"
        case (_, nil): "{\(least),}"
        case (_, let most?): most == least ? "{\(least)}" : "{\(least),\(most)}"
        }
    }

    // MARK: Classes

    private mutating func write(_ set: CharacterRanges) -> String {
        var set = set
        if isASCII, !set.contains(CharacterRanges.last) {
            set = set.intersection(CharacterRanges([0...0x7F]))
        }
        if set.isEmpty { return "(?!)" }
        if let only = set.ranges.first, set.ranges.count == 1, only.lowerBound == only.upperBound {
            return Self.literal(only.lowerBound)
        }
        let surrogates: ClosedRange<UInt32> = 0xD800...0xDFFF
        if set.contains(0xD7FF), set.contains(0xE000) {
            // No text has them by themselves, and a range that ends in one is hard to read for some engines.
            set = CharacterRanges(set.ranges + [surrogates])
        }
        let narrow = set
        set = Self.widened(set)
        if set != narrow { isWidened = true }
        let rest = set.complement
        if rest.isEmpty { return "[\\s\\S]" }
        return rest.ranges.count < set.ranges.count ? "[^\(Self.items(rest))]" : "[\(Self.items(set))]"
    }

    /// Closes the smallest gaps beyond ASCII until few enough ranges are left.
    private static func widened(_ set: CharacterRanges) -> CharacterRanges {
        let ascii = set.intersection(CharacterRanges([0...0x7F]))
        var others = set.intersection(CharacterRanges([0x80...CharacterRanges.last])).ranges
        guard others.count > mostRanges else { return set }
        let gaps = zip(others, others.dropFirst()).map { $1.lowerBound - $0.upperBound }.sorted()
        let limit = gaps[others.count - mostRanges - 1]
        var joined: [ClosedRange<UInt32>] = []
        for range in others {
            if let last = joined.last, range.lowerBound - last.upperBound <= limit {
                joined[joined.count - 1] = last.lowerBound...range.upperBound
            } else {
                joined.append(range)
            }
        }
        others = joined
        return CharacterRanges(ascii.ranges + others)
    }

    private static func items(_ set: CharacterRanges) -> String {
        var text = ""
        for range in set.ranges {
            text += item(range.lowerBound)
            if range.upperBound > range.lowerBound + 1 { text += "-" }
            if range.upperBound > range.lowerBound { text += item(range.upperBound) }
        }
        return text
    }

    private static func item(_ scalar: UInt32) -> String {
        switch scalar {
        case 0x5B, 0x5C, 0x5D, 0x5E, 0x2D: "\\" + character(scalar)
        default: character(scalar)
        }
    }

    // MARK: Characters

    /// A character that stands for itself outside a class.
    static func literal(_ scalar: UInt32) -> String {
        switch scalar {
        case 0x24, 0x28, 0x29, 0x2A, 0x2B, 0x2E, 0x3F, 0x5B, 0x5C, 0x5D, 0x5E, 0x7B, 0x7C, 0x7D:
            "\\" + character(scalar)
        default: character(scalar)
        }
    }

    /// Text that stands for itself.
    static func literal(_ text: some StringProtocol) -> String {
        text.unicodeScalars.reduce(into: "") { $0 += literal($1.value) }
    }

    /// ASCII as it is, the rest as an escape that both dialects know; they share none beyond the basic plane.
    private static func character(_ scalar: UInt32) -> String {
        switch scalar {
        case 0x09: return "\\t"
        case 0x0A: return "\\n"
        case 0x0D: return "\\r"
        case 0x20...0x7E: return String(Unicode.Scalar(UInt8(scalar)))
        case ...0xFFFF:
            let digits = String(scalar, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: return Unicode.Scalar(scalar).map { String($0) } ?? ""
        }
    }
}

extension Pattern {
    fileprivate var isChoice: Bool { if case .choice = syntax { true } else { false } }
}
