import RapporteurDiagnostics
import RapporteurXMLStream

/// Turns loaded schema documents into components (XSD Part 1, 3), and reports what does not fit together.
///
/// The work has phases: every top-level declaration gets its component; components that are met on the way are
/// queued; at the end what could only be known of the whole (substitution groups, key references) is filled in.
/// Each kind of component has its extension.
final class SchemaBuilder {
    let globals: GlobalTable
    let issues: SchemaIssues
    var parts = SchemaParts()

    var typeStates: [TypeState] = []
    var typeIDs: [ObjectIdentifier: TypeID] = [:]
    var builtinIDs: [BuiltinType: TypeID] = [:]
    var simpleFinals: [ObjectIdentifier: DerivationSet] = [:]
    var pendingTypes: [TypeID] = []
    var elementIDs: [ObjectIdentifier: ElementID] = [:]
    /// The lists whose item type no schema document declares, with its name.
    var missingItems: [TypeID: ExpandedName] = [:]
    /// Elements whose type is that of the head of their substitution group.
    var typelessMembers: [ElementID] = []
    /// Elements whose head is still to be found.
    var pendingMembers: [ElementID] = []
    var attributeDeclarations: [ObjectIdentifier: AttributeDeclaration] = [:]
    var groupStates: [ObjectIdentifier: GroupState] = [:]
    var openAttributeGroups: Set<ObjectIdentifier> = []
    /// The attribute groups built so far, each once however often it is used.
    var attributeGroups: [ObjectIdentifier: AttributeSet] = [:]
    var constraintReferences: [(index: Int, name: ExpandedName, node: SchemaNode)] = []
    var constraintNames: [ExpandedName: Int] = [:]
    /// The schema document elements behind components, for later findings.
    var origins: [SchemaNode] = []
    var elementNodes: [SchemaNode] = []
    var typeNodes: [SchemaNode?] = []
    /// How deep references to references go; bounded, because each level is a call.
    var nesting = 0

    let mostNesting = Limit.schemaNesting.value
    let mostElements = Limit.schemaElements.value
    /// What types have together, inherited and referred to included: each of them is a table, or becomes one.
    var elementsOfTypes = 0
    var attributesOfTypes = 0
    /// How many states the automata of all patterns have.
    var patternStates = 0

    enum TypeState {
        case pending(SchemaNode)
        case building
        case done(TypeDefinition)
    }

    enum GroupState {
        case building
        case done(ModelGroup)
    }

    init(globals: GlobalTable, issues: SchemaIssues) {
        self.globals = globals
        self.issues = issues
    }

    /// Builds all components.
    func build(from documents: [SchemaDocument]) -> SchemaParts {
        addUrTypes()
        parts.files = documents.map(\.path)
        parts.documentNamespaces = ExactSet(documents.map(\.targetNamespace))
        if let first = documents.first {
            parts.targetNamespace = first.targetNamespace
            for (prefix, uri) in first.root?.namespaces.innermostDeclarations ?? [] {
                if parts.prefixes[uri] == nil || prefix.isEmpty { parts.prefixes[uri] = prefix }
            }
        }
        for entry in globals.all(.notation) { parts.notations.insert(entry.name) }
        for entry in globals.all(.element) { _ = elementID(of: entry) }
        resolveSubstitutionHeads()
        for entry in globals.all(.attribute) {
            if let declaration = attributeDeclaration(of: entry) {
                parts.globalAttributes[entry.name] = declaration
            }
        }
        for entry in globals.all(.type) { parts.globalTypes[entry.name] = typeID(of: entry) }
        for entry in globals.all(.group) {
            // What is redefined is compared with its redefinition later.
            for link in sequence(first: entry, next: \.redefines) { _ = modelGroup(of: link) }
        }
        for entry in globals.all(.attributeGroup) {
            for link in sequence(first: entry, next: \.redefines) { attributeGroup(link) }
        }
        buildPendingTypes()
        noteMissingTypes()
        resolveSubstitutionTypes()
        collectSubstitutions()
        resolveConstraintReferences()
        parts.types = typeStates.map { state in
            if case .done(let type) = state { type } else { .simple(SimpleType.builtin(.anySimpleType)) }
        }
        for (index, node) in typeNodes.enumerated() where node?.xsd == "simpleType" {
            parts.simpleTypeSources[TypeID(rawValue: Int32(index))] = node?.source
        }
        return parts
    }

    /// Runs a step that may refer on to others; nil where references are nested too deeply.
    func nested<Result>(at node: SchemaNode, _ body: () -> Result?) -> Result? {
        guard nesting < mostNesting else {
            issues.add(.schemaNesting, node) { Message("schema.limit/references", ["limit": $0]) }
            return nil
        }
        nesting += 1
        defer { nesting -= 1 }
        return body()
    }

    func origin(_ node: SchemaNode) -> Int32 {
        origins.append(node)
        return Int32(origins.count - 1)
    }
}

/// The namespace of attributes that tell Rapporteur how a schema's names read in JSON.
let jsonNamespace = "urn:rapporteur:json"

extension SchemaNode {
    var jsonName: String? { attribute(ExpandedName(namespace: jsonNamespace, local: "name")) }
}
