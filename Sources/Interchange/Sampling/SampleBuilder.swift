import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// Builds the smallest document of a root element: what is required, nothing else.
struct SampleBuilder {
    let schema: Schema
    let costs: SampleCosts
    var values: SampleValues
    /// Attributes and elements that are given though they are optional.
    private let wanted: Set<ExpandedName>
    /// That of the notes.
    var language = Language.english
    /// How names of other namespaces are shown.
    var prefixes: OutputPrefixes?
    private var count = 0
    private var depth = 0

    /// The most elements of a sample.
    private static let mostElements = 10_000
    /// The deepest that elements of a sample may stand in one another; each level is a few calls.
    private static let deepest = 300
    /// Beyond this depth nothing optional is given, which may hold itself.
    private static let deepestWanted = 20

    init(_ schema: Schema, costs: SampleCosts, isDistinct: Bool, wanted: Set<ExpandedName> = []) {
        self.schema = schema
        self.costs = costs
        self.wanted = wanted
        values = SampleValues(schema, isDistinct: isDistinct)
    }

    /// - Throws: kind `schema` with `schema.sample.endless` or `schema.sample.large`.
    mutating func document(_ root: ElementID) throws(WorkError) -> SampleNode {
        guard let (id, type) = costs.element(root) else {
            throw WorkError(
                .schema, code: "schema.sample.endless",
                message: Message("schema.sample.endless", ["name": .text(schema[root].name.local)]),
                hint: Message("schema.sample.endless/hint"))
        }
        var node = try element(id, type)
        if values.hasReferences, values.ids.isEmpty { _ = addID(to: &node) }
        return node
    }

    private mutating func element(_ id: ElementID, _ type: TypeID) throws(WorkError) -> SampleNode {
        try countOne()
        depth += 1
        defer { depth -= 1 }
        let declaration = schema[id]
        var node = SampleNode(name: declaration.name, type: type)
        if type != declaration.type { node.explicitType = schema[type].name }
        if let words = declaration.source?.documentation ?? documentation(of: type) { node.notes.append(words) }
        let fixed = declaration.constraint?.literal
        switch schema[type] {
        case .simple(let simple):
            node.value = values.value(of: simple, named: declaration.name, fixed: fixed)
            node.notes += hints(simple)
        case .complex(let complex):
            for use in complex.attributes where use.isRequired || wanted.contains(use.declaration.name) {
                let type = use.declaration.type
                node.attributes.append(
                    SampleNode.Attribute(
                        name: use.declaration.name,
                        value: values.value(
                            of: type, named: use.declaration.name,
                            fixed: use.constraint?.kind == .fixed ? use.constraint?.literal : nil)))
                let words = ([use.declaration.source?.documentation].compactMap(\.self) + hints(type)).joined(
                    separator: " ")
                if !words.isEmpty { node.notes.append("\(use.declaration.name.local): \(words)") }
            }
            switch complex.content {
            case .empty: break
            case .simple(let simple):
                node.value = values.value(of: simple, named: declaration.name, fixed: fixed)
                node.notes += hints(simple)
            case .elementOnly(let particle): try add(particle, to: &node)
            case .mixed(let particle):
                node.isMixed = true
                try add(particle, to: &node)
                if node.children.isEmpty { node.value = .text(fixed ?? "text") }
            }
            if let more = optionalParts(of: complex, besides: node) { node.notes.append(more) }
        }
        return node
    }

    private mutating func countOne() throws(WorkError) {
        count += 1
        guard count <= Self.mostElements, depth < Self.deepest else {
            throw WorkError(
                .schema, code: "schema.sample.large",
                message: Message(
                    "schema.sample.large",
                    ["elements": .number(Self.mostElements), "levels": .number(Self.deepest)]),
                hint: Message("schema.sample.large/hint"))
        }
    }

    /// Adds what a particle requires.
    private mutating func add(_ particle: Particle, to node: inout SampleNode) throws(WorkError) {
        for _ in 0..<max(particle.minOccurs, isWanted(particle) ? 1 : 0) {
            let before = count
            switch particle.term {
            case .element(let id):
                guard let (member, type) = costs.element(id) else { return }
                node.children.append(try element(member, type))
            case .wildcard(let wildcard):
                node.children.append(try element(admittedBy: wildcard))
            case .group(let group):
                if group.compositor == .choice {
                    let cheapest = group.particles.enumerated().compactMap { index, part in
                        costs.cost(of: part).map { (cost: $0, index: index) }
                    }.min { $0 < $1 }
                    if let cheapest { try add(group.particles[cheapest.index], to: &node) }
                } else {
                    for part in group.particles { try add(part, to: &node) }
                }
            }
            // What needs nothing once needs nothing however often.
            if count == before { return }
        }
    }

    private func isWanted(_ particle: Particle) -> Bool {
        guard case .element(let id) = particle.term, depth < Self.deepestWanted, costs.element(id) != nil else {
            return false
        }
        return wanted.contains(schema[id].name)
    }

    private mutating func element(admittedBy wildcard: Wildcard) throws(WorkError) -> SampleNode {
        if wildcard.process == .strict, let found = costs.element(admittedBy: wildcard), let id = found.id,
            let (member, type) = costs.element(id)
        {
            return try element(member, type)
        }
        try countOne()
        let namespace =
            switch wildcard.constraint {
            case .any: ""
            case .not: "urn:example"
            case .oneOf(let set): set.sorted().first ?? ""
            }
        var node = SampleNode(name: ExpandedName(namespace: namespace, local: "example"), type: .anyType)
        node.notes = [Message("sample.any").text(in: language)]
        return node
    }

    /// Gives some element an ID that others can refer to.
    private mutating func addID(to node: inout SampleNode) -> Bool {
        if case .complex(let complex) = schema[node.type],
            let use = complex.attributes.first(where: { $0.declaration.type.builtin == .ID && !$0.isRequired })
        {
            node.attributes.append(
                SampleNode.Attribute(
                    name: use.declaration.name, value: values.value(of: use.declaration.type, named: use.declaration.name, fixed: nil)))
            return true
        }
        for index in node.children.indices where addID(to: &node.children[index]) { return true }
        return false
    }

    // MARK: Notes

    private func documentation(of type: TypeID) -> String? {
        switch schema[type] {
        case .simple: schema.simpleTypeSources[type]?.documentation
        case .complex(let complex): complex.source?.documentation
        }
    }

    /// What else may stand in an element, by name.
    private func optionalParts(of type: ComplexType, besides node: SampleNode) -> String? {
        let leaves = type.content.particle.map { ContentPlan($0, schema: schema).leaves } ?? []
        let held = Set(node.children.map(\.name.local))
        var seen: ExactSet = []
        let attributes = type.attributes.filter { !$0.isRequired }.map { shown($0.declaration.name) }
        let elements = leaves.flatMap(\.elements).filter { !schema[$0].isAbstract }.map { schema[$0].name.local }
            .filter { !held.contains($0) && seen.insert($0).inserted }.map { "<\($0)>" }
        var sentences: [Message] = []
        if !attributes.isEmpty { sentences.append(Message("sample.attributes", ["names": Self.list(attributes)])) }
        if !elements.isEmpty { sentences.append(Message("sample.elements", ["names": Self.list(elements)])) }
        return sentences.isEmpty ? nil : Message.sentences(sentences).text(in: language)
    }

    private static func list(_ names: [String]) -> MessageArgument {
        .list((names.prefix(mostNames) + (names.count > mostNames ? ["…"] : [])).map { .text($0) })
    }

    /// The name of an attribute as it is written: `xml:lang`.
    private func shown(_ name: ExpandedName) -> String {
        let prefix = prefixes?.prefix(of: name.namespace, forAttribute: true) ?? ""
        return prefix.isEmpty ? name.local : "\(prefix):\(name.local)"
    }

    private static let mostNames = 20

    /// Which values there are, where they are few.
    private func hints(_ type: SimpleType) -> [String] {
        guard let literals = type.facets.enumeration?.literals, literals.count > 1 else { return [] }
        let names = Self.list(literals)
        let message =
            literals.count > Self.mostNames
            ? Message("sample.values/more", ["count": .number(literals.count), "values": names])
            : Message("sample.values", ["values": names])
        return [message.text(in: language)]
    }
}
