/// A pattern that finds places in running text, in a small notation of regular expressions: `.` `[a-z]` `\d` `\w` `\s`
/// `\b` `^` `$` `(…)` `(?:…)` `(?!…)` `(?<!…)` `|` `*` `+` `?` `{n,m}`, lazy with a `?` after it.
///
/// The first alternative that leads to a match wins, as in other engines. A match is at most `longest` scalars, and
/// no step is tried twice at the same place: the time is at most the length of the text times the size of the pattern
/// times `longest`, whatever the text holds.
package struct TextPattern: Sendable {
    let steps: [PatternStep]
    let groups: Int
    private let first: FirstScalars

    static let longest = 400

    package init(_ pattern: String) {
        let (steps, groups) = PatternCompiler.compile(pattern)
        self.init(steps: steps, groups: groups)
    }

    init(steps: [PatternStep], groups: Int) {
        self.steps = steps
        self.groups = groups
        first = Self.firstScalars(of: steps)
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
        var result: [PatternMatch] = []
        var position = start
        while position < text.count {
            if first.contains(text[position]), let match = run.run(self, text, from: position) {
                result.append(match)
                position = max(match.range.upperBound, position + 1)
            } else {
                position += 1
            }
        }
        return result
    }

    /// The first match.
    package func firstMatch(in text: [Unicode.Scalar], from start: Int = 0) -> PatternMatch? {
        var run = PatternRun()
        var position = start
        while position <= text.count {
            if let match = match(text, at: position, in: &run) { return match }
            position += 1
        }
        return nil
    }
}

/// Where a pattern matched, and its groups.
package struct PatternMatch: Sendable, Hashable {
    package var range: Range<Int>
    fileprivate var slots: [Int]

    /// The range of a group, from 1; nil for one that took no part.
    subscript(group: Int) -> Range<Int>? {
        guard 2 * group + 1 < slots.count, slots[2 * group] >= 0, slots[2 * group + 1] >= slots[2 * group] else {
            return nil
        }
        return slots[2 * group]..<slots[2 * group + 1]
    }
}

/// The memory of matching, kept from one attempt to the next.
struct PatternRun {
    /// For each step and distance from the start a bit: whether it was tried in this attempt. A bit, because a pattern
    /// has tens of steps, and the memory has to be cleared for each text.
    private var tried: [UInt64] = []
    /// The words of `tried` that are not zero.
    private var touched: [Int] = []
    private var stack: [Task] = []
    private var slots: [Int] = []

    private enum Task {
        case go(step: Int, position: Int)
        case restore(slot: Int, value: Int)
    }

    mutating func run(_ pattern: TextPattern, _ text: [Unicode.Scalar], from start: Int) -> PatternMatch? {
        let width = TextPattern.longest + 1
        let words = (pattern.steps.count * width + 63) / 64
        if tried.count < words {
            tried = [UInt64](repeating: 0, count: words)
        } else {
            for word in touched { tried[word] = 0 }
        }
        touched.removeAll(keepingCapacity: true)
        slots = [Int](repeating: -1, count: 2 * pattern.groups + 2)
        stack.removeAll(keepingCapacity: true)
        stack.append(.go(step: 0, position: start))
        while let task = stack.popLast() {
            switch task {
            case .restore(let slot, let value): slots[slot] = value
            case .go(let step, let position):
                if let end = follow(pattern, text, step, position, start, width) {
                    return PatternMatch(range: start..<end, slots: slots)
                }
            }
        }
        return nil
    }

    /// Follows one thread to its match or its end; alternatives go on the stack.
    private mutating func follow(
        _ pattern: TextPattern, _ text: [Unicode.Scalar], _ from: Int, _ at: Int, _ start: Int, _ width: Int
    ) -> Int? {
        var step = from
        var position = at
        while true {
            guard position - start < width else { return nil }
            let place = step * width + position - start
            let bit = UInt64(1) << UInt64(place & 63)
            let before = tried[place >> 6]
            guard before & bit == 0 else { return nil }
            if before == 0 { touched.append(place >> 6) }
            tried[place >> 6] = before | bit
            switch pattern.steps[step] {
            case .scalar(let scalar):
                guard position < text.count, text[position] == scalar else { return nil }
                position += 1
                step += 1
            case .set(let set):
                guard position < text.count, set.contains(text[position]) else { return nil }
                position += 1
                step += 1
            case .any:
                guard position < text.count else { return nil }
                position += 1
                step += 1
            case .split(let one, let other):
                stack.append(.go(step: other, position: position))
                step = one
            case .jump(let target): step = target
            case .save(let slot):
                stack.append(.restore(slot: slot, value: slots[slot]))
                slots[slot] = position
                step += 1
            case .wordEdge:
                let before = position > 0 && text[position - 1].isWordScalar
                let after = position < text.count && text[position].isWordScalar
                guard before != after else { return nil }
                step += 1
            case .unlessAhead(let inner):
                guard inner.match(text, at: position) == nil else { return nil }
                step += 1
            case .unlessBehind(let inner, let length):
                guard position < length || inner.match(text, at: position - length) == nil else { return nil }
                step += 1
            case .start:
                guard position == 0 else { return nil }
                step += 1
            case .end:
                guard position == text.count else { return nil }
                step += 1
            case .match: return position
            }
        }
    }
}

extension Unicode.Scalar {
    /// What `\w` stands for.
    fileprivate var isWordScalar: Bool { self == "_" || isWordPart }
}
