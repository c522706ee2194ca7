package import RapporteurInterchange

extension TableDefinition {
    package static let treatyParties = TableDefinition(
        "treaty_parties", "A State listed as party to an instrument.",
        [
            .code("instrument", "The instrument by its depositary number."),
            .date("as_at", "The date of the list."),
            .precision("as_at"),
            .integer("declared_parties", "How many parties the text says there are."),
            .integer("listed_parties", "How many are listed."),
            .text("name", "The name of the State as printed."),
            .code("iso3", "ISO 3166-1 alpha-3."),
            .code("m49", "The M49 code at the date of the document, three digits."),
        ])
}
