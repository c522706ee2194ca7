/// Shows findings to a person: `file:line:column: severity: message [code]`, the source line with a caret under
/// the place, the hint.
///
/// Findings of a document that differ in their place alone are shown once, "333 times, first at 12:5".
public struct TextRenderer: Sendable {
    /// Whether to colour with ANSI sequences; only for terminals, and never under NO_COLOR.
    public var colour: Bool
    public var language: Language

    public init(colour: Bool = false, language: Language = .english) {
        self.colour = colour
        self.language = language
    }

    /// The findings of one document; empty for one without any.
    public func text(for document: DocumentResult) -> String {
        var result = ""
        for group in groups(of: document.findings) { append(group, of: document.file, to: &result) }
        if document.omitted > 0 {
            let name = TerminalText.escaped(document.file)
            let message = Message("text.omitted", ["count": .number(document.omitted)])
            result += "\(name): \(label(.note)) \(message.text(in: language))\n"
        }
        return result
    }

    /// Findings that belong to no document, such as those of a schema or of the command line.
    public func text(for findings: [Finding]) -> String {
        text(for: DocumentResult(file: "rapporteur", outcome: .notChecked, findings: findings))
    }

    /// Findings that say the same at several places.
    struct Group {
        var first: Finding
        /// How many faults the findings stand for.
        var total: Int
        /// Lines and columns of the findings after the first, as many as are worth showing.
        var others: [Location] = []
    }

    /// The most places a group names beside its first.
    static let placesShown = 5

    func groups(of findings: [Finding]) -> [Group] {
        struct Key: Hashable {
            var code: String
            var severity: Severity
            var message: Message
            var hint: Message?
            var file: String?
        }
        var result: [Group] = []
        var known: [Key: Int] = [:]
        for finding in findings {
            let key = Key(
                code: finding.code, severity: finding.severity, message: finding.message, hint: finding.hint,
                file: finding.location.file)
            guard let index = known[key] else {
                known[key] = result.count
                result.append(Group(first: finding, total: finding.count))
                continue
            }
            result[index].total += finding.count
            if result[index].others.count <= Self.placesShown { result[index].others.append(finding.location) }
        }
        return result
    }

    private func append(_ group: Group, of file: String, to result: inout String) {
        let finding = group.first
        let location = finding.location
        result += styled(.bold, place(of: location, in: file) + ":") + " "
        result += styled(Style(finding.severity), label(finding.severity)) + " "
        if let place = location.place { result += TerminalText.escaped(place) + ": " }
        result += styled(.bold, TerminalText.escaped(finding.message.text(in: language)))
        result += " [\(TerminalText.escaped(finding.code))]\n"
        if let excerpt = location.excerpt { result += text(for: excerpt, line: location.line) }
        if group.total > 1 { result += "    " + repetition(of: group) + "\n" }
        if let hint = finding.hint {
            let label = Message("text.hint").text(in: language)
            result += "    " + styled(.cyan, label) + " " + TerminalText.escaped(hint.text(in: language)) + "\n"
        }
    }

    /// `file:12:5`, with as much of line and column as is known.
    private func place(of location: Location, in file: String) -> String {
        var result = TerminalText.escaped(location.file ?? file)
        if let line = location.line {
            result += ":\(line)"
            if let column = location.column { result += ":\(column)" }
        } else if let path = location.pointer ?? location.xpath {
            result += ": " + TerminalText.escaped(path)
        }
        return result
    }

    /// `error:`
    private func label(_ severity: Severity) -> String {
        let message: Message =
            switch severity {
            case .error: Message("text.severity/error")
            case .warning: Message("text.severity/warning")
            case .note: Message("text.severity/note")
            }
        return message.text(in: language)
    }

    private func repetition(of group: Group) -> String {
        let count = MessageArgument.number(group.total)
        let first = MessageArgument.text(spot(group.first.location))
        let shown = group.others.prefix(Self.placesShown).map(spot)
        if shown.isEmpty { return Message("text.repeated", ["count": count, "first": first]).text(in: language) }
        let others = shown.joined(separator: ", ") + (group.others.count > shown.count ? " …" : "")
        return Message("text.repeated/then", ["count": count, "first": first, "others": .text(others)])
            .text(in: language)
    }

    private func spot(_ location: Location) -> String {
        switch (location.line, location.column) {
        case (let line?, let column?): "\(line):\(column)"
        case (let line?, nil): "\(line)"
        default: TerminalText.escaped(location.pointer ?? location.xpath ?? Message("text.place").text(in: language))
        }
    }

    /// The source line behind its number, and a caret under the place.
    private func text(for excerpt: Excerpt, line: Int?) -> String {
        let number = line.map(String.init) ?? ""
        let blank = String(repeating: " ", count: number.count)
        var shown = ""
        var indent = 0
        for (offset, scalar) in excerpt.text.unicodeScalars.enumerated() {
            let piece = scalar == "\t" ? " " : TerminalText.shown(scalar)
            if offset < excerpt.caret {
                indent += piece.utf8.count > 1 && piece.hasPrefix("\\u{")
                    ? piece.unicodeScalars.count : TerminalText.width(scalar == "\t" ? " " : scalar)
            }
            shown += piece
        }
        let caret = String(repeating: " ", count: indent) + styled(.green, "^")
        return "    \(number) | \(shown)\n    \(blank) | \(caret)\n"
    }
}

extension TextRenderer {
    enum Style: String {
        case bold = "1"
        case red = "1;31"
        case yellow = "1;33"
        case green = "1;32"
        case cyan = "36"

        init(_ severity: Severity) {
            switch severity {
            case .error: self = .red
            case .warning: self = .yellow
            case .note: self = .cyan
            }
        }
    }

    private func styled(_ style: Style, _ text: String) -> String {
        colour ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}
