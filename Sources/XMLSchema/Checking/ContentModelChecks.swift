import RapporteurDiagnostics
import RapporteurXMLStream

/// Unique Particle Attribution and Element Declarations Consistent (XSD Part 1, 3.8.6).
extension SchemaChecker {
    func checkContentModel(of type: ComplexType, at node: SchemaNode?) {
        guard let particle = type.content.particle else { return }
        let tree = ParticleTree(particle)
        guard !tree.isTooLarge else {
            issues.add("limit", node, Message("schema.limit/elements", ["limit": .number(ParticleTree.positionLimit)]))
            return
        }
        checkConsistency(tree, at: node)
        if case .group(let group) = particle.term, group.compositor == .all {
            checkAttribution(all: tree, at: node)
            return
        }
        let follow = FollowSets(tree)
        guard !follow.isTooLarge else {
            issues.add("limit", node, Message("schema.limit/model"))
            return
        }
        for set in follow.sets where checkAttribution(set, tree, at: node) { return }
    }

    // MARK: Element Declarations Consistent

    private func checkConsistency(_ tree: ParticleTree, at node: SchemaNode?) {
        var typeOf: [ExpandedName: TypeID] = [:]
        for position in tree.positions {
            guard case .element(let id) = position.term else { continue }
            let element = schema[id]
            if let known = typeOf[element.name], known != element.type {
                issues.add(
                    "cos-element-consistent", self.node(of: position) ?? node,
                    Message("schema.cos-element-consistent", ["name": .text(shown(element.name))]),
                    hint: Message("schema.cos-element-consistent/hint"))
                return
            }
            typeOf[element.name] = element.type
        }
    }

    // MARK: Unique Particle Attribution

    /// Reports the first pair of positions in a set between which an element could not choose.
    private func checkAttribution(_ set: [FollowSets.Target], _ tree: ParticleTree, at node: SchemaNode?) -> Bool {
        var taken: [ExpandedName: [FollowSets.Target]] = [:]
        var wildcards: [(target: FollowSets.Target, wildcard: Wildcard)] = []
        for target in set where target.position >= 0 {
            let particle = tree.positions[Int(target.position)]
            switch particle.term {
            case .element(let id):
                for name in admitted(by: id) {
                    for other in taken[name] ?? [] where areRivals(other, target, tree) {
                        report(name, particle, tree.positions[Int(other.position)], node)
                        return true
                    }
                    taken[name, default: []].append(target)
                }
            case .wildcard(let wildcard): wildcards.append((target, wildcard))
            case .group: break
            }
        }
        for (index, (target, wildcard)) in wildcards.enumerated() {
            for (other, rival) in wildcards[..<index]
            where areRivals(other, target, tree) && wildcard.constraint.overlaps(rival.constraint) {
                report(nil, tree.positions[Int(target.position)], tree.positions[Int(other.position)], node)
                return true
            }
            for (name, targets) in taken where wildcard.allows(name.namespace) {
                for other in targets where areRivals(other, target, tree) {
                    report(name, tree.positions[Int(target.position)], tree.positions[Int(other.position)], node)
                    return true
                }
            }
        }
        return false
    }

    private func checkAttribution(all tree: ParticleTree, at node: SchemaNode?) {
        var taken: [ExpandedName: Particle] = [:]
        for particle in tree.positions {
            guard case .element(let id) = particle.term else { continue }
            for name in admitted(by: id) {
                if let other = taken[name] {
                    report(name, particle, other, node)
                    return
                }
                taken[name] = particle
            }
        }
    }

    /// The names an element particle admits: its own and those of its substitution group.
    private func admitted(by id: ElementID) -> [ExpandedName] {
        var names = (schema.substitutions[id] ?? []).map { schema[$0].name }
        if !names.contains(schema[id].name) { names.append(schema[id].name) }
        return names
    }

    /// Whether two ways of going on can be open at the same time. They cannot where one goes round a counted part
    /// again and the other leaves it, and the part occurs exactly so often.
    private func areRivals(_ left: FollowSets.Target, _ right: FollowSets.Target, _ tree: ParticleTree) -> Bool {
        if left.position == right.position { return false }
        for (mine, theirs) in zip(left.operations, right.operations) {
            if mine == theirs { continue }
            if mine.counter == theirs.counter, mine.kind != theirs.kind {
                let counter = tree.counters[Int(mine.counter)]
                return counter.minimum != counter.maximum
            }
            return true
        }
        return true
    }

    private func report(_ name: ExpandedName?, _ first: Particle, _ second: Particle, _ node: SchemaNode?) {
        let line = self.node(of: second).map { MessageArgument.number($0.position.line) }
        let message: Message =
            switch (name.map(shown), line) {
            case (let name?, let line?):
                Message("schema.cos-nonambig/element.line", ["name": .text(name), "line": line])
            case (let name?, nil): Message("schema.cos-nonambig", ["name": .text(name)])
            case (nil, let line?): Message("schema.cos-nonambig/wildcard.line", ["line": line])
            case (nil, nil): Message("schema.cos-nonambig/wildcard")
            }
        issues.add(
            "cos-nonambig", self.node(of: first) ?? node, message, hint: Message("schema.cos-nonambig/hint"))
    }
}
