public import RapporteurDiagnostics
public import RapporteurJSONStream
import RapporteurXMLSchema

/// Makes the JSON Schema (2020-12) of what a mapping writes.
///
/// Every JSON document that a conversion writes is valid against it. What it cannot say is left out, with a `$comment`
/// where it is part of a type's values: the order inside content arrays, keys and references, bounds of dates.
/// Analysis JSON has no order among members of different names, and so its schema says nothing of order at all.
public struct JSONSchemaGenerator: Sendable {
    public let mapping: JSONMapping
    /// Which JSON it describes.
    public let profile: JSONProfile

    /// The root element that documents have, where not all are wanted.
    private let root: ElementID?

    /// - Parameter root: how the only root element is named in JSON, where not all are wanted.
    /// - Throws: kind `usage` where the schema declares no such element.
    public init(mapping: JSONMapping, profile: JSONProfile = .exchange, root: String? = nil) throws(WorkError) {
        self.mapping = mapping
        self.profile = profile
        guard let root else {
            self.root = nil
            return
        }
        let elements = mapping.schema.globalElements
        if let name = mapping.rootElement(named: root), let id = elements[name] {
            self.root = id
            return
        }
        let names = elements.keys.map { mapping.rootName(of: $0) }
        throw WorkError(
            .usage, code: "usage.root", message: Message("usage.root", ["name": .text(root)]),
            hint: Nearest.match(root, among: names).map { Message("text.meant", ["name": .text($0)]) })
    }

    /// The schema; the same mapping always gives the same one. O(size of the XSD).
    ///
    /// - Throws: kind `schema` where the members of an object cannot be told apart.
    public func document() throws(WorkError) -> JSONValue { .object(try JSONSchemaBuilder(mapping, profile).build(root: root)) }

    /// Writes the schema as text, indented, with a line end.
    ///
    /// - Throws: as `document()`. Errors of the output appear at `ByteSink.flush()`, which is left to the caller.
    public func write(to sink: ByteSink) throws(WorkError) {
        let writer = JSONWriter(sink, layout: .indented)
        writer.value(try document())
        writer.endLine()
    }
}
