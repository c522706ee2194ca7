/// What a pattern means, before it becomes steps.
private indirect enum PatternNode {
    case scalar(Unicode.Scalar)
    case set(ScalarSet)
    case any
    case sequence([PatternNode])
    case either([PatternNode])
    case repeated(PatternNode, Int, Int?, isLazy: Bool)
    case group(PatternNode, Int)
    case wordEdge, start, end
    case unlessAhead(PatternNode)
    case unlessBehind(PatternNode)
}

/// Reads the notation of `TextPattern` and writes its steps. Patterns are part of the program, so that a mistake in
/// one is a mistake in the program: it stops with the pattern, and tests run every pattern.
struct PatternCompiler {
    private let source: [Unicode.Scalar]
    private var position = 0
    private var groups = 0
    private(set) var steps: [PatternStep] = []

    static func compile(_ pattern: String) -> (steps: [PatternStep], groups: Int) {
        var compiler = PatternCompiler(source: Array(pattern.unicodeScalars))
        let node = compiler.alternatives()
        precondition(compiler.position == compiler.source.count, "unbalanced pattern \(pattern)")
        compiler.emit(node)
        compiler.steps.append(.match)
        return (compiler.steps, compiler.groups)
    }

    private init(source: [Unicode.Scalar]) { self.source = source }

    // MARK: Reading

    private var next: Unicode.Scalar? { position < source.count ? source[position] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    private mutating func take(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        guard source[position...].starts(with: scalars) else { return false }
        position += scalars.count
        return true
    }

    private mutating func alternatives() -> PatternNode {
        var all = [sequence()]
        while take("|") { all.append(sequence()) }
        return all.count == 1 ? all[0] : .either(all)
    }

    private mutating func sequence() -> PatternNode {
        var parts: [PatternNode] = []
        while let scalar = next, scalar != "|", scalar != ")" { parts.append(quantified(atom())) }
        return .sequence(parts)
    }

    private mutating func atom() -> PatternNode {
        guard let scalar = next else { return .sequence([]) }
        position += 1
        switch scalar {
        case ".": return .any
        case "^": return .start
        case "$": return .end
        case "(": return group()
        case "[": return .set(bracket())
        case "\\": return escape()
        default: return .scalar(scalar)
        }
    }

    private mutating func group() -> PatternNode {
        if take("?:") { return closed { $0.alternatives() } }
        if take("?!") { return .unlessAhead(closed { $0.alternatives() }) }
        if take("?<!") { return .unlessBehind(closed { $0.alternatives() }) }
        groups += 1
        let number = groups
        return .group(closed { $0.alternatives() }, number)
    }

    private mutating func closed(_ body: (inout PatternCompiler) -> PatternNode) -> PatternNode {
        let node = body(&self)
        precondition(take(")"), "unclosed group in \(String(source))")
        return node
    }

    private mutating func escape() -> PatternNode {
        guard let scalar = next else { return .scalar("\\") }
        position += 1
        if scalar == "b" { return .wordEdge }
        if scalar == "t" { return .scalar("\t") }
        if let set = Self.classSet(scalar) { return .set(set) }
        return .scalar(scalar)
    }

    private static func classSet(_ scalar: Unicode.Scalar) -> ScalarSet? {
        var set = ScalarSet()
        switch scalar {
        case "d": set.insertDigits()
        case "w": set.insertWords()
        case "s": set.insertSpaces()
        case "S":
            set.insertSpaces()
            set.negate()
        default: return nil
        }
        return set
    }

    private mutating func bracket() -> ScalarSet {
        var set = ScalarSet()
        let isNegated = take("^")
        while let scalar = next, scalar != "]" {
            position += 1
            if scalar == "\\", let escaped = next {
                position += 1
                switch escaped {
                case "d": set.insertDigits()
                case "w": set.insertWords()
                case "s": set.insertSpaces()
                default: set.insert(escaped.value...escaped.value)
                }
            } else if next == "-", position + 1 < source.count, source[position + 1] != "]" {
                let last = source[position + 1]
                position += 2
                set.insert(scalar.value...max(scalar.value, last.value))
            } else {
                set.insert(scalar.value...scalar.value)
            }
        }
        precondition(take("]"), "unclosed set in \(String(source))")
        if isNegated { set.negate() }
        return set
    }

    private mutating func quantified(_ node: PatternNode) -> PatternNode {
        var least = 1
        var most: Int? = 1
        if take("*") { (least, most) = (0, nil) } else if take("+") { (least, most) = (1, nil) } else if take("?") {
            (least, most) = (0, 1)
        } else if next == "{" {
            position += 1
            least = number()
            most = take(",") ? (next == "}" ? nil : number()) : least
            precondition(take("}"), "unclosed bound in \(String(source))")
        } else {
            return node
        }
        return .repeated(node, least, most, isLazy: take("?"))
    }

    private mutating func number() -> Int {
        var value = 0
        while let digit = next, digit.isDigit {
            value = value * 10 + Int(digit.value - 0x30)
            position += 1
        }
        return value
    }

    // MARK: Steps

    private mutating func emit(_ node: PatternNode) {
        switch node {
        case .scalar(let scalar): steps.append(.scalar(scalar))
        case .set(let set): steps.append(.set(set))
        case .any: steps.append(.any)
        case .wordEdge: steps.append(.wordEdge)
        case .start: steps.append(.start)
        case .end: steps.append(.end)
        case .sequence(let parts): for part in parts { emit(part) }
        case .group(let inner, let number):
            steps.append(.save(2 * number))
            emit(inner)
            steps.append(.save(2 * number + 1))
        case .either(let parts): emit(either: parts)
        case .repeated(let inner, let least, let most, let isLazy):
            for _ in 0..<least { emit(inner) }
            if let most {
                for _ in least..<max(most, least) { emitOptional(inner, isLazy: isLazy) }
            } else {
                let loop = steps.count
                steps.append(.match)
                emit(inner)
                steps.append(.jump(loop))
                steps[loop] = isLazy ? .split(steps.count, loop + 1) : .split(loop + 1, steps.count)
            }
        case .unlessAhead(let inner): steps.append(.unlessAhead(Self.pattern(inner)))
        case .unlessBehind(let inner):
            steps.append(.unlessBehind(Self.pattern(inner), length: Self.length(inner)))
        }
    }

    private mutating func emit(either parts: [PatternNode]) {
        var jumps: [Int] = []
        for (index, part) in parts.enumerated() {
            guard index < parts.count - 1 else {
                emit(part)
                break
            }
            let split = steps.count
            steps.append(.match)
            emit(part)
            jumps.append(steps.count)
            steps.append(.match)
            steps[split] = .split(split + 1, steps.count)
        }
        for jump in jumps { steps[jump] = .jump(steps.count) }
    }

    private mutating func emitOptional(_ inner: PatternNode, isLazy: Bool) {
        let split = steps.count
        steps.append(.match)
        emit(inner)
        steps[split] = isLazy ? .split(steps.count, split + 1) : .split(split + 1, steps.count)
    }

    private static func pattern(_ node: PatternNode) -> TextPattern {
        var compiler = PatternCompiler(source: [])
        compiler.emit(node)
        compiler.steps.append(.match)
        return TextPattern(steps: compiler.steps, groups: 0)
    }

    /// How many scalars a node matches that always matches as many.
    private static func length(_ node: PatternNode) -> Int {
        switch node {
        case .scalar, .set, .any: 1
        case .sequence(let parts): parts.reduce(0) { $0 + length($1) }
        case .either(let parts): parts.map(length).max() ?? 0
        case .group(let inner, _): length(inner)
        case .repeated(let inner, let least, _, _): length(inner) * least
        case .wordEdge, .start, .end, .unlessAhead, .unlessBehind: 0
        }
    }
}
