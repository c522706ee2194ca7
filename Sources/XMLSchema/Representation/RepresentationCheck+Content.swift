import XMLStream

/// The children of an element: which ones, in which order, how many.
extension RepresentationCheck {
    func checkContent(_ node: SchemaNode, _ row: SchemaGrammar.Row) {
        // Where in the row's slots the children are: everything before is done.
        var slot = 0
        var count = 0
        var previous: SchemaNode?
        for child in node.children {
            guard let local = child.xsd else {
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
                reportMisplaced(child, local, after: previous, in: row, from: slot)
                continue
            }
            if index > slot {
                for skipped in slot..<index {
                    reportMissing(row.content[skipped], count: skipped == slot ? count : 0, in: node, row)
                }
                slot = index
                count = 0
            }
            count += 1
            if count > row.content[slot].maximum { reportExcess(child, row.content[slot], row) }
            visit(child, at: place)
            previous = child
            if row.content[slot].isLast {
                slot = row.content.count
                count = 0
            }
        }
        for rest in slot..<max(slot, row.content.count) {
            reportMissing(row.content[rest], count: rest == slot ? count : 0, in: node, row)
        }
    }

    // MARK: Findings

    private func reportMisplaced(
        _ child: SchemaNode, _ local: String, after previous: SchemaNode?, in row: SchemaGrammar.Row, from slot: Int
    ) {
        let parent = "xs:\(row.place.element)"
        for earlier in row.content[..<slot] {
            guard let place = earlier.place(of: local) else { continue }
            let other = previous?.xsd ?? "others"
            issues.add(
                "s4s-elt-invalid-content", child,
                earlier.maximum == 1 && other == local
                    ? "There can be only one xs:\(local) in \(parent)."
                    : "In \(parent), xs:\(local) must come before xs:\(other).",
                hint: "The order is \(row.model).")
            visit(child, at: place)
            return
        }
        if slot == row.content.count, let last = previous?.xsd, row.content.contains(where: { $0.place(of: local) != nil }) {
            issues.add(
                "s4s-elt-invalid-content", child, "Beside xs:\(last), \(parent) cannot have xs:\(local).",
                hint: "It can stand inside xs:\(last).")
            return
        }
        let choices = row.content.lazy.flatMap(\.choices).map(\.name)
        let hint: String
        if Self.elementsOfXSD11.contains(local) {
            hint = "It belongs to XSD 1.1; this is XSD 1.0."
        } else if let near = Nearest.match(local, among: choices) {
            hint = "Did you mean xs:\(near)?"
        } else {
            hint = "Allowed: \(row.model)."
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

    private func reportMissing(_ slot: SchemaGrammar.Slot, count: Int, in node: SchemaNode, _ row: SchemaGrammar.Row) {
        guard count < slot.minimum else { return }
        let names = slot.choices.map { "xs:\($0.name)" }.joined(separator: " or ")
        issues.add(
            "s4s-elt-invalid-content", node, "\(row.place.label) needs \(names).",
            hint: "The order is \(row.model).")
    }

    private static let elementsOfXSD11: Set<String> = [
        "alternative", "assert", "assertion", "defaultOpenContent", "explicitTimezone", "openContent", "override",
    ]
}
