package import RapporteurInterchange

extension TableDefinition {
    package static let recommendations = TableDefinition(
        "recommendations", "An act of one issuer with one verb.",
        [
            .text("text", "The words as printed."),
            .text("issuer", "Who acts."),
            .code("issuer_codes", "The States that act, where States do: ISO 3166-1 alpha-3, separated by spaces."),
            .text("verb", "The verb as printed."),
            .code("modality", "urges, callsUpon, recommends, requests, invites, encourages, welcomes …"),
            .text("addressee", "Whom it addresses."),
            .code("response", "What the State to which it is made answers: supported, noted, notSupported, pending."),
        ] + TableColumn.place)
}
