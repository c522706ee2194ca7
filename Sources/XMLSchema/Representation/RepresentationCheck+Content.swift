import RapporteurDiagnostics
import RapporteurXMLStream

/// The children of an element: which ones, in which order, how many.
extension RepresentationCheck {
    func checkContent(_ node: SchemaNode, _ row: SchemaGrammar.Row) {
        // Where in the row's slots the children are: everything before is done.
        var slot = 0
        var count = 0
        var previous: SchemaNode?
        var faults = Faults()
        /// The first slot that was left with too few: it is only said at the end, because what is missing may
        /// still come, out of order.
        var missing: SchemaGrammar.Slot?
        for child in node.children {
            guard let local = child.xsd else {
                guard faults.isNew(child.name.local) else { continue }
                issues.add(
                    "s4s-elt-invalid-content", child,
                    Message("schema.s4s-elt-invalid-content/foreign", ["name": .text(child.name.local), "parent": .text(row.place.element)]),
                    hint: Message("schema.s4s-elt-invalid-content/hint.foreign"))
                continue
            }
            var index = slot
            var found: SchemaPlace?
            while index < row.content.count {
                found = row.content[index].place(of: local)
                if found != nil { break }
                index += 1
            }
            guard let place = found else {
                let isNew = faults.isNew(local)
                if let place = row.content.lazy.compactMap({ $0.place(of: local) }).first {
                    if isNew { reportDisorder(child, local, after: previous, in: row) }
                    visit(child, at: place)
                } else if isNew {
                    reportUnexpected(child, local, in: row)
                }
                continue
            }
            while slot < index {
                if missing == nil, count < row.content[slot].minimum { missing = row.content[slot] }
                slot += 1
                count = 0
            }
            count += 1
            if count > row.content[slot].maximum, faults.isNew(local) { reportExcess(child, row.content[slot], row) }
            visit(child, at: place)
            previous = child
            if row.content[slot].isLast {
                slot = row.content.count
                count = 0
            }
        }
        while missing == nil, slot < row.content.count {
            if count < row.content[slot].minimum { missing = row.content[slot] }
            slot += 1
            count = 0
        }
        if let missing, faults.isEmpty { reportMissing(missing, in: node, row) }
    }

    /// What was reported of one parent: of several children with one name the first is enough, and nothing is
    /// said of what is missing once something else was wrong.
    private struct Faults {
        private var names: ExactSet = []

        var isEmpty: Bool { names.isEmpty }

        mutating func isNew(_ name: String) -> Bool { names.insert(name).inserted }
    }

    // MARK: Findings

    /// An element that the parent may have, but not here.
    private func reportDisorder(
        _ child: SchemaNode, _ local: String, after previous: SchemaNode?, in row: SchemaGrammar.Row
    ) {
        let parent = "xs:\(row.place.element)"
        let other = previous?.xsd ?? "others"
        if let mine = row.content.first(where: { $0.place(of: local) != nil }), mine.maximum == 1,
            mine.place(of: other) != nil
        {
            reportExcess(child, mine, row)
        } else if row.content.contains(where: { $0.isLast && $0.place(of: other) != nil }) {
            issues.add(
                "s4s-elt-invalid-content", child, Message("schema.s4s-elt-invalid-content/beside", ["other": .text(other), "parent": .text(parent), "name": .text(local)]),
                hint: Message("schema.s4s-elt-invalid-content/hint.beside", ["other": .text(other)]))
        } else {
            issues.add(
                "s4s-elt-invalid-content", child, Message("schema.s4s-elt-invalid-content/order", ["parent": .text(parent), "name": .text(local), "other": .text(other)]),
                hint: Message("schema.s4s-elt-invalid-content/hint.order", ["order": .text("\(row.model)")]))
        }
    }

    /// An element that the parent cannot have at all.
    private func reportUnexpected(_ child: SchemaNode, _ local: String, in row: SchemaGrammar.Row) {
        let hint: Message
        if NewerConstructs.holds(local, in: row.place) {
            hint = Message("schema/newer")
        } else if !Self.elements.contains(local), let near = Nearest.match(local, among: Self.elements.sorted()) {
            hint = Message("schema/meant", ["name": .text("xs:\(near)")])
        } else {
            hint = row.content.isEmpty
                ? Message("schema.s4s-elt-invalid-content/hint.empty")
                : Message("schema.s4s-elt-invalid-content/hint", ["order": .text("\(row.model)")])
        }
        issues.add(
            row.rule.begins(with: "src-") ? row.rule : "s4s-elt-invalid-content", child,
            Message("schema.s4s-elt-invalid-content", ["place": .message(row.place.label), "name": .text(local)]), hint: hint)
    }

    private func reportExcess(_ child: SchemaNode, _ slot: SchemaGrammar.Slot, _ row: SchemaGrammar.Row) {
        let names = slot.choices.map { "xs:\($0.name)" }
        issues.add(
            "s4s-elt-invalid-content", child,
            names.count == 1
                ? Message("schema.s4s-elt-invalid-content/one", ["name": .text(names[0]), "parent": .text(row.place.element)])
                : Message(
                    "schema.s4s-elt-invalid-content/one.of",
                    ["names": .list(names.map(MessageArgument.text)), "parent": .text(row.place.element)]))
    }

    private func reportMissing(_ slot: SchemaGrammar.Slot, in node: SchemaNode, _ row: SchemaGrammar.Row) {
        let names = slot.choices.map { MessageArgument.text("xs:\($0.name)") }
        issues.add(
            "s4s-elt-invalid-content", node, Message("schema.s4s-elt-invalid-content/missing", ["place": .message(row.place.label), "names": .list(names, .or)]),
            hint: Message("schema.s4s-elt-invalid-content/hint.order", ["order": .text("\(row.model)")]))
    }

    private static let elements = Set(SchemaPlace.allCases.map(\.element))
}
