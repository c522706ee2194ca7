extension SchemaGrammar {
    /// Elements, attributes, their groups, and identity constraints (Part 1, 3.2, 3.3, 3.6, 3.7, 3.11).
    static let declarationRows: [Row] = [
        Row(
            .topLevelElement,
            [
                .required("name", .ncName), .optional("type", .qName), .optional("substitutionGroup", .qName),
                .optional("abstract", .boolean), .optional("nillable", .boolean), .optional("default", .anything),
                .optional("fixed", .anything), .optional("block", .blockSet), .optional("final", .derivationSet), .id,
            ],
            elementContent),
        Row(
            .localElement,
            localElementAttributes + [.optional("minOccurs", .count), .optional("maxOccurs", .bound)],
            elementContent, reference: .elementReference),
        Row(
            .elementOfAll,
            localElementAttributes + [.optional("minOccurs", .zeroOrOne), .optional("maxOccurs", .zeroOrOne)],
            elementContent, reference: .elementReferenceOfAll),
        Row(
            .elementReference,
            [.required("ref", .qName), .optional("minOccurs", .count), .optional("maxOccurs", .bound), .id],
            [.annotation], rule: "src-element"),
        Row(
            .elementReferenceOfAll,
            [.required("ref", .qName), .optional("minOccurs", .zeroOrOne), .optional("maxOccurs", .zeroOrOne), .id],
            [.annotation], rule: "src-element"),

        Row(
            .topLevelAttribute,
            [
                .required("name", .ncName), .optional("type", .qName), .optional("default", .anything),
                .optional("fixed", .anything), .id,
            ],
            [.annotation, .optional(.localSimpleType)]),
        Row(
            .localAttribute,
            [
                .required("name", .ncName), .optional("type", .qName), .optional("use", .use), .optional("form", .form),
                .optional("default", .anything), .optional("fixed", .anything), .id,
            ],
            [.annotation, .optional(.localSimpleType)], reference: .attributeReference),
        Row(
            .attributeReference,
            [
                .required("ref", .qName), .optional("use", .use), .optional("default", .anything),
                .optional("fixed", .anything), .id,
            ],
            [.annotation], rule: "src-attribute"),

        Row(
            .attributeGroupDefinition,
            [.required("name", .ncName), .id],
            [.annotation, .many(.localAttribute, .attributeGroupReference), .optional(.anyAttribute)]),
        Row(.attributeGroupReference, [.required("ref", .qName), .id], [.annotation]),
        Row(
            .groupDefinition,
            [.required("name", .ncName), .id],
            [.annotation, .one(.allOfGroup, .choiceOfGroup, .sequenceOfGroup)]),
        Row(
            .groupReference,
            [.required("ref", .qName), .optional("minOccurs", .count), .optional("maxOccurs", .bound), .id],
            [.annotation]),

        Row(.unique, [.required("name", .ncName), .id], identityContent),
        Row(.key, [.required("name", .ncName), .id], identityContent),
        Row(.keyref, [.required("name", .ncName), .required("refer", .qName), .id], identityContent),
        // The paths themselves are read when the constraints are built.
        Row(.selector, [.required("xpath", .anything), .id], [.annotation]),
        Row(.field, [.required("xpath", .anything), .id], [.annotation]),
    ]

    private static let localElementAttributes: [AttributeRule] = [
        .required("name", .ncName), .optional("type", .qName), .optional("form", .form),
        .optional("nillable", .boolean), .optional("default", .anything), .optional("fixed", .anything),
        .optional("block", .blockSet), .id,
    ]

    private static let elementContent: [Slot] = [
        .annotation, .optional(.localSimpleType, .localComplexType), .many(.unique, .key, .keyref),
    ]

    private static let identityContent: [Slot] = [.annotation, .one(.selector), .some(.field)]
}
