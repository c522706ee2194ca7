package import Interchange

extension TableDefinition {
    package static let recommendations = TableDefinition(
        "recommendations", "An act of one issuer with one verb.",
        [
            .text("text", "The words as printed."),
            .text("issuer", "Who acts."),
            .text("verb", "The verb as printed."),
            .code("modality", "urges, callsUpon, recommends, requests, invites, encourages, welcomes …"),
            .text("addressee", "Whom it addresses."),
        ] + TableColumn.place)
}
