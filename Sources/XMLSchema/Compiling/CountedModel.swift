/// A content model with occurrence counters.
///
/// Its state is a set of configurations, each a set of targets (a row) and the value of every counter. With the
/// schemas people write there is one configuration; nested counts such as `(a{1,2}){2}` can need a few, because the
/// same children can be counted in several ways.
final class CountedModel: Sendable {
    struct Step: Sendable {
        var position: Int32
        var operations: [ParticleTree.Operation]
    }

    let counters: [ParticleTree.Counter]
    /// For each row, for each name the steps it can take.
    private let steps: [[Int32: [Step]]]
    private let wildcardSteps: [[Step]]
    private let ends: [[Step]]
    private let rowAfter: [Int32]
    let startRow: Int32
    /// How many integers one configuration has: the row and the counters.
    let width: Int

    /// More configurations at once mean that the document is not checked.
    static let configurationLimit = 4_096

    init(_ tree: ParticleTree, _ follow: FollowSets, namesAt: [[Int32]]) {
        counters = tree.counters
        width = 1 + tree.counters.count
        startRow = follow.start
        rowAfter = follow.after
        var steps: [[Int32: [Step]]] = []
        var wildcardSteps: [[Step]] = []
        var ends: [[Step]] = []
        for set in follow.sets {
            var byName: [Int32: [Step]] = [:]
            var wild: [Step] = []
            var end: [Step] = []
            for target in set {
                let step = Step(position: target.position, operations: target.operations)
                guard target.position >= 0 else {
                    end.append(step)
                    continue
                }
                if case .wildcard = tree.positions[Int(target.position)].term { wild.append(step) }
                for name in namesAt[Int(target.position)] { byName[name, default: []].append(step) }
            }
            steps.append(byName)
            wildcardSteps.append(wild)
            ends.append(end)
        }
        self.steps = steps
        self.wildcardSteps = wildcardSteps
        self.ends = ends
    }

    var startConfiguration: [Int32] { [startRow] + Array(repeating: 0, count: counters.count) }

    /// Takes one child: the position it takes and the configurations after it; nil where no configuration admits it.
    /// - Parameter admits: whether the wildcard at a position admits the child.
    func step(
        _ configurations: [Int32], name: Int32, admits: (Int32) -> Bool
    ) -> (position: Int32, configurations: [Int32])? {
        var result: [Int32] = []
        var taken: Int32 = -1
        var scratch = [Int32](repeating: 0, count: width)
        for start in stride(from: 0, to: configurations.count, by: width) {
            let row = Int(configurations[start])
            let candidates = (name >= 0 ? steps[row][name] ?? [] : []) + wildcardSteps[row].filter { admits($0.position) }
            for step in candidates where taken < 0 || step.position == taken {
                for offset in 0..<width { scratch[offset] = configurations[start + offset] }
                guard apply(step.operations, to: &scratch) else { continue }
                taken = step.position
                scratch[0] = rowAfter[Int(step.position)]
                insert(scratch, into: &result)
            }
        }
        return taken < 0 ? nil : (taken, result)
    }

    func mayEnd(_ configurations: [Int32]) -> Bool {
        for start in stride(from: 0, to: configurations.count, by: width) {
            for end in ends[Int(configurations[start])] {
                var scratch = Array(configurations[start..<start + width])
                if apply(end.operations, to: &scratch) { return true }
            }
        }
        return false
    }

    /// The positions that could come next, for hints.
    func expected(_ configurations: [Int32]) -> [Int32] {
        var found: [Int32] = []
        for start in stride(from: 0, to: configurations.count, by: width) {
            let row = Int(configurations[start])
            for step in steps[row].values.joined() + wildcardSteps[row] {
                var scratch = Array(configurations[start..<start + width])
                if apply(step.operations, to: &scratch), !found.contains(step.position) { found.append(step.position) }
            }
        }
        return found.sorted()
    }

    /// A configuration from which to go on after a fault: behind the position, every counter of it begun.
    func configuration(after position: Int32) -> [Int32] {
        [rowAfter[Int(position)]] + counters.map { max(1, $0.minimum) }
    }

    private func apply(_ operations: [ParticleTree.Operation], to configuration: inout [Int32]) -> Bool {
        for operation in operations {
            let place = Int(operation.counter) + 1
            let counter = counters[Int(operation.counter)]
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
        var mine = left.startIndex
        var theirs = right.startIndex
        guard left[mine] == right[theirs] else { return false }
        for counter in counters {
            mine += 1
            theirs += 1
            if left[mine] == right[theirs] { continue }
            guard left[mine] >= counter.minimum, left[mine] <= right[theirs] else { return false }
        }
        return true
    }
}
