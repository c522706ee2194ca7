internal import FoundationEssentials

/// Decodes any value from XML of a schema and encodes it back, by way of exchange JSON. Documents are validated in both
/// directions.
///
/// The members of a type have the names that exchange JSON has, as Documentation/exchange-json.md says; `schema swift`
/// writes such types.
public struct SchemaCoder: Sendable {
    let schema: Schema
    /// The name of the root element as JSON writes it.
    let root: String

    /// Values of a root element, by the name that its JSON has.
    public init(_ schema: Schema, root: String) {
        self.schema = schema
        self.root = root
    }

    /// The value of a document's root element.
    ///
    /// - Throws: `RapporteurError` where the document is not valid, `DecodingError` where the type does not fit.
    public func decode<Value: Decodable>(_ type: Value.Type, fromXML input: Input) throws -> Value {
        var options = ConversionOptions()
        options.isIndented = false
        let json = try schema.json(fromXML: input, options)
        return try JSONDecoder().decode(Root<Value>.self, from: Data(json), configuration: root).value
    }

    /// XML of a value, valid by the schema.
    ///
    /// - Throws: `EncodingError` where the value has no JSON, `RapporteurError.document` where it is not valid.
    public func encode(_ value: some Encodable, _ options: ConversionOptions = ConversionOptions()) throws -> [UInt8] {
        let json = try JSONEncoder().encode(Root(value: value), configuration: root)
        return try schema.xml(fromJSON: .bytes(json), options)
    }
}

/// The object around the root element, of which the name is given.
private struct Root<Value> {
    let value: Value
}

extension Root: DecodableWithConfiguration where Value: Decodable {
    init(from decoder: any Decoder, configuration root: String) throws {
        value = try decoder.container(keyedBy: Key.self).decode(Value.self, forKey: Key(root))
    }
}

extension Root: EncodableWithConfiguration where Value: Encodable {
    func encode(to encoder: any Encoder, configuration root: String) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(value, forKey: Key(root))
    }
}

/// Any name.
private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { return nil }
}
