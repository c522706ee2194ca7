import RapporteurDiagnostics
import RapporteurXMLStream

/// One walk over a schema document, in document order, with a stack of its own.
///
/// An element that has no place where it stands is reported and not looked into; everything else is checked on.
final class RepresentationCheck {
    let grammar: SchemaGrammar
    let document: SchemaDocument
    let issues: SchemaIssues
    private var pending: [(node: SchemaNode, place: SchemaPlace)] = []
    /// The `id` values met so far.
    var ids: ExactSet = []

    init(grammar: SchemaGrammar, document: SchemaDocument, issues: SchemaIssues) {
        self.grammar = grammar
        self.document = document
        self.issues = issues
    }

    func run(from root: SchemaNode) {
        pending = [(root, .schema)]
        while let (node, place) = pending.popLast() {
            let row = grammar[place]
            guard let met = checkAttributes(node, row), !row.holdsAnything else { continue }
            if !node.text.isEmpty { reportText(of: node, row) }
            if !node.children.isEmpty || row.needsContent {
                let first = pending.count
                checkContent(node, row)
                // Popped from the end, so the first child has to be last.
                if pending.count - first > 1 { pending[first...].reverse() }
                checkSource(node, place)
            } else if !row.conditional.isDisjoint(with: met) {
                checkSource(node, place)
            }
        }
    }

    private func reportText(of node: SchemaNode, _ row: SchemaGrammar.Row) {
        issues.add(
            "s4s-elt-character", node, Message("schema.s4s-elt-character", ["place": .message(row.place.label), "text": .text(excerpt(collapse(node.text)))]),
            hint: Message("schema.s4s-elt-character/hint"))
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
