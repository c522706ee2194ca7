public import RapporteurDiagnostics

/// What makes a schema usable without flags: where the schema is, which documents it is for, how it names things.
///
/// A pack is a folder with a `pack.json` (Schemas/README.md describes it), or a bare schema that was named on the
/// command line and has nothing but itself.
public struct Pack: Sendable, Hashable {
    /// A root element that the pack is for.
    public struct Root: Sendable, Hashable {
        /// Local name.
        public var name: String
        /// Empty for none.
        public var namespace: String

        public init(name: String, namespace: String = "") {
            self.name = name
            self.namespace = namespace
        }
    }

    /// Where its files are.
    public enum Origin: Sendable, Hashable {
        /// In the binary.
        case builtIn
        /// In a folder.
        case folder(String)
        /// Nowhere but in these schema files, which make one schema.
        case schemaFiles([String])
    }

    public var id: String
    public var title: String
    /// The same in other languages than English, by language.
    public var titlesInLanguages: [Language: String] = [:]
    public var version: String
    public var match: [Root]
    /// The file names of the schema within the pack; several make one schema.
    public var xsd: [String]
    /// Prefix to namespace; the empty prefix is the pack's own namespace.
    public var prefixes: ExactMap<String>
    /// JSON names for schemas that may not be edited.
    public var names: ExactMap<String>
    /// File names within the pack.
    public var rules: [String]
    public var codelists: [String]
    /// The code lists, by name, that the values of a simple type are from.
    public var codes: ExactMap<[String]>
    /// What a person calls a place: element to words.
    public var handles: ExactMap<String>
    /// The same in other languages than English, by language; what is missing there is in English.
    public var handlesInLanguages: [Language: ExactMap<String>]
    /// Values for samples, by the local names of attributes and elements, where the schema alone does not say which.
    public var examples: ExactMap<String> = [:]
    /// Elements whose text analysis JSON leaves out of the running text.
    public var noteElements: ExactSet
    public var origin: Origin

    public init(
        id: String, title: String, version: String, match: [Root], xsd: [String], prefixes: ExactMap<String> = [:],
        names: ExactMap<String> = [:], rules: [String] = [], codelists: [String] = [], codes: ExactMap<[String]> = [:],
        handles: ExactMap<String> = [:],
        handlesInLanguages: [Language: ExactMap<String>] = [:], noteElements: ExactSet = [], origin: Origin
    ) {
        self.id = id
        self.title = title
        self.version = version
        self.match = match
        self.xsd = xsd
        self.prefixes = prefixes
        self.names = names
        self.rules = rules
        self.codelists = codelists
        self.codes = codes
        self.handles = handles
        self.handlesInLanguages = handlesInLanguages
        self.noteElements = noteElements
        self.origin = origin
    }

    /// The title in a language, in English where it is not there in it.
    package func title(in language: Language) -> String { titlesInLanguages[language] ?? title }

    /// What a person calls a place, in a language.
    package func handles(in language: Language) -> ExactMap<String> {
        guard let translated = handlesInLanguages[language] else { return handles }
        return handles.merging(translated) { $1 }
    }

    /// Id and version as summaries say it, "report 1.0"; for a bare schema its path.
    public var label: String {
        if case .schemaFiles(let paths) = origin { return paths.joined(separator: ", ") }
        return "\(id) \(version)"
    }

    /// The schema files; none of a pack that is built in.
    package var schemaPaths: [String] {
        switch origin {
        case .builtIn: []
        case .folder(let folder): xsd.map { "\(folder)/\($0)" }
        case .schemaFiles(let paths): paths
        }
    }

    public var isBuiltIn: Bool { origin == .builtIn }
}
