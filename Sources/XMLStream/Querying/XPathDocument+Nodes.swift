internal import CLibXML2
package import RapporteurDiagnostics

/// A node of one document by its number: its rank in document order. The document itself has 0; the attributes of an
/// element come before what it contains.
package struct XPathNodeID: RawRepresentable, Hashable, Comparable, Sendable {
    package var rawValue: Int32
    package init(rawValue: Int32) { self.rawValue = rawValue }

    package static let document = XPathNodeID(rawValue: 0)
    package var index: Int { Int(rawValue) }
    package static func < (left: XPathNodeID, right: XPathNodeID) -> Bool { left.rawValue < right.rawValue }
}

/// Nodes by number, for those who go through many of them.
extension XPathDocument {
    /// How many nodes there are, the document itself among them.
    package var nodeCount: Int { nodes.count }

    package var allNodes: some Sequence<XPathNodeID> {
        (0..<Int32(nodes.count)).lazy.map { XPathNodeID(rawValue: $0) }
    }

    package subscript(id: XPathNodeID) -> XPathNode {
        XPathNode(document: self, pointer: nodes.base[id.index].pointer)
    }

    func pointer(_ id: XPathNodeID) -> xmlNodePtr { nodes.base[id.index].pointer.assumingMemoryBound(to: xmlNode.self) }

    package func isElement(_ id: XPathNodeID) -> Bool { pointer(id).pointee.type == XML_ELEMENT_NODE }
    package func isAttribute(_ id: XPathNodeID) -> Bool { pointer(id).pointee.type == XML_ATTRIBUTE_NODE }

    /// The name of an element or attribute; `.none` for other nodes.
    package func name(of id: XPathNodeID) -> NameID { nodes.base[id.index].name }

    /// Nil for the document.
    package func parent(of id: XPathNodeID) -> XPathNodeID? {
        guard let parent = pointer(id).pointee.parent else { return nil }
        return XPathNodeID(rawValue: Int32(truncatingIfNeeded: Int(bitPattern: parent.pointee._private)))
    }

    /// The elements, or attributes, of a name in document order.
    package func forEach<Failure: Error>(
        _ kind: NamedKind, named name: NameID, _ body: (XPathNodeID) throws(Failure) -> Void
    ) throws(Failure) {
        let chains = nameChains ?? chainNames()
        var next = chains.first(kind, name)
        while next >= 0 {
            try body(XPathNodeID(rawValue: next))
            next = nodes.base[Int(next)].next
        }
    }

    package enum NamedKind: Sendable { case element, attribute }

    /// Links the nodes of each name, the first time that somebody asks for some. O(nodes).
    private func chainNames() -> NameChains {
        var chains = NameChains(names: nameTable.count)
        var index = nodes.count - 1
        while index > 0 {
            let name = nodes.base[index].name
            if name.index >= 0 {
                let kind: NamedKind = isElement(XPathNodeID(rawValue: Int32(index))) ? .element : .attribute
                nodes.base[index].next = chains.first(kind, name)
                chains.setFirst(kind, name, Int32(index))
            }
            index -= 1
        }
        nameChains = chains
        return chains
    }

    /// Line and column of the `<` of the element, or of the one closest around another node; nil outside the root.
    package func position(of id: XPathNodeID) -> Position? { self[id].position }

    /// The path of a node as findings have it: each element but the root with its index among siblings of its name.
    ///
    /// - Parameter prefixes: prefixes by namespace URI, the empty one for names without prefix.
    package func indexedPath(of id: XPathNodeID, prefixes: ExactMap<String>) -> String {
        var steps: [String] = []
        var next: XPathNodeID? = id
        while let here = next, here != .document {
            let node = self[here]
            let parent = self.parent(of: here)
            var step = node.stepName(prefixes)
            if node.kind != .attribute, parent != .document { step += "[\(indexAmongAlike(here))]" }
            steps.append(step)
            next = parent
        }
        return "/" + steps.reversed().joined(separator: "/")
    }

    /// Counts back to the first sibling alike, or to one whose index is known.
    private func indexAmongAlike(_ id: XPathNodeID) -> Int {
        let node = self[id]
        var count = 1
        var sibling = pointer(id).pointee.prev
        while let here = sibling {
            if node.isAlike(here) {
                if let known = knownIndexes[Int(bitPattern: here.pointee._private)] {
                    count += known
                    break
                }
                count += 1
            }
            sibling = here.pointee.prev
        }
        knownIndexes[id.index] = count
        return count
    }
}

/// The number of the first element and of the first attribute of each name.
struct NameChains {
    private var elements: [Int32]
    private var attributes: [Int32]

    init(names: Int) {
        elements = [Int32](repeating: -1, count: names)
        attributes = elements
    }

    func first(_ kind: XPathDocument.NamedKind, _ name: NameID) -> Int32 {
        guard name.index >= 0, name.index < elements.count else { return -1 }
        return kind == .element ? elements[name.index] : attributes[name.index]
    }

    mutating func setFirst(_ kind: XPathDocument.NamedKind, _ name: NameID, _ number: Int32) {
        if kind == .element { elements[name.index] = number } else { attributes[name.index] = number }
    }
}
