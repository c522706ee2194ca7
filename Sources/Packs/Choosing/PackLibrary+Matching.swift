public import RapporteurDiagnostics

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
        throw matching.isEmpty ? none(for: subject) : several(matching, for: subject)
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

    private func none(for subject: Message) -> WorkError {
        let known = packs.map { MessageArgument.text($0.label) }
        return WorkError(
            .schema, code: "pack.none", message: Message("pack.none", ["subject": .message(subject)]),
            hint: Message("pack.none/hint", ["packs": .list(known)]))
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
