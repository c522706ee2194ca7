/// The memory of matching, kept from one attempt to the next.
///
/// Steps that leave a choice are tried once at each distance from the start; what follows a choice up to the next has one
/// way to go, so that this bounds the work.
struct PatternRun {
    /// For each choice and distance from the start a bit: whether it was tried in this attempt. A bit, because the memory has
    /// to be cleared for each text.
    private var tried: [UInt64] = []
    /// The words of `tried` that are not zero.
    private var touched: [Int] = []
    private var stack: [Task] = []
    private var slots: [Int] = []
    /// The memory of patterns inside this one, at most one.
    private var inner: [PatternRun] = []

    /// A way to go on from a step, or, with a negative step, what a slot of a group held before.
    private struct Task {
        var step: Int
        var position: Int
    }

    /// The match that begins at `start`, or nil.
    mutating func run(_ pattern: TextPattern, _ text: [Unicode.Scalar], from start: Int) -> PatternMatch? {
        clear(pattern)
        let width = TextPattern.longest + 1
        let program = pattern.program
        let end = min(text.count, start + width)
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
                failed = position >= end || !program.sets[Int(next.value)].contains(text[position])
                position += 1
                step += 1
            case .any:
                failed = position >= end
                position += 1
                step += 1
            case .split:
                if isNew(Int(next.place) * width + position - start, isWithin: position - start < width) {
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
                if position - start < width { return PatternMatch(range: start..<position, slots: slots) }
                failed = true
            }
            guard failed else { continue }
            guard let task = nextTask() else { return nil }
            (step, position) = (task.step, task.position)
        }
    }

    private mutating func clear(_ pattern: TextPattern) {
        let words = (pattern.program.choices * (TextPattern.longest + 1) + 63) / 64
        if tried.count < words {
            tried = [UInt64](repeating: 0, count: words)
        } else {
            for word in touched { tried[word] = 0 }
        }
        touched.removeAll(keepingCapacity: true)
        stack.removeAll(keepingCapacity: true)
        let count = 2 * pattern.groups + 2
        if slots.count == count {
            for slot in 0..<count { slots[slot] = -1 }
        } else {
            slots = [Int](repeating: -1, count: count)
        }
    }

    /// Whether a choice was not made before at a distance.
    private mutating func isNew(_ place: Int, isWithin: Bool) -> Bool {
        guard isWithin else { return false }
        let bit = UInt64(1) << UInt64(place & 63)
        let before = tried[place >> 6]
        guard before & bit == 0 else { return false }
        if before == 0 { touched.append(place >> 6) }
        tried[place >> 6] = before | bit
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
            return Step(kind: .set, value: UInt32(sets.count - 1))
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
