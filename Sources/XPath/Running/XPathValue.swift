package import RapporteurXMLStream

/// A value as those outside see it.
package struct XPathValue {
    let value: Value
    /// What its nodes belong to; nil for a value that has none.
    private let tree: DocumentTree?
    private let isPlain: Bool

    init(_ value: Value, _ tree: DocumentTree?, isPlain: Bool) {
        self.value = value
        self.tree = tree
        self.isPlain = isPlain
    }

    package static func string(_ text: String) -> XPathValue { XPathValue(.string(text), nil, isPlain: false) }
    package static func boolean(_ flag: Bool) -> XPathValue { XPathValue(.boolean(flag), nil, isPlain: false) }
    package static func number(_ number: Double) -> XPathValue { XPathValue(.double(number), nil, isPlain: false) }
    /// Nodes in document order, each once.
    package static func nodes(_ nodes: [NodeID], in tree: DocumentTree) -> XPathValue {
        XPathValue(.nodes(ContiguousArray(nodes)), tree, isPlain: false)
    }

    /// Several values one after the other.
    package init(joining values: [XPathValue]) {
        if values.count == 1 {
            self = values[0]
            return
        }
        self.init(Value(ContiguousArray(values.flatMap { $0.value.items })), values.first?.tree, isPlain: false)
    }

    package var count: Int { value.count }

    /// The string value of the first item; empty where there is none.
    package var string: String { value.first.map(text) ?? "" }

    /// The string value of each item.
    package var strings: [String] { value.items.map(text) }

    private func text(_ item: Item) -> String {
        guard let tree else { return item.atomicText }
        return isPlain ? item.plainText(in: tree) : item.text(in: tree)
    }

    /// The nodes, where all items are nodes; else nil.
    package var nodes: [NodeID]? { value.onlyNodes.map(Array.init) }

    /// A number where the value is one.
    package var number: Double? {
        guard value.count == 1, let first = value.first else { return nil }
        return first.double
    }

    /// Whether all there is is one boolean, and which.
    package var boolean: Bool? {
        guard value.count == 1, case .boolean(let flag)? = value.first else { return nil }
        return flag
    }
}
