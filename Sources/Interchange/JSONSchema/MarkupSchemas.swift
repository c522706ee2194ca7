import RapporteurJSONStream

/// Comments and processing instructions.
extension JSONSchemaBuilder {
    /// An array of comments and instructions.
    func markup() -> JSONObject { definitions.reference(.markup, "markup") }

    /// An object of nothing else, between the items of an array.
    func markupItem() -> JSONObject { definitions.reference(.markupItem, "markup.item") }

    static let markupBody = JSONObject([
        ("description", .string("Comments and processing instructions.")),
        ("type", .string("array")),
        ("items", .object(.text(matching: "^<(?:!--[\\s\\S]*--|\\?[\\s\\S]+\\?)>$"))),
        ("minItems", .number(1)),
    ])

    var markupItemBody: JSONObject {
        JSONObject([
            ("type", .string("object")),
            ("properties", .object(("$markup", .object(markup())))),
            ("required", .strings(["$markup"])),
            ("additionalProperties", .bool(false)),
        ])
    }
}
