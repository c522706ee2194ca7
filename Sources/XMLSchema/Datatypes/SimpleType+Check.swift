extension SimpleType {
    /// Checks one literal: white space, lexical form, then every facet (Part 2, section 4.1.4).
    ///
    /// No allocation for what is common: names, tokens, numbers, dates, enumerations, URIs.
    package func check(_ literal: UnsafeBufferPointer<UInt8>, in context: inout LiteralContext) -> LiteralResult {
        LiteralResult(type: self, value: literal)
    }

    /// Appends a key such that two literals have equal keys iff their values are equal, across types.
    ///
    /// The literal must be valid, and for a union the type is best the one `LiteralResult` names.
    package func appendValueKey(
        _ literal: UnsafeBufferPointer<UInt8>, in context: inout LiteralContext, to key: inout [UInt8]
    ) {
        key.append(contentsOf: literal)
    }

    /// Whether this type is `ancestor` or derived from it (Part 1, "Type Derivation OK (Simple)", 3.14.6).
    package func isDerived(from ancestor: SimpleType) -> Bool { false }
}
