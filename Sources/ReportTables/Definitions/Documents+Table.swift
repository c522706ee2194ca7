package import RapporteurInterchange

extension TableDefinition {
    package static let documents = TableDefinition(
        "documents", "A document.",
        [
            .code("root", "The root element: report, document, communication, noteVerbale, akomaNtoso."),
            .code("symbols", "All symbols, with semicolons between."),
            .code("job_number", "The job number."),
            .text("title", "The title as printed."),
            .code("type", "What kind of document it is: report, resolution …"),
            .text("author", "Whose document it is; of a communication its respondent, of a note verbale its sender."),
            .date("date", "The date of issue; of a communication or note verbale its date."),
            .precision("date"),
            .text("organ", "The organ as printed; several with semicolons between."),
            .integer("session", "The number of the session."),
            .code("agenda_item", "The item of the agenda; several with semicolons between."),
            .code("original_language", "The languages in which it was written."),
            .code("relation", "What it is to another document: addendum, corrigendum, revision, reissue."),
            .code("related_to", "The symbol of that other document."),
            .code("mandates", "The symbols of the resolutions or decisions that it answers."),
            .integer("paragraphs", "How many rows the table paragraphs has of it."),
            .integer("words", "How many words they have together, quoted paragraphs inside others not counted twice."),
        ])
}
