import RapporteurDiagnostics
import RapporteurXMLStream

/// Derivation Valid (Restriction, Complex) (XSD Part 1, 3.4.6).
extension SchemaChecker {
    func checkRestriction(of type: ComplexType, at node: SchemaNode?) {
        guard case .complex(let base) = schema[type.base] else { return }
        let node = node?.child(anyOf: ["complexContent", "simpleContent"])?.child("restriction") ?? node
        checkAttributes(of: type, restricting: base, at: node)
        if base.id == .anyType { return }
        switch (type.content, base.content) {
        case (.simple(let own), .simple(let inherited)):
            if !TypeTable.isDerived(own, from: inherited, excluding: []) {
                issues.add(
                    "derivation-ok-restriction", node, Message("schema.derivation-ok-restriction/content"))
            }
        case (.simple, .mixed(let particle)) where particle.isEmptiable: break
        case (.empty, .empty): break
        case (.empty, .elementOnly(let particle)), (.empty, .mixed(let particle)):
            if !particle.isEmptiable {
                issues.add(
                    "derivation-ok-restriction", node,
                    Message("schema.derivation-ok-restriction/empty"))
            }
        case (.elementOnly(let own), .elementOnly(let inherited)), (.elementOnly(let own), .mixed(let inherited)),
            (.mixed(let own), .mixed(let inherited)):
            checkParticle(own, restricts: inherited, at: node)
        case (.mixed, .elementOnly):
            issues.add("derivation-ok-restriction", node, Message("schema.derivation-ok-restriction/mixed"))
        default:
            issues.add(
                "derivation-ok-restriction", node, Message("schema.derivation-ok-restriction/kind"))
        }
    }

    private func checkAttributes(of type: ComplexType, restricting base: ComplexType, at node: SchemaNode?) {
        var inherited: [ExpandedName: AttributeUse] = [:]
        for use in base.attributes { inherited[use.declaration.name] = use }
        for use in type.attributes {
            let name = use.declaration.name
            guard let original = inherited.removeValue(forKey: name) else {
                if base.attributeWildcard?.allows(name.namespace) != true {
                    issues.add(
                        "derivation-ok-restriction", node,
                        Message("schema.derivation-ok-restriction/attribute", ["name": .text(shown(name))]))
                }
                continue
            }
            checkUse(use, restricts: original, at: node)
        }
        for (name, use) in inherited where use.isRequired {
            issues.add(
                "derivation-ok-restriction", node,
                Message("schema.derivation-ok-restriction/attribute.prohibited", ["name": .text(shown(name))]))
        }
        guard let wildcard = type.attributeWildcard else { return }
        guard let original = base.attributeWildcard else {
            issues.add("derivation-ok-restriction", node, Message("schema.derivation-ok-restriction/wildcard.none"))
            return
        }
        if !wildcard.constraint.isSubset(of: original.constraint) {
            issues.add(
                "derivation-ok-restriction", node,
                Message("schema.derivation-ok-restriction/wildcard"))
        } else if base.id != .anyType, wildcard.process.strictness < original.process.strictness {
            issues.add(
                "derivation-ok-restriction", node,
                Message("schema.derivation-ok-restriction/wildcard.process"))
        }
    }

    func checkUse(_ use: AttributeUse, restricts original: AttributeUse, at node: SchemaNode?) {
        let name = shown(use.declaration.name)
        if original.isRequired && !use.isRequired {
            issues.add(
                "derivation-ok-restriction", node, Message("schema.derivation-ok-restriction/attribute.required", ["name": .text(name)]))
        }
        if !TypeTable.isDerived(use.declaration.type, from: original.declaration.type, excluding: []) {
            issues.add(
                "derivation-ok-restriction", node,
                Message("schema.derivation-ok-restriction/attribute.type", ["name": .text(name)]))
        }
        if let fixed = original.constraint, fixed.kind == .fixed {
            let isSame =
                use.constraint?.kind == .fixed
                && builder.haveEqualValues(use.constraint?.literal ?? "", fixed.literal, original.declaration.type)
            if !isSame {
                issues.add(
                    "derivation-ok-restriction", node,
                    Message("schema.derivation-ok-restriction/attribute.fixed", ["name": .text(name), "value": .text(fixed.literal)]))
            }
        }
    }
}

extension Wildcard.Process {
    /// `strict` demands most.
    var strictness: Int {
        switch self {
        case .skip: 0
        case .lax: 1
        case .strict: 2
        }
    }
}
