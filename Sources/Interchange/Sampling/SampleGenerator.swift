public import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// Makes minimal documents of a schema, for somebody who has to fill one in.
public struct SampleGenerator: Sendable {
    /// A document, and what the validator says of it.
    public struct Sample: Sendable {
        public var bytes: [UInt8]
        /// Empty for a valid document; else what keeps it from being one, such as a value that nobody could guess.
        public var findings: [Finding]
        public var isValid: Bool
    }

    private let mapping: JSONMapping
    private let examples: ExactMap<String>
    private let language: Language

    /// - Parameters:
    ///   - examples: values of attributes and elements, by their local names, for what the schema alone does not say.
    ///   - language: that of the comments, as far as they are not the schema's documentation.
    public init(mapping: JSONMapping, examples: ExactMap<String> = [:], language: Language = .english) {
        self.mapping = mapping
        self.examples = examples
        self.language = language
    }

    /// The elements that documents may have as their root, the likeliest first: those that no other element holds,
    /// then the others, in the order of the schema.
    var roots: [ExpandedName] {
        let schema = mapping.schema
        var held: Set<ElementID> = []
        for type in schema.types {
            guard case .complex(let complex) = type, let particle = complex.content.particle else { continue }
            for leaf in ContentPlan(particle, schema: schema).leaves { held.formUnion(leaf.elements) }
        }
        return schema.globalElements.values.filter { !schema[$0].isAbstract }
            .sorted { (held.contains($0) ? 1 : 0, $0.rawValue) < (held.contains($1) ? 1 : 0, $1.rawValue) }
            .map { schema[$0].name }
    }

    /// The smallest document with a root element: required attributes and elements, with values that suit their
    /// types, and what the schema says of them as comments. It is validated before it is handed out.
    ///
    /// - Parameters:
    ///   - root: the local name or `{namespace}name`; nil for the first of `roots`.
    /// - Throws: kind `schema` with `schema.sample.root` for an element that is none, `schema.sample.endless` or
    ///   `schema.sample.large` where there is no document of reasonable size.
    public func sample(root: String? = nil, hasComments: Bool = true) throws(WorkError) -> Sample {
        let roots = roots
        let found = root.map { root in roots.first { $0.local == root || $0.description == root } } ?? roots.first
        guard let found, let id = mapping.schema.globalElements[found] else {
            let shown = roots.prefix(10).map { MessageArgument.text($0.local) }
            throw WorkError(
                .schema, code: "schema.sample.root",
                message: root.map { Message("schema.sample.root", ["name": .text($0)]) }
                    ?? Message("schema.sample.root/none"),
                hint: roots.isEmpty
                    ? nil
                    : roots.count > 10
                        ? Message("schema.sample.root/hint.more", ["names": .list(shown)])
                        : Message("schema.sample.root/hint", ["names": .list(shown)]))
        }
        return try sample(of: id, hasComments: hasComments)
    }

    private func sample(of id: ElementID, hasComments: Bool) throws(WorkError) -> Sample {
        let schema = mapping.schema
        let costs = SampleCosts(schema)
        var first: Sample?
        // Keys may want values that differ, and parts that are optional elsewhere.
        let attempts: [(isDistinct: Bool, wanted: Set<ExpandedName>)] = [
            (false, []), (true, []), (false, keyFields), (true, keyFields),
        ]
        for attempt in attempts {
            var builder = SampleBuilder(
                schema, costs: costs, isDistinct: attempt.isDistinct, wanted: attempt.wanted)
            builder.language = language
            builder.values.examples = examples
            builder.prefixes = mapping.outputPrefixes
            let made = try validated(try builder.document(id), hasComments: hasComments)
            if made.isValid { return made }
            first = first ?? made
        }
        return first ?? Sample(bytes: [], findings: [], isValid: false)
    }

    /// What the fields of keys name: attributes, and the elements on the way to them.
    private var keyFields: Set<ExpandedName> {
        var names: Set<ExpandedName> = []
        for constraint in mapping.schema.identityConstraints where constraint.kind == .key {
            for path in constraint.fields.joined() {
                for case .name(let name) in path.steps + [path.attribute].compactMap(\.self) { names.insert(name) }
            }
        }
        return names
    }

    private func validated(_ node: SampleNode, hasComments: Bool) throws(WorkError) -> Sample {
        let sink = ByteSink()
        var writer = SampleWriter(to: sink, prefixes: mapping.outputPrefixes, hasComments: hasComments, language: language)
        try writer.write(node)
        let bytes = sink.takeBytes()
        let log = FindingLog(limit: 100)
        let schema = mapping.schema
        let validation = XMLValidation { _ throws(WorkError) in schema }
        try validation.validate(ByteReader(.bytes(bytes), name: "sample"), findings: log)
        return Sample(bytes: bytes, findings: log.findings, isValid: log.outcome == .valid)
    }
}
