package import RapporteurInterchange

extension TableDefinition {
    package static let activities = TableDefinition(
        "activities", "What a mandate holder did: a visit, a session, a report.",
        [
            .text("text", "The words as printed."),
            .code("kind", "visit, session, report, conference, mandate or other."),
            .text("holder", "The mandate holder."),
            .integer("declared", "How many the text says there were."),
            .date("from", "The first day."),
            .precision("from"),
            .date("to", "The last day."),
            .precision("to"),
        ] + TableColumn.place)
}
