import RapporteurDiagnostics
import RapporteurXMLStream

/// Functions on nodes (F&O 2, 14, 15.5).
extension FunctionLibrary {
    static let nodes: [FunctionDefinition] = [
        string("name", 0...1, plain: true) { (call, e) throws(XPathError) in
            guard let node = try plainNode(call, e) else { return "" }
            guard let name = e.tree.expandedName(of: node) else { return "" }
            let prefix = e.tree.prefix(of: node)
            return prefix.isEmpty ? name.local : "\(prefix):\(name.local)"
        },
        string("local-name", 0...1, plain: true) { (call, e) throws(XPathError) in
            guard let node = try plainNode(call, e) else { return "" }
            return e.tree.expandedName(of: node)?.local ?? ""
        },
        item("namespace-uri", 0...1, plain: true) { (call, e) throws(XPathError) in
            let uri = try plainNode(call, e).flatMap { e.tree.expandedName(of: $0)?.namespace } ?? ""
            return e.isPlain ? .string(uri) : .uri(uri)
        },
        item("node-name", 1...1) { (call, e) throws(XPathError) in
            guard let node = try call.nodeOrContext(0, e), let name = e.tree.expandedName(of: node) else { return nil }
            return .name(QualifiedName(prefix: e.tree.prefix(of: node), namespace: name.namespace, local: name.local))
        },
        item("nilled", 1...1) { (call, e) throws(XPathError) in
            guard let node = try call.nodeOrContext(0, e), e.tree[node].kind == .element else { return nil }
            return .boolean(false)
        },
        item("base-uri", 0...1) { (call, e) throws(XPathError) in
            guard let node = try call.nodeOrContext(0, e) else { return nil }
            var here: NodeID? = e.tree[node].kind == .attribute ? e.tree.parent(of: node) : node
            while let element = here {
                if let base = e.tree.attribute(ExpandedName(namespace: WellKnownNamespace.xml, local: "base"), of: element) { return .uri(base) }
                here = e.tree.parent(of: element)
            }
            return nil
        },
        item("document-uri", 1...1) { (call, e) throws(XPathError) in
            _ = try call.nodeOrContext(0, e)
            return nil
        },
        boolean("lang", 1...2, plain: true) { (call, e) throws(XPathError) in
            let wanted = try call.text(0, e).string.lowercased()
            guard var here = try call.nodeOrContext(1, e) else { throw XPathError(.XPTY0004) }
            while true {
                try e.count(1)
                if let language = e.tree.attribute(ExpandedName(namespace: WellKnownNamespace.xml, local: "lang"), of: here) {
                    let given = language.lowercased()
                    return given == wanted || given.begins(with: wanted + "-")
                }
                guard let parent = e.tree.parent(of: here) else { return false }
                here = parent
            }
        },
        item("root", 0...1) { (call, e) throws(XPathError) in
            guard let node = try call.nodeOrContext(0, e) else { return nil }
            return .node(e.tree.root(of: node))
        },
        sequence("id", 1...2) { (call, e) throws(XPathError) in
            var wanted: ExactSet = []
            let value = try call.arguments[0].value(e)
            try value.forEach { (item) throws(XPathError) in
                for part in try Effective.text(item, e).string.split(whereSeparator: \.isWhitespace) { wanted.insert(String(part)) }
            }
            guard let node = try call.nodeOrContext(1, e) else { throw XPathError(.XPTY0004) }
            let root = e.tree.root(of: node)
            guard e.tree[root].kind == .document else { throw XPathError(.FODC0001) }
            var found = ContiguousArray<NodeID>()
            let name = e.tree.names.intern(ExpandedName(namespace: WellKnownNamespace.xml, local: "id"))
            for attribute in e.tree.attributes(named: name) where attribute > root.rawValue && attribute < e.tree[root].end {
                try e.count(1)
                let node = NodeID(rawValue: attribute)
                if wanted.contains(Casting.collapsed(e.tree.string(of: node))), let element = e.tree.parent(of: node) { found.append(element) }
            }
            found.makeOrdered()
            return .nodes(found)
        },
        sequence("idref", 1...2) { (call, e) throws(XPathError) in
            // Nothing is typed as a reference without a DTD or schema.
            _ = try call.arguments[0].value(e)
            guard let node = try call.nodeOrContext(1, e) else { throw XPathError(.XPTY0004) }
            guard e.tree[e.tree.root(of: node)].kind == .document else { throw XPathError(.FODC0001) }
            return .empty
        },
    ]

    /// The node; in XPath 1.0 the first of several.
    private static func plainNode(_ call: Call, _ e: Evaluation) throws(XPathError) -> NodeID? {
        if call.has(0), e.isPlain {
            guard let nodes = try call.arguments[0].value(e).onlyNodes else { throw XPathError(.XPTY0004, call.function.name) }
            return nodes.first
        }
        return try call.nodeOrContext(0, e)
    }
}
