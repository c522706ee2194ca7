/// The memory of matching, kept from one attempt to the next.
///
/// A choice that failed at a place fails there whatever start led to it: so each is tried once for a text, and the time is
/// linear in it.
struct PatternRun {
    /// For each place of a window of the text a bit for each choice: whether it was tried.
    ///
    /// Starts only move forward and a match is bounded, so the places of one window take turns.
    private var tried: [UInt64] = []
    private static let window = 512
    /// How many words of `tried` a place has.
    private var width = 0
    /// The places that `tried` knows something of.
    private var known = 0..<0
    private var stack: [Task] = []
    private var slots: [Int] = []
    /// The memory of patterns inside this one, at most one.
    private var inner: [PatternRun] = []

    /// A way to go on from a step, or, with a negative step, what a slot of a group held before.
    private struct Task {
        var step: Int
        var position: Int
    }

    /// Forgets all attempts; before matches of another pattern or in another text, and after a match.
    mutating func begin(_ pattern: TextPattern) {
        forget(known)
        known = 0..<0
        width = (pattern.program.choices + 63) / 64
        if tried.count < width * Self.window { tried = [UInt64](repeating: 0, count: width * Self.window) }
    }

    /// The match that begins at `start`, or nil; starts never go back between one `begin` and the next.
    ///
    /// What was given up because a match would become too long is not tried again inside of it.
    mutating func run(_ pattern: TextPattern, _ text: [Unicode.Scalar], from start: Int) -> PatternMatch? {
        prepare(pattern, start)
        let longest = TextPattern.longest
        let program = pattern.program
        let end = min(text.count, start + longest + 1)
        var step = 0
        var position = start
        while true {
            var failed = false
            let next = program.steps[step]
            switch next.kind {
            case .scalar:
                failed = position >= end || text[position].value != next.value
                position += 1
                step += 1
            case .set:
                failed = position >= end || !(next.ascii.contains(text[position]) ?? program.sets[Int(next.value)].contains(text[position]))
                position += 1
                step += 1
            case .any:
                failed = position >= end
                position += 1
                step += 1
            case .split:
                if position - start <= longest, isNew(Int(next.place), at: position) {
                    stack.append(Task(step: Int(next.other), position: position))
                    step = Int(next.value)
                } else {
                    failed = true
                }
            case .jump: step = Int(next.value)
            case .save:
                let slot = Int(next.value)
                stack.append(Task(step: -1 - slot, position: slots[slot]))
                slots[slot] = position
                step += 1
            case .wordEdge:
                let before = position > 0 && text[position - 1].isWordScalar
                let after = position < text.count && text[position].isWordScalar
                failed = before == after
                step += 1
            case .unlessAhead:
                failed = matches(program.patterns[Int(next.value)], text, at: position)
                step += 1
            case .unlessBehind:
                let length = Int(next.other)
                failed = position >= length && matches(program.patterns[Int(next.value)], text, at: position - length)
                step += 1
            case .start:
                failed = position != 0
                step += 1
            case .end:
                failed = position != text.count
                step += 1
            case .match:
                if position - start <= longest { return PatternMatch(range: start..<position, slots: slots) }
                failed = true
            }
            guard failed else { continue }
            guard let task = nextTask() else { return nil }
            (step, position) = (task.step, task.position)
        }
    }

    private mutating func prepare(_ pattern: TextPattern, _ start: Int) {
        if start >= known.upperBound {
            forget(known)
            known = start..<start
        } else if start > known.lowerBound {
            forget(known.lowerBound..<start)
            known = start..<known.upperBound
        }
        stack.removeAll(keepingCapacity: true)
        let count = 2 * pattern.groups + 2
        if slots.count == count {
            for slot in 0..<count { slots[slot] = -1 }
        } else {
            slots = [Int](repeating: -1, count: count)
        }
    }

    private mutating func forget(_ places: Range<Int>) {
        for place in places {
            let first = (place & (Self.window - 1)) * width
            for word in first..<first + width { tried[word] = 0 }
        }
    }

    /// Whether a choice was not made before at a place.
    private mutating func isNew(_ choice: Int, at place: Int) -> Bool {
        let word = (place & (Self.window - 1)) * width + choice >> 6
        let bit = UInt64(1) << UInt64(choice & 63)
        guard tried[word] & bit == 0 else { return false }
        tried[word] |= bit
        if place >= known.upperBound { known = known.lowerBound..<place + 1 }
        return true
    }

    /// The last choice that was left, with the groups as they were then.
    private mutating func nextTask() -> Task? {
        while let task = stack.popLast() {
            guard task.step < 0 else { return task }
            slots[-1 - task.step] = task.position
        }
        return nil
    }

    private mutating func matches(_ pattern: TextPattern, _ text: [Unicode.Scalar], at position: Int) -> Bool {
        if inner.isEmpty { inner.append(PatternRun()) }
        return pattern.match(text, at: position, in: &inner[0]) != nil
    }
}

/// The steps of a pattern in a form that takes no memory to go through.
struct PatternProgram: Sendable {
    enum Kind: UInt8, Sendable { case scalar, set, any, split, jump, save, wordEdge, unlessAhead, unlessBehind, start, end, match }

    struct Step: Sendable {
        var kind: Kind
        /// A scalar, a target, a slot, or a place in `sets` or `patterns`.
        var value: UInt32 = 0
        /// The second target, or a length.
        var other: UInt32 = 0
        /// Which of the choices this is.
        var place: UInt32 = 0
        /// What a set says of ASCII, so that most text needs no look into `sets`.
        var ascii = ASCIISet()
    }

    private(set) var steps: [Step] = []
    private(set) var sets: [ScalarSet] = []
    private(set) var patterns: [TextPattern] = []
    /// How many steps leave a choice.
    private(set) var choices = 0

    init(_ printed: [PatternStep]) {
        for step in printed { steps.append(made(step)) }
    }

    private mutating func made(_ step: PatternStep) -> Step {
        switch step {
        case .scalar(let scalar): return Step(kind: .scalar, value: scalar.value)
        case .set(let set):
            sets.append(set)
            return Step(kind: .set, value: UInt32(sets.count - 1), ascii: ASCIISet(set.summary))
        case .any: return Step(kind: .any)
        case .split(let one, let other):
            choices += 1
            return Step(kind: .split, value: UInt32(one), other: UInt32(other), place: UInt32(choices - 1))
        case .jump(let target): return Step(kind: .jump, value: UInt32(target))
        case .save(let slot): return Step(kind: .save, value: UInt32(slot))
        case .wordEdge: return Step(kind: .wordEdge)
        case .unlessAhead(let pattern):
            patterns.append(pattern)
            return Step(kind: .unlessAhead, value: UInt32(patterns.count - 1))
        case .unlessBehind(let pattern, let length):
            patterns.append(pattern)
            return Step(kind: .unlessBehind, value: UInt32(patterns.count - 1), other: UInt32(length))
        case .start: return Step(kind: .start)
        case .end: return Step(kind: .end)
        case .match: return Step(kind: .match)
        }
    }
}

extension Unicode.Scalar {
    /// What `\w` stands for.
    fileprivate var isWordScalar: Bool { self == "_" || isWordPart }
}
