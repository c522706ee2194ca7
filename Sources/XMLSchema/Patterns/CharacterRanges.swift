/// A set of Unicode scalars as ranges in order, with a gap between any two.
package struct CharacterRanges: Sendable, Hashable {
    package let ranges: [ClosedRange<UInt32>]

    package static let last: UInt32 = 0x10FFFF

    /// Ranges in any order, overlapping or not. O(n log n).
    package init(_ ranges: [ClosedRange<UInt32>]) {
        var joined: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let previous = joined.last, range.lowerBound <= previous.upperBound + 1 {
                joined[joined.count - 1] = previous.lowerBound...max(previous.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        self.ranges = joined
    }

    package var isEmpty: Bool { ranges.isEmpty }

    package var complement: CharacterRanges {
        var gaps: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { gaps.append(next...range.lowerBound - 1) }
            next = range.upperBound + 1
        }
        if next <= Self.last { gaps.append(next...Self.last) }
        return CharacterRanges(gaps)
    }

    package func intersection(_ other: CharacterRanges) -> CharacterRanges {
        var common: [ClosedRange<UInt32>] = []
        var left = ranges[...]
        var right = other.ranges[...]
        while let mine = left.first, let theirs = right.first {
            if mine.overlaps(theirs) { common.append(mine.clamped(to: theirs)) }
            if mine.upperBound < theirs.upperBound { left.removeFirst() } else { right.removeFirst() }
        }
        return CharacterRanges(common)
    }

    package func contains(_ scalar: UInt32) -> Bool { ranges.contains { $0.contains(scalar) } }
}

extension CharacterRanges {
    init(_ set: CharacterClass) {
        var ranges = set.ranges
        if !set.categories.isEmpty { ranges += Self.ranges(of: set.categories) }
        var result = CharacterRanges(ranges)
        if set.isNegated { result = result.complement }
        if let taken = set.subtracted.first { result = result.intersection(CharacterRanges(taken).complement) }
        self = result
    }

    private static func ranges(of categories: CategorySet) -> [ClosedRange<UInt32>] {
        byCategory.flatMap { $0.category.isDisjoint(with: categories) ? [] : $0.ranges }
    }

    /// The scalars of each category, as the standard library's Unicode version has them.
    private static let byCategory: [(category: CategorySet, ranges: [ClosedRange<UInt32>])] = {
        var table: [UInt32: [ClosedRange<UInt32>]] = [:]
        var first: UInt32 = 0
        var current: UInt32?
        for scalar in 0...last + 1 {
            let category = scalar <= last ? CategorySet.category(of: scalar)?.rawValue : nil
            guard category != current || scalar > last else { continue }
            if let current { table[current, default: []].append(first...scalar - 1) }
            current = category
            first = scalar
        }
        return table.sorted { $0.key < $1.key }.map { (CategorySet(rawValue: $0.key), $0.value) }
    }()
}
