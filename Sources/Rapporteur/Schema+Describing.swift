import RapporteurBatch
import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurPacks
import RapporteurXMLStream

extension Schema {
    /// The JSON Schema (2020-12) of the JSON that documents become; with the name of a root element only of what that
    /// needs.
    ///
    /// - Throws: `RapporteurError.usage` where each document has its own schema, or there is no such root.
    public func jsonSchema(
        of form: ConversionOptions.JSONForm = .exchange, root: String? = nil
    ) throws(RapporteurError) -> [UInt8] {
        try translating(to: language) { () throws(WorkError) in
            let sink = ByteSink()
            try JSONSchemaGenerator(
                mapping: mapping().mapping, profile: form == .exchange ? .exchange : .analysis, root: root
            ).write(to: sink)
            return sink.takeBytes()
        }
    }

    /// A minimal document: required attributes and elements, with values that suit their types.
    ///
    /// - Parameters:
    ///   - root: the root element, by its local name or as `{namespace}name`; nil for the likeliest.
    ///   - hasComments: whether the schema's documentation is in it.
    /// - Returns: XML, and what has to be filled in before it is valid.
    /// - Throws: `RapporteurError.schema` where there is no such document of reasonable size.
    public func sample(
        root: String? = nil, hasComments: Bool = true
    ) throws(RapporteurError) -> (xml: [UInt8], findings: [Finding]) {
        let sample = try translating(to: language) { () throws(WorkError) in
            let (mapping, pack) = try mapping()
            // What the pack is for goes before what else its schema declares.
            let first = pack.match.first.map { $0.namespace.isEmpty ? $0.name : "{\($0.namespace)}\($0.name)" }
            return try SampleGenerator(mapping: mapping, examples: pack.examples, language: language).sample(root: root ?? first, hasComments: hasComments)
        }
        return (sample.bytes, sample.findings.map { Finding($0, in: language) })
    }

    /// The tables that documents have: one for each root element and for each element that may repeat; at most 200.
    ///
    /// - Throws: `RapporteurError.usage` where each document has its own schema.
    public func tables() throws(RapporteurError) -> [TableDescription] {
        try translating(to: language) { () throws(WorkError) in
            try mapping().pack.tables(in: rapporteur.schemas).list().tables.map { TableDescription($0.definition, path: $0.path) }
        }
    }
}
