import RapporteurDiagnostics
import RapporteurXMLStream

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
                "src-element", inline, Message("schema.src-element/type", ["kind": .text(kind)]),
                hint: Message("schema/remove"))
        }
    }

    /// src-attribute, clauses 1, 2 and 4.
    private func checkAttribute(_ node: SchemaNode) {
        checkDefault(node, rule: "src-attribute")
        if node["default"] != nil, let use = node.token("use"), use != "optional" {
            issues.add(
                "src-attribute", node, Message("schema.src-attribute/use", ["use": .text(use)]),
                hint: Message("schema.src-attribute/hint.use"))
        }
        if node["type"] != nil, let inline = node.child("simpleType") {
            issues.add(
                "src-attribute", inline,
                Message("schema.src-attribute/type"),
                hint: Message("schema/remove"))
        }
    }

    private func checkDefault(_ node: SchemaNode, rule: String) {
        guard node["default"] != nil, node["fixed"] != nil else { return }
        issues.add(rule, node, Message("schema.value/both"), hint: Message("schema/remove"))
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
                Message("schema.either/both", ["element": .text(node.name.local), "name": .text(attribute)]),
                hint: Message("schema/remove"))
        } else if !isNamed, inline == nil {
            issues.add(rule, node, Message("schema.either/none", ["element": .text(node.name.local), "name": .text(attribute)]))
        }
    }

    /// src-union-memberTypes-or-simpleTypes.
    private func checkUnion(_ node: SchemaNode) {
        if node.child("simpleType") == nil, (node.token("memberTypes") ?? "").isEmpty {
            issues.add(
                "src-union-memberTypes-or-simpleTypes", node,
                Message("schema.src-union-memberTypes-or-simpleTypes"))
        }
    }

    /// n-props-correct: a notation says where its system or public identifier leads.
    private func checkNotation(_ node: SchemaNode) {
        if node["public"] == nil, node["system"] == nil {
            issues.add("src-notation", node, Message("schema.src-notation"))
        }
    }

    private static let types = ["simpleType", "complexType"]
}
