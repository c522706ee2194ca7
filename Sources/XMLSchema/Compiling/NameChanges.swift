/// For each name of a content model, from which set on it takes which position: what `ContentModel` looks names up in
/// where a table of all sets and names would be too large.
///
/// A link of `FollowSets` holds in a stretch of the sets' numbers, and the stretches of two links lie within each other
/// or apart. So the position that a name takes changes only where a stretch with that name begins or ends.
struct NameChanges {
    private(set) var starts: [Int32] = [0]
    private(set) var changes: [SIMD2<Int32>] = []

    private struct Stretch {
        var end: Int32
        var position: Int32
    }

    /// O(targets * names of each).
    init(_ follow: FollowSets, namesAt: [[Int32]], nameCount: Int) {
        var stretches: [[(start: Int32, position: Int32)]] = Array(repeating: [], count: nameCount)
        for (number, link) in follow.links.enumerated() {
            for target in link.own {
                for name in namesAt[Int(target.position)] {
                    // Of two in one link the first is taken.
                    if stretches[Int(name)].last?.start == Int32(number) { continue }
                    stretches[Int(name)].append((Int32(number), target.position))
                }
            }
        }
        for list in stretches {
            var open: [Stretch] = []
            let first = changes.count
            for (start, position) in list {
                close(&open, before: start)
                change(at: start, to: position, since: first)
                open.append(Stretch(end: follow.end[Int(start)], position: position))
            }
            func close(_ open: inout [Stretch], before start: Int32) {
                while let last = open.last, last.end <= start {
                    open.removeLast()
                    change(at: last.end, to: open.last?.position ?? -1, since: first)
                }
            }
            close(&open, before: .max)
            starts.append(Int32(changes.count))
        }
    }

    private mutating func change(at row: Int32, to position: Int32, since first: Int) {
        if changes.count > first, changes[changes.count - 1].x == row { changes.removeLast() }
        if changes.count > first ? changes[changes.count - 1].y == position : position < 0 { return }
        changes.append(SIMD2(row, position))
    }
}
