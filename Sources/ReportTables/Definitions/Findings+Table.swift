package import RapporteurInterchange

extension TableDefinition {
    package static let findings = TableDefinition(
        "findings", "Something wrong or noteworthy in an input, also in one that gives no other rows.",
        [
            .text("file", "The input."),
            .code("outcome", "What the input is: valid, invalid or notChecked."),
            .code("code", "The code of the finding."),
            .code("severity", "error, warning or note."),
            .text("message", "What is wrong."),
            .text("hint", "What was expected, or how to mend it."),
            .integer("line", "The line in the file, from 1."),
            .integer("column", "The column there, from 1, in Unicode characters."),
            .code("xpath", "The path of the element."),
            .code("pointer", "The JSON Pointer of the value."),
            .text("place", "What a person calls the place."),
            .integer("count", "How many faults it stands for."),
        ])
}
