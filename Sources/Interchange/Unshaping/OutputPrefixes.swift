internal import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// Which prefixes XML that is written uses.
struct OutputPrefixes: Sendable {
    /// Prefixes that the pack declares, for the root element, sorted.
    let declared: [(prefix: String, namespace: String)]
    private let preferred: ExactMap<String>
    /// The pack's namespace goes without a prefix; where its schema has elements in no namespace it cannot.
    let usesDefault: Bool
    private let naming: MemberNaming
    /// The default namespace of documents; empty for none.
    var defaultNamespace: String { usesDefault ? naming.namespace : "" }

    /// What the pack's namespace is called where it cannot go without.
    let ownPrefix: String

    init(schema: Schema, naming: MemberNaming) {
        self.naming = naming
        let hasBareElements = schema.elements.contains { $0.name.namespace.isEmpty }
        usesDefault = !naming.namespace.isEmpty && !hasBareElements
        var preferred = naming.prefixes
        preferred[WellKnownNamespace.schemaInstance] = preferred[WellKnownNamespace.schemaInstance] ?? "xsi"
        var taken = ExactSet(preferred.values)
        taken.insert("xml")
        for (namespace, prefix) in schema.prefixes.sorted(by: { $0.value < $1.value })
        where !prefix.isEmpty && preferred[namespace] == nil && namespace != naming.namespace {
            if taken.insert(prefix).inserted { preferred[namespace] = prefix }
        }
        var own = schema.prefixes[naming.namespace] ?? ""
        if own.isEmpty || taken.contains(own) { own = "p" }
        while taken.contains(own) { own += "p" }
        ownPrefix = own
        self.preferred = preferred
        declared = naming.prefixes.filter { $0.value != "xml" }.map { (prefix: $0.value, namespace: $0.key) }
            .sorted { $0.prefix < $1.prefix }
    }

    /// The prefix that names of a namespace get where nothing stands against it.
    func prefix(of namespace: String, forAttribute: Bool = false) -> String {
        if namespace.isEmpty { return "" }
        if namespace == naming.namespace { return usesDefault && !forAttribute ? "" : ownPrefix }
        return preferred[namespace] ?? "ns"
    }
}
