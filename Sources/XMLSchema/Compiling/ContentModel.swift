/// The content model of one type as an automaton over child elements.
///
/// States are rows: the row of a state says for each element name which position of the model it takes, if any.
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
    /// From symbol to the number of the name within this model.
    let names: SymbolMap
    let nameCount: Int32
    /// `rows[row * nameCount + name]` is the position taken, -1 for none.
    let rows: UnsafePointer<Int32>
    let startRow: Int32
    /// The row after each position.
    let rowAfter: UnsafePointer<Int32>
    /// Whether the content may end in a row.
    let mayEnd: UnsafePointer<Bool>
    /// For each row the first of its wildcard positions in `rowWildcards`, and one more to end the last.
    let rowWildcardStart: UnsafePointer<Int32>
    let rowWildcards: UnsafePointer<Int32>
    /// The element declared at each position; -1 for wildcards.
    let elementAt: UnsafePointer<Int32>
    /// The wildcard at each position; -1 for elements.
    let wildcardAt: UnsafePointer<Int32>
    let wildcards: UnsafePointer<WildcardRecord>
    let positionCount: Int32

    /// The position that an element takes in a row, -1 where it has none.
    /// - Parameter namespace: index of the element's namespace in the schema's table, -1 for an unknown one.
    @inline(__always)
    func position(row: Int32, symbol: Int32, namespace: Int32) -> Int32 {
        if symbol >= 0 {
            let name = names[symbol]
            if name >= 0 {
                let position = rows[Int(row &* nameCount &+ name)]
                if position >= 0 { return position }
            }
        }
        var next = rowWildcardStart[Int(row)]
        let end = rowWildcardStart[Int(row) + 1]
        while next < end {
            let position = rowWildcards[Int(next)]
            if wildcards[Int(wildcardAt[Int(position)])].admits(namespace) { return position }
            next &+= 1
        }
        return -1
    }
}
