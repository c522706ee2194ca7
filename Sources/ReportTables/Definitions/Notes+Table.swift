package import RapporteurInterchange

extension TableDefinition {
    package static let notes = TableDefinition(
        "notes", "A note.",
        [
            .code("name", "The name by which markers refer to it."),
            .code("marker", "The marker as printed."),
            .text("text", "The words alone."),
            .code("paragraph", "The id of the paragraph whose text refers to it."),
        ])
}
