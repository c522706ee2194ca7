import XMLStream

/// One walk over a schema document, in document order, with a stack of its own.
///
/// An element that has no place where it stands is reported and not looked into; everything else is checked on.
final class RepresentationCheck {
    let grammar: SchemaGrammar
    let document: SchemaDocument
    let issues: SchemaIssues
    private var pending: [(node: SchemaNode, place: SchemaPlace)] = []
    /// The `id` values met so far.
    var ids: Set<String> = []

    init(grammar: SchemaGrammar, document: SchemaDocument, issues: SchemaIssues) {
        self.grammar = grammar
        self.document = document
        self.issues = issues
    }

    func run(from root: SchemaNode) {
        pending = [(root, .schema)]
        while let (node, place) = pending.popLast() {
            let row = grammar[place]
            if isReferenceMistaken(node, row) { continue }
            check(node, row)
            checkSource(node, place)
        }
    }

    /// Whether a definition stands where only a reference can, or the reverse; one finding says it all.
    private func isReferenceMistaken(_ node: SchemaNode, _ row: SchemaGrammar.Row) -> Bool {
        guard let wanted = row.attributes.first, wanted.isRequired else { return false }
        let element = "xs:\(row.place.element)"
        switch wanted.name {
        case "name" where row.reference == nil && node["name"] == nil && node["ref"] != nil:
            issues.add(
                row.rule, node, "A top-level \(element) has a name; it cannot refer to another with ref.",
                hint: "References stand inside types and groups.")
        case "ref" where node["ref"] == nil && node["name"] != nil:
            issues.add(
                row.rule, node, "Here, \(element) can only refer to another with ref; it cannot define one with name.",
                hint: "Definitions stand directly inside xs:schema.")
        default: return false
        }
        return true
    }

    private func check(_ node: SchemaNode, _ row: SchemaGrammar.Row) {
        checkAttributes(node, row)
        if row.holdsAnything { return }
        if !node.text.isEmpty {
            issues.add(
                "s4s-elt-character", node, "\(row.place.label) cannot have text: “\(excerpt(collapse(node.text)))”.",
                hint: "Text belongs into xs:documentation or xs:appinfo, inside xs:annotation.")
        }
        let first = pending.count
        checkContent(node, row)
        // Popped from the end, so the first child has to be last.
        if pending.count - first > 1 { pending[first...].reverse() }
    }

    /// Has a child looked at in its turn.
    func visit(_ child: SchemaNode, at place: SchemaPlace) {
        if let reference = grammar[place].reference, child["ref"] != nil {
            pending.append((child, reference))
        } else {
            pending.append((child, place))
        }
    }

    /// A value as findings quote it.
    func excerpt(_ value: String) -> String {
        let most = 60
        let start = value.unicodeScalars.prefix(most + 1)
        return start.count > most ? String(String.UnicodeScalarView(start.dropLast())) + "…" : value
    }
}
