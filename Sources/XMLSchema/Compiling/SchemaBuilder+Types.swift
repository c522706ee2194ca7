import RapporteurDiagnostics
import RapporteurXMLStream

/// Type definitions: numbering, references, and the order in which they are built.
extension SchemaBuilder {
    /// Gives `xs:anyType` and `xs:anySimpleType` their fixed numbers.
    func addUrTypes() {
        var anyType = ComplexType(id: .anyType, name: ExpandedName(namespace: WellKnownNamespace.schema, local: "anyType"), base: .anyType, derivation: .restriction)
        let anything = Wildcard(constraint: .any, process: .lax)
        anyType.attributeWildcard = anything
        anyType.content = .mixed(
            Particle(
                term: .group(
                    ModelGroup(.sequence, [Particle(minOccurs: 0, maxOccurs: nil, term: .wildcard(anything))]))))
        typeStates = [.done(.complex(anyType)), .done(.simple(SimpleType.builtin(.anySimpleType)))]
        typeNodes = [nil, nil]
        builtinIDs[.anySimpleType] = .anySimpleType
        for (id, local) in [(TypeID.anyType, "anyType"), (TypeID.anySimpleType, "anySimpleType")] {
            parts.globalTypes[ExpandedName(namespace: WellKnownNamespace.schema, local: local)] = id
        }
        // All of them, because an xsi:type may name any.
        for builtin in BuiltinType.allCases { _ = typeID(of: builtin) }
    }

    /// The number of the type that a QName refers to.
    ///
    /// - Parameter isNeeded: as `resolve` takes it.
    func typeID(_ lexical: String, at node: SchemaNode, isNeeded: Bool = true) -> TypeID? {
        guard let name = expandedName(lexical, at: node) else { return nil }
        if name.namespace == WellKnownNamespace.schema, globals[.type, name] == nil {
            if name.local == "anyType" { return .anyType }
            guard let builtin = BuiltinType(rawValue: name.local) else {
                reportNoBuiltin(name.local, at: node)
                return nil
            }
            return typeID(of: builtin)
        }
        return resolve(.type, lexical, at: node, isNeeded: isNeeded).map(typeID(of:))
    }

    private func reportNoBuiltin(_ name: String, at node: SchemaNode) {
        let arguments: MessageArguments = ["name": .text(name)]
        if let older = Self.typesOfXSD11[name] {
            issues.add(
                "src-resolve", node, Message("schema.src-resolve/newer", arguments),
                hint: older.isEmpty ? nil : Message("schema/meant", ["name": .text("xs:\(older)")]))
            return
        }
        issues.add(
            "src-resolve", node, Message("schema.src-resolve/builtin", arguments),
            hint: Nearest.match(name, among: BuiltinType.allCases.lazy.map(\.rawValue))
                .map { Message("schema/meant", ["name": .text("xs:\($0)")]) })
    }

    /// The built-in types that XSD 1.1 adds, each with what comes nearest to it in XSD 1.0; "" for nothing.
    private static let typesOfXSD11 = [
        "anyAtomicType": "anySimpleType", "dateTimeStamp": "dateTime", "dayTimeDuration": "duration",
        "yearMonthDuration": "duration", "error": "",
    ]

    func typeID(of builtin: BuiltinType) -> TypeID {
        if let id = builtinIDs[builtin] { return id }
        let id = TypeID(rawValue: Int32(typeStates.count))
        typeStates.append(.done(.simple(SimpleType.builtin(builtin))))
        typeNodes.append(nil)
        builtinIDs[builtin] = id
        parts.globalTypes[ExpandedName(namespace: WellKnownNamespace.schema, local: builtin.rawValue)] = id
        return id
    }

    func typeID(of entry: GlobalTable.Entry) -> TypeID { typeID(for: entry.node) }

    /// The number of the type that an element of a schema document defines; the type itself is built later.
    func typeID(for node: SchemaNode) -> TypeID {
        if let id = typeIDs[ObjectIdentifier(node)] { return id }
        let id = TypeID(rawValue: Int32(typeStates.count))
        typeStates.append(.pending(node))
        typeNodes.append(node)
        typeIDs[ObjectIdentifier(node)] = id
        pendingTypes.append(id)
        return id
    }

    func buildPendingTypes() {
        while let id = pendingTypes.popLast() {
            if issues.isLate(parts.files.first ?? "") { return }
            _ = definition(id)
        }
    }

    /// The definition of a type, built now if it was not yet; nil for one that is defined by itself.
    ///
    /// The types that it is derived from are built first, the furthest first, so that a long chain of derivations is
    /// no chain of calls, in whatever order it is written.
    func definition(_ id: TypeID) -> TypeDefinition? {
        var chain: [TypeID] = []
        var met: Set<TypeID> = []
        var next: TypeID? = id
        while let current = next, case .pending(let node) = typeStates[current.index], met.insert(current).inserted {
            chain.append(current)
            next = base(ofType: node)
        }
        for type in chain.dropFirst().reversed() { _ = built(type) }
        return built(id)
    }

    private func built(_ id: TypeID) -> TypeDefinition? {
        switch typeStates[id.index] {
        case .done(let type): return type
        case .building: return nil
        case .pending(let node):
            typeStates[id.index] = .building
            let built = nested(at: node) { () -> TypeDefinition? in
                if node.xsd == "complexType" { return .complex(complexType(node, id: id)) }
                return .simple(simpleType(node))
            }
            let type = built ?? .simple(SimpleType.builtin(.anySimpleType))
            typeStates[id.index] = .done(type)
            return type
        }
    }

    /// The type that a definition says it is derived from; nil where it says none, or one inside it.
    private func base(ofType node: SchemaNode) -> TypeID? {
        let content = node.child(anyOf: ["simpleContent", "complexContent"]) ?? node
        guard let lexical = content.child(anyOf: ["restriction", "extension"])?["base"],
            let name = expandedName(lexical, at: content), let entry = globals[.type, name]?.visible(from: content)
        else { return nil }
        return typeID(of: entry)
    }

    /// The definition of a type that another one needs to be complete; reports a circle.
    func baseDefinition(_ id: TypeID, at node: SchemaNode) -> TypeDefinition? {
        if let type = definition(id) { return type }
        issues.add(
            node.isInsideSimpleType ? "st-props-correct" : "ct-props-correct", node,
            Message("schema/cycle"))
        return nil
    }

    /// The name of a top-level type; nil for an anonymous one.
    func name(ofType node: SchemaNode) -> ExpandedName? {
        guard node.parent?.xsd == "schema" || node.parent?.xsd == "redefine" else { return nil }
        return node.token("name").map { ExpandedName(namespace: node.document.targetNamespace, local: $0) }
    }
}

extension SchemaNode {
    fileprivate var isInsideSimpleType: Bool {
        var node: SchemaNode? = self
        while let current = node {
            if current.xsd == "simpleType" { return true }
            if current.xsd == "complexType" { return false }
            node = current.parent
        }
        return false
    }
}
