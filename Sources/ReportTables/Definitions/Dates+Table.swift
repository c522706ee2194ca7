package import RapporteurInterchange

extension TableDefinition {
    package static let dates = TableDefinition(
        "dates", "A date in running text.",
        [
            .text("text", "The words as printed."),
            .date("date", "The date as far as it is known."),
            .code("date_precision", "How much of it is known: day, month, year or approximate."),
            .code("basis", "How it is known: explicit, inferred, unknown."),
        ] + TableColumn.place)
}
