/// Numbers as printed, and the labels that they come to: `7.` is 7, `(a)` is a.
///
/// Where the printed form follows from the label, that is all a document says; else both are told beside it.
enum PrintedNumber {
    /// How a number of this kind is printed.
    enum Style {
        /// Sections and paragraphs: a full stop after it.
        case stop
        /// Items: in parentheses.
        case parentheses
    }

    static func printed(_ label: String?, _ printed: String?, _ style: Style) -> String? {
        if let printed { return printed }
        return label.map { style == .stop ? "\($0)." : "(\($0))" }
    }

    /// The label that print alone comes to, and whether the printed form has to be kept.
    static func parse(_ text: String, _ style: Style) -> (label: String?, printed: String?) {
        switch style {
        case .stop:
            guard text.utf8.count > 1, text.hasSuffix(".") else { return (nil, text) }
            return (String(text.dropLast()), nil)
        case .parentheses:
            guard text.utf8.count > 2, text.hasPrefix("("), text.hasSuffix(")") else { return (nil, text) }
            return (String(text.dropFirst().dropLast()), nil)
        }
    }

    /// The `num` element, and what stands beside it where print does not say all.
    static func element(
        _ label: String?, _ printed: String?, _ style: Style
    ) -> (num: [AKNElement], label: String?, printed: String?) {
        guard let text = self.printed(label, printed, style) else { return ([], nil, nil) }
        let num = [AKNElement("num", [:], [AKNNode.text(text)])]
        let parsed = parse(text, style)
        if parsed.label == label, parsed.printed == printed { return (num, nil, nil) }
        return (num, label, printed)
    }

    /// What an element's `num` and the attributes beside it come to.
    static func read(_ element: AKNElement, _ style: Style) -> (label: String?, printed: String?) {
        guard let num = element.first("num") else { return (nil, nil) }
        if element["rap:label"] != nil || element["rap:printed"] != nil {
            return (element["rap:label"], element["rap:printed"])
        }
        return parse(num.text, style)
    }
}
