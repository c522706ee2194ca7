internal import RapporteurDiagnostics
import RapporteurXMLStream

/// The path of a table as it is written on the command line.
struct TablePath {
    enum Start { case root, anywhere, open }

    /// A name.
    struct Step {
        var text: String

        /// Whether a name is meant: as it is shown, without its prefix, or with its namespace in braces.
        func matches(_ name: ExpandedName, shown: String) -> Bool {
            text.isExactly(shown) || text.isExactly(name.local) || text.isExactly("{\(name.namespace)}\(name.local)")
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
        if rest.begins(with: "//") {
            start = .anywhere
            rest = rest.after(bytes: 2)
        } else if rest.begins(with: "/") {
            start = .root
            rest = rest.after(bytes: 1)
        } else {
            start = .open
        }
        var steps: [Step] = []
        var step = ""
        // Slashes in braces belong to a namespace.
        var isInBraces = false
        for scalar in rest.unicodeScalars {
            if scalar == "{" { isInBraces = true }
            if scalar == "}" { isInBraces = false }
            if scalar == "/", !isInBraces {
                steps.append(Step(text: step))
                step = ""
            } else {
                step.unicodeScalars.append(scalar)
            }
        }
        steps.append(Step(text: step))
        guard !isInBraces, steps.count <= Self.stepLimit, steps.allSatisfy({ !$0.text.isEmpty }), start != .anywhere || steps.count == 1 else { return nil }
        self.steps = steps
    }
}
