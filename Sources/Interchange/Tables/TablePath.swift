import RapporteurXMLStream

/// The path of a table as it is written on the command line.
struct TablePath {
    enum Start { case root, anywhere, open }

    /// A name.
    struct Step {
        var text: String

        /// Whether a name is meant: as it is shown, without its prefix, or with its namespace in braces.
        func matches(_ name: ExpandedName, shown: String) -> Bool {
            text == shown || text == name.local || text == "{\(name.namespace)}\(name.local)"
        }
    }

    /// More steps than any document is deep.
    private static let stepLimit = 256

    let text: String
    let start: Start
    let steps: [Step]

    /// - Returns: nil for what is no path. O(length).
    init?(_ text: String) {
        self.text = text
        var rest = text[...]
        if rest.hasPrefix("//") {
            start = .anywhere
            rest.removeFirst(2)
        } else if rest.hasPrefix("/") {
            start = .root
            rest.removeFirst()
        } else {
            start = .open
        }
        var steps: [Step] = []
        var step = ""
        // Slashes in braces belong to a namespace.
        var isInBraces = false
        for character in rest {
            if character == "{" { isInBraces = true }
            if character == "}" { isInBraces = false }
            if character == "/", !isInBraces {
                steps.append(Step(text: step))
                step = ""
            } else {
                step.append(character)
            }
        }
        steps.append(Step(text: step))
        guard !isInBraces, steps.count <= Self.stepLimit, steps.allSatisfy({ !$0.text.isEmpty }), start != .anywhere || steps.count == 1 else { return nil }
        self.steps = steps
    }
}
