package import RapporteurDiagnostics
import RapporteurXMLStream

extension BuiltinSchemas {
    /// All of them, by namespace.
    static var all: ExactMap<String> {
        ExactMap(namespaces.map { ($0, text(for: $0) ?? "") }) { $1 }
    }
}

extension Schema {
    /// The schema documents that stand in where an import leads to no other, by namespace.
    package static var builtinDocuments: ExactMap<String> { BuiltinSchemas.all }
}
