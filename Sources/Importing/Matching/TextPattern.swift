/// A pattern that finds places in running text, in a small notation of regular expressions: `.` `[a-z]` `\d` `\w` `\s`
/// `\b` `^` `$` `(…)` `(?:…)` `(?!…)` `(?<!…)` `|` `*` `+` `?` `{n,m}`, lazy with a `?` after it.
///
/// The first alternative that leads to a match wins, as in other engines. A match is at most `longest` scalars, and
/// no choice is made twice at the same place: the time is at most the length of the text times the size of the pattern,
/// whatever the text holds.
package struct TextPattern: Sendable {
    let program: PatternProgram
    let groups: Int
    private let first: FirstScalars
    /// Whether a match begins at the start of the text alone.
    private let isAnchored: Bool

    static let longest = 400

    package init(_ pattern: String) {
        let (steps, groups) = PatternCompiler.compile(pattern)
        self.init(steps: steps, groups: groups)
    }

    init(steps: [PatternStep], groups: Int) {
        program = PatternProgram(steps)
        self.groups = groups
        first = Self.firstScalars(of: steps)
        if case .start? = steps.first(where: { if case .save = $0 { false } else { true } }) { isAnchored = true } else { isAnchored = false }
    }

    /// The scalars with which a match can begin.
    private static func firstScalars(of steps: [PatternStep]) -> FirstScalars {
        var result = FirstScalars()
        var seen = Set<Int>()
        var open = [0]
        while let step = open.popLast() {
            guard seen.insert(step).inserted else { continue }
            switch steps[step] {
            case .scalar(let scalar): result.formUnion(FirstScalars(scalar))
            case .set(let set): result.formUnion(set.summary)
            case .any, .match, .end: return .all
            case .split(let one, let other): open += [one, other]
            case .jump(let target): open.append(target)
            case .save, .wordEdge, .unlessAhead, .unlessBehind, .start: open.append(step + 1)
            }
        }
        return result
    }

    /// The match that begins at `position`, or nil.
    func match(_ text: [Unicode.Scalar], at position: Int, in matcher: inout PatternRun) -> PatternMatch? {
        guard position < text.count ? first.contains(text[position]) : true else { return nil }
        matcher.begin(self)
        return matcher.run(self, text, from: position)
    }

    /// The match that begins at `position`, or nil.
    func match(_ text: [Unicode.Scalar], at position: Int = 0) -> PatternMatch? {
        var run = PatternRun()
        return match(text, at: position, in: &run)
    }

    /// All matches from left to right that do not overlap.
    package func matches(in text: [Unicode.Scalar], from start: Int = 0) -> [PatternMatch] {
        var run = PatternRun()
        run.begin(self)
        var result: [PatternMatch] = []
        var position = start
        while position < text.count, !isAnchored || position == 0 {
            if first.contains(text[position]), let match = run.run(self, text, from: position) {
                result.append(match)
                position = max(match.range.upperBound, position + 1)
                run.begin(self)
            } else {
                position += 1
            }
        }
        return result
    }

    /// The first match.
    package func firstMatch(in text: [Unicode.Scalar], from start: Int = 0) -> PatternMatch? {
        var run = PatternRun()
        run.begin(self)
        var position = start
        while position <= text.count, !isAnchored || position == 0 {
            let canBegin = position < text.count ? first.contains(text[position]) : true
            if canBegin, let match = run.run(self, text, from: position) { return match }
            position += 1
        }
        return nil
    }
}

/// Where a pattern matched, and its groups.
package struct PatternMatch: Sendable, Hashable {
    package var range: Range<Int>
    private var slots: [Int]

    init(range: Range<Int>, slots: [Int]) {
        self.range = range
        self.slots = slots
    }

    /// The range of a group, from 1; nil for one that took no part.
    subscript(group: Int) -> Range<Int>? {
        guard 2 * group + 1 < slots.count, slots[2 * group] >= 0, slots[2 * group + 1] >= slots[2 * group] else {
            return nil
        }
        return slots[2 * group]..<slots[2 * group + 1]
    }
}
