/// What a document was checked with.
public struct CheckedWith: Sendable, Hashable {
    /// Id and version of the pack, "report 1.0", or the path of a bare schema.
    public var pack: String
    /// How many rules ran.
    public var rules: Int
    /// Whether the pack has rules that were not to be run.
    public var skipsRules = false
    /// How many schema documents are not there, so that what they declare was not checked.
    public var gaps = 0
    /// Prefix to namespace, for the XPaths of findings; the empty prefix is the pack's own namespace.
    public var namespaces: ExactMap<String>
    /// The pack, its rules and its code lists, each with what tells it from any other version.
    public var parts: [CheckedPart]

    public init(pack: String, rules: Int = 0, namespaces: ExactMap<String> = [:], parts: [CheckedPart] = []) {
        self.pack = pack
        self.rules = rules
        self.namespaces = namespaces
        self.parts = parts
    }

    /// The parts that checks ran with: rules, and code lists, which only rules ask, not where none ran.
    var partsUsed: [CheckedPart] { rules > 0 ? parts : parts.filter { $0.kind == .pack } }
}

/// A versioned thing that documents are checked with.
public struct CheckedPart: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case pack, rules, codelist
    }

    public var kind: Kind
    /// The pack's id, the path of a bare schema, the name of the rules or of the code list.
    public var name: String
    public var version: String?
    /// 64 hexadecimal digits; nil where nobody asked for it.
    public var sha256: String?

    public init(_ kind: Kind, name: String, version: String? = nil, sha256: String?) {
        self.kind = kind
        self.name = name
        self.version = version
        self.sha256 = sha256
    }

    /// "report 1.0"
    public var label: String { version.map { "\(name) \($0)" } ?? name }
}
