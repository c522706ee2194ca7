import RapporteurDiagnostics
import RapporteurXMLStream

/// Attribute declarations, uses, groups and wildcards (XSD Part 1, 3.2, 3.4.2, 3.6, 3.10).
extension SchemaBuilder {
    /// What `attribute`, `attributeGroup` and `anyAttribute` children add up to.
    struct AttributeSet {
        var uses: [AttributeUse] = []
        /// The names that are prohibited here; they take away what a base type has.
        var prohibited: Set<ExpandedName> = []
        var wildcard: Wildcard?
        /// Where each use comes in, for findings.
        var nodes: [ExpandedName: SchemaNode] = [:]
    }

    func attributeDeclaration(of entry: GlobalTable.Entry) -> AttributeDeclaration? {
        attributeDeclaration(entry.node, name: entry.name, isGlobal: true)
    }

    private func attributeDeclaration(
        _ node: SchemaNode, name: ExpandedName, isGlobal: Bool
    ) -> AttributeDeclaration? {
        if let known = attributeDeclarations[ObjectIdentifier(node)] { return known }
        if name.local == "xmlns" {
            issues.add("no-xmlns", node, Message("schema.no-xmlns"))
            return nil
        }
        if name.namespace == WellKnownNamespace.schemaInstance {
            issues.add("no-xsi", node, Message("schema.no-xsi"))
            return nil
        }
        var type = SimpleType.builtin(.anySimpleType)
        if let inline = node.child("simpleType") {
            type = simpleDefinition(typeID(for: inline), at: inline) ?? type
        } else if let lexical = node["type"] {
            type = typeID(lexical, at: node).flatMap { simpleDefinition($0, at: node) } ?? type
        }
        let declaration = AttributeDeclaration(
            name: name, symbol: parts.symbols.intern(name), type: type, isGlobal: isGlobal,
            constraint: isGlobal || node["ref"] == nil ? valueConstraint(node) : nil, jsonName: node.jsonName,
            source: node.source)
        attributeDeclarations[ObjectIdentifier(node)] = declaration
        return declaration
    }

    /// The attributes that the children of a type definition or attribute group stand for.
    func attributes(in node: SchemaNode) -> AttributeSet {
        var set = AttributeSet()
        var wildcards: [Wildcard] = []
        for child in node.parts {
            switch child.xsd {
            case "attribute": add(child, to: &set)
            case "attributeGroup":
                guard let reference = child["ref"], let group = attributeGroup(reference, at: child),
                    admitsAttributes(group.uses.count, at: child)
                else { continue }
                // What a group prohibits is no attribute use, and so is nothing here (3.6.2).
                for use in group.uses { add(use, from: child, to: &set) }
                if let wildcard = group.wildcard { wildcards.append(wildcard) }
            default: continue
            }
        }
        // The complete wildcard (3.4.2): what all of them allow, processed as the first one says.
        var local = node.child("anyAttribute").map(wildcard)
        for other in wildcards {
            guard let mine = local else {
                local = other
                continue
            }
            guard let both = mine.constraint.intersection(other.constraint) else {
                issues.add("ct-props-correct", node, Message("schema.ct-props-correct/wildcards"))
                continue
            }
            local = Wildcard(constraint: both, process: mine.process)
        }
        set.wildcard = local
        return set
    }

    private func add(_ node: SchemaNode, to set: inout AttributeSet) {
        let declaration: AttributeDeclaration?
        if let reference = node["ref"] {
            guard let entry = resolve(.attribute, reference, at: node) else { return }
            declaration = attributeDeclaration(of: entry)
        } else {
            guard let local = node.token("name") else { return }
            let form = node.token("form")
            let isQualified = form == "qualified" || (form == nil && node.document.qualifiesAttributes)
            declaration = attributeDeclaration(
                node, name: ExpandedName(namespace: isQualified ? node.document.targetNamespace : "", local: local),
                isGlobal: false)
        }
        guard let declaration else { return }
        let use = node.token("use")
        if use == "prohibited" {
            set.prohibited.insert(declaration.name)
            return
        }
        var constraint = declaration.constraint
        if let own = valueConstraint(node) { constraint = own }
        if node["ref"] != nil, let fixed = declaration.constraint, fixed.kind == .fixed, let own = valueConstraint(node) {
            if own.kind != .fixed || !haveEqualValues(own.literal, fixed.literal, declaration.type) {
                issues.add(
                    "au-props-correct", node,
                    Message("schema.au-props-correct", ["name": .text(declaration.name.local), "value": .text(fixed.literal)]))
            }
        }
        add(
            AttributeUse(
                declaration: declaration, isRequired: use == "required", constraint: constraint,
                jsonName: node.jsonName ?? declaration.jsonName, origin: ObjectIdentifier(node)),
            from: node, to: &set)
    }

    /// ct-props-correct.4 forbids two distinct uses of one name; one and the same may come by two ways.
    private func add(_ use: AttributeUse, from node: SchemaNode, to set: inout AttributeSet) {
        let name = use.declaration.name
        if set.nodes[name] != nil {
            if !set.uses.contains(where: { $0.declaration.name == name && $0.origin == use.origin }) {
                issues.add("ct-props-correct", node, Message("schema.ct-props-correct", ["name": .text(name.local)]))
            }
            return
        }
        set.uses.append(use)
        set.nodes[name] = node
    }

    private func attributeGroup(_ reference: String, at node: SchemaNode) -> AttributeSet? {
        guard let entry = resolve(.attributeGroup, reference, at: node) else { return nil }
        return attributeGroup(entry, at: node)
    }

    /// What an attribute group stands for; nil within itself.
    @discardableResult
    func attributeGroup(_ entry: GlobalTable.Entry, at reference: SchemaNode? = nil) -> AttributeSet? {
        let key = ObjectIdentifier(entry.node)
        if let known = attributeGroups[key] { return known }
        guard openAttributeGroups.insert(key).inserted else {
            issues.add(
                "src-attribute_group", reference ?? entry.node,
                Message("schema.src-attribute_group/cycle", ["name": .text(entry.name.local)]))
            return nil
        }
        defer { openAttributeGroups.remove(key) }
        let built = nested(at: reference ?? entry.node) { attributes(in: entry.node) }
        attributeGroups[key] = built ?? AttributeSet()
        return built
    }

    /// Counts attributes that a type or group has; false, and reported, where all have too many together.
    func admitsAttributes(_ count: Int, at node: SchemaNode) -> Bool {
        attributesOfTypes += count
        if attributesOfTypes <= Limit.schemaAttributes.value { return true }
        issues.add(.schemaAttributes, node) { Message("schema.limit/attributes", ["limit": $0]) }
        return false
    }

    /// `any` or `anyAttribute` (3.10.2).
    func wildcard(_ node: SchemaNode) -> Wildcard {
        let process = node.token("processContents").flatMap(Wildcard.Process.init) ?? .strict
        let target = node.document.targetNamespace
        switch node.token("namespace") ?? "##any" {
        case "##any": return Wildcard(constraint: .any, process: process)
        case "##other":
            _ = parts.symbols.internNamespace(target)
            return Wildcard(constraint: .not(target), process: process)
        case let list:
            let set = ExactSet(
                list.pieces(between: " ").map { word in
                    switch word {
                    case "##targetNamespace": target
                    case "##local": ""
                    default: String(word)
                    }
                })
            for namespace in set.sorted() { _ = parts.symbols.internNamespace(namespace) }
            return Wildcard(constraint: .oneOf(set), process: process)
        }
    }

    /// Whether two literals stand for the same value of a type.
    func haveEqualValues(_ left: String, _ right: String, _ type: SimpleType) -> Bool {
        if left == right { return true }
        return type.valueKey(left) == type.valueKey(right)
    }
}

extension SimpleType {
    /// The key of a literal's value; nil where the literal is not valid. For schemas, not for documents.
    func valueKey(_ literal: String, namespaces: (any NamespaceResolving)? = nil) -> [UInt8]? {
        var context = LiteralContext(namespaces: namespaces)
        var text = literal
        return text.withUTF8 { bytes in
            let result = check(bytes, in: &context)
            guard result.isValid else { return nil }
            let value = Array(result.value)
            let active = result.type
            var key: [UInt8] = []
            value.withUnsafeBufferPointer { active.appendValueKey($0, in: &context, to: &key) }
            return key
        }
    }
}
