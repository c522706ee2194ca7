import RapporteurXMLStream

/// One condition in brackets.
struct Predicate: @unchecked Sendable {
    enum Kind: Sendable {
        /// True or false of a node wherever it stands.
        case condition
        /// A number that stands there.
        case position(Int)
        /// `last()`
        case last
        /// May be a number, or asks for the position.
        case general
    }

    let expression: Expression
    let kind: Kind

    init(_ expression: Expression) {
        self.expression = expression
        if let literal = expression as? Literal, literal.literal.isNumeric, let number = literal.literal.double {
            kind = .position(Int(exactly: number) ?? -1)
        } else if let call = expression as? FunctionCall, call.isLast {
            kind = .last
        } else {
            kind = expression.isCondition && !expression.asksPosition ? .condition : .general
        }
    }

    var isCondition: Bool { if case .condition = kind { true } else { false } }

    /// Whether a general predicate holds of the focus.
    func holds(_ e: Evaluation) throws(XPathError) -> Bool {
        switch kind {
        case .condition: return try expression.boolean(e)
        case .position(let number): return e.position == number
        case .last: return e.position == e.size
        case .general: break
        }
        if expression.isCondition { return try expression.boolean(e) }
        let value = try expression.value(e)
        if case .item(let item) = value, item.isNumeric { return item.double == Double(e.position) }
        return try Effective.boolean(value)
    }
}

/// An axis, a test and predicates.
final class Step: @unchecked Sendable {
    let axis: Axis
    let test: NodeTest
    let predicates: [Predicate]
    /// Whether what the step selects depends on the node alone, not on where it stands among others.
    let isSimple: Bool

    init(_ axis: Axis, _ test: NodeTest, _ predicates: [Predicate] = []) {
        self.axis = axis
        self.test = test
        self.predicates = predicates
        isSimple = predicates.allSatisfy(\.isCondition)
    }

    /// Gives each node that the step selects from a node to a closure, in document order but for the nearest first on
    /// reverse axes, until that returns false.
    @inline(__always)
    func select(from node: NodeID, _ e: Evaluation, _ body: (NodeID) throws(XPathError) -> Bool) throws(XPathError) {
        guard !predicates.isEmpty else { return try walk(from: node, e, body) }
        if isSimple {
            let focus = e.focus
            defer { e.focus = focus }
            e.other = nil
            return try walk(from: node, e) { (candidate) throws(XPathError) in
                for predicate in predicates {
                    e.node = candidate
                    if try !predicate.expression.boolean(e) { return true }
                }
                return try body(candidate)
            }
        }
        for found in try positional(from: node, e) { if try !body(found) { return } }
    }

    /// The nodes that positional predicates leave, in the order of the axis.
    @inline(never)
    private func positional(from node: NodeID, _ e: Evaluation) throws(XPathError) -> ContiguousArray<NodeID> {
        var found = ContiguousArray<NodeID>()
        var rest = predicates[...]
        if case .position(let number)? = predicates.first?.kind {
            // The walk ends where the position is reached.
            var place = 0
            try walk(from: node, e) { (candidate) throws(XPathError) in
                place += 1
                if place == number { found.append(candidate) }
                return place < number
            }
            rest.removeFirst()
        } else {
            try walk(from: node, e) { (candidate) throws(XPathError) in
                found.append(candidate)
                return true
            }
        }
        for predicate in rest { try Self.filter(&found, by: predicate, e) }
        return found
    }

    static func filter(_ nodes: inout ContiguousArray<NodeID>, by predicate: Predicate, _ e: Evaluation) throws(XPathError) {
        switch predicate.kind {
        case .position(let number):
            nodes = number >= 1 && number <= nodes.count ? [nodes[number - 1]] : []
            return
        case .last:
            nodes = nodes.last.map { [$0] } ?? []
            return
        default: break
        }
        let focus = e.focus
        defer { e.focus = focus }
        e.other = nil
        e.size = nodes.count
        let size = nodes.count
        var kept = 0
        try e.count(size)
        for index in 0..<size {
            e.node = nodes[index]
            e.position = index + 1
            e.size = size
            if try predicate.holds(e) {
                nodes[kept] = nodes[index]
                kept += 1
            }
        }
        nodes.removeLast(size - kept)
    }

    /// Goes along the axis; stops where the closure returns false.
    @inline(__always)
    private func walk(from node: NodeID, _ e: Evaluation, _ body: (NodeID) throws(XPathError) -> Bool) throws(XPathError) {
        let tree = e.tree
        let record = tree.nodes + node.index
        switch axis {
        case .child:
            var next = node.rawValue + 1 + record.pointee.attributes
            let end = record.pointee.end
            while next < end {
                try e.count(1)
                if test.matches(NodeID(rawValue: next), e), try !body(NodeID(rawValue: next)) { return }
                next = tree.nodes[Int(next)].end
            }
        case .attribute:
            let count = record.pointee.attributes
            guard count > 0 else { return try e.count(1) }
            try e.count(1 + Int(count) >> 3)
            for place in node.rawValue + 1...node.rawValue + count {
                if test.matches(NodeID(rawValue: place), e), try !body(NodeID(rawValue: place)) { return }
            }
        case .`self`:
            try e.count(1)
            if test.matches(node, e) { _ = try body(node) }
        case .parent:
            try e.count(1)
            let parent = record.pointee.parent
            if parent >= 0, test.matches(NodeID(rawValue: parent), e) { _ = try body(NodeID(rawValue: parent)) }
        default: try walkFar(from: node, e, body)
        }
    }

    @inline(never)
    private func walkFar(from node: NodeID, _ e: Evaluation, _ body: (NodeID) throws(XPathError) -> Bool) throws(XPathError) {
        let tree = e.tree
        switch axis {
        case .descendant, .descendantOrSelf:
            if axis == .descendantOrSelf, test.matches(node, e), try !body(node) { return }
            try walkBelow(from: node.rawValue + 1 + tree[node].attributes, to: tree[node].end, e, body)
        case .attributesBelow: try walkAttributes(from: node.rawValue, to: tree[node].end, e, body)
        case .ancestor, .ancestorOrSelf:
            var here = axis == .ancestor ? tree[node].parent : node.rawValue
            while here >= 0 {
                try e.count(1)
                if test.matches(NodeID(rawValue: here), e), try !body(NodeID(rawValue: here)) { return }
                here = tree.nodes[Int(here)].parent
            }
        case .followingSibling:
            var next = tree.nextSibling(of: node)
            while let here = next {
                try e.count(1)
                if test.matches(here, e), try !body(here) { return }
                next = tree.nextSibling(of: here)
            }
        case .precedingSibling:
            var next = tree.previousSibling(of: node)
            while let here = next {
                try e.count(1)
                if test.matches(here, e), try !body(here) { return }
                next = tree.previousSibling(of: here)
            }
        case .following:
            // Of an attribute, what is in its element comes after it.
            let start = tree[node].kind == .attribute ? tree[NodeID(rawValue: tree[node].parent)] : tree[node]
            let first = tree[node].kind == .attribute ? tree[node].parent + 1 + start.attributes : start.end
            try walkBelow(from: first, to: tree[tree.root(of: node)].end, e, body)
        case .preceding:
            let root = tree.root(of: node)
            var ancestor = tree[node].kind == .attribute ? NodeID(rawValue: tree[node].parent) : node
            var here = ancestor.rawValue - 1
            while here > root.rawValue {
                try e.count(1)
                let candidate = NodeID(rawValue: here)
                if candidate.rawValue == tree[ancestor].parent {
                    ancestor = candidate
                } else if tree[candidate].kind != .attribute, test.matches(candidate, e), try !body(candidate) {
                    return
                }
                here -= 1
            }
        default: break
        }
    }

    /// All nodes of a range that are no attributes. Elements of a name are looked up in the list of that name.
    private func walkBelow(
        from start: Int32, to end: Int32, _ e: Evaluation, _ body: (NodeID) throws(XPathError) -> Bool
    ) throws(XPathError) {
        let tree = e.tree
        if case .name(.element, let slot) = test, end - start > 16 {
            return try Self.walk(tree.elements(named: e.names[slot]), from: start, to: end, e, body)
        }
        var next = start
        while next < end {
            try e.count(1)
            let candidate = NodeID(rawValue: next)
            if tree.nodes[Int(next)].kind != .attribute, test.matches(candidate, e), try !body(candidate) { return }
            next += 1
        }
    }

    /// All attributes of a range.
    private func walkAttributes(
        from start: Int32, to end: Int32, _ e: Evaluation, _ body: (NodeID) throws(XPathError) -> Bool
    ) throws(XPathError) {
        let tree = e.tree
        if case .name(.attribute, let slot) = test {
            return try Self.walk(tree.attributes(named: e.names[slot]), from: start, to: end, e, body)
        }
        for next in start..<end {
            try e.count(1)
            let candidate = NodeID(rawValue: next)
            if tree.nodes[Int(next)].kind == .attribute, test.matches(candidate, e), try !body(candidate) { return }
        }
    }

    /// The nodes of a list that stand in a range.
    private static func walk(
        _ list: UnsafeBufferPointer<Int32>, from start: Int32, to end: Int32, _ e: Evaluation,
        _ body: (NodeID) throws(XPathError) -> Bool
    ) throws(XPathError) {
        var low = 0, high = list.count
        while low < high {
            let middle = (low + high) / 2
            if list[middle] < start { low = middle + 1 } else { high = middle }
        }
        while low < list.count, list[low] < end {
            try e.count(1)
            if try !body(NodeID(rawValue: list[low])) { return }
            low += 1
        }
    }
}
