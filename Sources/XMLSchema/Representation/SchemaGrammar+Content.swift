extension SchemaGrammar {
    /// Complex types, model groups and wildcards (Part 1, 3.4, 3.8, 3.9, 3.10).
    static let contentRows: [Row] = [
        Row(
            .topLevelComplexType,
            [
                .required("name", .ncName), .optional("mixed", .boolean), .optional("abstract", .boolean),
                .optional("block", .derivationSet), .optional("final", .derivationSet), .id,
            ],
            complexTypeContent),
        Row(.localComplexType, [.optional("mixed", .boolean), .id], complexTypeContent),
        Row(
            .complexContent, [.optional("mixed", .boolean), .id],
            [.annotation, .one(.complexRestriction, .complexExtension)]),
        Row(.complexRestriction, [.required("base", .qName), .id], [.annotation] + particleAndAttributes),
        Row(.complexExtension, [.required("base", .qName), .id], [.annotation] + particleAndAttributes),
        Row(.simpleContent, [.id], [.annotation, .one(.simpleContentRestriction, .simpleContentExtension)]),
        Row(
            .simpleContentRestriction, [.required("base", .qName), .id],
            [.annotation, .optional(.localSimpleType), facets] + attributes),
        Row(.simpleContentExtension, [.required("base", .qName), .id], [.annotation] + attributes),

        // cos-all-limited: `all` is a whole content model, whose elements occur at most once.
        Row(
            .all,
            [.optional("minOccurs", .zeroOrOne), .optional("maxOccurs", .one), .id],
            [.annotation, .many(.elementOfAll)]),
        Row(.choice, [.optional("minOccurs", .count), .optional("maxOccurs", .bound), .id], [.annotation, particles]),
        Row(.sequence, [.optional("minOccurs", .count), .optional("maxOccurs", .bound), .id], [.annotation, particles]),
        Row(.allOfGroup, [.id], [.annotation, .many(.elementOfAll)]),
        Row(.choiceOfGroup, [.id], [.annotation, particles]),
        Row(.sequenceOfGroup, [.id], [.annotation, particles]),

        Row(
            .any,
            [
                .optional("namespace", .namespaceList), .optional("processContents", .processContents),
                .optional("minOccurs", .count), .optional("maxOccurs", .bound), .id,
            ],
            [.annotation]),
        Row(
            .anyAttribute,
            [.optional("namespace", .namespaceList), .optional("processContents", .processContents), .id],
            [.annotation]),
    ]

    private static let complexTypeContent: [Slot] =
        [.annotation, .alone(.simpleContent, .complexContent)] + particleAndAttributes

    private static let particleAndAttributes: [Slot] = [.optional(.groupReference, .all, .choice, .sequence)] + attributes

    private static let attributes: [Slot] = [
        .many(.localAttribute, .attributeGroupReference), .optional(.anyAttribute),
    ]

    private static let particles = Slot.many(.localElement, .groupReference, .choice, .sequence, .any)
}
