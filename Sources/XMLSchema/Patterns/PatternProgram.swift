/// An expression as a nondeterministic automaton (Thompson's construction): at most one state for each character and
/// two for each operator, counts multiplied out.
struct PatternProgram: Sendable {
    /// What a state does.
    enum State: Sendable {
        case accept
        /// Consumes one character of a class and goes on.
        case one(classIndex: Int32, next: Int32)
        /// Goes on to both without consuming anything.
        case split(Int32, Int32)
    }

    private(set) var states: [State] = [.accept]
    private(set) var start: Int32 = 0
    /// The symbols of its characters, so far as they are known beforehand.
    let alphabet: PatternAlphabet

    /// An expression that needs more is not compiled: `(a{1,1000}){1,1000}` would be a million.
    static let mostStates = 100_000

    /// nil when the expression needs too many states.
    init?(_ nodes: [PatternNode], root: Int, classes: [CharacterClass]) {
        alphabet = PatternAlphabet(classes)
        guard let start = build(Self.withoutNothing(nodes), root, next: 0) else { return nil }
        self.start = start
    }

    /// Takes out the parts that match nothing but the empty text, so that each part that is built costs a state: else
    /// `(()()()…a){1,50000}` would cost time that no bound on states ends. Parts come before what they are parts of.
    private static func withoutNothing(_ nodes: [PatternNode]) -> [PatternNode] {
        var result = nodes
        var isNothing = [Bool](repeating: false, count: nodes.count)
        for (index, node) in nodes.enumerated() {
            switch node {
            case .empty: isNothing[index] = true
            case .one: break
            case .sequence(let parts):
                let rest = parts.filter { !isNothing[$0] }
                result[index] = .sequence(rest)
                isNothing[index] = rest.isEmpty
            case .choice(let branches): isNothing[index] = branches.allSatisfy { isNothing[$0] }
            case .repeated(let part, _, let most): isNothing[index] = isNothing[part] || most == 0
            }
            if isNothing[index] { result[index] = .empty }
        }
        return result
    }

    private mutating func add(_ state: State) -> Int32? {
        guard states.count < Self.mostStates else { return nil }
        states.append(state)
        return Int32(states.count - 1)
    }

    /// Builds the states of a node so that they lead to `next`; returns the first. As deep as groups are nested.
    private mutating func build(_ nodes: [PatternNode], _ index: Int, next: Int32) -> Int32? {
        switch nodes[index] {
        case .empty:
            return next
        case .one(let classIndex):
            return add(.one(classIndex: Int32(classIndex), next: next))
        case .sequence(let parts):
            var start = next
            for part in parts.reversed() {
                guard let built = build(nodes, part, next: start) else { return nil }
                start = built
            }
            return start
        case .choice(let branches):
            var start: Int32?
            for branch in branches.reversed() {
                guard let built = build(nodes, branch, next: next) else { return nil }
                if let other = start {
                    guard let split = add(.split(built, other)) else { return nil }
                    start = split
                } else {
                    start = built
                }
            }
            return start
        case .repeated(let part, let least, let most):
            return buildRepeated(nodes, part, least, most, next: next)
        }
    }

    private mutating func buildRepeated(
        _ nodes: [PatternNode], _ part: Int, _ least: Int, _ most: Int?, next: Int32
    ) -> Int32? {
        var start = next
        if let most {
            // a{0,3} is (a(a(a)?)?)?: leaving off at any point costs one step.
            for _ in 0..<(most - least) {
                guard let built = build(nodes, part, next: start) else { return nil }
                // What consumes nothing matches the same however often it stands.
                if built == start { break }
                guard let split = add(.split(built, next)) else { return nil }
                start = split
            }
        } else {
            guard let loop = add(.split(next, next)), let built = build(nodes, part, next: loop) else { return nil }
            states[Int(loop)] = .split(built, next)
            start = loop
        }
        for _ in 0..<least {
            guard let built = build(nodes, part, next: start) else { return nil }
            if built == start { break }
            start = built
        }
        return start
    }
}
