import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// Gives the members of one type their final names: overrides, the `@` of attributes, and what still collides.
struct NameAssignment {
    let naming: MemberNaming
    let schema: Schema
    let type: ComplexType

    /// What overrides call the type: its name, or that of the element that declares it.
    private var typeName: String? {
        if let name = type.name { return name.local }
        return schema.elements.first { $0.type == type.id }?.name.local
    }

    func apply(to parts: inout ShapeParts, faults: inout [Finding]) {
        let typeName = typeName
        var taken: ExactMap<Message> = [:]
        switch parts.kind {
        case .content, .mixed: taken["content"] = Message("word.content")
        case .value: taken["value"] = Message("word.value")
        case .record, .scalar, .empty: break
        }
        let repeated = parts.members.first { $0.kind == .content }
        if repeated != nil { taken["content"] = Message("word.repeated") }

        parts.members = parts.members.map { member in
            guard member.kind == .single || member.kind == .array else { return member }
            let declaration = schema[member.element]
            let jsonName = jsonName(at: member, in: parts)
            let name = naming.override(member.name, in: typeName) ?? jsonName ?? member.name
            if name != member.name { check(name, of: Message("word.element", ["name": .text(declaration.name.local)]), &faults) }
            note(name, Message("word.element", ["name": .text(declaration.name.description)]), &taken, &faults)
            return Shape.Member(
                kind: member.kind, name: name, element: member.element, position: member.position,
                isRequired: member.isRequired)
        }

        let members = taken
        let locals = Set(
            type.attributes.filter { $0.declaration.name.namespace == naming.namespace }.map(\.declaration.name.local))
        parts.attributes = type.attributes.map { use in
            let expanded = use.declaration.name
            let isAmbiguous = !naming.namespace.isEmpty && locals.contains(expanded.local)
            var name = isAmbiguous ? naming.nameApart(of: expanded) : naming.name(of: expanded)
            if let override = naming.override("@\(name)", in: typeName) ?? use.jsonName {
                name = override
                check(name, of: Message("word.attribute", ["name": .text(expanded.local)]), &faults)
            }
            let isElement = !expanded.namespace.isEmpty && parts.memberWildcard?.allows(expanded.namespace) ?? false
            if members[name] != nil || isElement { name = "@\(name)" }
            note(name, Message("word.attribute", ["name": .text(expanded.description)]), &taken, &faults)
            return Shape.Attribute(name: name, use: use)
        }
    }

    /// What `json:name` says: at the place, else at the declaration.
    private func jsonName(at member: Shape.Member, in parts: ShapeParts) -> String? {
        let own = schema[member.element].jsonName
        // The particle names what it declares; a member of a substitution group has only its own declaration.
        guard parts.positions[Int(member.position)].element == member.element else { return own }
        return parts.positions[Int(member.position)].jsonName ?? own
    }

    private func note(_ name: String, _ what: Message, _ taken: inout ExactMap<Message>, _ faults: inout [Finding]) {
        if let other = taken[name] {
            faults.append(
                Finding(
                    code: "schema.json.collision",
                    message: Message(
                        "schema.json.collision",
                        [
                            "type": .message(described), "one": .message(other), "other": .message(what),
                            "name": .text(name),
                        ]),
                    hint: Message("schema.json.collision/hint"),
                    location: location))
        }
        taken[name] = what
    }

    private func check(_ name: String, of what: Message, _ faults: inout [Finding]) {
        guard !XMLNames.isNCName(name.utf8) else { return }
        faults.append(
            Finding(
                code: "schema.json.name", message: Message(
                    "schema.json.name",
                    ["name": .text(name), "what": .message(what), "type": .message(described)]),
                hint: Message("schema.json.name/hint"),
                location: location))
    }

    private var described: Message {
        typeName.map { Message("word.type", ["name": .text($0)]) } ?? Message("word.type/unnamed")
    }

    private var location: Location {
        Location(file: type.source?.file, line: type.source?.line, column: type.source?.column)
    }
}
