import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// Derives shapes from types, by the rules of exchange JSON.
struct ShapeBuilder {
    let naming: MemberNaming
    let schema: Schema

    /// - Throws: kind `schema` where the members of an object cannot be told apart.
    func shape(of id: TypeID) throws(WorkError) -> Shape {
        var parts = ShapeParts(type: id)
        switch schema[id] {
        case .simple(let type):
            parts.simple = type
        case .complex(let type):
            let hasAttributes = !type.attributes.isEmpty || type.attributeWildcard != nil
            parts.attributeWildcard = type.attributeWildcard
            switch type.content {
            case .empty:
                parts.kind = .empty
            case .simple(let simple):
                parts.kind = hasAttributes ? .value : .scalar
                parts.simple = simple
            case .mixed(let particle):
                parts.kind = .mixed
                ContentPlan(particle, schema: schema).fill(&parts, as: .mixed, naming: naming)
            case .elementOnly(let particle):
                let plan = ContentPlan(particle, schema: schema)
                let kind: Shape.Kind = plan.isRecord(for: type, naming: naming) ? .record : .content
                plan.fill(&parts, as: kind, naming: naming)
            }
            var faults: [Finding] = []
            let names = NameAssignment(naming: naming, schema: schema, type: type)
            names.apply(to: &parts, faults: &faults)
            if !faults.isEmpty { throw WorkError(.schema, findings: faults) }
        }
        return Shape(parts, schema: schema)
    }
}

/// A content model taken apart: what stands where, and what may repeat.
struct ContentPlan {
    struct Leaf {
        var particle: Particle
        /// The elements that may stand here: one, or the members of a substitution group.
        var elements: [ElementID] = []
        var wildcard: Wildcard?
        /// What it is in a record.
        var kind = Shape.Member.Kind.single
        var isRequired = false
        /// Others may stand in for the particle's own element.
        var isHead = false
        var isOneElement: Bool { wildcard == nil && !isHead }
    }

    private(set) var leaves: [Leaf] = []
    private(set) var isAll = false
    /// Groups of several elements, wildcards or heads that repeat.
    private(set) var repeatedParts = 0
    private let schema: Schema

    init(_ particle: Particle, schema: Schema) {
        self.schema = schema
        if case .group(let group) = particle.term, group.compositor == .all { isAll = true }
        walk(particle, isRepeated: false, isRequired: true)
    }

    private mutating func walk(_ particle: Particle, isRepeated: Bool, isRequired: Bool) {
        let repeats = particle.maxOccurs != 1
        let isRequired = isRequired && particle.minOccurs > 0
        switch particle.term {
        case .group(let group):
            let first = leaves.count
            let isChoice = group.compositor == .choice && group.particles.count > 1
            for child in group.particles {
                walk(child, isRepeated: isRepeated || repeats, isRequired: isRequired && !isChoice)
            }
            guard repeats, !isRepeated, leaves.count > first else { return }
            if leaves.count == first + 1, leaves[first].isOneElement {
                // A group of one element that repeats is that element, repeated.
                leaves[first].kind = .array
            } else {
                repeatedParts += 1
            }
        case .element(let id):
            var leaf = Leaf(particle: particle, isRequired: isRequired)
            leaf.elements = schema.substitutions[id] ?? [id]
            if leaf.elements.isEmpty { leaf.elements = [id] }
            leaf.isHead = leaf.elements != [id]
            leaf.kind = isRepeated ? .content : repeats ? (leaf.isHead ? .content : .array) : .single
            if !isRepeated, leaf.kind == .content { repeatedParts += 1 }
            leaves.append(leaf)
        case .wildcard(let wildcard):
            var leaf = Leaf(particle: particle, isRequired: isRequired)
            leaf.wildcard = wildcard
            leaf.kind = isRepeated || repeats ? .content : .wildcard
            if !isRepeated, repeats { repeatedParts += 1 }
            leaves.append(leaf)
        }
    }

    /// Rule 3: the elements stand in one place each, at most one part repeats, and no wildcard admits a name that the
    /// object may have otherwise. A choice that occurs once loses no order: what is there is in that of the schema.
    func isRecord(for type: ComplexType, naming: MemberNaming) -> Bool {
        guard repeatedParts <= 1 else { return false }
        var names: Set<ExpandedName> = []
        var singleWildcards = 0
        for leaf in leaves {
            if leaf.kind == .wildcard { singleWildcards += 1 }
            for element in leaf.elements where !names.insert(schema[element].name).inserted { return false }
        }
        guard singleWildcards <= 1 else { return false }
        for wildcard in leaves.compactMap(\.wildcard) {
            if wildcard.allows("") || wildcard.allows(naming.namespace) { return false }
            if names.contains(where: { wildcard.allows($0.namespace) }) { return false }
        }
        return true
    }

    /// Whether a name without a namespace may stand beside one of the same local name in the pack's namespace.
    private func tellsApart(_ naming: MemberNaming) -> Bool {
        if naming.namespace.isEmpty { return false }
        return leaves.contains { leaf in
            leaf.wildcard?.allows(naming.namespace) ?? leaf.elements.contains {
                schema[$0].name.namespace == naming.namespace
            }
        }
    }

    func fill(_ parts: inout ShapeParts, as kind: Shape.Kind, naming: MemberNaming) {
        parts.kind = kind
        parts.isAll = isAll
        parts.tellsApart = tellsApart(naming)
        if kind == .record { parts.memberWildcard = leaves.first { $0.kind == .wildcard }?.wildcard }

        // Names in the pack's namespace that one without a namespace has to be told from.
        var locals: ExactSet = []
        for element in leaves.flatMap(\.elements) where schema[element].name.namespace == naming.namespace {
            locals.insert(schema[element].name.local)
        }
        let packWildcard = !naming.namespace.isEmpty && leaves.contains { $0.wildcard?.allows(naming.namespace) ?? false }
        func itemName(_ element: ElementID) -> String {
            let name = schema[element].name
            let isAmbiguous = packWildcard || (!naming.namespace.isEmpty && locals.contains(name.local))
            return isAmbiguous ? naming.nameApart(of: name) : naming.name(of: name)
        }

        var seen: Set<ElementID> = []
        var contentMember: Int32 = -1
        for (index, leaf) in leaves.enumerated() {
            var member = Int32(parts.members.count)
            let leafKind = kind == .record ? leaf.kind : .content
            if leafKind == .content {
                for element in leaf.elements where seen.insert(element).inserted {
                    parts.items.append((itemName(element), element))
                }
            }
            if kind == .record {
                switch leafKind {
                case .content:
                    if contentMember < 0 {
                        contentMember = member
                        parts.members.append(
                            Shape.Member(
                                kind: .content, name: "content", element: .none, position: Int32(index),
                                isRequired: leaf.isRequired))
                    }
                    member = contentMember
                case .wildcard:
                    parts.members.append(
                        Shape.Member(
                            kind: .wildcard, name: "", element: .none, position: Int32(index),
                            isRequired: leaf.isRequired))
                case .single, .array:
                    for element in leaf.elements {
                        parts.members.append(
                            Shape.Member(
                                kind: leafKind, name: itemName(element), element: element, position: Int32(index),
                                isRequired: leaf.isRequired && leaf.elements.count == 1))
                    }
                }
            }
            let own: ElementID = if case .element(let id) = leaf.particle.term { id } else { .none }
            parts.positions.append(
                Shape.Position(
                    member: member, kind: leafKind, element: own, wildcard: leaf.wildcard,
                    jsonName: leaf.particle.jsonName))
        }
    }
}
