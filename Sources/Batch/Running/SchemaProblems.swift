import RapporteurDiagnostics

/// Says what is wrong with a schema at the first document that needs it, and at later ones where that was said.
///
/// It sees documents in their order, on one thread, so that what is said does not depend on who worked first.
struct SchemaProblems {
    private var shown: ExactMap<String> = [:]

    /// Replaces the findings of a document that are those of a schema which was shown before.
    mutating func settle(_ result: inout DocumentResult, unusable schema: String?) {
        guard let schema else { return }
        guard let earlier = shown[schema] else {
            shown[schema] = result.file
            return
        }
        result.findings = [
            Finding(
                code: "schema.unusable", message: Message("schema.unusable", ["path": .text(schema)]),
                hint: Message("schema.unusable/hint", ["path": .text(earlier)]), location: Location(file: result.file))
        ]
        result.omitted = 0
    }
}
