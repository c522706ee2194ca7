public import RapporteurDiagnostics
public import RapporteurJSONStream

/// Makes the JSON Schema (2020-12) of what a mapping writes.
///
/// Every JSON document that a conversion writes is valid against it. What it cannot say is left out, with a `$comment`
/// where it is part of a type's values: the order inside content arrays, keys and references, bounds of dates.
/// Analysis JSON has no order among members of different names, and so its schema says nothing of order at all.
public struct JSONSchemaGenerator: Sendable {
    public let mapping: JSONMapping
    /// Which JSON it describes.
    public let profile: JSONProfile

    public init(mapping: JSONMapping, profile: JSONProfile = .exchange) {
        self.mapping = mapping
        self.profile = profile
    }

    /// The schema; the same mapping always gives the same one. O(size of the XSD).
    ///
    /// - Throws: kind `schema` where the members of an object cannot be told apart.
    public func document() throws(WorkError) -> JSONValue { .object(try JSONSchemaBuilder(mapping, profile).build()) }

    /// Writes the schema as text, indented, with a line end.
    ///
    /// - Throws: as `document()`. Errors of the output appear at `ByteSink.flush()`, which is left to the caller.
    public func write(to sink: ByteSink) throws(WorkError) {
        let writer = JSONWriter(sink, layout: .indented)
        writer.value(try document())
        writer.endLine()
    }
}
