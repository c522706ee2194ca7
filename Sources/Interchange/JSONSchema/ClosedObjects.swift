import RapporteurJSONStream

/// Objects that have no members but those that are described.
extension JSONObject {
    /// Closes the schema of an object, as its last keyword.
    ///
    /// Where members are known by patterns, `unevaluatedProperties` says so: `additionalProperties` would mean the same
    /// to a validator, but generators of classes, which know nothing of patterns, make classes of it that refuse
    /// `"$source:name"` and what wildcards admit.
    mutating func close() {
        let hasPatterns = members.contains { $0.name == "patternProperties" }
        append(hasPatterns ? "unevaluatedProperties" : "additionalProperties", .bool(false))
    }
}
