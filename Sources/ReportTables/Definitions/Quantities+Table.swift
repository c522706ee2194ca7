package import RapporteurInterchange

extension TableDefinition {
    package static let quantities = TableDefinition(
        "quantities", "A number with what it counts.",
        [
            .text("text", "The words as printed."),
            .decimal("value", "The number."),
            .decimal("upper", "The upper end of a range."),
            .code("qualifier", "moreThan, atLeast, about, atMost, lessThan or reported."),
            .text("unit", "What is counted."),
            .code("currency", "ISO 4217."),
            .date("as_at", "The date of the number."),
            .precision("as_at"),
        ] + TableColumn.place)
}
