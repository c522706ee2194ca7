/// A set of characters as a pattern describes it: ranges and general categories, perhaps turned round, perhaps with
/// another set taken away.
///
/// Every construct comes down to these two, because the categories divide all characters: what is not in some of them
/// is in the others.
package struct CharacterClass: Hashable, Sendable {
    /// First and last of each range, in any order.
    var ranges: [ClosedRange<UInt32>] = []
    var categories: CategorySet = []
    package var isNegated = false
    /// The class after the `-` of a subtraction: none or one.
    var subtracted: [CharacterClass] = []

    init() {}

    package init(_ scalar: UInt32) {
        ranges = [scalar...scalar]
    }

    init(_ ranges: [ClosedRange<UInt32>]) {
        self.ranges = ranges
    }

    init(_ categories: CategorySet) {
        self.categories = categories
    }

    /// Everything but line ends: the dot.
    package static let dot = CharacterClass([0x0A...0x0A, 0x0D...0x0D]).inverted

    static let space = CharacterClass([0x09...0x0A, 0x0D...0x0D, 0x20...0x20])
    static let digit = CharacterClass(.Nd)
    /// All but punctuation, separators and others.
    static let word = CharacterClass(CategorySet.all.subtracting([.P, .Z, .C]))
    static let nameStart = CharacterClass(NameCharacters.startRanges)
    static let namePart = CharacterClass(NameCharacters.startRanges + NameCharacters.partRanges)

    /// The complement, as a class that can be merged with others.
    var inverted: CharacterClass {
        if ranges.isEmpty { return CharacterClass(CategorySet.all.subtracting(categories)) }
        var gaps: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.lowerBound > next { gaps.append(next...range.lowerBound - 1) }
            next = max(next, range.upperBound + 1)
        }
        if next <= 0x10FFFF { gaps.append(next...0x10FFFF) }
        return CharacterClass(gaps)
    }

    /// Adds what another class holds; that one is neither negated nor does it subtract.
    mutating func formUnion(_ other: CharacterClass) {
        ranges += other.ranges
        categories.formUnion(other.categories)
    }

    /// Sorts and joins the ranges, so that looking up is a search in halves.
    mutating func normalize() {
        guard ranges.count > 1 else { return }
        ranges.sort { $0.lowerBound < $1.lowerBound }
        var joined: [ClosedRange<UInt32>] = []
        for range in ranges {
            if let last = joined.last, range.lowerBound <= last.upperBound + 1 {
                joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        ranges = joined
    }

    /// The character of a class that holds just one, named outright.
    var onlyScalar: UInt32? {
        guard !isNegated, subtracted.isEmpty, categories.isEmpty, ranges.count == 1, let range = ranges.first,
            range.lowerBound == range.upperBound
        else { return nil }
        return range.lowerBound
    }

    /// Whether characters are named, not categories alone.
    package var namesCharacters: Bool { !ranges.isEmpty }

    /// O(log ranges); normalised classes only.
    package func contains(_ scalar: UInt32) -> Bool {
        let isNamed = rangesContain(scalar) || (!categories.isEmpty && categories.contains(scalar: scalar))
        guard isNamed != isNegated else { return false }
        return !(subtracted.first?.contains(scalar) ?? false)
    }

    private func rangesContain(_ scalar: UInt32) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < scalar { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= scalar
    }
}
