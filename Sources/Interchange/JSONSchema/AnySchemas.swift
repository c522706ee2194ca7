import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema

/// Elements of `xs:anyType`, and those that no declaration is known for (rule 5 of exchange JSON).
extension JSONSchemaBuilder {
    /// An element that is `xs:anyType`: what is declared within it keeps its own shape.
    func any() -> JSONObject { definitions.reference(.any, "any") }

    /// An element that no declaration is known for, but that names its type itself.
    func typed() -> JSONObject { definitions.reference(.typed, "any.typed") }

    static let typedBody = JSONObject([
        ("description", .string("An element that names its type itself.")),
        ("type", .string("object")),
        ("properties", .object(("$type", .object(.text())))),
        ("required", .strings(["$type"])),
    ])

    /// An element within what is skipped: nothing in it keeps a shape of its own.
    func skipped() -> JSONObject { definitions.reference(.skipped, "any.skipped") }

    func anyBody() throws(WorkError) -> JSONObject {
        let shape = try mapping.shape(of: .anyType)
        let object = unknownObject(shape, items: itemsBody(shape))
        return JSONObject([
            ("description", .string("An element that the schema admits without saying what it is.")),
            ("anyOf", .array([.object(object), .object(typed())])),
        ])
    }

    func skippedBody() throws(WorkError) -> JSONObject {
        let shape = try mapping.shape(of: .anyType)
        let items = JSONObject([
            ("type", .strings(["string", "object"])),
            ("properties", .object(("$markup", .object(markup())))),
            ("minProperties", .number(1)),
            ("maxProperties", .number(1)),
            ("additionalProperties", .object(skipped())),
        ])
        return unknownObject(shape, items: items)
    }

    private func unknownObject(_ shape: Shape, items: JSONObject) -> JSONObject {
        var parts = ObjectParts()
        parts.patterns.append(Self.locations, .object(.text()))
        addAttributeWildcard(of: shape, &parts)
        var body = JSONObject([
            ("type", .string("object")),
            (
                "properties",
                .object(
                    ("$type", .object(.text())), ("$nil", .object(("type", .strings(["boolean", "string"])))),
                    ("$xmlns", Self.namespaces),
                    ("content", .object(("type", .string("array")), ("items", .object(items)))),
                    ("$markup", .object(markup())))
            ),
            ("patternProperties", .object(parts.patterns)),
        ])
        body.close()
        return body
    }
}
