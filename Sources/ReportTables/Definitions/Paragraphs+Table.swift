package import RapporteurInterchange

extension TableDefinition {
    package static let paragraphs = TableDefinition(
        "paragraphs", "A paragraph, or an entry of a list that stands by itself.",
        [
            .code("label", "The number without its punctuation."),
            .code("section", "The id of the section that it stands in."),
            .code("reply", "The id of the reply that it is part of."),
            .code("kind", "paragraph or item; of Akoma Ntoso also cell."),
            .text("text", "The words alone: without marks of notes; lists inside it begin new lines."),
            .integer("words", "How many words the text has: runs of other characters than white space."),
            .boolean("is_bold", "Whether all of it is printed bold."),
            .boolean("is_quoted", "Whether it is quoted from another document."),
        ])
}
