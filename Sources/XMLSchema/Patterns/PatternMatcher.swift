import RapporteurDiagnostics

/// Matches literals against one pattern: a deterministic automaton that is built from the nondeterministic one as
/// literals ask for it, and kept.
///
/// Both the automaton and the work of building it are bounded; what exceeds them is answered with nil, not a guess.
///
/// What each literal touches is spared the run-time check of exclusive access; nothing here calls out.
final class PatternMatcher {
    private let program: PatternProgram
    @exclusivity(unchecked) private var alphabet: PatternAlphabet
    /// The nondeterministic states that each deterministic one stands for: those that consume, and 0 for acceptance.
    @exclusivity(unchecked) private var sets: [[Int32]] = []
    @exclusivity(unchecked) private var ids: [[Int32]: Int] = [:]
    /// A row of `stride` cells for each state: the next state, `unknown` where nobody asked yet. Not an array, because
    /// the loop over a literal does little else than read it: 3 ns a character instead of 25.
    @exclusivity(unchecked) private var cells: UnsafeMutablePointer<Int32>
    @exclusivity(unchecked) private var capacity: Int
    private let ascii: UnsafeMutablePointer<UInt8>
    /// The symbols of characters beyond ASCII met lately, at the place their last byte names.
    private let recent: UnsafeMutablePointer<(scalar: UInt32, symbol: Int32)>
    @exclusivity(unchecked) private var accepts: [Bool] = []
    /// The symbols a row has room for.
    @exclusivity(unchecked) private var stride = 0
    /// The start, and the state from which nothing matches.
    @exclusivity(unchecked) private var start = 0
    @exclusivity(unchecked) private var dead = 0
    /// The members of all sets together.
    @exclusivity(unchecked) private var members = 0

    /// About how many bytes this takes.
    var footprint: Int { 8 * (capacity + members + marks.count) }

    /// Which states the closure being built holds: those marked with the number of the round.
    private var marks: [UInt32]
    private var round: UInt32 = 0
    private var stack: [Int32] = []

    private let allowance: Allowance
    /// Beyond these the states built so far are forgotten: cells of the table, and members of the sets.
    private static let mostCells = 1 << 18
    private static let mostMembers = 1 << 20
    private static let unknown: Int32 = -1

    /// How many steps of building are still allowed to the patterns of one context together; every byte matched earns
    /// some more, so that patterns may be large or often asked, but not both, and not many of them.
    final class Allowance {
        @exclusivity(unchecked) fileprivate var steps = 100_000_000
        fileprivate static let stepsAByte = 500

        fileprivate func earn(_ bytes: Int) { steps = min(steps + bytes * Self.stepsAByte, 1 << 40) }
    }

    init(_ program: PatternProgram, allowance: Allowance = Allowance()) {
        self.program = program
        self.allowance = allowance
        alphabet = program.alphabet
        marks = [UInt32](repeating: 0, count: program.states.count)
        capacity = 256
        cells = .allocate(capacity: capacity)
        ascii = .allocate(capacity: 128)
        ascii.initialize(from: alphabet.ascii, count: 128)
        recent = .allocate(capacity: 256)
        recent.initialize(repeating: (0, 0), count: 256)
        forgetStates()
    }

    deinit {
        cells.deallocate()
        ascii.deallocate()
        recent.deallocate()
    }

    /// Whether the whole literal matches; nil when finding out would take too long.
    ///
    /// O(length) once states are built; never more than O(length * states of the pattern).
    func matches(_ literal: Bytes) -> Bool? {
        allowance.earn(literal.count)
        var state = start
        var index = 0
        while index < literal.count {
            let first = literal[index]
            let symbol: Int
            if first < 0x80 {
                symbol = Int(ascii[Int(first)])
                index += 1
            } else {
                let (scalar, length) = literal.scalar(at: index)
                let place = Int(scalar & 0xFF)
                if recent[place].scalar != scalar {
                    guard allowance.steps > 0 else { return nil }
                    allowance.steps -= alphabet.cost
                    recent[place] = (scalar, Int32(alphabet.symbol(ofOther: scalar)))
                }
                symbol = Int(recent[place].symbol)
                index += length
            }
            let known = symbol < stride ? cells[state * stride + symbol] : Self.unknown
            if known != Self.unknown {
                state = Int(known)
            } else {
                // Building is what takes long: a literal may ask for very much of it.
                guard allowance.steps > 0, !Deadline.hasPassed else { return nil }
                state = step(from: state, symbol)
            }
            if state == dead { return false }
        }
        return accepts[state]
    }

    /// Builds the transition of a state for a symbol and returns where it leads.
    private func step(from state: Int, _ symbol: Int) -> Int {
        var state = state
        if symbol >= stride || (sets.count + 1) * stride > Self.mostCells || members > Self.mostMembers {
            // Start over with wider rows, or with none: only the state at hand is needed.
            let set = sets[state]
            forgetStates()
            state = intern(set)
        }
        beginClosure()
        var next: [Int32] = []
        allowance.steps -= sets[state].count
        for inner in sets[state] {
            if case .one(let classIndex, let target) = program.states[Int(inner)],
                alphabet.isSymbol(symbol, inClass: classIndex)
            {
                addClosure(of: target, to: &next)
            }
        }
        next.sort()
        let target = intern(next)
        cells[state * stride + symbol] = Int32(target)
        return target
    }

    private func forgetStates() {
        stride = alphabet.count + 4
        sets.removeAll()
        ids.removeAll()
        accepts.removeAll()
        members = 0
        dead = intern([])
        beginClosure()
        var first: [Int32] = []
        addClosure(of: program.start, to: &first)
        first.sort()
        start = intern(first)
    }

    private func intern(_ set: [Int32]) -> Int {
        if let known = ids[set] { return known }
        let id = sets.count
        sets.append(set)
        ids[set] = id
        members += set.count
        accepts.append(set.first == 0)
        makeRoom(for: (id + 1) * stride)
        (cells + id * stride).initialize(repeating: Self.unknown, count: stride)
        return id
    }

    private func makeRoom(for count: Int) {
        guard count > capacity else { return }
        let larger = UnsafeMutablePointer<Int32>.allocate(capacity: max(count, capacity * 2))
        larger.initialize(from: cells, count: capacity)
        cells.deallocate()
        cells = larger
        capacity = max(count, capacity * 2)
    }

    private func beginClosure() {
        if round == UInt32.max {
            for index in marks.indices { marks[index] = 0 }
            round = 0
        }
        round += 1
    }

    /// Adds the states that consume, or accept, and that a state leads to without consuming anything.
    private func addClosure(of state: Int32, to set: inout [Int32]) {
        stack.append(state)
        while let current = stack.popLast() {
            guard marks[Int(current)] != round else { continue }
            marks[Int(current)] = round
            allowance.steps -= 1
            if case .split(let first, let second) = program.states[Int(current)] {
                stack.append(second)
                stack.append(first)
            } else {
                set.append(current)
            }
        }
    }
}
