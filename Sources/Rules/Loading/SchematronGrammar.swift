import RapporteurDiagnostics
import RapporteurXMLStream

/// Which elements and attributes a Schematron file may have where (ISO/IEC 19757-3, annex A).
enum SchematronGrammar {
    private struct Element {
        var children: ExactSet = []
        var required: ExactSet = []
        var optional: ExactSet = []
        var hasText = false
    }

    private static let linkable: ExactSet = ["icon", "see", "fpi"]
    private static let inline: ExactSet = ["emph", "span", "dir"]

    private static let elements: ExactMap<Element> = [
        "schema": Element(
            children: ["include", "title", "ns", "p", "let", "phase", "pattern", "diagnostics", "properties"],
            optional: linkable.union(["id", "schemaVersion", "defaultPhase", "queryBinding"])),
        "properties": Element(children: ["include", "property"]),
        "property": Element(
            children: inline.union(["value-of", "name"]), required: ["id"], optional: linkable.union(["role", "scheme"]),
            hasText: true),
        "title": Element(children: inline, hasText: true),
        "ns": Element(required: ["prefix", "uri"]),
        "let": Element(required: ["name", "value"]),
        "p": Element(children: inline, optional: ["id", "class", "icon"], hasText: true),
        "phase": Element(
            children: ["include", "p", "let", "active"], required: ["id"], optional: linkable),
        "active": Element(children: inline, required: ["pattern"], hasText: true),
        "pattern": Element(
            children: ["include", "title", "p", "let", "rule", "param"],
            optional: linkable.union(["id", "abstract", "is-a", "role"])),
        "param": Element(required: ["name", "value"]),
        "rule": Element(
            children: ["include", "p", "let", "assert", "report", "extends"],
            optional: linkable.union(["id", "abstract", "context", "role", "flag", "subject"])),
        "extends": Element(required: ["rule"]),
        "assert": assertion, "report": assertion,
        "diagnostics": Element(children: ["include", "diagnostic"]),
        "diagnostic": Element(
            children: inline.union(["value-of", "name"]), required: ["id"], optional: linkable, hasText: true),
        "value-of": Element(required: ["select"]),
        "name": Element(optional: ["path"]),
        "emph": Element(hasText: true),
        "span": Element(optional: ["class"], hasText: true),
        "dir": Element(optional: ["value"], hasText: true),
        "include": Element(required: ["href"]),
    ]

    private static let assertion = Element(
        children: inline.union(["value-of", "name"]), required: ["test"],
        optional: linkable.union(["id", "role", "flag", "subject", "diagnostics", "properties"]), hasText: true)

    /// Checks an element with all that it contains. As deep as the file is nested, which the reader bounds.
    ///
    /// - Parameter isXPath2: whether functions and keys of XSLT may stand in the schema.
    static func check(_ node: SchematronNode, isXPath2: Bool, _ issues: SchematronIssues) {
        guard let name = node.schematron, let element = elements[name] else { return }
        checkAttributes(of: node, issues)
        for child in node.children {
            switch child {
            case .text(let text):
                let isBlank = text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
                if !element.hasText, !isBlank {
                    issues.add("text", Message("schematron.text", ["element": .text(name)]), at: node.location)
                }
            case .element(let inner):
                guard let local = inner.schematron else {
                    checkForeign(inner, inSchema: name == "schema", isXPath2: isXPath2, issues)
                    continue
                }
                guard element.children.contains(local) else {
                    let known = elements[local] != nil
                    issues.add(
                        "element", known
                            ? Message("schematron.element", ["name": .text(local), "parent": .text(name)])
                            : Message("schematron.element/unknown", ["name": .text(local)]),
                        hint: element.children.isEmpty
                            ? Message("schematron.element/hint.empty", ["parent": .text(name)])
                            : Message(
                                "schematron.element/hint",
                                ["parent": .text(name), "names": list(element.children)]),
                        at: inner.location)
                    continue
                }
                check(inner, isXPath2: isXPath2, issues)
            }
        }
    }

    static func checkAttributes(of node: SchematronNode, _ issues: SchematronIssues) {
        guard let name = node.schematron, let element = elements[name] else { return }
        for missing in element.required.sorted() where node[missing] == nil {
            issues.add("attribute", Message("schematron.attribute/missing", ["element": .text(name), "name": .text(missing)]), at: node.location)
        }
        for (attribute, _) in node.attributes where attribute.namespace.isEmpty {
            guard !element.required.contains(attribute.local), !element.optional.contains(attribute.local) else { continue }
            let all = element.required.union(element.optional)
            issues.add(
                "attribute", 
                Message("schematron.attribute", ["element": .text(name), "name": .text(attribute.local)]),
                hint: all.isEmpty
                    ? Message("schematron.attribute/hint.none")
                    : Message("schematron.attribute/hint", ["names": .list(all.sorted().map(MessageArgument.text))]),
                at: node.location)
        }
    }

    /// Elements of other namespaces are documentation, but for those that would change what rules mean.
    private static func checkForeign(
        _ node: SchematronNode, inSchema: Bool, isXPath2: Bool, _ issues: SchematronIssues
    ) {
        switch node.name.namespace {
        case SchematronCompiler.xslt:
            // What the compiler reads it also checks.
            if inSchema, isXPath2, node.name.local == "function" || node.name.local == "key" { return }
            issues.add(
                "element", Message("schematron.element/xslt", ["name": .text(node.name.local)]),
                hint: Message("schematron.element/hint.xslt"), at: node.location)
        case "", "http://www.ascc.net/xml/schematron":
            issues.add(
                "element", Message("schematron.element/namespace", ["name": .text(node.name.local)]),
                hint: Message("schematron.element/hint.namespace", ["namespace": .text(SchematronFile.namespace)]), at: node.location)
        default: break
        }
    }

    private static func list(_ names: ExactSet) -> MessageArgument {
        .list(names.sorted().map { .text("<\($0)>") })
    }
}
