import RapporteurDiagnostics
import RapporteurXMLStream

/// Model groups as wholes: where `all` may stand (XSD Part 1, 3.8.6, All Group Limited).
extension SchemaChecker {
    func checkAllGroups(of type: ComplexType, at node: SchemaNode?) {
        guard let particle = type.content.particle else { return }
        if extendsAll(type) {
            return issues.add("cos-all-limited", node, Message("schema.cos-all-limited"), hint: Message("schema/newer"))
        }
        checkAllGroups(in: particle, isTop: true, at: node)
    }

    /// Whether a type extends an `all` group by another, which XSD 1.1 allows.
    private func extendsAll(_ type: ComplexType) -> Bool {
        guard type.derivation == .extension, let particle = type.content.particle, case .group(let group) = particle.term
        else { return false }
        return group.compositor == .sequence && group.particles.count > 1 && group.particles.allSatisfy(isAll)
    }

    private func isAll(_ particle: Particle) -> Bool {
        guard case .group(let group) = particle.term else { return false }
        return group.compositor == .all
    }

    private func checkAllGroups(in particle: Particle, isTop: Bool, at node: SchemaNode?) {
        guard case .group(let group) = particle.term else { return }
        if group.compositor == .all {
            let place = self.node(of: particle) ?? node
            if !isTop {
                issues.add(
                    "cos-all-limited", place, Message("schema.cos-all-limited"))
            } else if particle.maxOccurs != 1 {
                issues.add("cos-all-limited", place, Message("schema.cos-all-limited/once"))
            }
            for child in group.particles where child.maxOccurs != 1 {
                issues.add(
                    "cos-all-limited", self.node(of: child) ?? place,
                    Message("schema.cos-all-limited/element"))
            }
        }
        // A group within others is looked at once, however many refer to it.
        if !isTop, !checkedGroups.insert(ObjectIdentifier(group)).inserted { return }
        for child in group.particles { checkAllGroups(in: child, isTop: false, at: node) }
    }

    /// Groups that no type uses must be sound too. Whether they are ambiguous is asked of content models alone.
    func checkNamedGroups() {
        for entry in builder.globals.all(.group) {
            guard case .done(let group)? = builder.groupStates[ObjectIdentifier(entry.node)] else { continue }
            let particle = Particle(term: .group(group))
            checkAllGroups(in: particle, isTop: true, at: entry.node)
        }
    }
}
