import RapporteurDiagnostics
import RapporteurXMLStream

/// What simple types refer to in the schema as a whole.
extension SchemaChecker {
    /// The values of an enumeration of notations are notations that the schema declares (Part 2, 3.2.19).
    func checkSimpleTypes() {
        for (index, definition) in schema.types.enumerated() {
            guard case .simple(let type) = definition, type.variety == .atomic, type.builtin == .NOTATION,
                let enumeration = type.facets.enumeration, let node = builder.typeNodes[index]
            else { continue }
            for literal in enumeration.literals {
                if let name = builder.expandedName(literal, at: node), !schema.notations.contains(name) {
                    issues.add("enumeration-valid-restriction", node, Message("schema.enumeration-valid-restriction", ["name": .text(literal)]))
                }
            }
        }
    }
}
