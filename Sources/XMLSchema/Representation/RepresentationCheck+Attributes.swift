import XMLStream

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
            checkValue(attribute, row.attributes[index].kind, of: node)
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
                row.rule, node, "A top-level xs:\(row.place.element) has a name; it cannot refer to another with ref.",
                hint: "References stand inside types and groups.")
        case .ref where node["ref"] == nil && node["name"] != nil:
            issues.add(
                row.rule, node,
                "Here, xs:\(row.place.element) can only refer to another with ref; it cannot define one with name.",
                hint: "Definitions stand directly inside xs:schema.")
        default: return false
        }
        return true
    }

    private func checkValue(_ attribute: SchemaNode.Attribute, _ kind: SchemaValueKind, of node: SchemaNode) {
        guard kind.admits(attribute.value) else {
            reportValue(attribute.value, of: attribute.name.local, kind, on: node)
            return
        }
        if case .id = kind, !ids.insert(collapse(attribute.value)).inserted {
            issues.add("s4s-att-invalid-value", node, "The id “\(collapse(attribute.value))” is taken already in this document.")
        }
    }

    /// Attributes of other namespaces are the author's own, but XSD has none in its own namespace.
    private func checkQualified(_ attribute: SchemaNode.Attribute, of node: SchemaNode, _ row: SchemaGrammar.Row) {
        switch attribute.name.namespace {
        case WellKnownNamespace.schema:
            issues.add(
                "s4s-att-not-allowed", node,
                "The attribute \(attribute.name.local) has the prefix of the XSD namespace, but the attributes of XSD have no prefix.",
                hint: row.attribute(named: attribute.name.local) == nil
                    ? nil : "Write \(attribute.name.local) without a prefix.")
        case WellKnownNamespace.xml where attribute.name.local == "lang":
            if !SchemaValueKind.language.admits(attribute.value) {
                reportValue(attribute.value, of: "xml:lang", .language, on: node)
            }
        default: break
        }
    }

    // MARK: Findings

    private func reportValue(_ value: String, of name: String, _ kind: SchemaValueKind, on node: SchemaNode) {
        let near = Nearest.match(collapse(value), among: kind.words.lazy.map { "\($0)" })
        issues.add(
            "s4s-att-invalid-value", node, "The attribute \(name) cannot have the value “\(excerpt(value))”.",
            hint: near.map { "Did you mean \($0)?" } ?? kind.expectation)
    }

    private func reportStrangers(on node: SchemaNode, _ row: SchemaGrammar.Row) {
        for attribute in node.attributes where attribute.name.namespace.isEmpty {
            let name = attribute.name.local
            if row.attribute(named: name) == nil { reportNotAllowed(name, on: node, row) }
        }
    }

    private func reportNotAllowed(_ name: String, on node: SchemaNode, _ row: SchemaGrammar.Row) {
        let names = row.attributes.map(\.name)
        let hint: String
        if Self.attributesOfXSD11.contains(name) {
            hint = "It belongs to XSD 1.1; this is XSD 1.0."
        } else if let near = Nearest.match(name, among: names) {
            hint = "Did you mean \(near)?"
        } else {
            hint = "Allowed are \(names.joined(separator: ", "))."
        }
        issues.add(row.rule, node, "\(row.place.label) cannot have the attribute \(name).", hint: hint)
    }

    private func reportMissing(
        _ missing: SchemaGrammar.AttributeSet, on node: SchemaNode, _ row: SchemaGrammar.Row
    ) {
        for (index, attribute) in row.attributes.enumerated() where missing.contains(.rule(index)) {
            if attribute.name == "name", row.reference != nil {
                issues.add(
                    "src-\(row.place.element)", node, "\(row.place.label) needs the attribute name, or ref.")
            } else {
                issues.add(
                    "s4s-att-must-appear", node, "\(row.place.label) needs the attribute \(attribute.name).")
            }
        }
    }

    private static let attributesOfXSD11: Set<String> = [
        "defaultAttributes", "defaultAttributesApply", "inheritable", "notNamespace", "notQName", "targetNamespace",
        "test", "xpathDefaultNamespace",
    ]
}
