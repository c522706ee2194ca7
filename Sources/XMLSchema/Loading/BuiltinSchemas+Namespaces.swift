import RapporteurXMLStream

extension BuiltinSchemas {
    /// All of them, by namespace.
    static var all: [String: String] {
        Dictionary(uniqueKeysWithValues: namespaces.map { ($0, text(for: $0) ?? "") })
    }
}

extension Schema {
    /// The schema documents that stand in where an import leads to no other, by namespace.
    package static var builtinDocuments: [String: String] { BuiltinSchemas.all }
}
