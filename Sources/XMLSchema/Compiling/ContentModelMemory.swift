/// Builds a `ContentModel` and owns the memory it points into.
/// Unchecked Sendable: the pointers of `model` lead into memory of its own that nothing changes after `init`.
final class ContentModelMemory: @unchecked Sendable {
    let model: ContentModel
    let counted: CountedModel?
    let all: AllModel?
    /// The particle of each position, for findings and for whoever maps content to something else.
    let positions: [Particle]
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
        let follow = FollowSets(tree)
        positions = tree.positions

        // Names: the declared element at each position, and all that may stand in its place.
        var nameOf: [Int32: Int32] = [:]
        var namesAt: [[Int32]] = []
        var elementAt: [Int32] = []
        var wildcardAt: [Int32] = []
        var wildcards: [WildcardRecord] = []
        for position in tree.positions {
            var names: [Int32] = []
            if case .element(let id) = position.term {
                // An abstract head has its place too, where it is reported as what it is.
                var members = schema.substitutions[id] ?? [id]
                if !members.contains(id) { members.append(id) }
                for member in members {
                    let symbol = schema[member].symbol.rawValue
                    let name = nameOf[symbol] ?? Int32(nameOf.count)
                    nameOf[symbol] = name
                    names.append(name)
                }
                elementAt.append(id.rawValue)
                wildcardAt.append(-1)
            } else if case .wildcard(let wildcard) = position.term {
                elementAt.append(-1)
                wildcardAt.append(Int32(wildcards.count))
                let (record, bits) = WildcardRecord.build(wildcard, namespaces: schema.symbols.namespaces)
                wildcards.append(record)
                memory.append(bits)
            }
            namesAt.append(names)
        }
        let (nameMap, nameMemory) = SymbolMap.build(nameOf.map { (key: $0.key, value: $0.value) })
        memory.append(nameMemory)

        var kind = kind
        if kind == nil {
            if follow.isTooLarge || follow.sets.count * max(1, nameOf.count) > 50_000_000 {
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
        let nameCount = nameOf.count
        var rows: [Int32] = [-1]
        var mayEnd = [true]
        var rowWildcardStart: [Int32] = [0, 0]
        var rowWildcards: [Int32] = []
        if kind == .automaton {
            rows = Array(repeating: -1, count: follow.sets.count * nameCount)
            mayEnd = []
            rowWildcardStart = []
            for (row, set) in follow.sets.enumerated() {
                rowWildcardStart.append(Int32(rowWildcards.count))
                mayEnd.append(set.contains { $0.position < 0 })
                for target in set where target.position >= 0 {
                    for name in namesAt[Int(target.position)] where rows[row * nameCount + Int(name)] < 0 {
                        rows[row * nameCount + Int(name)] = target.position
                    }
                    if wildcardAt[Int(target.position)] >= 0 { rowWildcards.append(target.position) }
                }
            }
            rowWildcardStart.append(Int32(rowWildcards.count))
        }
        counted = kind == .counted ? CountedModel(tree, follow, namesAt: namesAt) : nil
        all = kind == .all ? AllModel(particle, namesAt: namesAt) : nil
        model = ContentModel(
            kind: kind ?? .empty, names: nameMap, nameCount: Int32(nameCount), rows: keep(rows),
            startRow: kind == .automaton ? follow.start : 0, rowAfter: keep(follow.after), mayEnd: keep(mayEnd),
            rowWildcardStart: keep(rowWildcardStart), rowWildcards: keep(rowWildcards), elementAt: keep(elementAt),
            wildcardAt: keep(wildcardAt), wildcards: keep(wildcards), positionCount: Int32(tree.positions.count))
        owned = memory
    }
}

// WildcardRecord points into memory that its model owns and that nothing changes.
extension WildcardRecord: @unchecked Sendable {}
extension ContentModel: @unchecked Sendable {}
extension SymbolMap: @unchecked Sendable {}
