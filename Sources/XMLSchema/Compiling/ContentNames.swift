import RapporteurDiagnostics

/// The names that a content model knows. Elements that stand in the same places count as one name: the eight thousand
/// members of a substitution group are one column of a table, not eight thousand.
struct ContentNames {
    /// The number of the name of each symbol.
    private(set) var nameOf: [(key: Int32, value: Int32)] = []
    private(set) var count = 0
    /// The names at each position; none for wildcards.
    private(set) var at: [[Int32]] = []
    /// The positions that take each name.
    private(set) var positions: [[Int32]] = []
    private(set) var excess: Limit?

    /// O(positions + members of all heads among them, each head once).
    init(_ positions: [Particle], in schema: Schema) {
        // The heads that admit each symbol, in the order of the positions.
        var headsOf: [Int32: [Int32]] = [:]
        var order: [Int32] = []
        var known: [ElementID: [Int32]] = [:]
        var pairs = 0
        let most = Limit.schemaTransitions.value
        for position in positions {
            guard case .element(let id) = position.term, known[id] == nil else { continue }
            // An abstract head has its place too, where it is reported as what it is.
            var members = schema.substitutions[id] ?? [id]
            if !members.contains(id) { members.append(id) }
            pairs += members.count
            guard pairs <= most else {
                excess = .schemaTransitions
                return
            }
            known[id] = []
            for member in members {
                let symbol = schema[member].symbol.rawValue
                if headsOf[symbol] == nil { order.append(symbol) }
                if headsOf[symbol]?.last != id.rawValue { headsOf[symbol, default: []].append(id.rawValue) }
            }
        }
        var classes: [[Int32]: Int32] = [:]
        for symbol in order {
            let heads = headsOf[symbol] ?? []
            let name = classes[heads] ?? Int32(classes.count)
            if classes.updateValue(name, forKey: heads) == nil {
                for head in heads { known[ElementID(rawValue: head), default: []].append(name) }
            }
            nameOf.append((symbol, name))
        }
        count = classes.count
        self.positions = Array(repeating: [], count: count)
        for (number, position) in positions.enumerated() {
            var names: [Int32] = []
            if case .element(let id) = position.term { names = known[id] ?? [] }
            for name in names { self.positions[Int(name)].append(Int32(number)) }
            at.append(names)
        }
    }
}
