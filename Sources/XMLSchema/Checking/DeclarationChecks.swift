import RapporteurDiagnostics
import RapporteurXMLStream

/// Element and attribute declarations as wholes (XSD Part 1, 3.2.6, 3.3.6, 3.5.6).
extension SchemaChecker {
    func checkElement(_ element: ElementDeclaration) {
        let node = builder.elementNodes[element.id.index]
        checkSubstitution(element, at: node)
        checkNotation(schema[element.type], at: node)
        guard let constraint = element.constraint else { return }
        switch schema[element.type] {
        case .simple(let type): checkDefault(constraint, of: type, named: element.name, rule: "e-props-correct", at: node)
        case .complex(let complex):
            switch complex.content {
            case .simple(let type):
                checkDefault(constraint, of: type, named: element.name, rule: "e-props-correct", at: node)
            case .mixed(let particle) where particle.isEmptiable: break
            default:
                issues.add(
                    "cos-valid-default", node,
                    Message("schema.cos-valid-default", ["name": .text(shown(element.name))]))
            }
        }
    }

    /// e-props-correct.4: the type of a member is derived from that of its head in ways that the head allows.
    private func checkSubstitution(_ element: ElementDeclaration, at node: SchemaNode) {
        guard let head = element.substitutionHead else { return }
        let declaration = schema[head]
        if !types.isDerived(
            element.type, from: declaration.type, excluding: declaration.final.intersection([.extension, .restriction]))
        {
            issues.add(
                "e-props-correct", node,
                Message("schema.e-props-correct/head", ["name": .text(shown(element.name)), "head": .text(shown(declaration.name))]))
        }
    }

    func checkAttributeDeclarations() {
        let attributeNodes = attributeNodes
        for (id, declaration) in builder.attributeDeclarations {
            guard let node = attributeNodes[id] else { continue }
            checkNotation(.simple(declaration.type), at: node)
            if let constraint = declaration.constraint {
                checkDefault(constraint, of: declaration.type, named: declaration.name, rule: "a-props-correct", at: node)
            }
        }
    }

    /// The elements that declare attributes, by identity; found by walking the documents once.
    private var attributeNodes: [ObjectIdentifier: SchemaNode] {
        var found: [ObjectIdentifier: SchemaNode] = [:]
        var queue = documents.compactMap(\.root)
        while let node = queue.popLast() {
            if node.xsd == "attribute" { found[ObjectIdentifier(node)] = node }
            queue += node.children
        }
        return found
    }

    func checkAttributeUses(of type: ComplexType, at node: SchemaNode?) {
        for use in type.attributes {
            guard let constraint = use.constraint, use.declaration.constraint != constraint else { continue }
            checkDefault(
                constraint, of: use.declaration.type, named: use.declaration.name, rule: "au-props-correct",
                at: node)
        }
    }

    private func checkDefault(
        _ constraint: ValueConstraint, of type: SimpleType, named name: ExpandedName, rule: String, at node: SchemaNode?
    ) {
        if type.builtin == .ID {
            issues.add(rule, node, Message("schema.value/id", ["name": .text(shown(name))]))
            return
        }
        var context = LiteralContext(namespaces: node.map { NodeNamespaces($0) })
        var literal = constraint.literal
        let failure = literal.withUTF8 { type.check($0, in: &context).failure }
        if let failure {
            let (message, hint) = failure.message(for: constraint.literal, type: type)
            issues.add(
                rule, node,
                constraint.kind == .fixed
                    ? Message("schema.value/fixed", ["name": .text(shown(name)), "reason": .message(message)])
                    : Message("schema.value/default", ["name": .text(shown(name)), "reason": .message(message)]),
                hint: hint)
        }
    }

    /// Part 2, 3.2.19: NOTATION itself may not be used, only what restricts it by an enumeration.
    private func checkNotation(_ type: TypeDefinition, at node: SchemaNode) {
        var simple: SimpleType?
        switch type {
        case .simple(let own): simple = own
        case .complex(let complex): if case .simple(let own) = complex.content { simple = own }
        }
        guard let simple, simple.variety == .atomic, simple.builtin == .NOTATION, simple.facets.enumeration == nil else {
            return
        }
        issues.add(
            "enumeration-required-notation", node, Message("schema.enumeration-required-notation"))
    }
}
