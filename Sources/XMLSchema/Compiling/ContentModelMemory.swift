import RapporteurDiagnostics

/// Builds a `ContentModel` and owns the memory it points into.
/// Unchecked Sendable: the pointers of `model` lead into memory of its own that nothing changes after `init`.
final class ContentModelMemory: @unchecked Sendable {
    let model: ContentModel
    let counted: CountedModel?
    let all: AllModel?
    /// The particle of each position, for findings and for whoever maps content to something else.
    let positions: [Particle]
    /// What findings ask of: all names, and what may come next.
    let names: ContentNames
    let follow: FollowSets
    /// The bound that the model goes beyond, if it does.
    let excess: Limit?
    /// The links that add each position.
    private let linksAdding: [[Int32]]
    private let owned: [any Sendable]

    init(_ particle: Particle?, kind: ContentModel.Kind? = nil, in schema: Schema) {
        var memory: [any Sendable] = []
        func keep<Element: BitwiseCopyable & Sendable>(_ elements: [Element]) -> UnsafePointer<Element> {
            let buffer = FixedBuffer(elements)
            memory.append(buffer)
            return buffer.base
        }

        let particle = particle ?? Particle(term: .group(ModelGroup(.sequence, [])))
        let tree = ParticleTree(particle)
        follow = FollowSets(tree)
        positions = tree.positions
        names = ContentNames(tree.positions, in: schema)
        let nameCount = names.count

        var elementAt: [Int32] = []
        var wildcardAt: [Int32] = []
        var wildcards: [WildcardRecord] = []
        for position in tree.positions {
            if case .wildcard(let wildcard) = position.term {
                elementAt.append(-1)
                wildcardAt.append(Int32(wildcards.count))
                let (record, bits) = WildcardRecord.build(wildcard, symbols: schema.symbols)
                wildcards.append(record)
                memory.append(bits)
            } else {
                if case .element(let id) = position.term { elementAt.append(id.rawValue) }
                wildcardAt.append(-1)
            }
        }
        let (nameMap, nameMemory) = SymbolMap.build(names.nameOf)
        memory.append(nameMemory)

        excess = follow.excess ?? names.excess
        var kind = kind
        if kind == nil {
            if excess != nil {
                kind = .tooLarge
            } else if tree.positions.isEmpty, tree.root.isNullable {
                // A choice of nothing is not empty content: nothing satisfies it.
                kind = .empty
            } else if case .group(let group) = particle.term, group.compositor == .all {
                kind = .all
            } else {
                kind = tree.counters.isEmpty ? .automaton : .counted
            }
        }
        var rows: [Int32] = [-1]
        var mayEnd = [true]
        var rowWildcards: [Int32] = [-1]
        var wildcardLinks: [SIMD2<Int32>] = []
        let hasTable = kind != .automaton || follow.links.count * nameCount <= Self.mostCells
        var changes: NameChanges?
        if kind == .automaton {
            if hasTable {
                rows = Self.table(follow, names)
            } else {
                changes = NameChanges(follow, namesAt: names.at, nameCount: nameCount)
            }
            mayEnd = []
            rowWildcards = []
            for link in follow.links {
                // What a link points to was numbered before it.
                mayEnd.append(link.isEnd || link.next >= 0 && mayEnd[Int(link.next)])
                var first = link.next >= 0 ? rowWildcards[Int(link.next)] : -1
                for target in link.own.reversed() where wildcardAt[Int(target.position)] >= 0 {
                    wildcardLinks.append(SIMD2(target.position, first))
                    first = Int32(wildcardLinks.count - 1)
                }
                rowWildcards.append(first)
            }
        }
        counted = kind == .counted ? CountedModel(tree, follow, names) : nil
        all = kind == .all ? AllModel(particle, namesAt: names.at) : nil
        model = ContentModel(
            kind: kind ?? .empty, hasTable: hasTable, names: nameMap, nameCount: Int32(nameCount), rows: keep(rows),
            nameChanges: keep(changes?.starts ?? [0]), changes: keep(changes?.changes ?? []),
            startRow: kind == .automaton ? follow.start : 0, rowAfter: keep(follow.after), mayEnd: keep(mayEnd),
            rowWildcards: keep(rowWildcards), wildcardLinks: keep(wildcardLinks), elementAt: keep(elementAt),
            wildcardAt: keep(wildcardAt), wildcards: keep(wildcards), positionCount: Int32(tree.positions.count))
        var linksAdding = Array(repeating: [Int32](), count: tree.positions.count)
        for (number, link) in follow.links.enumerated() {
            for target in link.own { linksAdding[Int(target.position)].append(Int32(number)) }
        }
        self.linksAdding = linksAdding
        owned = memory
    }

    /// The positions of a row, the nearest first. For findings; O(row).
    func positions(inRow row: Int32) -> [Int32] {
        follow.chain(of: row).flatMap { link in follow.links[Int(link)].own.map(\.position) }
    }

    /// Whether a position is in a row. O(links that add the position, most often one or two).
    func mayTake(_ position: Int32, inRow row: Int32) -> Bool {
        linksAdding[Int(position)].contains { follow.holds(row, $0) }
    }

    /// Larger models do without a table of all sets and names: a quarter of a megabyte.
    private static let mostCells = 1 << 16

    private static func table(_ follow: FollowSets, _ names: ContentNames) -> [Int32] {
        var rows = [Int32](repeating: -1, count: follow.links.count * names.count)
        for (row, link) in follow.links.enumerated() {
            let first = row * names.count
            if link.next >= 0 {
                let next = Int(link.next) * names.count
                for name in 0..<names.count { rows[first + name] = rows[next + name] }
            }
            // Of several the first is taken.
            for target in link.own.reversed() {
                for name in names.at[Int(target.position)] { rows[first + Int(name)] = target.position }
            }
        }
        return rows
    }
}

// WildcardRecord points into memory that its model owns and that nothing changes.
extension WildcardRecord: @unchecked Sendable {}
extension ContentModel: @unchecked Sendable {}
extension SymbolMap: @unchecked Sendable {}
