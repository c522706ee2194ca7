/// The content model of one type as an automaton over child elements.
///
/// A state is a set of positions that may come next (`FollowSets`), by its number. For each name the model says which
/// position of a set takes it: in a table of all sets and names where that is small, else in a list for each name.
/// Models with occurrence counters (`CountedModel`) and `all` groups (`AllModel`) keep their state elsewhere and use
/// only what is common here: names, positions, declarations.
struct ContentModel: BitwiseCopyable {
    enum Kind: UInt8, BitwiseCopyable {
        /// No child elements are admitted.
        case empty
        case automaton, counted, all
        /// Anything goes: the content of `xs:anyType`.
        case any
        /// The model is larger than the bounds; documents that need it are not checked.
        case tooLarge
    }

    let kind: Kind
    /// Whether `rows` is the table; else it is not there.
    let hasTable: Bool
    /// From symbol to the number of the name within this model. Elements that stand in the same places, such as the
    /// members of one substitution group, count as one name.
    let names: SymbolMap
    let nameCount: Int32
    /// `rows[row * nameCount + name]` is the position taken, -1 for none.
    let rows: UnsafePointer<Int32>
    /// Where the list of each name begins in `changes`, and one more to end the last.
    let nameChanges: UnsafePointer<Int32>
    /// From which row on a name takes which position (-1 for none): pairs of both, in the order of rows.
    let changes: UnsafePointer<SIMD2<Int32>>
    let startRow: Int32
    /// The row after each position.
    let rowAfter: UnsafePointer<Int32>
    /// Whether the content may end in a row.
    let mayEnd: UnsafePointer<Bool>
    /// For each row the first of its wildcards in `wildcardLinks`, -1 for none.
    let rowWildcards: UnsafePointer<Int32>
    /// Wildcards that may be tried, each with the one to try next: pairs of position and index, -1 for none.
    let wildcardLinks: UnsafePointer<SIMD2<Int32>>
    /// The element declared at each position; -1 for wildcards.
    let elementAt: UnsafePointer<Int32>
    /// The wildcard at each position; -1 for elements.
    let wildcardAt: UnsafePointer<Int32>
    let wildcards: UnsafePointer<WildcardRecord>
    let positionCount: Int32

    /// The position that an element takes in a row, -1 where it has none. O(1), in large models O(log rows), and one
    /// step for each wildcard.
    /// - Parameter namespace: index of the element's namespace in the schema's table, -1 for an unknown one.
    @inline(__always)
    func position(row: Int32, symbol: Int32, namespace: Int32) -> Int32 {
        if symbol >= 0 {
            let name = names[symbol]
            if name >= 0 {
                let position = hasTable ? rows[Int(row &* nameCount &+ name)] : listedPosition(row: row, name: name)
                if position >= 0 { return position }
            }
        }
        var next = rowWildcards[Int(row)]
        while next >= 0 {
            let link = wildcardLinks[Int(next)]
            if wildcards[Int(wildcardAt[Int(link.x)])].admits(namespace) { return link.x }
            next = link.y
        }
        return -1
    }

    @inline(never)
    private func listedPosition(row: Int32, name: Int32) -> Int32 {
        var low = nameChanges[Int(name)]
        var high = nameChanges[Int(name) + 1]
        let first = low
        // The last change at or before the row.
        while low < high {
            let middle = (low + high) / 2
            if changes[Int(middle)].x <= row { low = middle + 1 } else { high = middle }
        }
        return low > first ? changes[Int(low) - 1].y : -1
    }
}
