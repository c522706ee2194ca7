import XMLStream

/// The Schema Representation Constraints that one element shows (XSD Part 1, 3.2.3, 3.3.3, 3.12.3, 3.14.3).
///
/// What `ref` excludes is in the grammar: a reference is a place of its own.
extension RepresentationCheck {
    func checkSource(_ node: SchemaNode, _ place: SchemaPlace) {
        switch place {
        case .topLevelElement, .localElement, .elementOfAll: checkElement(node)
        case .topLevelAttribute, .localAttribute, .attributeReference: checkAttribute(node)
        case .restriction: checkRestriction(node)
        case .list: checkList(node)
        case .union: checkUnion(node)
        case .notation: checkNotation(node)
        case .redefine: checkRedefine(node)
        default: break
        }
    }

    /// src-element, clauses 1 and 3.
    private func checkElement(_ node: SchemaNode) {
        checkDefault(node, rule: "src-element")
        if node["type"] != nil, let inline = node.child(anyOf: Self.types), let kind = inline.xsd {
            issues.add(
                "src-element", inline, "The element has the attribute type, so it cannot have an xs:\(kind) of its own.",
                hint: "Remove one of the two.")
        }
    }

    /// src-attribute, clauses 1, 2 and 4.
    private func checkAttribute(_ node: SchemaNode) {
        checkDefault(node, rule: "src-attribute")
        if node["default"] != nil, let use = node.token("use"), use != "optional" {
            issues.add(
                "src-attribute", node, "An attribute with a default value must be optional, not \(use).",
                hint: "Remove default, or write use=\"optional\".")
        }
        if node["type"] != nil, let inline = node.child("simpleType") {
            issues.add(
                "src-attribute", inline,
                "The attribute declaration has the attribute type, so it cannot have an xs:simpleType of its own.",
                hint: "Remove one of the two.")
        }
    }

    private func checkDefault(_ node: SchemaNode, rule: String) {
        guard node["default"] != nil, node["fixed"] != nil else { return }
        issues.add(rule, node, "A declaration cannot have both default and fixed.", hint: "Remove one of the two.")
    }

    /// src-restriction-base-or-simpleType.
    private func checkRestriction(_ node: SchemaNode) {
        checkEither(
            node, has: node["base"] != nil, or: node.child("simpleType"), attribute: "base",
            rule: "src-restriction-base-or-simpleType")
    }

    /// src-list-itemType-or-simpleType.
    private func checkList(_ node: SchemaNode) {
        checkEither(
            node, has: node["itemType"] != nil, or: node.child("simpleType"), attribute: "itemType",
            rule: "src-list-itemType-or-simpleType")
    }

    private func checkEither(
        _ node: SchemaNode, has isNamed: Bool, or inline: SchemaNode?, attribute: String, rule: String
    ) {
        if isNamed, let inline {
            issues.add(
                rule, inline,
                "The xs:\(node.name.local) has the attribute \(attribute), so it cannot have an xs:simpleType of its own.",
                hint: "Remove one of the two.")
        } else if !isNamed, inline == nil {
            issues.add(rule, node, "An xs:\(node.name.local) needs either the attribute \(attribute) or an xs:simpleType.")
        }
    }

    /// src-union-memberTypes-or-simpleTypes.
    private func checkUnion(_ node: SchemaNode) {
        if node.child("simpleType") == nil, (node.token("memberTypes") ?? "").isEmpty {
            issues.add(
                "src-union-memberTypes-or-simpleTypes", node,
                "An xs:union needs at least one member: name types in memberTypes, or define them in xs:simpleType.")
        }
    }

    /// n-props-correct: a notation says where its system or public identifier leads.
    private func checkNotation(_ node: SchemaNode) {
        if node["public"] == nil, node["system"] == nil {
            issues.add("src-notation", node, "An xs:notation needs the attribute public or system.")
        }
    }

    private static let types = ["simpleType", "complexType"]
}
