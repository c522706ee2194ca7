import RapporteurDiagnostics
import RapporteurXMLStream

/// Simple type definitions (XSD Part 1, 3.14).
extension SchemaBuilder {
    func simpleType(_ node: SchemaNode) -> SimpleType {
        let name = name(ofType: node)
        let final =
            node["final"] != nil
            ? DerivationSet(list: node["final"], of: .finalizable)
            : node.document.finalDefault.intersection(.finalizable)
        let type = nested(at: node) { derivedSimpleType(node, name: name) } ?? SimpleType.builtin(.anySimpleType)
        if type.name == name { simpleFinals[ObjectIdentifier(type)] = final }
        return type
    }

    private func derivedSimpleType(_ node: SchemaNode, name: ExpandedName?) -> SimpleType? {
        if let restriction = node.child("restriction") {
            guard let base = simpleType(named: restriction["base"], orInlineIn: restriction) else { return nil }
            if base === SimpleType.builtin(.anySimpleType), restriction["base"] != nil {
                issues.add("cos-st-restricts", restriction, Message("schema.cos-st-restricts"))
                return nil
            }
            check(base, allows: .restriction, at: restriction)
            return restricted(base, by: restriction, name: name)
        }
        if let list = node.child("list") {
            guard let item = simpleType(named: list["itemType"], orInlineIn: list, isNeeded: false) else {
                if let id = typeIDs[ObjectIdentifier(node)] {
                    missingItems[id] = list["itemType"].flatMap { expandedName($0, at: list) }
                }
                return nil
            }
            check(item, allows: .list, at: list)
            return reporting(at: list) { () throws(FacetErrors) in try SimpleType.list(of: item, name: name) }
        }
        if let union = node.child("union") {
            var members: [SimpleType] = []
            for lexical in collapse(union["memberTypes"] ?? "").pieces(between: " ") {
                guard let id = typeID(String(lexical), at: union), let member = simpleDefinition(id, at: union)
                else { return nil }
                members.append(member)
            }
            for child in union.parts where child.xsd == "simpleType" {
                guard let member = simpleDefinition(typeID(for: child), at: child) else { return nil }
                members.append(member)
            }
            for member in members { check(member, allows: .union, at: union) }
            return reporting(at: union) { () throws(FacetErrors) in try SimpleType.union(of: members, name: name) }
        }
        return nil
    }

    private func simpleType(
        named lexical: String?, orInlineIn node: SchemaNode, isNeeded: Bool = true
    ) -> SimpleType? {
        if let lexical {
            return typeID(lexical, at: node, isNeeded: isNeeded).flatMap { simpleDefinition($0, at: node) }
        }
        return node.child("simpleType").flatMap { simpleDefinition(typeID(for: $0), at: $0) }
    }

    /// The definition of a type that has to be a simple one.
    func simpleDefinition(_ id: TypeID, at node: SchemaNode) -> SimpleType? {
        switch baseDefinition(id, at: node) {
        case .simple(let type): return type
        case .complex:
            issues.add("src-resolve", node, Message("schema.src-resolve/simple"))
            return nil
        case nil: return nil
        }
    }

    private func check(_ type: SimpleType, allows method: DerivationSet, at node: SchemaNode) {
        if simpleFinals[ObjectIdentifier(type)]?.contains(method) == true {
            issues.add(
                "st-props-correct", node,
                type.name.map { Message("schema.st-props-correct/final", ["name": .text($0.local)]) }
                    ?? Message("schema.st-props-correct/final.unnamed"))
        }
    }

    /// A simple type with the facets that a `restriction` element lists.
    func restricted(_ base: SimpleType, by node: SchemaNode, name: ExpandedName?) -> SimpleType? {
        var facets: [FacetDeclaration] = []
        var nodes: [SchemaNode] = []
        for child in node.parts {
            guard let xsd = child.xsd, let kind = FacetKind(rawValue: xsd), let value = child["value"] else { continue }
            facets.append(
                FacetDeclaration(
                    kind, value, isFixed: child.flag("fixed"), tag: nodes.count, namespaces: NodeNamespaces(child)))
            nodes.append(child)
        }
        // Content that is anySimpleType may be repeated as it is, though the type itself cannot be restricted.
        if facets.isEmpty && name == nil && base === SimpleType.builtin(.anySimpleType) { return base }
        let mostPatternStates = Limit.schemaPatternStates.value
        let hasPatterns = facets.contains { $0.kind == .pattern }
        // The bound was told, and what is beyond it takes no more memory.
        if hasPatterns, patternStates > mostPatternStates { return nil }
        do throws(FacetErrors) {
            let type = try SimpleType.restriction(of: base, facets: facets, name: name)
            // The patterns of the type's own step; those of its base were counted with it.
            if hasPatterns {
                for pattern in type.facets.patterns.last ?? [] { patternStates += pattern.stateCount }
                if patternStates > mostPatternStates {
                    issues.add(.schemaPatternStates, node) { Message("schema.limit/patterns", ["limit": $0]) }
                }
            }
            return type
        } catch {
            report(error, nodes: nodes, at: node)
            return nil
        }
    }

    private func reporting(
        at node: SchemaNode, _ body: () throws(FacetErrors) -> SimpleType
    ) -> SimpleType? {
        do throws(FacetErrors) {
            return try body()
        } catch {
            report(error, nodes: [], at: node)
            return nil
        }
    }

    private func report(_ errors: FacetErrors, nodes: [SchemaNode], at node: SchemaNode) {
        for error in errors.errors {
            let rule = error.code.begins(with: "schema.") ? String(error.code.dropFirst(7)) : error.code
            issues.add(
                rule, nodes.indices.contains(error.tag) ? nodes[error.tag] : node, error.message, hint: error.hint)
        }
    }
}

/// The namespaces in scope at an element of a schema document, for QName literals.
final class NodeNamespaces: NamespaceResolving {
    private let node: SchemaNode

    init(_ node: SchemaNode) {
        self.node = node
    }

    func namespace(forPrefix prefix: UnsafeBufferPointer<UInt8>) -> String? {
        node.namespaces.uri(forPrefix: String(decoding: prefix, as: UTF8.self))
    }
}
