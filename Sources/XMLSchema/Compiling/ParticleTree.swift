import RapporteurDiagnostics

/// A content model prepared for building its automaton: every element or wildcard is a numbered position.
///
/// The construction is Glushkov's: after one position may come any position of its follow set. Occurrence bounds
/// other than 0, 1 and unbounded are counters on the edges between positions instead of copies of what they count,
/// so that `maxOccurs="5000"` costs no more than `maxOccurs="unbounded"`.
struct ParticleTree {
    /// What has to hold and happen when an edge with counters is taken.
    struct Operation: Hashable {
        enum Kind: UInt8 {
            /// The counted part begins: its counter becomes 1.
            case enter
            /// It begins once more: the counter must be below the maximum, and goes up.
            case loop
            /// It is left: the counter must have reached the minimum.
            case exit
        }
        var kind: Kind
        var counter: Int32
    }

    struct Target: Hashable {
        /// The position that comes next; -1 is the end of the content.
        var position: Int32
        var operations: [Operation]
    }

    struct Counter {
        var minimum: Int32
        /// `Int32.max` is unbounded.
        var maximum: Int32
        /// Whether a group is counted, not one element or wildcard.
        var isOfGroup: Bool
        /// The counter of the counted part around this one; -1 for none.
        var outer: Int32 = -1
        /// How many counted parts stand around this one.
        var depth: Int32 = 0
    }

    final class Node {
        enum Kind {
            case position(Int32)
            case sequence([Node])
            case choice([Node])
            /// Zero or once.
            case optional(Node)
            /// Once or more.
            case repeated(Node)
            case counted(Node, Int32)
        }
        let kind: Kind
        let isNullable: Bool
        let first: [Target]

        init(_ kind: Kind, isNullable: Bool, first: [Target]) {
            self.kind = kind
            self.isNullable = isNullable
            self.first = first
        }
    }

    /// The particle of each position.
    private(set) var positions: [Particle] = []
    private(set) var counters: [Counter] = []
    private(set) var root = Node(.sequence([]), isNullable: true, first: [])
    /// The bound that the content model goes beyond, so that it cannot be used; nil where there is none.
    private(set) var excess: Limit?

    /// Bounds on the positions, and on all targets of first sets together, against schemas made to be slow.
    private let mostPositions = Limit.schemaElements.value
    private let mostEdges = Limit.schemaTransitions.value
    private let mostWildcards = Limit.schemaWildcards.value
    private var edges = 0
    private var wildcards = 0
    private var groups = 0

    init(_ particle: Particle) {
        root = node(particle)
        // A counter comes after those within it.
        for index in counters.indices.reversed() where counters[index].outer >= 0 {
            counters[index].depth = counters[Int(counters[index].outer)].depth + 1
        }
    }

    private mutating func node(_ particle: Particle) -> Node {
        let inner = counters.count
        let body = node(particle.term, of: particle)
        return occurring(body, minimum: particle.minOccurs, maximum: particle.maxOccurs, inner: inner)
    }

    private mutating func node(_ term: Term, of particle: Particle) -> Node {
        switch term {
        case .element, .wildcard:
            if case .wildcard = term { wildcards += 1 }
            if positions.count >= mostPositions { excess = .schemaElements }
            if edges >= mostEdges { excess = .schemaTransitions }
            // Wildcards have to be tried one by one.
            if wildcards > mostWildcards { excess = .schemaWildcards }
            if excess != nil { return Node(.sequence([]), isNullable: true, first: []) }
            let position = Int32(positions.count)
            positions.append(particle)
            return Node(.position(position), isNullable: false, first: [Target(position: position, operations: [])])
        case .group(let group):
            if excess != nil { return Node(.sequence([]), isNullable: true, first: []) }
            groups += 1
            if groups > mostPositions {
                excess = .schemaElements
                return Node(.sequence([]), isNullable: true, first: [])
            }
            let children = group.particles.map { node($0) }
            switch group.compositor {
            case .choice:
                let first = children.flatMap(\.first)
                edges += first.count
                // A choice of nothing admits nothing, which a choice without children and nullability says.
                return Node(
                    .choice(children), isNullable: children.contains(where: \.isNullable), first: first)
            case .sequence, .all:
                var first: [Target] = []
                for child in children {
                    first += child.first
                    if !child.isNullable { break }
                }
                edges += first.count
                return Node(.sequence(children), isNullable: children.allSatisfy(\.isNullable), first: first)
            }
        }
    }

    /// - Parameter inner: the first of the counters within the body.
    private mutating func occurring(_ body: Node, minimum: Int, maximum: Int?, inner: Int) -> Node {
        let minimum = body.isNullable ? min(minimum, 1) : minimum
        switch (minimum, maximum) {
        case (1, 1): return body
        case (0, 1): return Node(.optional(body), isNullable: true, first: body.first)
        case (1, nil): return Node(.repeated(body), isNullable: body.isNullable, first: body.first)
        case (0, nil):
            return Node(
                .optional(Node(.repeated(body), isNullable: body.isNullable, first: body.first)), isNullable: true,
                first: body.first)
        default:
            let counter = Int32(counters.count)
            for index in inner..<counters.count where counters[index].outer < 0 { counters[index].outer = counter }
            let isOfGroup = if case .position = body.kind { false } else { true }
            // What may be empty can make up any missing rounds with empty ones.
            counters.append(
                Counter(
                    minimum: body.isNullable ? 0 : Int32(clamping: max(minimum, 1)),
                    maximum: maximum.map { Int32(clamping: $0) } ?? .max, isOfGroup: isOfGroup))
            let first = body.first.map { $0.after(Operation(kind: .enter, counter: counter)) }
            edges += first.count
            let counted = Node(.counted(body, counter), isNullable: body.isNullable, first: first)
            guard minimum == 0 else { return counted }
            return Node(.optional(counted), isNullable: true, first: first)
        }
    }
}

extension ParticleTree.Target {
    func after(_ operation: ParticleTree.Operation) -> Self {
        ParticleTree.Target(position: position, operations: [operation] + operations)
    }
}
