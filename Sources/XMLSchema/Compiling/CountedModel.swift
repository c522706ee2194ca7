import RapporteurDiagnostics

/// A content model with occurrence counters.
///
/// Its state is a set of configurations, each a set of targets (a row of `FollowSets`) and the values of the counters
/// around it, one for each depth: counters that stand beside each other never run at the same time. With the schemas
/// people write there is one configuration; nested counts such as `(a{1,2}){2}` can need a few, because the same
/// children can be counted in several ways.
final class CountedModel: Sendable {
    private let counters: [ParticleTree.Counter]
    private let follow: FollowSets
    /// For each name, and at the end for all wildcards, where it stands in links.
    private let occurrences: [LinkOccurrences]
    /// The nearest link of a chain that leaves a counter, the link itself included; -1 for none.
    private let exitLink: [Int32]
    /// Whether the end of the content is in a set, counters aside.
    private let reachesEnd: [Bool]
    /// The innermost counter around what led to a row; -1 for none.
    private let counterOfRow: [Int32]
    /// How many integers one configuration has: the row and a counter for each depth.
    let width: Int

    /// More configurations at once mean that the document is not checked.
    let mostConfigurations = Limit.contentStates.value

    init(_ tree: ParticleTree, _ follow: FollowSets, _ names: ContentNames) {
        counters = tree.counters
        self.follow = follow
        width = 2 + Int(tree.counters.map(\.depth).max() ?? 0)
        var occurrences = Array(repeating: LinkOccurrences(), count: names.count + 1)
        var exitLink: [Int32] = []
        var reachesEnd: [Bool] = []
        for (number, link) in follow.links.enumerated() {
            let next = Int(link.next)
            exitLink.append(link.exits >= 0 ? Int32(number) : next >= 0 ? exitLink[next] : -1)
            reachesEnd.append(link.isEnd || next >= 0 && reachesEnd[next])
            // Of several in one link the first is met first.
            for (index, target) in link.own.enumerated().reversed() {
                let isWildcard = if case .wildcard = tree.positions[Int(target.position)].term { true } else { false }
                if isWildcard { occurrences[names.count].add(index, of: Int32(number), follow) }
                for name in names.at[Int(target.position)] { occurrences[Int(name)].add(index, of: Int32(number), follow) }
            }
        }
        self.occurrences = occurrences
        self.exitLink = exitLink
        self.reachesEnd = reachesEnd
        var counterOfRow = [Int32](repeating: -1, count: follow.links.count)
        for (position, row) in follow.after.enumerated() { counterOfRow[Int(row)] = follow.counterAround[position] }
        self.counterOfRow = counterOfRow
    }

    var startConfiguration: [Int32] { [follow.start] + Array(repeating: 0, count: width - 1) }

    /// Takes one child: the position it takes and the configurations after it; nil where no configuration admits it.
    /// - Parameters:
    ///   - admits: whether the wildcard at a position admits the child.
    ///   - work: goes up by how much there was to try.
    func step(
        _ configurations: [Int32], name: Int32, work: inout Int, admits: (Int32) -> Bool
    ) -> (position: Int32, configurations: [Int32])? {
        var result: [Int32] = []
        var taken: Int32 = -1
        var scratch = [Int32](repeating: 0, count: width)
        for start in stride(from: 0, to: configurations.count, by: width) {
            let row = configurations[start]
            for list in [name, Int32(occurrences.count - 1)] where list >= 0 {
                let isWildcard = list == occurrences.count - 1
                var next = occurrences[Int(list)].first(in: row, follow)
                while next >= 0 {
                    let occurrence = occurrences[Int(list)][next]
                    next = occurrence.outer
                    work += 1
                    let target = follow.links[Int(occurrence.link)].own[Int(occurrence.target)]
                    guard taken < 0 || target.position == taken, !isWildcard || admits(target.position) else { continue }
                    for offset in 0..<width { scratch[offset] = configurations[start + offset] }
                    // What cannot be left for this cannot be left for what is further out either.
                    guard leave(row, for: occurrence.link, &scratch) else { break }
                    guard apply(target.operations, to: &scratch) else { continue }
                    taken = target.position
                    scratch[0] = follow.after[Int(target.position)]
                    work += result.count / width
                    insert(scratch, into: &result)
                }
            }
        }
        return taken < 0 ? nil : (taken, result)
    }

    func mayEnd(_ configurations: [Int32]) -> Bool {
        stride(from: 0, to: configurations.count, by: width).contains { start in
            guard reachesEnd[Int(configurations[start])] else { return false }
            var scratch = Array(configurations[start..<start + width])
            return leave(configurations[start], for: -1, &scratch)
        }
    }

    /// The positions that could come next, for hints.
    func expected(_ configurations: [Int32]) -> [Int32] {
        var found: Set<Int32> = []
        for start in stride(from: 0, to: configurations.count, by: width) {
            var outside = Array(configurations[start..<start + width])
            for link in follow.chain(of: configurations[start]) {
                for target in follow.links[Int(link)].own {
                    var scratch = outside
                    if apply(target.operations, to: &scratch) { found.insert(target.position) }
                }
                let exits = follow.links[Int(link)].exits
                if exits >= 0, !apply([.init(kind: .exit, counter: exits)], to: &outside) { break }
            }
        }
        return found.sorted()
    }

    /// The innermost group around a position that may only stand so many times: how many, and all its positions.
    func boundedGroup(around position: Int32) -> (maximum: Int32, positions: [Int32])? {
        var counter = follow.counterAround[Int(position)]
        while counter >= 0, !(counters[Int(counter)].isOfGroup && counters[Int(counter)].maximum < .max) {
            counter = counters[Int(counter)].outer
        }
        guard counter >= 0 else { return nil }
        return (counters[Int(counter)].maximum, follow.counterAround.indices.map(Int32.init).filter { isWithin($0, counter) })
    }

    private func isWithin(_ position: Int32, _ counter: Int32) -> Bool {
        var around = follow.counterAround[Int(position)]
        while around >= 0, around != counter { around = counters[Int(around)].outer }
        return around == counter
    }

    /// A configuration from which to go on after a fault: behind the position, every counter around it begun.
    func configuration(after position: Int32) -> [Int32] {
        var result = [follow.after[Int(position)]] + Array(repeating: 0, count: width - 1)
        var counter = follow.counterAround[Int(position)]
        while counter >= 0 {
            let own = counters[Int(counter)]
            result[Int(own.depth) + 1] = max(1, own.minimum)
            counter = own.outer
        }
        return result
    }

    /// Leaves the counters on the way from a row to a link further out; false where one may not be left yet.
    private func leave(_ row: Int32, for link: Int32, _ configuration: inout [Int32]) -> Bool {
        var exit = exitLink[Int(row)]
        while exit > link {
            let left = follow.links[Int(exit)]
            guard apply([.init(kind: .exit, counter: left.exits)], to: &configuration) else { return false }
            exit = left.next >= 0 ? exitLink[Int(left.next)] : -1
        }
        return true
    }

    private func apply(_ operations: [ParticleTree.Operation], to configuration: inout [Int32]) -> Bool {
        for operation in operations {
            let counter = counters[Int(operation.counter)]
            let place = Int(counter.depth) + 1
            switch operation.kind {
            case .enter: configuration[place] = 1
            case .loop:
                if counter.maximum == .max {
                    // Beyond the minimum the exact count of an unbounded part does not matter.
                    configuration[place] = min(configuration[place] + 1, max(counter.minimum, 1))
                } else {
                    guard configuration[place] < counter.maximum else { return false }
                    configuration[place] += 1
                }
            case .exit:
                guard configuration[place] >= counter.minimum else { return false }
                configuration[place] = 0
            }
        }
        return true
    }

    /// Adds a configuration unless one that is there can do all that it can, and drops those that can do less.
    private func insert(_ item: [Int32], into list: inout [Int32]) {
        var start = 0
        while start < list.count {
            if dominates(list[start..<start + width], item[...]) { return }
            if dominates(item[...], list[start..<start + width]) {
                list.removeSubrange(start..<start + width)
            } else {
                start += width
            }
        }
        list += item
    }

    /// Whether all that can follow the right configuration can follow the left one: in the same row, each counter the
    /// same, or past its minimum and not further up.
    private func dominates(_ left: ArraySlice<Int32>, _ right: ArraySlice<Int32>) -> Bool {
        guard left[left.startIndex] == right[right.startIndex] else { return false }
        var counter = counterOfRow[Int(left[left.startIndex])]
        while counter >= 0 {
            let own = counters[Int(counter)]
            let mine = left[left.startIndex + Int(own.depth) + 1]
            let theirs = right[right.startIndex + Int(own.depth) + 1]
            if mine != theirs, mine < own.minimum || mine > theirs { return false }
            counter = own.outer
        }
        return true
    }
}

/// Where one name stands in the links of `FollowSets`, so that its places in a set are found without a walk.
struct LinkOccurrences: Sendable {
    struct Occurrence: Sendable {
        var link: Int32
        /// The target's index in the link.
        var target: Int32
        /// The next one further out in the same chain; -1 for none.
        var outer: Int32
    }

    private var list: [Occurrence] = []
    /// While occurrences are added: the innermost one around the next link.
    private var last: Int32 = -1

    /// Adds one; links come in the order of their numbers.
    mutating func add(_ target: Int, of link: Int32, _ follow: FollowSets) {
        while last >= 0, !follow.holds(link, list[Int(last)].link) { last = list[Int(last)].outer }
        list.append(Occurrence(link: link, target: Int32(target), outer: last))
        last = Int32(list.count - 1)
    }

    subscript(index: Int32) -> Occurrence { list[Int(index)] }

    /// The innermost occurrence in a set; -1 for none. O(log occurrences).
    func first(in row: Int32, _ follow: FollowSets) -> Int32 {
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if list[middle].link <= row { low = middle + 1 } else { high = middle }
        }
        var found = Int32(low - 1)
        while found >= 0, !follow.holds(row, list[Int(found)].link) { found = list[Int(found)].outer }
        return found
    }
}
