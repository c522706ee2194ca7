import RapporteurDiagnostics

/// The sets of targets between which a content model moves: one before the content, one after each position.
///
/// What may come after `a?` in `(a?, b?, c?)` is all of what may come after `b?`, and more. So a set is written as a
/// link: the targets of its own, and the set that goes on where these are passed over. A sequence of ten thousand
/// optional elements has ten thousand links of one target each, not fifty million targets. Links point to links that
/// were made before them and form trees; their numbers are those of a walk that meets each link before all that lead
/// to it, so that "set s holds what link l adds" is `l <= s && s < end[l]`.
struct FollowSets {
    typealias Target = ParticleTree.Target
    typealias Operation = ParticleTree.Operation

    struct Link {
        /// What it adds, the first first.
        var own: [Target]
        /// Whether the content may end here; only the last link of a set says so.
        var isEnd = false
        /// The counter that is left on the way to the next link; -1 for none.
        var exits: Int32 = -1
        /// The link that goes on; -1 where there is none.
        var next: Int32
    }

    /// A link's number is that of the set that begins with it.
    private(set) var links: [Link] = []
    /// Behind the last of the links that lead to a link.
    private(set) var end: [Int32] = []
    /// The set after each position.
    private(set) var after: [Int32]
    private(set) var start: Int32 = 0
    /// The innermost counter around each position; -1 for none.
    private(set) var counterAround: [Int32]
    /// The bound that the model goes beyond, if it does.
    private(set) var excess: Limit?
    private var size = 0
    private let most = Limit.schemaTransitions.value

    /// O(positions + targets).
    init(_ tree: ParticleTree) {
        after = Array(repeating: 0, count: tree.positions.count)
        counterAround = Array(repeating: -1, count: tree.positions.count)
        excess = tree.excess
        guard excess == nil else { return }
        let end = add(Link(own: [], isEnd: true, next: -1))
        start = add(Link(own: tree.root.first, next: tree.root.isNullable ? end : -1))
        follow(tree.root, with: end, within: -1)
        number()
    }

    private mutating func add(_ link: Link) -> Int32 {
        // Nothing of its own, and nothing on the way.
        if link.own.isEmpty, !link.isEnd, link.exits < 0, link.next >= 0 { return link.next }
        size += link.own.count + 1
        if size > most { excess = .schemaTransitions }
        links.append(link)
        return Int32(links.count - 1)
    }

    /// Notes what may follow each position of a node, given the set that follows the node itself. As deep as groups
    /// are nested.
    private mutating func follow(_ node: ParticleTree.Node, with next: Int32, within counter: Int32) {
        if excess != nil { return }
        switch node.kind {
        case .position(let position):
            after[Int(position)] = next
            counterAround[Int(position)] = counter
        case .choice(let children): for child in children { follow(child, with: next, within: counter) }
        case .sequence(let children):
            var next = next
            for (index, child) in children.enumerated().reversed() {
                follow(child, with: next, within: counter)
                if index > 0 { next = add(Link(own: child.first, next: child.isNullable ? next : -1)) }
            }
        case .optional(let body): follow(body, with: next, within: counter)
        case .repeated(let body): follow(body, with: add(Link(own: body.first, next: next)), within: counter)
        case .counted(let body, let own):
            let again = body.first.map { $0.after(Operation(kind: .loop, counter: own)) }
            follow(body, with: add(Link(own: again, exits: own, next: next)), within: own)
        }
    }

    /// Gives the links the numbers of a walk. A link was made after the one it points to, so no stack is needed.
    private mutating func number() {
        var sizes = [Int32](repeating: 1, count: links.count)
        for index in links.indices.reversed() where links[index].next >= 0 { sizes[Int(links[index].next)] += sizes[index] }
        var numbers = [Int32](repeating: 0, count: links.count)
        var free = [Int32](repeating: 0, count: links.count)
        var roots: Int32 = 0
        for (index, link) in links.enumerated() {
            if link.next < 0 {
                numbers[index] = roots
                roots += sizes[index]
            } else {
                numbers[index] = free[Int(link.next)]
                free[Int(link.next)] += sizes[index]
            }
            free[index] = numbers[index] + 1
        }
        var ordered = links
        end = sizes
        for (index, link) in links.enumerated() {
            let number = Int(numbers[index])
            ordered[number] = link
            if link.next >= 0 { ordered[number].next = numbers[Int(link.next)] }
            end[number] = numbers[index] + sizes[index]
        }
        links = ordered
        start = numbers[Int(start)]
        after = after.map { numbers[Int($0)] }
    }
}

extension FollowSets {
    /// The links of a set, the nearest first.
    func chain(of set: Int32) -> some Sequence<Int32> {
        sequence(first: set) { links[Int($0)].next >= 0 ? links[Int($0)].next : nil }
    }

    /// Whether a set holds what a link adds.
    func holds(_ set: Int32, _ link: Int32) -> Bool { link <= set && set < end[Int(link)] }
}
