extension SchemaGrammar {
    /// The schema element, what joins documents, annotations and notations (Part 1, 3.12, 3.13, 3.15, 4.2).
    static let documentRows: [Row] = [
        Row(
            .schema,
            [
                .optional("targetNamespace", .namespaceName), .optional("version", .anything),
                .optional("elementFormDefault", .form), .optional("attributeFormDefault", .form),
                .optional("blockDefault", .blockSet), .optional("finalDefault", .fullDerivationSet), .id,
            ],
            [
                .many(.include, .import, .redefine, .annotation),
                .many(
                    .topLevelElement, .topLevelAttribute, .topLevelComplexType, .topLevelSimpleType, .groupDefinition,
                    .attributeGroupDefinition, .notation, .annotation),
            ]),
        Row(.include, [.required("schemaLocation", .uri), .id], [.annotation]),
        Row(.import, [.optional("namespace", .uri), .optional("schemaLocation", .uri), .id], [.annotation]),
        Row(
            .redefine,
            [.required("schemaLocation", .uri), .id],
            [
                .many(
                    .annotation, .topLevelSimpleType, .topLevelComplexType, .groupDefinition,
                    .attributeGroupDefinition)
            ]),
        Row(
            .notation,
            [.required("name", .ncName), .optional("public", .anything), .optional("system", .uri), .id],
            [.annotation]),

        Row(.annotation, [.id], [.many(.appinfo, .documentation)]),
        Row(.appinfo, [.optional("source", .uri)], holdsAnything: true),
        Row(.documentation, [.optional("source", .uri)], holdsAnything: true),
    ]
}
