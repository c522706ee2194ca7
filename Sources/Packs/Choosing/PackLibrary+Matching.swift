public import Diagnostics

extension PackLibrary {
    /// The pack for a document with this root element.
    ///
    /// - Throws: `WorkError` of kind `schema` (`pack.none`, `pack.several`) when no pack matches, or more than one:
    ///   the document is not checked.
    public func pack(forRoot name: String, namespace: String) throws(WorkError) -> Pack {
        let root = Pack.Root(name: name, namespace: namespace)
        let matching = packs.filter { $0.match.contains(root) }
        if matching.count == 1, let pack = matching.first { return pack }
        let subject = namespace.isEmpty ? "<\(name)> without a namespace" : "<\(name)> in the namespace \(namespace)"
        throw matching.isEmpty ? none(for: subject) : several(matching, for: subject)
    }

    /// The pack whose exchange JSON carries this `$schema`.
    ///
    /// - Throws: as `pack(forRoot:namespace:)`.
    public func pack(forSchemaID id: String) throws(WorkError) -> Pack {
        let matching = packs.filter { $0.schemaID == id }
        if matching.count == 1, let pack = matching.first { return pack }
        throw matching.isEmpty ? none(for: "the $schema \"\(id)\"") : several(matching, for: "the $schema \"\(id)\"")
    }

    private func none(for subject: String) -> WorkError {
        let known = packs.map(\.label).joined(separator: ", ")
        return WorkError(
            .schema, code: "pack.none", message: "No pack is for \(subject).",
            hint: "The packs are \(known). Choose one with --schema, or add one with `rapporteur schema add`.")
    }

    private func several(_ packs: [Pack], for subject: String) -> WorkError {
        let names = packs.map(\.label).joined(separator: ", ")
        return WorkError(
            .schema, code: "pack.several", message: "More than one pack is for \(subject): \(names).",
            hint: "Choose one with --schema.")
    }
}

extension Pack {
    /// The `$schema` of the pack's exchange JSON.
    public var schemaID: String { "urn:rapporteur:pack:\(id):\(version)" }
}
