package import RapporteurInterchange

extension TableDefinition {
    package static let ballots = TableDefinition(
        "ballots", "A vote as a whole.",
        [
            .date("date", "Its date."),
            .precision("date"),
            .text("question", "What was voted on, where it is not the whole document."),
            .code("outcome", "Of Akoma Ntoso: the outcome as written."),
            .integer("in_favour", "The declared votes in favour."),
            .integer("against", "The declared votes against."),
            .integer("abstaining", "The declared abstentions."),
            .integer("listed", "How many States are listed, however they voted."),
        ])
}
