import RapporteurDiagnostics
import RapporteurXMLStream

/// Particles and model groups (XSD Part 1, 3.7, 3.8, 3.9).
extension SchemaBuilder {
    /// The particle that an element of a content model stands for; nil for one that may not occur at all.
    func particle(_ node: SchemaNode) -> Particle? {
        let minimum = occurrence(node["minOccurs"]) ?? 1
        var maximum: Int? = 1
        if let lexical = node.token("maxOccurs") { maximum = lexical == "unbounded" ? nil : occurrence(lexical) ?? 1 }
        if let maximum, minimum > maximum {
            issues.add("p-props-correct", node, Message("schema.p-props-correct", ["least": .number(minimum), "most": .number(maximum)]))
        }
        if maximum == 0 { return nil }
        guard let term = nested(at: node, { term(node) }) else { return nil }
        var particle = Particle(minOccurs: minimum, maxOccurs: maximum, term: term)
        particle.origin = origin(node)
        if node.xsd == "element" { particle.jsonName = node.jsonName }
        return particle
    }

    private func term(_ node: SchemaNode) -> Term? {
        switch node.xsd {
        case "element": return elementID(forLocal: node).map(Term.element)
        case "any": return .wildcard(wildcard(node))
        case "group":
            guard let reference = node["ref"], let entry = resolve(.group, reference, at: node) else { return nil }
            return modelGroup(of: entry, at: node).map(Term.group)
        case "sequence": return .group(modelGroup(.sequence, node.parts.compactMap(particle), at: node))
        case "choice": return .group(modelGroup(.choice, node.parts.compactMap(particle), at: node))
        case "all": return .group(modelGroup(.all, node.parts.compactMap(particle), at: node))
        default: return nil
        }
    }

    /// A group of particles; an empty one, and reported, where groups stand within one another too deeply. References
    /// that lead back to what is built already are not nested calls, but what they build is nested all the same.
    func modelGroup(_ compositor: ModelGroup.Compositor, _ particles: [Particle], at node: SchemaNode) -> ModelGroup {
        let group = ModelGroup(compositor, particles)
        guard group.depth > mostNesting else { return group }
        issues.add(.schemaNesting, node) { Message("schema.limit/references", ["limit": $0]) }
        return ModelGroup(compositor, [])
    }

    /// The model group that a `group` definition names; built once however often it is used.
    func modelGroup(of entry: GlobalTable.Entry, at reference: SchemaNode? = nil) -> ModelGroup? {
        let key = ObjectIdentifier(entry.node)
        switch groupStates[key] {
        case .done(let group): return group
        case .building:
            issues.add("mg-props-correct", reference ?? entry.node, Message("schema.mg-props-correct", ["name": .text(entry.name.local)]))
            return nil
        case nil:
            groupStates[key] = .building
            var group = ModelGroup(.sequence, [])
            if let child = entry.node.child(anyOf: ["sequence", "choice", "all"]),
                case .group(let built)? = nested(at: child, { term(child) })
            {
                group = built
            }
            if group.size > mostElements {
                issues.add(.schemaElements, entry.node) {
                    Message("schema.limit/group", ["name": .text(entry.name.local), "limit": $0])
                }
                group = ModelGroup(.sequence, [])
            }
            groupStates[key] = .done(group)
            return group
        }
    }

    /// Numbers beyond what a document can hold are as good as the largest one that can be counted.
    private func occurrence(_ lexical: String?) -> Int? {
        guard let lexical else { return nil }
        var digits = collapse(lexical)
        // A nonNegativeInteger may have a sign: +5 is 5, and -0 is 0.
        if digits.begins(with: "+") || digits.begins(with: "-") { digits.removeFirst() }
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return min(Int(digits) ?? Int(Int32.max), Int(Int32.max))
    }
}
