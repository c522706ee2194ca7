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

    /// A number with the digits and the counting letters of Arabic as Latin ones, so that identifiers are the same in
    /// all languages: 111 (ب) is 111 (b), ٧ is 7.
    static func latin(_ number: String) -> String {
        var text = ""
        let scalars = Array(number.unicodeScalars)
        let isLetter = { (index: Int) in
            scalars.indices.contains(index) && scalars[index] != tatweel && scalars[index].properties.isAlphabetic
        }
        for (index, scalar) in scalars.enumerated() {
            if scalar.properties.numericType == .decimal, let digit = scalar.properties.numericValue {
                text += String(Int(digit))
            } else if let place = abjad.firstIndex(of: scalar), !isLetter(index - 1), !isLetter(index + 1) {
                text.unicodeScalars.append(Unicode.Scalar(UInt8(ascii: "a") + UInt8(place)))
            } else if scalar != tatweel {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// The letters of Arabic in the order in which they count.
    private static let abjad = Array("\u{623}\u{628}\u{62C}\u{62F}\u{647}\u{648}\u{632}\u{62D}\u{637}\u{64A}\u{643}\u{644}\u{645}\u{646}\u{633}\u{639}\u{641}\u{635}\u{642}\u{631}\u{634}\u{62A}\u{62B}\u{62E}\u{630}\u{636}".unicodeScalars)
    /// Stretches a letter that stands by itself.
    private static let tatweel: Unicode.Scalar = "\u{640}"

    /// The label that print alone comes to, and whether the printed form has to be kept.
    static func parse(_ text: String, _ style: Style) -> (label: String?, printed: String?) {
        switch style {
        case .stop:
            if text.utf8.count > 1, text.hasSuffix("."), !text.hasSuffix(" ."), !text.hasSuffix("..") { return (String(text.dropLast()), nil) }
            // As Arabic prints it: 1 -
            let number = text.prefix { ("0"..."9").contains($0) }
            let rest = text.dropFirst(number.count).drop { $0 == " " || $0 == "\u{A0}" }
            return number.isEmpty || rest != "-" ? (bare(text), text) : (String(number), text)
        case .parentheses:
            guard text.utf8.count > 2, text.hasPrefix("("), text.hasSuffix(")") else { return (nil, text) }
            return (String(text.dropFirst().dropLast()), nil)
        }
    }

    /// A number that no full stop follows, as 1.1, 31.I.1, A.1, IV and B are printed: digits and letters between points.
    private static func bare(_ text: String) -> String? {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
        guard parts.allSatisfy({ (1...6).contains($0.count) && $0.allSatisfy { digits.contains($0) || letters.contains($0) } })
        else { return nil }
        let isNumber = text.utf8.contains { digits.contains($0) } || text.utf8.count == 1 || text.allSatisfy { "IVXLC".contains($0) }
        return isNumber ? text : nil
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
