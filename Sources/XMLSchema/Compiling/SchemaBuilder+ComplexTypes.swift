import RapporteurDiagnostics
import RapporteurXMLStream

/// Complex type definitions (XSD Part 1, 3.4.2).
extension SchemaBuilder {
    func complexType(_ node: SchemaNode, id: TypeID) -> ComplexType {
        var type = ComplexType(id: id, name: name(ofType: node), base: .anyType, derivation: .restriction)
        let document = node.document
        type.isAbstract = node.flag("abstract")
        type.block =
            node["block"].map { DerivationSet(list: $0, of: [.extension, .restriction]) }
            ?? document.blockDefault.intersection([.extension, .restriction])
        type.final =
            node["final"].map { DerivationSet(list: $0, of: [.extension, .restriction]) }
            ?? document.finalDefault.intersection([.extension, .restriction])
        type.source = node.source
        if let simple = node.child("simpleContent") {
            addSimpleContent(simple, to: &type)
        } else if let complex = node.child("complexContent") {
            let mixed = complex["mixed"] != nil ? complex.flag("mixed") : node.flag("mixed")
            if let derivation = complex.child(anyOf: ["extension", "restriction"]) {
                addComplexContent(derivation, mixed: mixed, to: &type)
            }
        } else {
            // Short for a restriction of anyType.
            type.content = content(of: node, mixed: node.flag("mixed"))
            addAttributes(node, base: nil, to: &type)
        }
        return type
    }

    // MARK: Simple content

    private func addSimpleContent(_ node: SchemaNode, to type: inout ComplexType) {
        guard let derivation = node.child(anyOf: ["extension", "restriction"]), let lexical = derivation["base"],
            let base = typeID(lexical, at: derivation), let definition = baseDefinition(base, at: derivation)
        else { return }
        type.base = base
        type.derivation = derivation.xsd == "extension" ? .extension : .restriction
        // Whatever is wrong below, the content stays simple, so that one fault is one finding.
        type.content = .simple(SimpleType.builtin(.anySimpleType))
        switch (definition, type.derivation) {
        case (.simple(let simple), .extension):
            checkExtension(simple, at: derivation)
            type.content = .simple(simple)
            addAttributes(derivation, base: nil, to: &type)
        case (.simple, .restriction):
            issues.add(
                "src-ct", derivation, Message("schema.src-ct/restriction.simple"))
        case (.complex(let complex), .extension):
            guard case .simple(let simple) = complex.content else {
                issues.add("src-ct", derivation, Message("schema.src-ct/extension"))
                return
            }
            checkDerivation(from: complex, .extension, at: derivation)
            type.content = .simple(simple)
            addAttributes(derivation, base: complex, to: &type)
        case (.complex(let complex), .restriction):
            checkDerivation(from: complex, .restriction, at: derivation)
            let inline = derivation.child("simpleType").flatMap { simpleDefinition(typeID(for: $0), at: $0) }
            switch complex.content {
            case .simple(let simple):
                if let inline, !TypeTable.isDerived(inline, from: simple, excluding: []) {
                    issues.add(
                        "derivation-ok-restriction", derivation,
                        Message("schema.derivation-ok-restriction/inline"))
                }
                type.content = .simple(
                    restricted(inline ?? simple, by: derivation, name: nil) ?? inline ?? simple)
            case .mixed(let particle) where particle.isEmptiable:
                guard let inline else {
                    issues.add("src-ct", derivation, Message("schema.src-ct/mixed"))
                    return
                }
                type.content = .simple(restricted(inline, by: derivation, name: nil) ?? inline)
            default:
                issues.add(
                    "src-ct", derivation,
                    Message("schema.src-ct/restriction"))
                return
            }
            addAttributes(derivation, base: complex, to: &type)
        }
    }

    private func checkExtension(_ base: SimpleType, at node: SchemaNode) {
        if simpleFinals[ObjectIdentifier(base)]?.contains(.extension) == true {
            issues.add("cos-ct-extends", node, base.name.map { Message("schema.final/extension", ["name": .text($0.local)]) }
                    ?? Message("schema.final/extension.unnamed"))
        }
    }

    private func checkDerivation(from base: ComplexType, _ method: DerivationSet, at node: SchemaNode) {
        guard base.final.contains(method) else { return }
        issues.add(
            method == .extension ? "cos-ct-extends" : "derivation-ok-restriction", node,
            method == .extension
                ? base.name.map { Message("schema.final/extension", ["name": .text($0.local)]) }
                    ?? Message("schema.final/extension.unnamed")
                : base.name.map { Message("schema.final/restriction", ["name": .text($0.local)]) }
                    ?? Message("schema.final/restriction.unnamed"))
    }

    // MARK: Complex content

    private func addComplexContent(_ node: SchemaNode, mixed: Bool, to type: inout ComplexType) {
        guard let lexical = node["base"], let base = typeID(lexical, at: node) else { return }
        type.derivation = node.xsd == "extension" ? .extension : .restriction
        type.base = base
        guard let definition = baseDefinition(base, at: node) else {
            type.base = .anyType
            return
        }
        guard case .complex(let complex) = definition else {
            issues.add("src-ct", node, Message("schema.src-ct/complexContent"))
            type.base = .anyType
            return
        }
        let own = content(of: node, mixed: mixed)
        if type.derivation == .restriction {
            checkDerivation(from: complex, .restriction, at: node)
            type.content = own
        } else {
            checkDerivation(from: complex, .extension, at: node)
            type.content = extended(complex, by: own, mixed: mixed, at: node)
        }
        addAttributes(node, base: complex, to: &type)
    }

    /// The effective content of a definition by itself (3.4.2, clauses 1 and 2).
    private func content(of node: SchemaNode, mixed: Bool) -> ComplexType.Content {
        let child = node.child(anyOf: ["group", "all", "choice", "sequence"])
        var explicit: Particle?
        if let child {
            let isEmptyGroup = child.parts.isEmpty && child.xsd != "group"
            let isNothing = isEmptyGroup && (child.xsd != "choice" || child.token("minOccurs") == "0")
            if !isNothing { explicit = particle(child) }
        }
        if case .group(let group)? = explicit?.term {
            elementsOfTypes += group.size
            if elementsOfTypes > Limit.schemaAllElements.value {
                issues.add(.schemaAllElements, node) { Message("schema.limit/allElements", ["limit": $0]) }
                explicit = nil
            }
        }
        if let explicit { return mixed ? .mixed(explicit) : .elementOnly(explicit) }
        return mixed ? .mixed(Particle(term: .group(ModelGroup(.sequence, [])))) : .empty
    }

    /// Base content with more behind it (3.4.2, clause 3.2; 3.4.6, Derivation Valid (Extension)).
    private func extended(
        _ base: ComplexType, by own: ComplexType.Content, mixed: Bool, at node: SchemaNode
    ) -> ComplexType.Content {
        if case .empty = own { return base.content }
        guard let addition = own.particle else { return base.content }
        switch base.content {
        case .empty: return own
        case .simple:
            issues.add("cos-ct-extends", node, Message("schema.cos-ct-extends/simple"))
            return own
        case .elementOnly(let particle), .mixed(let particle):
            if base.content.isMixed != mixed {
                issues.add(
                    "cos-ct-extends", node,
                    base.content.isMixed
                        ? Message("schema.cos-ct-extends/mixed")
                        : Message("schema.cos-ct-extends/unmixed"),
                    hint: Message("schema.cos-ct-extends/hint", ["value": .text("\(base.content.isMixed)")]))
            }
            var joined = Particle(term: .group(modelGroup(.sequence, [particle, addition], at: node)))
            joined.origin = origin(node)
            if case .group(let group) = particle.term {
                elementsOfTypes += group.size
                if elementsOfTypes > Limit.schemaAllElements.value {
                    issues.add(.schemaAllElements, node) { Message("schema.limit/allElements", ["limit": $0]) }
                    return own
                }
            }
            return base.content.isMixed ? .mixed(joined) : .elementOnly(joined)
        }
    }

    // MARK: Attributes

    private func addAttributes(_ node: SchemaNode, base: ComplexType?, to type: inout ComplexType) {
        let own = attributes(in: node)
        guard let base else {
            type.attributes = own.uses
            type.attributeWildcard = own.wildcard
            checkIDs(type, at: node)
            return
        }
        guard admitsAttributes(own.uses.isEmpty ? 0 : base.attributes.count + own.uses.count, at: node) else { return }
        if type.derivation == .extension {
            type.attributes = base.attributes
            // A type that adds nothing shares the list of its base.
            var inherited: [ExpandedName: AttributeUse] = [:]
            if !own.uses.isEmpty { for use in base.attributes { inherited[use.declaration.name] = use } }
            for use in own.uses {
                guard let known = inherited[use.declaration.name] else {
                    type.attributes.append(use)
                    continue
                }
                guard known.origin != use.origin else { continue }
                issues.add(
                    "ct-props-correct", own.nodes[use.declaration.name] ?? node,
                    Message("schema.ct-props-correct/base", ["name": .text(use.declaration.name.local)]))
            }
            switch (base.attributeWildcard, own.wildcard) {
            case (let inherited?, let wildcard?):
                if let both = wildcard.constraint.union(inherited.constraint) {
                    type.attributeWildcard = Wildcard(constraint: both, process: wildcard.process)
                } else {
                    issues.add(
                        "ct-props-correct", node,
                        Message("schema.ct-props-correct/wildcards.base"))
                }
            case (let inherited, let wildcard): type.attributeWildcard = wildcard ?? inherited
            }
        } else {
            if own.uses.isEmpty, own.prohibited.isEmpty {
                type.attributes = base.attributes
                type.attributeWildcard = own.wildcard
                return
            }
            let redeclared = Set(own.uses.map(\.declaration.name))
            // In the order of the base, so that the order of members does not depend on the derivation.
            var replaced: [ExpandedName: AttributeUse] = [:]
            for use in own.uses { replaced[use.declaration.name] = use }
            let inherited = base.attributes.filter { !own.prohibited.contains($0.declaration.name) || redeclared.contains($0.declaration.name) }
            type.attributes = inherited.map { replaced[$0.declaration.name] ?? $0 }
            let known = Set(inherited.map(\.declaration.name))
            type.attributes += own.uses.filter { !known.contains($0.declaration.name) }
            type.attributeWildcard = own.wildcard
        }
        checkIDs(type, at: node)
    }

    /// ct-props-correct.5: at most one attribute of a type is an ID.
    private func checkIDs(_ type: ComplexType, at node: SchemaNode) {
        let ids = type.attributes.filter { $0.declaration.type.builtin == .ID }
        if ids.count > 1 {
            issues.add(
                "ct-props-correct", node,
                Message("schema.ct-props-correct/ids", ["one": .text(ids[0].declaration.name.local), "other": .text(ids[1].declaration.name.local)]))
        }
    }
}
