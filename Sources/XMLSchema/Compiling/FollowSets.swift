/// The sets of targets between which a content model moves: one before the content, one after each position.
///
/// Equal sets are one set: a repeated choice of a hundred elements has a single set, not a hundred.
struct FollowSets {
    typealias Target = ParticleTree.Target

    private(set) var sets: [[Target]] = []
    /// The set after each position.
    private(set) var after: [Int32]
    private(set) var start: Int32 = 0
    private var known: [[Target]: Int32] = [:]
    private(set) var isTooLarge: Bool
    private var size = 0

    static let end = Target(position: -1, operations: [])

    init(_ tree: ParticleTree) {
        after = Array(repeating: 0, count: tree.positions.count)
        isTooLarge = tree.isTooLarge
        guard !isTooLarge else { return }
        let end = intern([Self.end])
        start = intern(tree.root.first + (tree.root.isNullable ? [Self.end] : []))
        follow(tree.root, with: end)
    }

    private mutating func intern(_ targets: [Target]) -> Int32 {
        if let id = known[targets] { return id }
        var seen: Set<Target> = []
        let unique = targets.filter { seen.insert($0).inserted }
        if unique.count != targets.count { return intern(unique) }
        size += unique.count
        if size > ParticleTree.edgeLimit { isTooLarge = true }
        let id = Int32(sets.count)
        sets.append(unique)
        known[unique] = id
        return id
    }

    /// Notes what may follow each position of a node, given the set that follows the node itself.
    private mutating func follow(_ node: ParticleTree.Node, with next: Int32) {
        if isTooLarge { return }
        switch node.kind {
        case .position(let position): after[Int(position)] = next
        case .choice(let children): for child in children { follow(child, with: next) }
        case .sequence(let children):
            var next = next
            for child in children.reversed() {
                follow(child, with: next)
                if case .position = child.kind {
                    next = intern(child.first)
                } else {
                    next = intern(child.first + (child.isNullable ? sets[Int(next)] : []))
                }
            }
        case .optional(let body): follow(body, with: next)
        case .repeated(let body): follow(body, with: intern(body.first + sets[Int(next)]))
        case .counted(let body, let counter):
            let again = body.first.map { $0.after(.init(kind: .loop, counter: counter)) }
            let leave = sets[Int(next)].map { $0.after(.init(kind: .exit, counter: counter)) }
            follow(body, with: intern(again + leave))
        }
    }
}
