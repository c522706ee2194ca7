import RapporteurDiagnostics
import RapporteurXMLStream

/// Unique Particle Attribution (XSD Part 1, 3.8.6): finds two positions between which an element could not choose.
///
/// One walk over the links of `FollowSets`, each after all that it leads to: what stands in the links on the way is
/// what stands in the set that begins with a link, so nothing is compared twice. O(targets), but for targets that are
/// told apart by counters alone; these take steps that are counted.
struct ParticleAttribution {
    struct Rivals {
        /// A name that both take; nil where both are wildcards.
        var name: Symbol?
        var first: Int32
        var second: Int32
    }

    private struct Place {
        var link: Int32
        var target: FollowSets.Target
    }

    private let tree: ParticleTree
    private let follow: FollowSets
    private let names: ContentNames
    private let schema: Schema
    /// For each name the symbols that it stands for: one for messages, and the namespaces of all for wildcards.
    private var symbolOf: [Int32]
    private var namespacesOf: [[String]]
    /// What stands in the links on the way, by name, and by namespace for wildcards; and the wildcards there.
    private var taken: [[Place]]
    private var inNamespace: ExactMap<[(place: Place, symbol: Int32)]> = [:]
    private var wildcards: [Place] = []

    init(_ tree: ParticleTree, _ follow: FollowSets, _ names: ContentNames, in schema: Schema) {
        self.tree = tree
        self.follow = follow
        self.names = names
        self.schema = schema
        symbolOf = Array(repeating: -1, count: names.count)
        namespacesOf = Array(repeating: [], count: names.count)
        taken = Array(repeating: [], count: names.count)
        for (symbol, name) in names.nameOf {
            if symbolOf[Int(name)] < 0 { symbolOf[Int(name)] = symbol }
            let namespace = schema.symbols[Symbol(rawValue: symbol)].namespace
            if !namespacesOf[Int(name)].contains(namespace) { namespacesOf[Int(name)].append(namespace) }
        }
    }

    /// The first pair found; nil where there is none, or where no steps are left.
    mutating func firstRivals(steps: inout Int) -> Rivals? {
        var open: [Int32] = []
        for number in Int32(0)..<Int32(follow.links.count) {
            while let last = open.last, !follow.holds(number, last) { leave(open.removeLast()) }
            open.append(number)
            for target in follow.links[Int(number)].own {
                if let rivals = enter(Place(link: number, target: target), &steps) { return rivals }
                if steps <= 0 { return nil }
            }
        }
        return nil
    }

    private mutating func enter(_ place: Place, _ steps: inout Int) -> Rivals? {
        let position = place.target.position
        if case .wildcard(let wildcard) = tree.positions[Int(position)].term {
            for other in wildcards {
                steps -= 1
                guard case .wildcard(let rival) = tree.positions[Int(other.target.position)].term,
                    wildcard.constraint.overlaps(rival.constraint)
                else { continue }
                if areRivals(place, other) { return Rivals(first: other.target.position, second: position) }
            }
            for (namespace, places) in inNamespace where wildcard.allows(namespace) {
                for (other, symbol) in places {
                    steps -= 1
                    if areRivals(place, other) {
                        return Rivals(name: Symbol(rawValue: symbol), first: position, second: other.target.position)
                    }
                }
            }
            wildcards.append(place)
            return nil
        }
        for name in names.at[Int(position)] {
            for other in taken[Int(name)] {
                steps -= 1
                if areRivals(place, other) {
                    return Rivals(
                        name: Symbol(rawValue: symbolOf[Int(name)]), first: other.target.position, second: position)
                }
            }
            for other in wildcards {
                steps -= 1
                guard case .wildcard(let rival) = tree.positions[Int(other.target.position)].term,
                    namespacesOf[Int(name)].contains(where: rival.allows), areRivals(place, other)
                else { continue }
                return Rivals(name: Symbol(rawValue: symbolOf[Int(name)]), first: other.target.position, second: position)
            }
            taken[Int(name)].append(place)
            for namespace in namespacesOf[Int(name)] {
                inNamespace[namespace, default: []].append((place, symbolOf[Int(name)]))
            }
        }
        return nil
    }

    private mutating func leave(_ link: Int32) {
        for target in follow.links[Int(link)].own.reversed() {
            if case .wildcard = tree.positions[Int(target.position)].term {
                wildcards.removeLast()
                continue
            }
            for name in names.at[Int(target.position)] {
                taken[Int(name)].removeLast()
                for namespace in namespacesOf[Int(name)] { inNamespace[namespace]?.removeLast() }
            }
        }
    }

    /// Whether two ways of going on can be open at the same time. They cannot where one goes round a counted part
    /// again and the other leaves it, and the part occurs exactly so often.
    /// - Parameter outer: stands in the same link as `inner` or further out.
    private func areRivals(_ inner: Place, _ outer: Place) -> Bool {
        if inner.target.position == outer.target.position { return false }
        var theirs: [FollowSets.Operation] = []
        // The first difference decides, and it cannot lie behind what the inner one does.
        var link = inner.link
        while link > outer.link, theirs.count < inner.target.operations.count {
            let exits = follow.links[Int(link)].exits
            if exits >= 0 { theirs.append(.init(kind: .exit, counter: exits)) }
            link = follow.links[Int(link)].next
        }
        theirs += outer.target.operations
        for (one, other) in zip(inner.target.operations, theirs) {
            if one == other { continue }
            if one.counter == other.counter, one.kind != other.kind {
                let counter = tree.counters[Int(one.counter)]
                return counter.minimum != counter.maximum
            }
            return true
        }
        return true
    }
}
