extension SchemaGrammar {
    /// Simple types and their facets (Part 1, 3.14; Part 2, 4.3).
    static let typeRows: [Row] =
        [
            Row(
                .topLevelSimpleType,
                [.required("name", .ncName), .optional("final", .simpleDerivationSet), .id],
                [.annotation, .one(.restriction, .list, .union)]),
            Row(.localSimpleType, [.id], [.annotation, .one(.restriction, .list, .union)]),
            Row(.restriction, [.optional("base", .qName), .id], [.annotation, .optional(.localSimpleType), facets]),
            Row(.list, [.optional("itemType", .qName), .id], [.annotation, .optional(.localSimpleType)]),
            Row(.union, [.optional("memberTypes", .qNames), .id], [.annotation, .many(.localSimpleType)]),
        ] + fixableFacets.map { Row($0, [.required("value", .anything), .optional("fixed", .boolean), .id], [.annotation]) }
        + [
            Row(.pattern, [.required("value", .anything), .id], [.annotation]),
            Row(.enumeration, [.required("value", .anything), .id], [.annotation]),
        ]

    /// Their values are read, and repeated ones found, when types are built: that depends on the base type.
    private static let fixableFacets: [SchemaPlace] = [
        .length, .minLength, .maxLength, .whiteSpace, .maxInclusive, .maxExclusive, .minInclusive, .minExclusive,
        .totalDigits, .fractionDigits,
    ]

    static let facets = Slot.many(
        .enumeration, .pattern, .length, .minLength, .maxLength, .whiteSpace, .maxInclusive, .maxExclusive,
        .minInclusive, .minExclusive, .totalDigits, .fractionDigits)
}
