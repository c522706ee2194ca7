package import RapporteurInterchange

extension TableDefinition {
    package static let states = TableDefinition(
        "states", "A mention of a State.",
        [
            .text("name", "The name as printed."),
            .code("iso3", "ISO 3166-1 alpha-3."),
            .code("m49", "The M49 code at the date of the document, three digits."),
            .code("role", "respondent, partner, origin, party, visited, issuer or other."),
        ] + TableColumn.place)
}
