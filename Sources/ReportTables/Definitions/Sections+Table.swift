package import RapporteurInterchange

extension TableDefinition {
    package static let sections = TableDefinition(
        "sections", "A section, annex, summary or preamble.",
        [
            .code("parent", "The id of the section around it."),
            .code("kind", "section, annex, summary or preamble; of Akoma Ntoso the name of the element."),
            .code("number", "The number as printed."),
            .text("heading", "The heading as printed."),
            .integer("level", "1 for one that stands in no other."),
            .code("paragraph_from", "The label of the first numbered paragraph."),
            .code("paragraph_to", "The label of the last numbered paragraph."),
        ])
}
