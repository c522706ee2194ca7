import RapporteurDiagnostics
import RapporteurXMLStream

/// What a redefinition may look like (XSD Part 1, 4.2.2, src-redefine, clauses 5 to 7).
extension RepresentationCheck {
    func checkRedefine(_ node: SchemaNode) {
        for child in node.children {
            guard let xsd = child.xsd, let local = child.token("name") else { continue }
            let name = ExpandedName(namespace: document.targetNamespace, local: local)
            switch xsd {
            case "simpleType": checkRedefined(child, derivation: child.child("restriction"), name)
            case "complexType":
                let content = child.child(anyOf: ["complexContent", "simpleContent"])
                checkRedefined(child, derivation: content?.child(anyOf: ["restriction", "extension"]), name)
            case "group": checkSelfReferences(of: child, "group", name)
            case "attributeGroup": checkSelfReferences(of: child, "attributeGroup", name)
            default: continue
            }
        }
    }

    private func checkRedefined(_ type: SchemaNode, derivation: SchemaNode?, _ name: ExpandedName) {
        if let derivation, let base = derivation["base"], expandedName(base, at: derivation) == name { return }
        issues.add(
            "src-redefine", derivation ?? type,
            type.xsd == "simpleType"
                ? Message("schema.src-redefine/base.simple", ["name": .text(name.local)])
                : Message("schema.src-redefine/base.complex", ["name": .text(name.local)]))
    }

    /// A group that refers to itself stands for what it was before, and can do so once.
    private func checkSelfReferences(of group: SchemaNode, _ xsd: String, _ name: ExpandedName) {
        var references: [SchemaNode] = []
        var open = [group]
        while let node = open.popLast() {
            for child in node.children {
                if child.xsd == xsd, let reference = child["ref"], expandedName(reference, at: child) == name {
                    references.append(child)
                }
                open.append(child)
            }
        }
        if references.count > 1 {
            issues.add(
                "src-redefine", group, Message("schema.src-redefine/references", ["name": .text(name.local), "count": .number(references.count)]))
        } else if let only = references.first, (only.token("minOccurs") ?? "1") != "1" || (only.token("maxOccurs") ?? "1") != "1" {
            issues.add(
                "src-redefine", only, Message("schema.src-redefine/occurs", ["name": .text(name.local)]),
                hint: Message("schema.src-redefine/hint.occurs"))
        }
    }

    /// The name that a reference stands for; nil where its prefix is not declared, which is reported when it is resolved.
    private func expandedName(_ lexical: String, at node: SchemaNode) -> ExpandedName? {
        let words = collapse(lexical).pieces(between: ":", atMost: 1, keepingEmpty: true)
        guard let local = words.last else { return nil }
        let prefix = words.count == 2 ? String(words[0]) : ""
        guard var namespace = node.namespaces.uri(forPrefix: prefix) else { return nil }
        if namespace.isEmpty, document.isChameleon { namespace = document.targetNamespace }
        return ExpandedName(namespace: namespace, local: String(local))
    }
}
