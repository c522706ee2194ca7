import RapporteurDiagnostics
import RapporteurXMLStream

/// Substitution groups (XSD Part 1, 3.3.6, Substitution Group and Substitution Group OK).
extension SchemaBuilder {
    /// Finds for each head the elements that may really stand in its place.
    func collectSubstitutions() {
        var direct: [ElementID: [ElementID]] = [:]
        for element in parts.elements {
            if let head = element.substitutionHead { direct[head, default: []].append(element.id) }
        }
        guard !direct.isEmpty else { return }
        let types = TypeTable(types: typeStates.map { if case .done(let type) = $0 { type } else { nil } })
        var inCircle: Set<ElementID> = []
        for head in direct.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            var members: [ElementID] = []
            var seen: Set<ElementID> = [head]
            var queue = direct[head] ?? []
            while !queue.isEmpty {
                let member = queue.removeFirst()
                guard seen.insert(member).inserted else {
                    if member == head, inCircle.isDisjoint(with: seen) {
                        inCircle.formUnion(seen)
                        issues.add(
                            "e-props-correct", elementNodes[head.index],
                            Message("schema.e-props-correct/cycle", ["name": .text(parts.elements[head.index].name.local)]))
                    }
                    continue
                }
                members.append(member)
                queue.append(contentsOf: direct[member] ?? [])
            }
            let declaration = parts.elements[head.index]
            var allowed = declaration.isAbstract ? [] : [head]
            if !declaration.block.contains(.substitution) {
                allowed += members.filter { id in
                    let member = parts.elements[id.index]
                    return !member.isAbstract
                        && types.canSubstitute(member.type, for: declaration.type, blocked: declaration.block)
                }
            }
            parts.substitutions[head] = allowed
        }
    }
}
