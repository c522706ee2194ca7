import RapporteurXMLStream

/// Steps one after the other: from the context node, the root, or what an expression selects.
///
/// Each step is taken from all nodes of the one before; the nodes are kept in document order, each once.
final class PathExpression: Expression {
    enum Start {
        case context, root
        case expression(Expression)
    }

    let start: Start
    let steps: [Step]
    /// Whether all steps go to one node at most.
    private let isOneNode: Bool

    init(_ start: Start, _ steps: [Step]) {
        self.start = start
        self.steps = steps
        var isOne = steps.allSatisfy { step in
            switch step.axis {
            case .`self`, .parent: return true
            case .attribute:
                if case .name = step.test { return true }
                return false
            default: return false
            }
        }
        if case .expression(let expression) = start { isOne = isOne && expression.isSingle }
        isOneNode = isOne
    }

    override var yieldsNodes: Bool { true }
    override var isSingle: Bool { isOneNode }
    override var asksPosition: Bool {
        if case .expression(let expression) = start { expression.asksPosition } else { false }
    }

    private func startNodes(_ e: Evaluation) throws(XPathError) -> ContiguousArray<NodeID> {
        switch start {
        case .context: return [try e.contextNode()]
        case .root: return [try Self.document(e)]
        case .expression(let expression):
            let value = try expression.value(e)
            guard var nodes = value.onlyNodes else { throw XPathError(.XPTY0019) }
            nodes.makeOrdered()
            return nodes
        }
    }

    private static func document(_ e: Evaluation) throws(XPathError) -> NodeID {
        let node = try e.contextNode()
        let root = node.rawValue == 0 ? node : e.tree.root(of: node)
        guard e.tree[root].kind == .document else { throw XPathError(.XPDY0050) }
        return root
    }

    /// The one node to start from where there is just one; it saves an array.
    @inline(__always)
    private func singleStart(_ e: Evaluation) throws(XPathError) -> NodeID? {
        switch start {
        case .context: return try e.contextNode()
        case .root: return try Self.document(e)
        case .expression: return nil
        }
    }

    override func value(_ e: Evaluation) throws(XPathError) -> Value { .nodes(try nodes(e)) }

    override func nodes(_ e: Evaluation) throws(XPathError) -> ContiguousArray<NodeID> {
        if steps.count == 1, let node = try singleStart(e) { return try take(steps[0], from: node, e) }
        guard let last = steps.last else { return try startNodes(e) }
        return try take(last, from: before(e), e)
    }

    /// What all steps but the last select.
    private func before(_ e: Evaluation) throws(XPathError) -> ContiguousArray<NodeID> {
        var nodes = try startNodes(e)
        for step in steps.dropLast() {
            if nodes.isEmpty { return nodes }
            nodes = try take(step, from: nodes, e)
        }
        return nodes
    }

    private func take(_ step: Step, from node: NodeID, _ e: Evaluation) throws(XPathError) -> ContiguousArray<NodeID> {
        var found = ContiguousArray<NodeID>()
        try step.select(from: node, e) { (node) throws(XPathError) in
            found.append(node)
            return true
        }
        if step.axis.isReverse, found.count > 1 { found.reverse() }
        return found
    }

    private func take(
        _ step: Step, from nodes: ContiguousArray<NodeID>, _ e: Evaluation
    ) throws(XPathError) -> ContiguousArray<NodeID> {
        if nodes.count == 1 { return try take(step, from: nodes[0], e) }
        var found = ContiguousArray<NodeID>()
        // What is below a node whose descendants were taken has been taken.
        let isNested = step.isSimple && (step.axis == .descendant || step.axis == .descendantOrSelf || step.axis == .attributesBelow)
        var covered = NodeID.none
        for node in nodes {
            if isNested {
                if node < covered { continue }
                covered = NodeID(rawValue: e.tree[node].end)
            }
            try step.select(from: node, e) { (node) throws(XPathError) in
                found.append(node)
                return true
            }
        }
        found.makeOrdered()
        try e.check(length: found.count)
        return found
    }

    override func forEachNode(_ e: Evaluation, _ body: (NodeID) throws(XPathError) -> Bool) throws(XPathError) {
        guard let last = steps.last else {
            for node in try startNodes(e) { if try !body(node) { return } }
            return
        }
        if steps.count == 1, let node = try singleStart(e) { return try last.select(from: node, e, body) }
        var goesOn = true
        for node in try before(e) {
            try last.select(from: node, e) { (found) throws(XPathError) in
                goesOn = try body(found)
                return goesOn
            }
            if !goesOn { return }
        }
    }

    /// The first node in document order.
    private func first(_ e: Evaluation) throws(XPathError) -> NodeID? {
        if isOneNode || (steps.count == 1 && !steps[0].axis.isReverse) {
            if steps.isEmpty { return try startNodes(e).first }
            var found: NodeID?
            try forEachNode(e) { (node) throws(XPathError) in
                found = node
                return false
            }
            return found
        }
        return try nodes(e).first
    }

    override func item(_ e: Evaluation) throws(XPathError) -> Item? {
        if isOneNode || e.isPlain { return try first(e).map(Item.node) }
        return try super.item(e)
    }

    override func boolean(_ e: Evaluation) throws(XPathError) -> Bool { try !isEmpty(e) }

    override func isEmpty(_ e: Evaluation) throws(XPathError) -> Bool {
        var isEmpty = true
        try forEachNode(e) { (_) throws(XPathError) in
            isEmpty = false
            return false
        }
        return isEmpty
    }
}

/// A `/` whose right side is no axis step: it is asked of each node on the left.
final class MappedPath: Expression {
    let left: Expression
    let right: Expression

    init(_ left: Expression, _ right: Expression) {
        self.left = left
        self.right = right
    }

    override var asksPosition: Bool { left.asksPosition }

    override func value(_ e: Evaluation) throws(XPathError) -> Value {
        guard let nodes = try left.value(e).onlyNodes else { throw XPathError(.XPTY0019) }
        let focus = e.focus
        defer { e.focus = focus }
        e.other = nil
        var items = ContiguousArray<Item>()
        var found = ContiguousArray<NodeID>()
        for (index, node) in nodes.enumerated() {
            (e.node, e.position, e.size) = (node, index + 1, nodes.count)
            try e.count(1)
            let value = try right.value(e)
            if let more = value.onlyNodes, items.isEmpty {
                found.append(contentsOf: more)
            } else {
                guard found.isEmpty else { throw XPathError(.XPTY0018) }
                for item in value.items {
                    if case .node = item { throw XPathError(.XPTY0018) }
                    items.append(item)
                }
            }
            try e.check(length: items.count + found.count)
        }
        if items.isEmpty {
            found.makeOrdered()
            return .nodes(found)
        }
        return Value(items)
    }
}

/// `left ! right`: asked of each item on the left, in its order.
final class SimpleMap: Expression {
    let left: Expression
    let right: Expression

    init(_ left: Expression, _ right: Expression) {
        self.left = left
        self.right = right
    }

    override var asksPosition: Bool { left.asksPosition }

    override func value(_ e: Evaluation) throws(XPathError) -> Value {
        let items = try left.value(e)
        let focus = e.focus
        defer { e.focus = focus }
        var result = ContiguousArray<Item>()
        var index = 0
        try items.forEach { (item) throws(XPathError) in
            index += 1
            e.setItem(item)
            (e.position, e.size) = (index, items.count)
            try e.count(1)
            result.append(contentsOf: try right.value(e).items)
            try e.check(length: result.count)
        }
        return Value(result)
    }
}

/// Predicates on what is no step: `(…)[1]`, `$v[@id]`.
final class Filter: Expression {
    let base: Expression
    let predicates: [Predicate]

    init(_ base: Expression, _ predicates: [Predicate]) {
        self.base = base
        self.predicates = predicates
    }

    override var yieldsNodes: Bool { base.yieldsNodes }
    override var isCondition: Bool { base.yieldsNodes }
    override var asksPosition: Bool { base.asksPosition }
    override var isSingle: Bool {
        if base.isSingle { return true }
        return predicates.contains { predicate in
            switch predicate.kind {
            case .position, .last: true
            default: false
            }
        }
    }

    override func value(_ e: Evaluation) throws(XPathError) -> Value {
        let value = try base.value(e)
        if var nodes = value.onlyNodes {
            for predicate in predicates where !nodes.isEmpty { try Step.filter(&nodes, by: predicate, e) }
            return .nodes(nodes)
        }
        var items = value.items
        let focus = e.focus
        defer { e.focus = focus }
        for predicate in predicates {
            var kept = ContiguousArray<Item>()
            let size = items.count
            try e.count(size)
            for (index, item) in items.enumerated() {
                e.setItem(item)
                (e.position, e.size) = (index + 1, size)
                if try predicate.holds(e) { kept.append(item) }
            }
            items = kept
        }
        return Value(items)
    }
}
