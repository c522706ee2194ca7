internal import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// How names are written in JSON: local names in the pack's namespace or in none, others with the prefix that the
/// pack declares, else as `{namespace}name`.
struct MemberNaming: Sendable {
    /// The namespace whose names are written without prefix; may be empty.
    let namespace: String
    /// Prefixes by namespace, without that of the pack's own.
    let prefixes: ExactMap<String>
    /// Namespaces by prefix.
    let namespaces: ExactMap<String>
    private let overrides: ExactMap<String>

    init(schema: Schema, prefixes: ExactMap<String>, overrides: ExactMap<String>) {
        namespace = prefixes[""] ?? schema.targetNamespace
        var byNamespace: ExactMap<String> = [WellKnownNamespace.xml: "xml"]
        var byPrefix: ExactMap<String> = ["xml": WellKnownNamespace.xml]
        for (prefix, uri) in prefixes.sorted(by: { $0.key < $1.key }) where !prefix.isEmpty && prefix != "xml" {
            guard uri != namespace, byNamespace[uri] == nil, !uri.isEmpty else { continue }
            byNamespace[uri] = prefix
            byPrefix[prefix] = uri
        }
        self.prefixes = byNamespace
        namespaces = byPrefix
        self.overrides = overrides
    }

    /// Whether names of this namespace appear without a prefix.
    func isLocal(_ uri: String) -> Bool { uri.isEmpty || uri == namespace }

    /// A name as it appears where nothing else has the same local name.
    func name(of name: ExpandedName) -> String {
        if isLocal(name.namespace) { return name.local }
        if let prefix = prefixes[name.namespace] { return "\(prefix):\(name.local)" }
        return "{\(name.namespace)}\(name.local)"
    }

    /// The same, for a place where a name without a namespace has to be told from one in the pack's.
    func nameApart(of name: ExpandedName) -> String {
        name.namespace.isEmpty && !namespace.isEmpty ? "{}\(name.local)" : self.name(of: name)
    }

    /// What a name that no table has may mean.
    enum Reading {
        /// A local name: the pack's namespace or none.
        case local(String)
        case expanded(ExpandedName)
        /// A prefix that nobody declares, braces that do not match, or a namespace that nothing can be in.
        case unreadable
    }

    /// Reads a name that appears in JSON. O(length).
    func read(_ text: String) -> Reading {
        if text.utf8.first == UInt8(ascii: "{") {
            guard let brace = text.utf8.lastIndex(of: UInt8(ascii: "}")) else { return .unreadable }
            let local = text[text.utf8.index(after: brace)...]
            let uri = String(text[text.utf8.index(after: text.startIndex)..<brace])
            guard XMLNames.isNCName(local.utf8), Self.isPossible(uri) else { return .unreadable }
            return .expanded(ExpandedName(namespace: uri, local: String(local)))
        }
        if let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) {
            let local = text[text.utf8.index(after: colon)...]
            guard let uri = namespaces[String(text[..<colon])], XMLNames.isNCName(local.utf8) else { return .unreadable }
            return .expanded(ExpandedName(namespace: uri, local: String(local)))
        }
        return XMLNames.isNCName(text.utf8) ? .local(text) : .unreadable
    }

    /// Whether XML can have names in a namespace: it can be written, is not that of declarations, and comes back as it is
    /// from an attribute's value.
    private static func isPossible(_ uri: String) -> Bool {
        !uri.isExactly(WellKnownNamespace.xmlns) && uri.unicodeScalars.allSatisfy(XMLCharacters.isAllowed)
    }

    /// What the pack calls a member of a type.
    func override(_ name: String, in typeName: String?) -> String? {
        if overrides.isEmpty { return nil }
        if let typeName, let found = overrides["\(typeName)/\(name)"] { return found }
        return overrides[name]
    }
}
