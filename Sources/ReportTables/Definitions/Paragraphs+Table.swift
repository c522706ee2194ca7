package import RapporteurInterchange

extension TableDefinition {
    package static let paragraphs = TableDefinition(
        "paragraphs", "A paragraph, or an entry of a list that stands by itself.",
        [
            .code("label", "The number without its punctuation."),
            .code("label_path", "Of Akoma Ntoso that number with those around it: 12 (g) (i); also where a number has several paragraphs."),
            .code("section", "The id of the section that it stands in."),
            .code("reply", "The id of the reply that it is part of."),
            .code("part", "preamble, operative (of resolutions and decisions), body, conclusions or annex."),
            .code("kind", "paragraph or item; of Akoma Ntoso also cell, and heading for one that heads no section."),
            .text("verb", "The words with which it begins, where they are set apart: Recalling, Decides; else the verb of its recommendation."),
            .text("text", "The words alone: without marks of notes; lists inside it begin new lines."),
            .integer("words", "How many words the text has: runs of other characters than white space; nothing in languages without spaces, such as Chinese."),
            .integer("characters", "How many Unicode characters the text has."),
            .boolean("is_bold", "Whether all of it is printed bold."),
            .boolean("is_quoted", "Whether it is quoted from another document."),
            .code("eid", "Of Akoma Ntoso the eId of the element, or of the nearest one around it."),
        ])
}
