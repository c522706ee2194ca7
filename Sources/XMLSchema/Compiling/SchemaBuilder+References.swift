import RapporteurDiagnostics
import RapporteurXMLStream

/// How names in schema documents are resolved (XSD Part 1, 3.15.3, QName resolution).
extension SchemaBuilder {
    /// The expanded name that a QName in an attribute stands for; reports a prefix that is not declared.
    func expandedName(_ lexical: String, at node: SchemaNode) -> ExpandedName? {
        let name = collapse(lexical)
        let parts = name.pieces(between: ":", atMost: 1, keepingEmpty: true)
        if parts.count == 2 {
            guard let uri = node.namespaces.uri(forPrefix: String(parts[0])) else {
                issues.add("src-resolve", node, Message("schema.src-resolve/prefix", ["prefix": .text(String(parts[0])), "name": .text(name)]))
                return nil
            }
            return ExpandedName(namespace: uri, local: String(parts[1]))
        }
        var namespace = node.namespaces.uri(forPrefix: "") ?? ""
        if namespace.isEmpty && node.document.isChameleon { namespace = node.document.targetNamespace }
        return ExpandedName(namespace: namespace, local: name)
    }

    /// The top-level declaration that a QName refers to; reports one that is missing or not imported.
    ///
    /// - Parameter isNeeded: false where the component can do without until a document needs it (5.3, Missing
    ///   Sub-components): that the declaration is missing is then a warning.
    func resolve(
        _ kind: GlobalTable.Kind, _ lexical: String, at node: SchemaNode, isNeeded: Bool = true
    ) -> GlobalTable.Entry? {
        guard let name = expandedName(lexical, at: node) else { return nil }
        guard isReachable(name.namespace, from: node, name) else { return nil }
        guard let entry = globals[kind, name] else {
            // A name that is nearly another is a slip of the pen.
            let meant = nearest(to: name, of: kind).map { Message("schema/meant", ["name": .text($0)]) }
                ?? elsewhere(name, kind, at: node)
            issues.add(
                "src-resolve", node, Message("schema.src-resolve", ["kind": .message(kind.label), "name": .text(name.description)]),
                hint: meant ?? unread(name.namespace, from: node),
                severity: isNeeded || meant != nil ? .error : .warning)
            return nil
        }
        // Within a redefinition its own name means what it redefines.
        return entry.visible(from: node)
    }

    /// src-resolve.4: a name of another namespace needs an import in the same document.
    func isReachable(_ namespace: String, from node: SchemaNode, _ name: ExpandedName) -> Bool {
        let document = node.document
        if namespace == document.targetNamespace || document.imports.contains(namespace) { return true }
        if namespace == WellKnownNamespace.schema { return true }
        if namespace.isEmpty, let hint = elsewhere(name, nil, at: node) {
            issues.add("src-resolve", node, Message("schema.src-resolve/import.none", ["name": .text(name.description)]), hint: hint)
            return false
        }
        issues.add(
            "src-resolve", node,
            namespace.isEmpty
                ? Message("schema.src-resolve/import.none", ["name": .text(name.description)])
                : Message("schema.src-resolve/import", ["name": .text(name.description)]),
            hint: namespace.isEmpty
                ? Message("schema.src-resolve/hint.import.none")
                : Message("schema.src-resolve/hint.import", ["namespace": .text(namespace)]))
        return false
    }

    /// Where the author left the prefix out: the name as it has to be written, if the document's own namespace has it.
    private func elsewhere(_ name: ExpandedName, _ kind: GlobalTable.Kind?, at node: SchemaNode) -> Message? {
        let target = node.document.targetNamespace
        guard name.namespace.isEmpty, !target.isEmpty else { return nil }
        let own = ExpandedName(namespace: target, local: name.local)
        guard (kind.map { [$0] } ?? GlobalTable.Kind.allCases).contains(where: { globals[$0, own] != nil }),
            let prefix = node.namespaces.prefix(for: target)
        else { return nil }
        return Message("schema/meant", ["name": .text(prefix.isEmpty ? name.local : "\(prefix):\(name.local)")])
    }

    private func nearest(to name: ExpandedName, of kind: GlobalTable.Kind) -> String? {
        guard issues.takesHints else { return nil }
        // A like name of another namespace is not what was meant: it would be written with another prefix.
        return Nearest.match(
            name.local, among: globals.names(of: kind).lazy.filter { $0.namespace.isExactly(name.namespace) }.map(\.local))
    }

    /// Says that nothing of a namespace was read: schema documents are often imported by addresses in the network.
    private func unread(_ namespace: String, from node: SchemaNode) -> Message? {
        guard issues.takesHints, !namespace.isEmpty, !namespace.isExactly(node.document.targetNamespace),
            !globals.order.contains(where: { $0.name.namespace.isExactly(namespace) })
        else { return nil }
        return Message("schema.src-resolve/hint.unread", ["namespace": .text(namespace)])
    }
}

extension GlobalTable.Kind {
    /// What a person calls it.
    var label: Message {
        switch self {
        case .element: Message("schema.kind/element")
        case .attribute: Message("schema.kind/attribute")
        case .type: Message("schema.kind/type")
        case .group: Message("schema.kind/group")
        case .attributeGroup: Message("schema.kind/attributeGroup")
        case .notation: Message("schema.kind/notation")
        }
    }
}

extension SchemaNode {
    func isInside(_ other: SchemaNode) -> Bool {
        var node: SchemaNode? = self
        while let current = node {
            if current === other { return true }
            node = current.parent
        }
        return false
    }
}

extension GlobalTable.Entry {
    /// The one in a chain of redefinitions that a node refers to: inside a redefinition what that redefines, anywhere
    /// else the last one.
    func visible(from node: SchemaNode) -> GlobalTable.Entry {
        var entry = self
        while let original = entry.redefines {
            if node.isInside(entry.node) { return original }
            entry = original
        }
        return self
    }
}
