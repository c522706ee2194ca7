package import RapporteurInterchange

extension TableDefinition {
    package static let documents = TableDefinition(
        "documents", "A document.",
        [
            .text("file", "The input."),
            .code("sha256", "The SHA-256 digest of the input."),
            .code("root", "The root element: report, document, communication, noteVerbale, akomaNtoso."),
            .code("symbols", "All symbols, with semicolons between."),
            .code("job_number", "The job number."),
            .text("title", "The title as printed."),
            .code("type", "What kind of document it is: report, resolution …"),
            .text("author", "Whose document it is; of a communication its respondent, of a note verbale its sender."),
            .date("date", "The date of issue; of a communication or note verbale its date."),
            .precision("date"),
            .date("adopted", "The date of adoption."),
            .precision("adopted"),
            .text("organ", "The organ as printed; several with semicolons between."),
            .code("committee", "Of Akoma Ntoso on whose report it was adopted: firstCommittee, noMainCommittee."),
            .text("committee_name", "Its name as printed."),
            .code("session", "The number of the session as symbols have it: 75, ES-11."),
            .code("agenda_item", "The item of the agenda: 72 (b); several with semicolons between."),
            .text("agenda_title", "The title of the item; several with semicolons between."),
            .code("original_language", "The languages in which it was written."),
            .code("relation", "What it is to another document: addendum, corrigendum, revision, reissue."),
            .code("related_to", "The symbol of that other document."),
            .code("mandates", "The symbols of the resolutions or decisions that it answers."),
            .integer("paragraphs", "How many rows the table paragraphs has of it."),
            .integer("words", "How many words they have together, quoted paragraphs inside others not counted twice; nothing in languages without spaces, such as Chinese."),
            .integer("characters", "How many Unicode characters they have together, counted likewise."),
        ])
}
