import RapporteurDiagnostics
import RapporteurXMLStream

/// Unique Particle Attribution and Element Declarations Consistent (XSD Part 1, 3.8.6).
extension SchemaChecker {
    func checkContentModel(of type: ComplexType, at node: SchemaNode?) {
        guard let particle = type.content.particle else { return }
        let tree = ParticleTree(particle)
        if let excess = tree.excess { return report(excess, at: node) }
        checkConsistency(tree, at: node)
        if case .group(let group) = particle.term, group.compositor == .all {
            checkAttribution(all: tree, at: node)
            return
        }
        let follow = FollowSets(tree)
        let names = ContentNames(tree.positions, in: schema)
        if let excess = follow.excess ?? names.excess { return report(excess, at: node) }
        var attribution = ParticleAttribution(tree, follow, names, in: schema)
        if let rivals = attribution.firstRivals(steps: &comparisonsLeft) {
            report(
                rivals.name.map { schema.symbols[$0] }, tree.positions[Int(rivals.first)],
                tree.positions[Int(rivals.second)], node)
        }
        if comparisonsLeft <= 0 { issues.add(.schemaComparisons, node) { Message("schema.limit/comparison", ["limit": $0]) } }
    }

    private func report(_ excess: Limit, at node: SchemaNode?) {
        issues.add(excess, node) { limit in
            switch excess {
            case .schemaElements: Message("schema.limit/elements", ["limit": limit])
            case .schemaWildcards: Message("schema.limit/wildcards", ["limit": limit])
            default: Message("schema.limit/model", ["limit": limit])
            }
        }
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

    private func checkAttribution(all tree: ParticleTree, at node: SchemaNode?) {
        let names = ContentNames(tree.positions, in: schema)
        if let excess = names.excess { return report(excess, at: node) }
        for (symbol, name) in names.nameOf where names.positions[Int(name)].count > 1 {
            let positions = names.positions[Int(name)]
            report(
                schema.symbols[Symbol(rawValue: symbol)], tree.positions[Int(positions[1])],
                tree.positions[Int(positions[0])], node)
            return
        }
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
