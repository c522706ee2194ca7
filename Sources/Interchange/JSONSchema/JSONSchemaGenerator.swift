public import Diagnostics
public import JSONStream

/// Makes the JSON Schema (2020-12) of what a mapping writes.
///
/// Every JSON document that a conversion writes is valid against it. What it cannot say is left out, with a `$comment`
/// where it is part of a type's values: the order inside content arrays, keys and references, bounds of dates.
public struct JSONSchemaGenerator: Sendable {
    /// Which JSON it describes.
    public enum Profile: String, Sendable, CaseIterable {
        case exchange
    }

    public let mapping: JSONMapping
    public let profile: Profile

    public init(mapping: JSONMapping, profile: Profile = .exchange) {
        self.mapping = mapping
        self.profile = profile
    }

    /// The schema; the same mapping always gives the same one. O(size of the XSD).
    ///
    /// - Throws: kind `schema` where the members of an object cannot be told apart.
    public func document() throws(WorkError) -> JSONValue { .object(try JSONSchemaBuilder(mapping).build()) }

    /// Writes the schema as text, indented, with a line end.
    ///
    /// - Throws: as `document()`. Errors of the output appear at `ByteSink.flush()`, which is left to the caller.
    public func write(to sink: ByteSink) throws(WorkError) {
        let writer = JSONWriter(sink, layout: .indented)
        writer.value(try document())
        writer.endLine()
    }
}
