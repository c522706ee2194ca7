import RapporteurDiagnostics
import RapporteurXMLStream

/// Redefined groups must be restrictions of what they redefine (XSD Part 1, 4.2.2, clauses 6.2 and 7.2).
extension SchemaChecker {
    func checkRedefinitions() {
        for (entry, original) in redefinitions(of: .group) where !refersToItself(entry.node, "group", entry.name) {
            guard case .done(let own)? = builder.groupStates[ObjectIdentifier(entry.node)],
                let base = builder.modelGroup(of: original)
            else { continue }
            checkParticle(Particle(term: .group(own)), restricts: Particle(term: .group(base)), at: entry.node)
        }
        for (entry, original) in redefinitions(of: .attributeGroup)
        where !refersToItself(entry.node, "attributeGroup", entry.name) {
            checkAttributes(entry.node, restrict: original.node)
        }
    }

    /// Every redefinition with what it redefines; one that is redefined again counts too.
    private func redefinitions(
        of kind: GlobalTable.Kind
    ) -> [(entry: GlobalTable.Entry, original: GlobalTable.Entry)] {
        builder.globals.all(kind).flatMap { last in
            var links: [(entry: GlobalTable.Entry, original: GlobalTable.Entry)] = []
            var entry = last
            while let original = entry.redefines {
                links.append((entry, original))
                entry = original
            }
            return links
        }
    }

    private func checkAttributes(_ node: SchemaNode, restrict original: SchemaNode) {
        let own = builder.attributes(in: node)
        let base = builder.attributes(in: original)
        var inherited: [ExpandedName: AttributeUse] = [:]
        for use in base.uses { inherited[use.declaration.name] = use }
        for use in own.uses {
            guard let known = inherited.removeValue(forKey: use.declaration.name) else {
                if base.wildcard?.allows(use.declaration.name.namespace) != true {
                    issues.add(
                        "src-redefine", node,
                        Message("schema.src-redefine/attribute", ["name": .text(shown(use.declaration.name))]))
                }
                continue
            }
            checkUse(use, restricts: known, at: node)
        }
        for (name, use) in inherited where use.isRequired {
            issues.add("src-redefine", node, Message("schema.src-redefine/required", ["name": .text(shown(name))]))
        }
        if let wildcard = own.wildcard {
            if base.wildcard.map({ wildcard.constraint.isSubset(of: $0.constraint) }) != true {
                issues.add("src-redefine", node, Message("schema.src-redefine/wildcard"))
            }
        }
    }

    private func refersToItself(_ node: SchemaNode, _ xsd: String, _ name: ExpandedName) -> Bool {
        var queue = node.children
        while let next = queue.popLast() {
            if next.xsd == xsd, let reference = next["ref"], builder.expandedName(reference, at: next) == name { return true }
            queue += next.children
        }
        return false
    }
}
