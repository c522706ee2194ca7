public import RapporteurDiagnostics
public import RapporteurXMLStream
import Synchronization

/// A compiled XSD 1.0 schema: immutable, and shared by any number of threads.
///
/// Components refer to each other by number (`ElementID`, `TypeID`). Automata and attribute tables of a type are
/// made when a document first uses the type, under a lock, and kept.
public final class Schema: Sendable {
    /// The target namespace of the schema document it was loaded from; empty for none.
    public let targetNamespace: String
    public let symbols: SymbolTable
    public let elements: [ElementDeclaration]
    public let types: [TypeDefinition]
    public let identityConstraints: [IdentityConstraint]
    public let notations: Set<ExpandedName>
    /// Top-level declarations by name.
    public let globalElements: [ExpandedName: ElementID]
    public let globalAttributes: [ExpandedName: AttributeDeclaration]
    /// Named types; the built-in types of the XSD namespace that the schema uses are among them.
    public let globalTypes: [ExpandedName: TypeID]
    /// Where the schema documents define simple types; the built-in ones are not among them.
    public let simpleTypeSources: [TypeID: SchemaSource]
    /// For a head of a substitution group, all that may stand in its place, itself first where it is not abstract.
    public let substitutions: [ElementID: [ElementID]]
    /// The files it was loaded from, the first one first.
    public let files: [String]
    /// Warnings that say which schema documents are not there: what these declare is not checked.
    public let gaps: [Finding]
    /// The target namespaces of all its documents.
    package let documentNamespaces: ExactSet
    /// What is worth a word though the schema can be used.
    public let warnings: [Finding]
    /// Prefixes that the first schema document declares, by namespace; for showing names to people.
    public let prefixes: ExactMap<String>

    /// The declarations in the form that validators read.
    let elementRecords: FixedBuffer<ElementRecord>
    /// For each symbol the top-level element of that name, -1 for none.
    let globalElementBySymbol: FixedBuffer<Int32>
    /// For each symbol the namespace of the name, as an index in the symbol table.
    let namespaceOfSymbol: FixedBuffer<Int32>
    /// The identity constraints as documents are checked against them, by `IdentityConstraint.index`.
    let identityPlans: [IdentityPlan]
    private let compiled: Mutex<[CompiledType?]>
    private let meanings = Mutex<(@Sendable (_ type: String, _ value: String) -> MeantValue?)?>(nil)

    init(_ parts: SchemaParts) {
        targetNamespace = parts.targetNamespace
        symbols = parts.symbols
        elements = parts.elements
        types = parts.types
        identityConstraints = parts.identityConstraints
        notations = parts.notations
        globalElements = parts.globalElements
        globalAttributes = parts.globalAttributes
        globalTypes = parts.globalTypes
        simpleTypeSources = parts.simpleTypeSources
        substitutions = parts.substitutions
        files = parts.files
        gaps = parts.gaps
        warnings = parts.warnings
        documentNamespaces = parts.documentNamespaces
        prefixes = parts.prefixes
        identityPlans = parts.identityConstraints.map { IdentityPlan($0, in: parts) }
        elementRecords = FixedBuffer(parts.elements.map { ElementRecord($0, in: parts) })
        let symbols = parts.symbols
        globalElementBySymbol = FixedBuffer(symbols.names.map { parts.globalElements[$0]?.rawValue ?? -1 })
        namespaceOfSymbol = FixedBuffer(symbols.names.map { Int32(symbols.namespaceIndex(of: $0.namespace) ?? -1) })
        compiled = Mutex(Array(repeating: nil, count: parts.types.count))
    }

    /// Lets hints know what code lists say: of a value of a named type, which one was meant.
    package func learn(_ meanings: @escaping @Sendable (_ type: String, _ value: String) -> MeantValue?) {
        self.meanings.withLock { $0 = meanings }
    }

    /// What code lists take a value of a named type for.
    func meant(by value: String, ofType type: String) -> MeantValue? { meanings.withLock { $0 }?(type, value) }

    /// The particles of a type's content model, in the order of the positions that validators report; empty for
    /// types without one.
    public func positions(of type: TypeID) -> [Particle] { compiledType(type).content.positions }

    @inlinable public subscript(id: ElementID) -> ElementDeclaration { elements[id.index] }
    @inlinable public subscript(id: TypeID) -> TypeDefinition { types[id.index] }

    /// The tables with which validators check a type, made on first use.
    func compiledType(_ id: TypeID) -> CompiledType {
        if let known = compiled.withLock({ $0[id.index] }) { return known }
        // Compiled outside the lock: two threads may do it at once, and the first to finish is kept.
        let fresh = CompiledType(id, in: self)
        return compiled.withLock { table in
            if let known = table[id.index] { return known }
            table[id.index] = fresh
            return fresh
        }
    }
}

/// What a builder hands over to make a schema.
struct SchemaParts {
    var targetNamespace = ""
    var symbols = SymbolTable()
    var elements: [ElementDeclaration] = []
    var types: [TypeDefinition] = []
    var identityConstraints: [IdentityConstraint] = []
    var notations: Set<ExpandedName> = []
    var globalElements: [ExpandedName: ElementID] = [:]
    var globalAttributes: [ExpandedName: AttributeDeclaration] = [:]
    var globalTypes: [ExpandedName: TypeID] = [:]
    var simpleTypeSources: [TypeID: SchemaSource] = [:]
    var substitutions: [ElementID: [ElementID]] = [:]
    var files: [String] = []
    var gaps: [Finding] = []
    var warnings: [Finding] = []
    var documentNamespaces: ExactSet = []
    var prefixes: ExactMap<String> = [:]
}
