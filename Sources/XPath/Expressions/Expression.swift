import RapporteurXMLStream

/// One operator, call, path or literal of a compiled expression: immutable, evaluated any number of times.
///
/// A subclass says what its value is; where it can tell whether that is true, or what its text is, for less than making
/// the value, it says that, too.
class Expression {
    init() {}

    func value(_ e: Evaluation) throws(XPathError) -> Value { .empty }

    /// The effective boolean value (XPath 2.0, 2.4.3).
    func boolean(_ e: Evaluation) throws(XPathError) -> Bool { try Effective.boolean(value(e)) }

    /// The one item; nil for none. XPTY0004 for several, but that XPath 1.0 takes the first.
    func item(_ e: Evaluation) throws(XPathError) -> Item? {
        let value = try value(e)
        if value.count > 1, !e.isPlain { throw XPathError(.XPTY0004) }
        return value.first
    }

    /// The one item, atomised.
    func atomic(_ e: Evaluation) throws(XPathError) -> Item? {
        guard let item = try item(e) else { return nil }
        if case .node(let node) = item { try e.count(bytes: e.tree.bytes(of: node).count) }
        return item.atomized(in: e.tree)
    }

    /// The text of an argument that takes xs:string?; nil for the empty sequence. XPTY0004 for values that are no text;
    /// in XPath 1.0 that of any value's first item.
    func text(_ e: Evaluation) throws(XPathError) -> Text? {
        guard let item = try item(e) else { return nil }
        return try Effective.text(item, e)
    }

    /// The nodes, in the order of the value. XPTY0004 where there are other items.
    func nodes(_ e: Evaluation) throws(XPathError) -> ContiguousArray<NodeID> {
        guard let nodes = try value(e).onlyNodes else { throw XPathError(.XPTY0004) }
        return nodes
    }

    func isEmpty(_ e: Evaluation) throws(XPathError) -> Bool { try value(e).isEmpty }

    /// Gives each node to a closure, in any order, until that returns false.
    func forEachNode(_ e: Evaluation, _ body: (NodeID) throws(XPathError) -> Bool) throws(XPathError) {
        for node in try nodes(e) { if try !body(node) { return } }
    }

    // MARK: What is known beforehand

    /// Whether the value is nodes only, in document order.
    var yieldsNodes: Bool { false }
    /// Whether the value is surely one boolean, or nodes: a predicate that is no position.
    var isCondition: Bool { yieldsNodes }
    /// Whether position() or last() of the focus around it may be asked.
    var asksPosition: Bool { true }
    /// The type of the value where it is known to be atomic and of one type; nil else.
    var knownType: AtomicType? { nil }
    /// Whether the value is known to be at most one item.
    var isSingle: Bool { false }
}

/// Conversions that the language makes by itself.
enum Effective {
    static func boolean(_ value: Value) throws(XPathError) -> Bool {
        switch value {
        case .nodes(let nodes): return !nodes.isEmpty
        case .item(let item): return try boolean(item)
        case .items(let items):
            guard let first = items.first else { return false }
            if case .node = first { return true }
            guard items.count == 1 else { throw XPathError(.FORG0006) }
            return try boolean(first)
        }
    }

    static func boolean(_ item: Item) throws(XPathError) -> Bool {
        switch item.plain {
        case .node: true
        case .boolean(let flag): flag
        case .string(let text), .untyped(let text), .uri(let text): !text.isEmpty
        case .integer(let value): value != 0
        case .double(let value): value != 0 && !value.isNaN
        case .float(let value): value != 0 && !value.isNaN
        case .decimal(let value): value.mantissa != 0
        default: throw XPathError(.FORG0006, "xs:\(item.type?.rawValue ?? "")")
        }
    }

    /// The text of an item for a parameter of type xs:string.
    static func text(_ item: Item, _ e: Evaluation) throws(XPathError) -> Text {
        switch item {
        case .node(let node):
            let bytes = e.tree.bytes(of: node)
            try e.count(bytes: bytes.count)
            return .bytes(bytes)
        case .string(let text), .untyped(let text), .uri(let text): return .string(text)
        case .typed(_, .string(let text)): return .string(text)
        default:
            if e.isPlain { return .string(item.plainText(in: e.tree)) }
            throw XPathError(.XPTY0004, "xs:\(item.type?.rawValue ?? "") → xs:string")
        }
    }

    /// The items of a value, atomised.
    static func atomized(_ value: Value, _ e: Evaluation) throws(XPathError) -> ContiguousArray<Item> {
        try e.count(value.count)
        var items = ContiguousArray<Item>()
        items.reserveCapacity(value.count)
        try value.forEach { (item) throws(XPathError) in
            if case .node(let node) = item { try e.count(bytes: e.tree.bytes(of: node).count) }
            items.append(item.atomized(in: e.tree))
        }
        return items
    }
}
