import RapporteurDiagnostics
import RapporteurXMLStream

/// The attributes of an element: which ones, and their values.
extension RepresentationCheck {
    /// - Returns: the attributes that are there; nil where the element is so wrong that nothing more need be said.
    func checkAttributes(_ node: SchemaNode, _ row: SchemaGrammar.Row) -> SchemaGrammar.AttributeSet? {
        var met: SchemaGrammar.AttributeSet = []
        var hasStrangers = false
        for attribute in node.attributes {
            guard attribute.name.namespace.isEmpty else {
                checkQualified(attribute, of: node, row)
                continue
            }
            guard let index = row.attribute(named: attribute.name.local) else {
                hasStrangers = true
                continue
            }
            met.formUnion(.rule(index))
            checkValue(attribute, row.attributes[index].kind, of: node, row)
        }
        if hasStrangers || !met.isSuperset(of: row.required) {
            if isReferenceMistaken(node, row) { return nil }
            if hasStrangers { reportStrangers(on: node, row) }
            reportMissing(row.required.subtracting(met), on: node, row)
        }
        return met
    }

    /// Whether a definition stands where only a reference can, or the reverse; one finding says it all.
    private func isReferenceMistaken(_ node: SchemaNode, _ row: SchemaGrammar.Row) -> Bool {
        switch row.identity {
        case .name where row.reference == nil && node["name"] == nil && node["ref"] != nil:
            issues.add(
                row.rule, node, Message("schema.reference/top", ["element": .text(row.place.element)]),
                hint: NewerConstructs.canRefer(row.place) ? Message("schema/newer") : Message("schema.reference/hint.top"))
        case .ref where node["ref"] == nil && node["name"] != nil:
            issues.add(
                row.rule, node,
                Message("schema.reference/inner", ["element": .text(row.place.element)]),
                hint: Message("schema.reference/hint.inner"))
        default: return false
        }
        return true
    }

    private func checkValue(
        _ attribute: SchemaNode.Attribute, _ kind: SchemaValueKind, of node: SchemaNode, _ row: SchemaGrammar.Row
    ) {
        guard kind.admits(attribute.value) else {
            let isNewer = NewerConstructs.admits(attribute.value, of: attribute.name.local, at: row.place)
            reportValue(attribute.value, of: attribute.name.local, kind, on: node, isNewer: isNewer)
            return
        }
        if case .id = kind, !ids.insert(collapse(attribute.value)).inserted {
            issues.add("s4s-att-invalid-value", node, Message("schema.s4s-att-invalid-value/id", ["id": .text(collapse(attribute.value))]))
        }
    }

    /// Attributes of other namespaces are the author's own, but XSD has none in its own namespace.
    private func checkQualified(_ attribute: SchemaNode.Attribute, of node: SchemaNode, _ row: SchemaGrammar.Row) {
        switch attribute.name.namespace {
        case WellKnownNamespace.schema:
            issues.add(
                "s4s-att-not-allowed", node,
                Message("schema.s4s-att-not-allowed/prefix", ["name": .text(attribute.name.local)]),
                hint: row.attribute(named: attribute.name.local) == nil
                    ? nil : Message("schema.s4s-att-not-allowed/hint.prefix", ["name": .text(attribute.name.local)]))
        case WellKnownNamespace.xml where attribute.name.local == "lang":
            if !SchemaValueKind.language.admits(attribute.value) {
                reportValue(attribute.value, of: "xml:lang", .language, on: node)
            }
        default: break
        }
    }

    // MARK: Findings

    private func reportValue(
        _ value: String, of name: String, _ kind: SchemaValueKind, on node: SchemaNode, isNewer: Bool = false
    ) {
        let near = Nearest.match(collapse(value), among: kind.words.lazy.map { "\($0)" })
        issues.add(
            "s4s-att-invalid-value", node, Message("schema.s4s-att-invalid-value", ["name": .text(name), "value": .text(excerpt(value))]),
            hint: isNewer
                ? Message("schema/newer") : near.map { Message("schema/meant", ["name": .text($0)]) } ?? kind.expectation)
    }

    private func reportStrangers(on node: SchemaNode, _ row: SchemaGrammar.Row) {
        for attribute in node.attributes where attribute.name.namespace.isEmpty {
            let name = attribute.name.local
            if row.attribute(named: name) == nil { reportNotAllowed(name, on: node, row) }
        }
    }

    private func reportNotAllowed(_ name: String, on node: SchemaNode, _ row: SchemaGrammar.Row) {
        let names = row.attributes.map(\.name)
        let hint: Message
        if NewerConstructs.attributes.contains(name) {
            hint = Message("schema/newer")
        } else if let near = Nearest.match(name, among: names) {
            hint = Message("schema/meant", ["name": .text(near)])
        } else {
            hint = Message("schema/allowed", ["names": .list(names.map(MessageArgument.text))])
        }
        issues.add(row.rule, node, Message("schema.s4s-att-not-allowed", ["place": .message(row.place.label), "name": .text(name)]), hint: hint)
    }

    private func reportMissing(
        _ missing: SchemaGrammar.AttributeSet, on node: SchemaNode, _ row: SchemaGrammar.Row
    ) {
        for (index, attribute) in row.attributes.enumerated() where missing.contains(.rule(index)) {
            if attribute.name == "name", row.reference != nil {
                issues.add(
                    "src-\(row.place.element)", node, Message("schema.reference/needed", ["place": .message(row.place.label)]))
            } else {
                issues.add(
                    "s4s-att-must-appear", node, Message("schema.s4s-att-must-appear", ["place": .message(row.place.label), "name": .text(attribute.name)]))
            }
        }
    }
}
