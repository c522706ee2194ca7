import RapporteurXMLStream

/// The value of an expression: a sequence. Nodes alone, which most sequences are, take four bytes each.
enum Value: Sendable {
    case nodes(ContiguousArray<NodeID>)
    case item(Item)
    case items(ContiguousArray<Item>)

    static let empty = Value.nodes([])

    init(_ items: ContiguousArray<Item>) { self = items.count == 1 ? .item(items[0]) : .items(items) }

    static func boolean(_ value: Bool) -> Value { .item(.boolean(value)) }
    static func string(_ value: String) -> Value { .item(.string(value)) }
    static func integer(_ value: Int) -> Value { .item(.integer(value)) }
    static func double(_ value: Double) -> Value { .item(.double(value)) }
    static func optional(_ item: Item?) -> Value { item.map(Value.item) ?? .empty }

    @inline(__always) var count: Int {
        switch self {
        case .nodes(let nodes): nodes.count
        case .item: 1
        case .items(let items): items.count
        }
    }

    @inline(__always) var isEmpty: Bool { count == 0 }

    subscript(index: Int) -> Item {
        switch self {
        case .nodes(let nodes): .node(nodes[index])
        case .item(let item): item
        case .items(let items): items[index]
        }
    }

    var first: Item? { isEmpty ? nil : self[0] }

    /// All items in an array.
    var items: ContiguousArray<Item> {
        switch self {
        case .nodes(let nodes): ContiguousArray(nodes.map { Item.node($0) })
        case .item(let item): [item]
        case .items(let items): items
        }
    }

    /// The nodes where all items are nodes, in the order that they stand in; else nil.
    var onlyNodes: ContiguousArray<NodeID>? {
        switch self {
        case .nodes(let nodes): return nodes
        case .item(.node(let node)): return [node]
        case .item: return nil
        case .items(let items):
            var nodes = ContiguousArray<NodeID>()
            nodes.reserveCapacity(items.count)
            for item in items {
                guard case .node(let node) = item else { return nil }
                nodes.append(node)
            }
            return nodes
        }
    }

    @inline(__always)
    func forEach(_ body: (Item) throws(XPathError) -> Void) throws(XPathError) {
        switch self {
        case .nodes(let nodes): for node in nodes { try body(.node(node)) }
        case .item(let item): try body(item)
        case .items(let items): for item in items { try body(item) }
        }
    }
}

extension ContiguousArray<NodeID> {
    /// In document order, each node once. O(n) where that is so already.
    mutating func makeOrdered() {
        guard count > 1 else { return }
        var isOrdered = true
        for index in 1..<count where self[index - 1] >= self[index] {
            isOrdered = false
            break
        }
        if isOrdered { return }
        sort()
        var kept = 1
        for index in 1..<count where self[index] != self[kept - 1] {
            self[kept] = self[index]
            kept += 1
        }
        removeLast(count - kept)
    }
}
