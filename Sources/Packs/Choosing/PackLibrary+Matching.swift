public import RapporteurDiagnostics
import RapporteurXMLSchema

extension PackLibrary {
    /// The pack for a document with this root element.
    ///
    /// - Throws: `WorkError` of kind `schema` (`pack.none`, `pack.several`) when no pack matches, or more than one:
    ///   the document is not checked.
    public func pack(forRoot name: String, namespace: String) throws(WorkError) -> Pack {
        let root = Pack.Root(name: name, namespace: namespace)
        let matching = packs.filter { $0.match.contains(root) }
        if matching.count == 1, let pack = matching.first { return pack }
        let subject =
            namespace.isEmpty
            ? Message("pack.none/element", ["name": .text(name)])
            : Message("pack.none/element.namespace", ["name": .text(name), "namespace": .text(namespace)])
        throw matching.isEmpty ? none(for: subject, meant: meant(by: root)) : several(matching, for: subject)
    }

    /// The pack whose exchange JSON carries this `$schema`.
    ///
    /// - Throws: as `pack(forRoot:namespace:)`.
    public func pack(forSchemaID id: String) throws(WorkError) -> Pack {
        let matching = packs.filter { $0.schemaID == id }
        if matching.count == 1, let pack = matching.first { return pack }
        let subject = Message("pack.none/schema", ["id": .text(id)])
        throw matching.isEmpty ? none(for: subject) : several(matching, for: subject)
    }

    private func none(for subject: Message, meant: Message? = nil) -> WorkError {
        let known = packs.map { MessageArgument.text($0.label) }
        return WorkError(
            .schema, code: "pack.none", message: Message("pack.none", ["subject": .message(subject)]),
            hint: meant ?? Message("pack.none/hint", ["packs": .list(known)]))
    }

    /// What to write instead of a root element that is nearly one of a pack: its namespace, or its name.
    private func meant(by root: Pack.Root) -> Message? {
        if root.namespace == "http://schemas.microsoft.com/office/word/2003/wordml" { return Message("pack.none/hint.word") }
        let known = packs.flatMap(\.match)
        if let same = known.first(where: { $0.name == root.name }) {
            let arguments: MessageArguments = ["name": .text(same.name), "namespace": .text(same.namespace)]
            if same.namespace.isEmpty { return Message("pack.none/hint.without", arguments) }
            return root.namespace.isEmpty
                ? Message("pack.none/hint.add", arguments) : Message("pack.none/hint.namespace", arguments)
        }
        let beside = known.filter { $0.namespace == root.namespace }
        if let near = Nearest.match(root.name, among: beside.map(\.name)) { return Message("xsd.element/meant", ["name": .text(near)]) }
        guard !beside.isEmpty, !root.namespace.isEmpty else { return nil }
        let names = beside.prefix(12).map { MessageArgument.text("<\($0.name)>") }
        return Message("pack.none/hint.roots", ["names": .list(Array(names), .or)])
    }

    private func several(_ packs: [Pack], for subject: Message) -> WorkError {
        let names = packs.map { MessageArgument.text($0.label) }
        return WorkError(
            .schema, code: "pack.several",
            message: Message("pack.several", ["subject": .message(subject), "packs": .list(names)]),
            hint: Message("pack.several/hint"))
    }
}

extension Pack {
    /// The `$schema` of the pack's exchange JSON.
    public var schemaID: String { "urn:rapporteur:pack:\(id):\(version)" }
}
