/// Going from node to node.
extension DocumentTree {
    /// The first child that is no attribute.
    @inline(__always)
    package func firstChild(of id: NodeID) -> NodeID? {
        let node = record(id)
        let first = id.rawValue + 1 + node.pointee.attributes
        return first < node.pointee.end ? NodeID(rawValue: first) : nil
    }

    /// The sibling behind a node; nil for attributes.
    @inline(__always)
    package func nextSibling(of id: NodeID) -> NodeID? {
        let node = record(id)
        guard node.pointee.parent >= 0, node.pointee.kind != .attribute else { return nil }
        let next = node.pointee.end
        return next < nodes[Int(node.pointee.parent)].end ? NodeID(rawValue: next) : nil
    }

    /// The sibling before a node; nil for attributes.
    @inline(__always)
    package func previousSibling(of id: NodeID) -> NodeID? {
        let previous = record(id).pointee.previous
        return previous < 0 ? nil : NodeID(rawValue: previous)
    }

    /// The document that a node is in, or the top of its tree. O(depth).
    package func root(of id: NodeID) -> NodeID {
        var here = id
        while let parent = parent(of: here) { here = parent }
        return here
    }

    package func isAncestor(_ id: NodeID, of other: NodeID) -> Bool {
        id < other && other.rawValue < record(id).pointee.end
    }

    // MARK: Namespaces

    /// The namespace that a prefix is bound to at an element; nil where it is not. O(depth) and declarations.
    package func namespace(forPrefix prefix: String, at id: NodeID) -> String? {
        if prefix.isEmpty || prefix != "xml" {
            var here: NodeID? = kind(of: id) == .element ? id : parent(of: id)
            while let element = here {
                if record(element).pointee.declares, let found = declarations(of: element).first(where: { $0.prefix.utf8.elementsEqual(prefix.utf8) }) {
                    return found.uri.isEmpty ? nil : found.uri
                }
                here = parent(of: element)
            }
            return nil
        }
        return "http://www.w3.org/XML/1998/namespace"
    }

    /// The prefixes in scope at an element with their namespaces, `xml` not among them.
    package func namespaces(at id: NodeID) -> [(prefix: String, uri: String)] {
        var result: [(prefix: String, uri: String)] = []
        var seen = Set<[UInt8]>()
        var here: NodeID? = id
        while let element = here {
            if record(element).pointee.declares {
                for declaration in declarations(of: element) where seen.insert(Array(declaration.prefix.utf8)).inserted {
                    if !declaration.uri.isEmpty { result.append((declaration.prefix, declaration.uri)) }
                }
            }
            here = parent(of: element)
        }
        return result
    }

    /// The declarations of one element: found by halves, for they stand in document order.
    private func declarations(of id: NodeID) -> ArraySlice<NamespaceDeclaration> {
        var low = 0, high = declarations.count
        while low < high {
            let middle = (low + high) / 2
            if declarations[middle].element < id.rawValue { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < declarations.count, declarations[end].element == id.rawValue { end += 1 }
        return declarations[low..<end]
    }
}
