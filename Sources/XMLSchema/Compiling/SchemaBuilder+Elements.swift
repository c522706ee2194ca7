internal import RapporteurDiagnostics
import RapporteurXMLStream

/// Element declarations (XSD Part 1, 3.3).
extension SchemaBuilder {
    func elementID(of entry: GlobalTable.Entry) -> ElementID {
        elementID(for: entry.node, name: entry.name, isGlobal: true)
    }

    /// The declaration that an `element` inside a content model makes or refers to.
    func elementID(forLocal node: SchemaNode) -> ElementID? {
        if let reference = node["ref"] {
            return resolve(.element, reference, at: node).map(elementID(of:))
        }
        guard let local = node.token("name") else { return nil }
        let form = node.token("form")
        let isQualified = form == "qualified" || (form == nil && node.document.qualifiesElements)
        return elementID(
            for: node,
            name: ExpandedName(namespace: isQualified ? node.document.targetNamespace : "", local: local),
            isGlobal: false)
    }

    private func elementID(for node: SchemaNode, name: ExpandedName, isGlobal: Bool) -> ElementID {
        if let id = elementIDs[ObjectIdentifier(node)] { return id }
        let id = ElementID(rawValue: Int32(parts.elements.count))
        elementIDs[ObjectIdentifier(node)] = id
        var element = ElementDeclaration(
            id: id, name: name, symbol: parts.symbols.intern(name), isGlobal: isGlobal, type: .anyType)
        element.isNillable = node.flag("nillable")
        element.isAbstract = node.flag("abstract")
        element.constraint = valueConstraint(node)
        let document = node.document
        element.block =
            node["block"].map { DerivationSet(list: $0, of: .blockable) }
            ?? document.blockDefault.intersection(.blockable)
        element.final =
            node["final"].map { DerivationSet(list: $0, of: .finalizable) }
            ?? document.finalDefault.intersection([.extension, .restriction])
        element.jsonName = node.jsonName
        element.source = node.source
        parts.elements.append(element)
        elementNodes.append(node)
        if isGlobal { parts.globalElements[name] = id }

        if let inline = node.child(anyOf: ["simpleType", "complexType"]) {
            parts.elements[id.index].type = typeID(for: inline)
        } else if let lexical = node["type"] {
            if let type = typeID(lexical, at: node, isNeeded: false) {
                parts.elements[id.index].type = type
            } else {
                parts.elements[id.index].missingType = expandedName(lexical, at: node)
            }
        } else if node["substitutionGroup"] != nil {
            typelessMembers.append(id)
        }
        // The head is looked up later: members of members would be calls within calls.
        if isGlobal, node["substitutionGroup"] != nil { pendingMembers.append(id) }
        parts.elements[id.index].identityConstraints = node.parts.compactMap(identityConstraint)
        return id
    }

    func valueConstraint(_ node: SchemaNode) -> ValueConstraint? {
        if let fixed = node["fixed"] { return ValueConstraint(kind: .fixed, literal: fixed, prefixes: prefixes(fixed, node)) }
        return node["default"].map { ValueConstraint(kind: .default, literal: $0, prefixes: prefixes($0, node)) }
    }

    private func prefixes(_ literal: String, _ node: SchemaNode) -> ExactMap<String> {
        var found: ExactMap<String> = [:]
        if let uri = node.namespaces.uri(forPrefix: ""), !uri.isEmpty { found[""] = uri }
        guard literal.utf8.contains(UInt8(ascii: ":")) else { return found }
        for word in collapse(literal).pieces(between: " ") {
            guard let colon = word.utf8.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let prefix = String(word[..<colon])
            if let uri = node.namespaces.uri(forPrefix: prefix) { found[prefix] = uri }
        }
        return found
    }

    /// A list whose item type is missing is missing itself.
    func noteMissingTypes() {
        guard !missingItems.isEmpty else { return }
        for index in parts.elements.indices {
            if let name = missingItems[parts.elements[index].type] { parts.elements[index].missingType = name }
        }
    }

    /// Finds the heads of the substitution groups; all top-level elements are known by now.
    func resolveSubstitutionHeads() {
        for id in pendingMembers {
            let node = elementNodes[id.index]
            guard let head = node["substitutionGroup"], let entry = resolve(.element, head, at: node, isNeeded: false) else { continue }
            parts.elements[id.index].substitutionHead = elementID(of: entry)
        }
        pendingMembers = []
    }

    /// An element without a type of its own has that of the head of its substitution group. O(members): the type that
    /// is found holds for all on the way.
    func resolveSubstitutionTypes() {
        var typeless = Set(typelessMembers)
        for id in typelessMembers {
            var way: [ElementID] = []
            var current = id
            while typeless.remove(current) != nil {
                way.append(current)
                guard let head = parts.elements[current.index].substitutionHead else { break }
                current = head
            }
            let type = parts.elements[current.index].type, missing = parts.elements[current.index].missingType
            for member in way {
                parts.elements[member.index].type = type
                parts.elements[member.index].missingType = missing
            }
        }
    }
}
