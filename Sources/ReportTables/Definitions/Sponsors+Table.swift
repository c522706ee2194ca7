package import RapporteurInterchange

extension TableDefinition {
    package static let sponsors = TableDefinition(
        "sponsors", "A sponsor of a draft.",
        [
            .text("name", "The name as printed."),
            .code("code", "The code that the document gives."),
            .code("iso3", "Of a State: ISO 3166-1 alpha-3."),
            .code("m49", "Of a State: the M49 code at the date of the document, three digits."),
            .code("kind", "original, of the draft as submitted, or additional; reports do not tell."),
            .text("on_behalf_of", "For whom it acts, as printed."),
        ])
}
