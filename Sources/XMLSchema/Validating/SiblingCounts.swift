import RapporteurXMLStream

/// How many children of each name the open elements have had so far, so that a finding can say `paragraph[47]`.
///
/// Few names differ among the children of one element, so a short list at the end of one array serves each; where
/// there are many, a table takes over and the list stays short.
struct SiblingCounts {
    private struct Count {
        var name: NameID
        var count: Int32
    }

    private struct Key: Hashable {
        var depth: Int
        var name: NameID
    }

    private var counts: [Count] = []
    private var overflow: [Key: Int32] = [:]
    private static let listLimit = 24

    /// Where the counts of the next element that opens will begin.
    @inline(__always) var end: Int32 { Int32(truncatingIfNeeded: counts.count) }

    /// Counts one child and returns its number among its siblings of that name, from 1.
    /// - Parameters:
    ///   - start: where the parent's counts begin.
    ///   - depth: how many elements are open around the child.
    @inline(__always)
    mutating func next(_ name: NameID, start: Int32, depth: Int) -> Int32 {
        let first = Int(start)
        var place = counts.count - 1
        while place >= first {
            if counts[place].name == name {
                counts[place].count &+= 1
                return counts[place].count
            }
            place -= 1
        }
        if counts.count - first < Self.listLimit {
            counts.append(Count(name: name, count: 1))
            return 1
        }
        let key = Key(depth: depth, name: name)
        overflow[key, default: 0] += 1
        return overflow[key] ?? 1
    }

    /// The number of the last sibling of a name that was counted.
    func last(_ name: NameID, start: Int32, depth: Int) -> Int32 {
        counts[Int(start)...].last { $0.name == name }?.count ?? overflow[Key(depth: depth, name: name)] ?? 1
    }

    /// The names counted first among the children of an element.
    func names(start: Int32) -> [NameID] { counts[Int(start)...].prefix(Self.listLimit).map(\.name) }

    /// Forgets the children of an element that ends.
    @inline(__always)
    mutating func leave(start: Int32, depth: Int) {
        let first = Int(start)
        guard counts.count > first else { return }
        if counts.count - first == Self.listLimit, !overflow.isEmpty {
            overflow = overflow.filter { $0.key.depth != depth }
        }
        counts.removeLast(counts.count - first)
    }
}
