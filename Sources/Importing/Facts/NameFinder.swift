/// Finds names of a list in running text: the longest that begins at a word.
///
/// White space, apostrophes and hyphens may be of any form; letters must be in the case of the list.
struct NameFinder: Sendable {
    struct Found: Sendable {
        var range: Range<Int>
        /// The place of the name in the list.
        var name: Int
    }

    private struct Candidate: Sendable {
        var scalars: [Unicode.Scalar]
        var name: Int
    }

    /// By the first three scalars, longer names first.
    private var candidates: [[Unicode.Scalar]: [Candidate]] = [:]
    private var first = Set<Unicode.Scalar>()

    init(_ names: [String]) {
        for (index, name) in names.enumerated() {
            let scalars = name.unicodeScalars.map(Self.plain)
            guard scalars.count >= 2 else { continue }
            candidates[Self.key(scalars[...]), default: []].append(Candidate(scalars: scalars, name: index))
            first.insert(scalars[0])
        }
        for key in candidates.keys { candidates[key]?.sort { $0.scalars.count > $1.scalars.count } }
    }

    private static func key(_ scalars: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] { Array(scalars.prefix(2)) }

    /// A text with plain apostrophes and hyphens.
    static func plain(_ text: String) -> String { String(text.unicodeScalars.lazy.map { plain($0) }) }

    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "\u{A0}", "\u{202F}", "\u{2009}": " "
        case "\u{2019}", "\u{2018}": "'"
        case "\u{2010}", "\u{2011}": "-"
        default: scalar
        }
    }

    /// The names in a text, from left to right, none inside another.
    func all(in text: [Unicode.Scalar]) -> [Found] {
        var result: [Found] = []
        var index = 0
        while index < text.count {
            if let found = longest(in: text, at: index) {
                result.append(found)
                index = found.range.upperBound
            } else {
                index += 1
            }
        }
        return result
    }

    /// The longest name that begins at a place.
    func longest(in text: [Unicode.Scalar], at start: Int) -> Found? {
        guard start + 1 < text.count, first.contains(Self.plain(text[start])) else { return nil }
        let isIdeograph = text[start].value >= 0x2E80
        guard start == 0 || isIdeograph || !text[start - 1].isWordPart else { return nil }
        guard let list = candidates[[Self.plain(text[start]), Self.plain(text[start + 1])]] else { return nil }
        for candidate in list {
            let end = start + candidate.scalars.count
            guard end <= text.count, isIdeograph || end == text.count || !text[end].isWordPart else { continue }
            if (0..<candidate.scalars.count).allSatisfy({ Self.plain(text[start + $0]) == candidate.scalars[$0] }) {
                return Found(range: start..<end, name: candidate.name)
            }
        }
        return nil
    }
}
