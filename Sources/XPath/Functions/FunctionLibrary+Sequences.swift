import RapporteurDiagnostics
import RapporteurXMLStream

/// Functions on sequences (F&O 15.1, 15.2).
extension FunctionLibrary {
    static let sequences: [FunctionDefinition] = [
        boolean("empty", 1...1) { (call, e) throws(XPathError) in try call.arguments[0].isEmpty(e) },
        boolean("exists", 1...1) { (call, e) throws(XPathError) in try !call.arguments[0].isEmpty(e) },
        sequence("data", 1...1) { (call, e) throws(XPathError) in
            Value(try Effective.atomized(call.arguments[0].value(e), e))
        },
        sequence("index-of", 2...3) { (call, e) throws(XPathError) in
            try call.checkCollation(2, e)
            let items = try Effective.atomized(call.arguments[0].value(e), e)
            guard let sought = try call.arguments[1].atomic(e) else { throw XPathError(.XPTY0004) }
            try e.count(items.count)
            var found = ContiguousArray<Item>()
            for (index, item) in items.enumerated() {
                // What cannot be compared is not the same.
                if (try? Comparison.equal.holds(item, sought, zone: e.clock.zone)) == true { found.append(.integer(index + 1)) }
            }
            return Value(found)
        },
        sequence("distinct-values", 1...2) { (call, e) throws(XPathError) in
            try call.checkCollation(1, e)
            return Value(try Distinct.values(Effective.atomized(call.arguments[0].value(e), e), e))
        },
        sequence("insert-before", 3...3) { (call, e) throws(XPathError) in
            var items = try call.arguments[0].value(e).items
            let place = min(max(try call.requiredInteger(1, e), 1), items.count + 1)
            let more = try call.arguments[2].value(e).items
            items.insert(contentsOf: more, at: place - 1)
            try e.count(items.count)
            try e.check(length: items.count)
            return Value(items)
        },
        sequence("remove", 2...2) { (call, e) throws(XPathError) in
            var items = try call.arguments[0].value(e).items
            let place = try call.requiredInteger(1, e)
            if place >= 1, place <= items.count { items.remove(at: place - 1) }
            try e.count(items.count)
            return Value(items)
        },
        sequence("reverse", 1...1) { (call, e) throws(XPathError) in
            let items = try call.arguments[0].value(e).items
            try e.count(items.count)
            return Value(ContiguousArray(items.reversed()))
        },
        sequence("subsequence", 2...3) { (call, e) throws(XPathError) in
            let items = try call.arguments[0].value(e)
            let start = (try call.requiredDouble(1, e) + 0.5).rounded(.down)
            let end = call.has(2) ? start + (try call.requiredDouble(2, e) + 0.5).rounded(.down) : .infinity
            guard !start.isNaN, !end.isNaN, end > 1 else { return .empty }
            let first = Int(max(1, min(start, Double(items.count + 1))))
            let last = Int(min(end, Double(items.count + 1)))
            guard first < last else { return .empty }
            if case .nodes(let nodes) = items { return .nodes(ContiguousArray(nodes[(first - 1)..<(last - 1)])) }
            return Value(ContiguousArray(items.items[(first - 1)..<(last - 1)]))
        },
        sequence("unordered", 1...1) { (call, e) throws(XPathError) in try call.arguments[0].value(e) },
        sequence("zero-or-one", 1...1) { (call, e) throws(XPathError) in
            let value = try call.arguments[0].value(e)
            guard value.count <= 1 else { throw XPathError(.FORG0003) }
            return value
        },
        sequence("one-or-more", 1...1) { (call, e) throws(XPathError) in
            let value = try call.arguments[0].value(e)
            guard value.count >= 1 else { throw XPathError(.FORG0004) }
            return value
        },
        sequence("exactly-one", 1...1) { (call, e) throws(XPathError) in
            let value = try call.arguments[0].value(e)
            guard value.count == 1 else { throw XPathError(.FORG0005) }
            return value
        },
        boolean("deep-equal", 2...3) { (call, e) throws(XPathError) in
            try call.checkCollation(2, e)
            return try DeepEqual.holds(call.arguments[0].value(e), call.arguments[1].value(e), e)
        },
        sequence("error", 0...3) { (call, e) throws(XPathError) in
            var detail = ""
            if call.has(0), let item = try call.arguments[0].atomic(e) {
                guard case .name(let name) = item else { throw XPathError(.XPTY0004, "xs:\(item.type?.rawValue ?? "") → xs:QName") }
                detail = name.local
            }
            if call.has(1) { detail += (detail.isEmpty ? "" : ": ") + (try call.required(1, e).string) }
            if call.arguments.count == 1, detail.isEmpty { throw XPathError(.XPTY0004) }
            throw XPathError(.FOER0000, detail)
        },
        sequence("trace", 2...2) { (call, e) throws(XPathError) in
            _ = try call.required(1, e)
            return try call.arguments[0].value(e)
        },
    ]
}

/// fn:distinct-values
enum Distinct {
    static func values(_ items: ContiguousArray<Item>, _ e: Evaluation) throws(XPathError) -> ContiguousArray<Item> {
        var kept = ContiguousArray<Item>()
        var texts = Set<[UInt8]>()
        var others: [Item] = []
        for item in items {
            switch item.plain {
            case .string(let text), .untyped(let text), .uri(let text):
                if texts.insert(Array(text.utf8)).inserted { kept.append(item) }
            default:
                try e.count(others.count)
                if !others.contains(where: { same($0, item, e) }) {
                    others.append(item)
                    kept.append(item)
                }
            }
        }
        return kept
    }

    /// Equal, or both NaN; what cannot be compared differs.
    static func same(_ one: Item, _ two: Item, _ e: Evaluation) -> Bool {
        if let first = one.double, let second = two.double, first.isNaN, second.isNaN { return true }
        return (try? Comparison.equal.holds(one, two, zone: e.clock.zone)) ?? false
    }
}

/// fn:deep-equal, along the arrays of two subtrees, without calling itself.
enum DeepEqual {
    static func holds(_ left: Value, _ right: Value, _ e: Evaluation) throws(XPathError) -> Bool {
        guard left.count == right.count else { return false }
        for index in 0..<left.count {
            try e.count(1)
            switch (left[index], right[index]) {
            case (.node(let one), .node(let two)): if try !nodes(one, two, e) { return false }
            case (.node, _), (_, .node): return false
            case (let one, let two): if !Distinct.same(one, two, e) { return false }
            }
        }
        return true
    }

    private static func nodes(_ one: NodeID, _ two: NodeID, _ e: Evaluation) throws(XPathError) -> Bool {
        if one == two { return true }
        let tree = e.tree
        guard try sameNode(one, two, e) else { return false }
        guard tree[one].kind == .element || tree[one].kind == .document else { return true }
        var left = next(one.rawValue, one, tree), right = next(two.rawValue, two, tree)
        // How deep each walk is has to agree, too.
        while let first = left, let second = right {
            guard depth(first, below: one, tree) == depth(second, below: two, tree), try sameNode(first, second, e) else { return false }
            left = next(first.rawValue, one, tree)
            right = next(second.rawValue, two, tree)
        }
        return left == nil && right == nil
    }

    /// The next element or text below a node, comments and instructions passed over.
    private static func next(_ here: Int32, _ top: NodeID, _ tree: DocumentTree) -> NodeID? {
        var place = here + 1
        while place < tree[top].end {
            let kind = tree.nodes[Int(place)].kind
            if kind == .element || kind == .text { return NodeID(rawValue: place) }
            place += 1
        }
        return nil
    }

    private static func depth(_ node: NodeID, below top: NodeID, _ tree: DocumentTree) -> Int {
        var depth = 0
        var here = tree[node].parent
        while here > top.rawValue {
            depth += 1
            here = tree.nodes[Int(here)].parent
        }
        return depth
    }

    /// Kind, name, attributes or text.
    private static func sameNode(_ one: NodeID, _ two: NodeID, _ e: Evaluation) throws(XPathError) -> Bool {
        let tree = e.tree
        let (left, right) = (tree[one], tree[two])
        try e.count(1 + Int(left.attributes))
        guard left.kind == right.kind, left.name == right.name else { return false }
        switch left.kind {
        case .document: return true
        case .element:
            guard left.attributes == right.attributes else { return false }
            for attribute in tree.attributes(of: one) {
                let name = tree.nodes[Int(attribute)].name
                let other = tree.attributes(of: two).first { tree.nodes[Int($0)].name == name }
                guard let other,
                    Comparison.equal.holds(tree.bytes(of: NodeID(rawValue: attribute)), tree.bytes(of: NodeID(rawValue: other)))
                else { return false }
            }
            return true
        case .processingInstruction:
            guard tree.expandedName(of: one) == tree.expandedName(of: two) else { return false }
            fallthrough
        default:
            try e.count(bytes: tree.bytes(of: one).count)
            return Comparison.equal.holds(tree.bytes(of: one), tree.bytes(of: two))
        }
    }
}
