package import RapporteurXMLSchema

/// Makes up short texts that match patterns.
package struct PatternSample {
    /// Which of the characters of a class are taken: 0 takes the plainest everywhere, others vary from the left.
    private var choice: Int
    /// A text longer than this is no sample.
    private static let longest = 10_000

    /// A text that matches a pattern, with as few characters as there can be; nil where none is short enough.
    ///
    /// - Parameters:
    ///   - variant: different numbers give different texts, as far as there are some.
    ///   - padding: how many characters more than the fewest, where repetition allows them.
    package static func text(matching pattern: Pattern, variant: Int = 0, padding: Int = 0) -> String? {
        var sample = PatternSample(choice: variant)
        var padding = padding
        var text = ""
        guard sample.append(pattern.syntax, to: &text, padding: &padding) else { return nil }
        return text
    }

    /// As deep as groups are nested, which the pattern's parser bounds.
    private mutating func append(_ syntax: PatternSyntax, to text: inout String, padding: inout Int) -> Bool {
        guard text.utf8.count <= Self.longest else { return false }
        switch syntax {
        case .empty: return true
        case .one(let set):
            let candidates = Self.candidates(set)
            guard !candidates.isEmpty else { return false }
            text.unicodeScalars.append(candidates[choice % candidates.count])
            choice /= candidates.count
            return true
        case .sequence(let parts):
            for part in parts where !append(part, to: &text, padding: &padding) { return false }
            return true
        case .choice(let branches):
            let start = text
            let lengths = branches.map { Self.length($0) }
            for index in branches.indices.sorted(by: { (lengths[$0], $0) < (lengths[$1], $1) }) {
                if append(branches[index], to: &text, padding: &padding) { return true }
                text = start
            }
            return false
        case .repeated(let part, let least, let most):
            guard least <= Self.longest else { return false }
            for _ in 0..<least where !append(part, to: &text, padding: &padding) { return false }
            var count = least
            while padding > 0, count < most ?? .max {
                let before = text.unicodeScalars.count
                guard append(part, to: &text, padding: &padding) else { return false }
                let added = text.unicodeScalars.count - before
                if added == 0 { break }
                padding -= added
                count += 1
            }
            return true
        }
    }

    /// The fewest characters that match.
    private static func length(_ syntax: PatternSyntax) -> Int {
        switch syntax {
        case .empty: return 0
        case .one(let set): return set.isEmpty ? longest + 1 : 1
        case .sequence(let parts): return parts.reduce(0) { min($0 + length($1), longest + 1) }
        case .choice(let branches): return branches.map { length($0) }.min() ?? 0
        case .repeated(let part, let least, _):
            return least == 0 ? 0 : min(length(part).times(least) ?? longest + 1, longest + 1)
        }
    }

    /// Some characters of a set, those first that people like to read; only what XML can hold.
    private static func candidates(_ set: CharacterRanges) -> [Unicode.Scalar] {
        // No zeros to begin with: there is no month 00.
        let liked: [ClosedRange<UInt32>] = [
            0x61...0x7A, 0x41...0x5A, 0x31...0x39, 0x30...0x30, 0x21...0x7E, 0x20...0x20, 0xA1...0xD7FF,
        ]
        for range in liked {
            let found = set.intersection(CharacterRanges([range]))
            if found.isEmpty { continue }
            return scalars(of: found, atMost: 26)
        }
        let writable = CharacterRanges([0x09...0x0A, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...CharacterRanges.last])
        return scalars(of: set.intersection(writable), atMost: 1)
    }

    private static func scalars(of set: CharacterRanges, atMost most: Int) -> [Unicode.Scalar] {
        var found: [Unicode.Scalar] = []
        for range in set.ranges where found.count < most {
            found += range.prefix(most - found.count).compactMap { Unicode.Scalar($0) }
        }
        return found
    }
}
