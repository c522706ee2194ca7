import RapporteurDiagnostics
import RapporteurXMLStream

/// Checks what only the finished components show: the schema component constraints of XSD Part 1.
///
/// Each constraint has its own file, an extension of this type. What a single schema document shows is checked in
/// Representation/, what building a component shows in Compiling/.
final class SchemaChecker {
    let schema: Schema
    let builder: SchemaBuilder
    let documents: [SchemaDocument]
    let issues: SchemaIssues
    let types: TypeTable
    /// Comparisons of particles still allowed; schemas made to be slow use them up.
    var comparisonsLeft = Limit.schemaComparisons.value
    /// The groups within others whose children were looked at for `all` groups.
    var checkedGroups: Set<ObjectIdentifier> = []

    init(schema: Schema, builder: SchemaBuilder, documents: [SchemaDocument], issues: SchemaIssues) {
        self.schema = schema
        self.builder = builder
        self.documents = documents
        self.issues = issues
        types = TypeTable(types: schema.types)
    }

    func check() {
        for element in schema.elements { checkElement(element) }
        checkAttributeDeclarations()
        for case .complex(let type) in schema.types where type.id != .anyType {
            if issues.isLate(documents.first?.path ?? "") { return }
            let node = builder.typeNodes[type.id.index]
            checkAttributeUses(of: type, at: node)
            checkAllGroups(of: type, at: node)
            if type.derivation == .restriction { checkRestriction(of: type, at: node) }
            checkContentModel(of: type, at: node)
        }
        checkSimpleTypes()
        checkNamedGroups()
        checkRedefinitions()
    }

    /// The element of the schema documents that a particle comes from.
    func node(of particle: Particle) -> SchemaNode? {
        particle.origin >= 0 ? builder.origins[Int(particle.origin)] : nil
    }

    /// A name as the author of the schema would write it, without the namespace.
    func shown(_ name: ExpandedName) -> String { name.local }
}
