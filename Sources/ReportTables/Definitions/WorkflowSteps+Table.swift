package import RapporteurInterchange

extension TableDefinition {
    package static let workflowSteps = TableDefinition(
        "workflow_steps", "A step on the way of a document.",
        [
            .code("kind", "submitted, introduced, considered, adopted …; of Akoma Ntoso its outcome."),
            .date("date", "Its date; 0001-01-01, which stands for none in published files, is left out."),
            .precision("date"),
            .text("body", "Who took it, as printed."),
            .code("source", "The document of the step."),
            .code("pinpoint", "Of Akoma Ntoso what the step refers to: the paragraph of a report, a chapter."),
            .code("meeting", "The meeting, by the symbol of its record where that is known: A/75/PV.88."),
        ])
}
