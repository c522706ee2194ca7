package import RapporteurInterchange

extension TableDefinition {
    package static let votes = TableDefinition(
        "votes", "The vote of a State.",
        [
            .code("ballot", "The id of the vote as a whole."),
            .text("name", "The name of the State as printed."),
            .code("iso3", "ISO 3166-1 alpha-3."),
            .code("m49", "The M49 code at the date of the document, three digits."),
            .code("vote", "inFavour, against, abstaining or notVoting."),
        ])
}
