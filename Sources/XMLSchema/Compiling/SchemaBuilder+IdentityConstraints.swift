import RapporteurDiagnostics
import RapporteurXMLStream

/// `unique`, `key` and `keyref` (XSD Part 1, 3.11).
extension SchemaBuilder {
    func identityConstraint(_ node: SchemaNode) -> IdentityConstraint? {
        guard let xsd = node.xsd, let kind = IdentityConstraint.Kind(rawValue: xsd), let local = node.token("name") else {
            return nil
        }
        let name = ExpandedName(namespace: node.document.targetNamespace, local: local)
        guard let selector = node.child("selector"),
            let paths = identityPaths(selector["xpath"] ?? "", at: selector, mayEndInAttribute: false)
        else { return nil }
        var fields: [[IdentityPath]] = []
        for field in node.parts where field.xsd == "field" {
            guard let paths = identityPaths(field["xpath"] ?? "", at: field, mayEndInAttribute: true) else { return nil }
            fields.append(paths)
        }
        let index = parts.identityConstraints.count
        if constraintNames.updateValue(index, forKey: name) != nil {
            issues.add("sch-props-correct", node, Message("schema.sch-props-correct/constraint", ["name": .text(local)]))
        }
        let constraint = IdentityConstraint(
            index: index, kind: kind, name: name, selector: paths, fields: fields, source: node.source)
        parts.identityConstraints.append(constraint)
        if kind == .keyref, let refer = node["refer"], let target = expandedName(refer, at: node),
            isReachable(target.namespace, from: node, target)
        {
            constraintReferences.append((index, target, node))
        }
        return constraint
    }

    /// Finds for each keyref the key that it refers to.
    func resolveConstraintReferences() {
        for (index, name, node) in constraintReferences {
            guard let target = constraintNames[name] else {
                issues.add("src-resolve", node, Message("schema.src-resolve/key", ["name": .text(name.description)]))
                continue
            }
            let key = parts.identityConstraints[target]
            let reference = parts.identityConstraints[index]
            if key.kind == .keyref {
                issues.add("src-resolve", node, Message("schema.src-resolve/keyref", ["name": .text(name.local)]))
            } else if key.fields.count != reference.fields.count {
                issues.add(
                    "c-props-correct", node,
                    Message("schema.c-props-correct", ["count": .number(reference.fields.count), "name": .text(name.local), "wanted": .number(key.fields.count)]))
            }
            parts.identityConstraints[index].refer = target
        }
        // Elements hold copies, made before the references were known.
        for element in parts.elements.indices where !parts.elements[element].identityConstraints.isEmpty {
            parts.elements[element].identityConstraints =
                parts.elements[element].identityConstraints.map { parts.identityConstraints[$0.index] }
        }
    }

    /// Reads the XPath subset of 3.11.6; reports what is outside it.
    private func identityPaths(_ xpath: String, at node: SchemaNode, mayEndInAttribute: Bool) -> [IdentityPath]? {
        var paths: [IdentityPath] = []
        for branch in xpath.pieces(between: "|", keepingEmpty: true) {
            guard let path = identityPath(branch, at: node, mayEndInAttribute: mayEndInAttribute) else {
                if let prefix = undeclaredPrefix(in: branch, at: node) {
                    issues.add(
                        "src-resolve", node,
                        Message(
                            "schema.src-resolve/prefix",
                            ["prefix": .text(prefix), "name": .text(collapse(String(branch)))]))
                    return nil
                }
                issues.add(
                    mayEndInAttribute ? "c-fields-xpaths" : "c-selector-xpath", node,
                    mayEndInAttribute
                    ? Message("schema.c-fields-xpaths", ["path": .text(xpath)])
                    : Message("schema.c-selector-xpath", ["path": .text(xpath)]),
                    hint: mayEndInAttribute
                    ? Message("schema.c-fields-xpaths/hint") : Message("schema.c-selector-xpath/hint"))
                return nil
            }
            paths.append(path)
        }
        return paths
    }

    private func identityPath(_ branch: Substring, at node: SchemaNode, mayEndInAttribute: Bool) -> IdentityPath? {
        var path = IdentityPath(isDescendant: false, steps: [])
        guard var tokens = IdentityPathToken.tokens(of: branch), !tokens.isEmpty else { return nil }
        if tokens.count >= 3, tokens[0] == .dot, tokens[1] == .slash, tokens[2] == .slash {
            path.isDescendant = true
            tokens.removeFirst(3)
            if tokens.isEmpty { return nil }
        }
        var rest = tokens[...]
        while true {
            guard let token = rest.popFirst() else { return nil }
            switch token {
            case .dot: break
            case .child, .attribute, .name, .star, .namespaceStar:
                var isAttribute = false
                var test = token
                if token == .child || token == .attribute {
                    isAttribute = token == .attribute
                    guard let next = rest.popFirst() else { return nil }
                    test = next
                }
                guard let resolved = nameTest(test, at: node) else { return nil }
                if isAttribute {
                    guard mayEndInAttribute, rest.isEmpty else { return nil }
                    path.attribute = resolved
                    return path
                }
                path.steps.append(resolved)
            case .slash: return nil
            }
            guard let separator = rest.popFirst() else { return path }
            guard separator == .slash else { return nil }
        }
    }

    private func undeclaredPrefix(in branch: Substring, at node: SchemaNode) -> String? {
        for token in IdentityPathToken.tokens(of: branch) ?? [] {
            switch token {
            case .name(let prefix, _), .namespaceStar(let prefix):
                if !prefix.isEmpty, node.namespaces.uri(forPrefix: prefix) == nil { return prefix }
            default: continue
            }
        }
        return nil
    }

    private func nameTest(_ token: IdentityPathToken, at node: SchemaNode) -> IdentityPath.Test? {
        switch token {
        case .star: return .any
        case .namespaceStar(let prefix):
            guard let uri = node.namespaces.uri(forPrefix: prefix) else { return nil }
            _ = parts.symbols.internNamespace(uri)
            return .namespace(uri)
        case .name(let prefix, let local):
            // Names in XPath without a prefix are in no namespace (XPath 1.0, 2.3).
            guard let uri = prefix.isEmpty ? "" : node.namespaces.uri(forPrefix: prefix) else { return nil }
            let name = ExpandedName(namespace: uri, local: local)
            // Wildcards can admit elements of this name that nothing else in the schema mentions.
            _ = parts.symbols.intern(name)
            return .name(name)
        default: return nil
        }
    }
}
