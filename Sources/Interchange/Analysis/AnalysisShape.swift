internal import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// What the analysis JSON of one type looks like; it follows from the type's shape.
///
/// The running text is `text`, or `$text` where a child is or may be so named. The items of a `content` array go under
/// their own names, unless one of them has the name of another member. An element that occurs at most once stands
/// alone, any other in an array. An attribute gets `@` where a child has its name, or a wildcard may admit one that
/// has.
struct AnalysisShape {
    let text: String
    /// By use.
    let attributes: [String]
    /// Items stay in an array `content`, because a name would stand for two things.
    let keepsContent: Bool
    /// Elements of the `content` array that occur at most once, and so stand alone under their names.
    let singles: Set<ElementID>
    /// A wildcard admits children, so what a wildcard admits as attributes always gets `@`.
    let admitsChildren: Bool
    private let children: ExactSet

    init(_ shape: Shape, mapping: JSONMapping) {
        let naming = mapping.naming
        let wildcards = shape.positions.compactMap(\.wildcard)
        let single = ExactSet(shape.members.filter { $0.kind == .single || $0.kind == .array }.map(\.name))
        var children = ExactSet(shape.items.map(\.name))
        // One wildcard may admit what another does, once and in the repeated part.
        let admitsTwice = shape.table.memberWildcard != nil && wildcards.count > 1
        keepsContent = !children.isDisjoint(with: single) || admitsTwice
        singles = keepsContent ? [] : Self.singles(shape, wildcards, mapping.schema)
        children.formUnion(single)
        if keepsContent { children.insert("content") }
        self.children = children
        admitsChildren = !wildcards.isEmpty || shape.type == .anyType

        let admitsLocal = wildcards.contains { $0.allows(naming.namespace) || $0.allows("") } || shape.type == .anyType
        text = children.contains("text") || admitsLocal ? "$text" : "text"
        var taken = children
        if shape.kind == .mixed { taken.insert(text) }
        if shape.kind == .value { taken.insert("value") }
        attributes = shape.attributes.map { attribute in
            let own = attribute.name.begins(with: "@") ? String(attribute.name.after(bytes: 1)) : attribute.name
            let namespace = attribute.use.declaration.name.namespace
            let mayBeChild =
                naming.isLocal(namespace) ? admitsLocal : wildcards.contains { $0.allows(namespace) }
            return taken.contains(own) || mayBeChild ? "@\(own)" : own
        }
    }

    /// The name of an attribute that a wildcard of the type admits.
    func wildcardAttribute(_ name: ExpandedName, in shape: Shape, _ naming: MemberNaming) -> String {
        var text = naming.wildcardAttribute(name, in: shape)
        if !text.begins(with: "@"), admitsChildren || children.contains(text) { text = "@\(text)" }
        return attributes.contains(text) && name.namespace.isEmpty ? "@{}\(name.local)" : text
    }

    private static func singles(_ shape: Shape, _ wildcards: [Wildcard], _ schema: Schema) -> Set<ElementID> {
        guard !shape.items.isEmpty, case .complex(let type) = schema[shape.type], let particle = type.content.particle
        else { return [] }
        let counts = ContentCounts(particle, in: schema)
        var byName: ExactMap<(elements: [ElementID], names: Set<ExpandedName>, range: ContentCounts.Range)> = [:]
        for (name, element) in shape.items {
            let expanded = schema[element].name
            guard let range = counts.names[expanded] else { continue }
            var known = byName[name] ?? ([], [], .none)
            known.elements.append(element)
            if known.names.insert(expanded).inserted { known.range = known.range.adding(range) }
            byName[name] = known
        }
        var found: Set<ElementID> = []
        for (elements, _, range) in byName.values where range.most == 1 {
            let mayBeAdmittedToo = elements.contains { element in
                wildcards.contains { $0.allows(schema[element].name.namespace) }
            }
            if !mayBeAdmittedToo { found.formUnion(elements) }
        }
        return found
    }
}
