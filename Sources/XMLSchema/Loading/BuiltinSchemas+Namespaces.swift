import RapporteurXMLStream

extension BuiltinSchemas {
    /// All of them, by namespace.
    static var all: [String: String] {
        let namespaces = [WellKnownNamespace.xml, WellKnownNamespace.xlink]
        return Dictionary(uniqueKeysWithValues: namespaces.map { ($0, text(for: $0) ?? "") })
    }
}

extension Schema {
    /// The schema documents that stand in for any other of their namespaces, by namespace.
    package static var builtinDocuments: [String: String] { BuiltinSchemas.all }
}
