import RapporteurDiagnostics

/// Makes the text of messages: words as they stand, with expressions for `value-of` and `name`.
struct RuleTextBuilder {
    /// The index of an expression, once it is known to be good.
    var expression: (_ text: String, _ attribute: String, _ location: Location) -> Int?

    func text(of node: SchematronNode) -> RuleText {
        var parts: [RuleText.Part] = []
        collect(node, into: &parts)
        return RuleText(parts: parts)
    }

    private func collect(_ node: SchematronNode, into parts: inout [RuleText.Part]) {
        for child in node.children {
            switch child {
            case .text(let text): parts.append(.text(text))
            case .element(let element):
                switch element.schematron {
                case "value-of":
                    guard let select = element["select"] else { continue }
                    if let index = expression(select, "select", element.location) { parts.append(.value(index)) }
                case "name":
                    let path = element["path"].map { "name(\($0))" } ?? "name()"
                    if let index = expression(path, "path", element.location) { parts.append(.value(index)) }
                case "emph", "span", "dir": collect(element, into: &parts)
                default: continue
                }
            }
        }
    }

    /// Runs of white space become one space, none at the ends.
    static func collapsed(_ text: String) -> String {
        // Identifiers, which are looked up by the thousand, have none.
        if !text.utf8.contains(where: { $0 <= 0x20 }) { return text }
        let isSpace: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }
        return text.unicodeScalars.split(whereSeparator: isSpace).map { String($0) }.joined(separator: " ")
    }
}
