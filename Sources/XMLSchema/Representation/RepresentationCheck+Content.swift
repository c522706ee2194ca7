import XMLStream

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
                    "\(child.name.local) is not in the XSD namespace, so it cannot stand in xs:\(row.place.element).",
                    hint: "Elements of other namespaces belong into xs:appinfo or xs:documentation, inside xs:annotation.")
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
        private var names: Set<String> = []

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
                "s4s-elt-invalid-content", child, "Beside xs:\(other), \(parent) cannot have xs:\(local).",
                hint: "It can stand inside the xs:restriction or xs:extension of xs:\(other).")
        } else {
            issues.add(
                "s4s-elt-invalid-content", child, "In \(parent), xs:\(local) must come before xs:\(other).",
                hint: "The order is \(row.model).")
        }
    }

    /// An element that the parent cannot have at all.
    private func reportUnexpected(_ child: SchemaNode, _ local: String, in row: SchemaGrammar.Row) {
        let hint: String
        if Self.elementsOfXSD11.contains(local) {
            hint = "It belongs to XSD 1.1; this is XSD 1.0."
        } else if !Self.elements.contains(local), let near = Nearest.match(local, among: Self.elements.sorted()) {
            hint = "Did you mean xs:\(near)?"
        } else {
            hint = row.content.isEmpty ? "It has to be empty." : "Allowed: \(row.model)."
        }
        issues.add(
            row.rule.hasPrefix("src-") ? row.rule : "s4s-elt-invalid-content", child,
            "\(row.place.label) cannot have xs:\(local).", hint: hint)
    }

    private func reportExcess(_ child: SchemaNode, _ slot: SchemaGrammar.Slot, _ row: SchemaGrammar.Row) {
        let names = slot.choices.map { "xs:\($0.name)" }
        issues.add(
            "s4s-elt-invalid-content", child,
            names.count == 1
                ? "There can be only one \(names[0]) in xs:\(row.place.element)."
                : "There can be only one of \(names.joined(separator: ", ")) in xs:\(row.place.element).")
    }

    private func reportMissing(_ slot: SchemaGrammar.Slot, in node: SchemaNode, _ row: SchemaGrammar.Row) {
        let names = slot.choices.map { "xs:\($0.name)" }.joined(separator: " or ")
        issues.add(
            "s4s-elt-invalid-content", node, "\(row.place.label) needs \(names).",
            hint: "The order is \(row.model).")
    }

    private static let elements = Set(SchemaPlace.allCases.map(\.element))

    private static let elementsOfXSD11: Set<String> = [
        "alternative", "assert", "assertion", "defaultOpenContent", "explicitTimezone", "openContent", "override",
    ]
}
