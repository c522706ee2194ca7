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
        var count = 0
        var inCircle: Set<ElementID> = []
        for head in direct.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            var members: [ElementID] = []
            var seen: Set<ElementID> = [head]
            var queue = direct[head] ?? []
            var next = 0
            while next < queue.count {
                let member = queue[next]
                next += 1
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
                count += 1
                guard count <= Limit.schemaMembers.value else {
                    issues.add(.schemaMembers, elementNodes[head.index]) { Message("schema.limit/members", ["limit": $0]) }
                    return
                }
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
        boundPlacesOfMembers(types)
    }

    /// Members stand in every place of their head; what types are made into has a row for each. O(particles): a group
    /// is counted once, however many refer to it.
    private func boundPlacesOfMembers(_ types: TypeTable) {
        var known: [ObjectIdentifier: Int] = [:]
        func count(_ group: ModelGroup) -> Int {
            if let known = known[ObjectIdentifier(group)] { return known }
            var total = 0
            for particle in group.particles {
                var own = 1
                switch particle.term {
                case .element(let id): own = parts.substitutions[id]?.count ?? 1
                case .wildcard: break
                case .group(let inner): own = count(inner)
                }
                let (sum, overflow) = total.addingReportingOverflow(own)
                total = overflow ? .max : sum
            }
            known[ObjectIdentifier(group)] = total
            return total
        }
        var total = 0
        for (index, definition) in types.types.enumerated() {
            guard case .complex(let type)? = definition, case .group(let group)? = type.content.particle?.term else { continue }
            let (sum, overflow) = total.addingReportingOverflow(count(group))
            total = overflow ? .max : sum
            if total > Limit.schemaMembers.value {
                issues.add(.schemaMembers, typeNodes[index]) { Message("schema.limit/members", ["limit": $0]) }
                return
            }
        }
    }
}
