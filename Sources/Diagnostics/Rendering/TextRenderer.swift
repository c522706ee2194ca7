/// Shows findings to a person: `file:line:column: severity: message [code]`, the source line with a caret under
/// the place, the hint.
///
/// Findings of a document that differ in their place alone are shown once, "333 times, first at 12:5".
public struct TextRenderer: Sendable {
    /// Whether to colour with ANSI sequences; only for terminals, and never under NO_COLOR.
    public var colour: Bool
    /// How many lines the findings of one document take at most; what is left out is counted. Nil for no bound.
    public var lines: Int?
    /// How many columns a source line and its number take at most; nil for no bound.
    public var width: Int?
    /// Whether findings that say the same name all their places, not the first few.
    public var namesAllPlaces: Bool
    public var language: Language

    public init(
        colour: Bool = false, lines: Int? = nil, width: Int? = nil, namesAllPlaces: Bool = false,
        language: Language = .english
    ) {
        self.colour = colour
        self.lines = lines
        self.width = width
        self.namesAllPlaces = namesAllPlaces
        self.language = language
    }

    /// The findings of one document; empty for one without any.
    public func text(for document: DocumentResult) -> String {
        let groups = FindingGroup.groups(of: document.findings).filter { $0.first.acceptance == nil }
        var result = ""
        var left: [FindingGroup] = []
        if lines == nil {
            // Nothing is taken away, so nothing has to wait: there may be very many.
            for group in groups { result += text(for: group, of: document.file) }
        } else {
            var blocks = groups.map { Block(group: $0, text: text(for: $0, of: document.file)) }
            left = takeTooMany(from: &blocks)
            result = blocks.map(\.text).joined()
        }
        let name = TerminalText.escaped(document.file)
        if !left.isEmpty { result += "\(name): \(text(forLeft: left))\n" }
        var notes: [Message] = []
        if document.accepted > 0 { notes.append(Message("text.accepted", ["count": .number(document.accepted)])) }
        if let omission = document.omission { notes.append(omission) }
        for note in notes { result += "\(name): \(label(.note)) \(note.text(in: language))\n" }
        return result
    }

    /// Findings that belong to no document, such as those of a schema or of the command line.
    public func text(for findings: [Finding]) -> String {
        text(for: DocumentResult(file: "rapporteur", outcome: .notChecked, findings: findings))
    }

    /// The most places a group names beside its first.
    static let placesShown = 5

    private struct Block {
        var group: FindingGroup
        var text: String
        var lines: Int { text.utf8.reduce(0) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 } }
    }

    /// Takes away what is beyond the bound: the gravest stay, and of these the first.
    private func takeTooMany(from blocks: inout [Block]) -> [FindingGroup] {
        guard let lines, blocks.reduce(0, { $0 + $1.lines }) > lines else { return [] }
        var room = max(lines - 1, 1)
        var stays = [Bool](repeating: false, count: blocks.count)
        fill: for severity in Severity.allCases.reversed() {
            for index in blocks.indices where blocks[index].group.first.severity == severity {
                // The gravest is shown in any case.
                guard blocks[index].lines <= room || !stays.contains(true) else { break fill }
                room -= blocks[index].lines
                stays[index] = true
            }
        }
        let left = blocks.indices.filter { !stays[$0] }.map { blocks[$0].group }
        blocks = blocks.indices.filter { stays[$0] }.map { blocks[$0] }
        return left
    }

    /// "and 61 more findings: 57 xsd.value.pattern, 4 xsd.attribute.missing (--format html or json shows all)"
    private func text(forLeft groups: [FindingGroup]) -> String {
        var codes: [(code: String, count: Int)] = []
        for group in groups {
            if let index = codes.firstIndex(where: { $0.code == group.first.code }) {
                codes[index].count += group.total
            } else {
                codes.append((group.first.code, group.total))
            }
        }
        codes.sort { $0.count == $1.count ? $0.code < $1.code : $0.count > $1.count }
        let shown = codes.prefix(8).map { MessageArgument.text("\($0.count) \(TerminalText.escaped($0.code))") }
        let total = MessageArgument.number(codes.reduce(0) { $0 + $1.count })
        let rest = codes.dropFirst(8).reduce(0) { $0 + $1.count }
        let codesShown = MessageArgument.list(shown)
        let message =
            rest == 0
            ? Message("text.left", ["count": total, "codes": codesShown])
            : Message("text.left/others", ["count": total, "codes": codesShown, "others": .number(rest)])
        return message.text(in: language)
    }

    private func text(for group: FindingGroup, of file: String) -> String {
        let finding = group.first
        let location = finding.location
        var result = styled(.bold, place(of: location, in: file) + ":") + " "
        result += styled(Style(finding.severity), label(finding.severity)) + " "
        if let place = location.place {
            result += TerminalText.escaped(Message("text.at", ["place": .text(place)]), in: language) + " "
        }
        result += styled(.bold, TerminalText.escaped(finding.message, in: language))
        result += " [\(TerminalText.escaped(finding.code))]\n"
        if location.excerpt != nil { result += excerpt(of: location) }
        if group.total > 1 { result += "    " + repetition(of: group) + "\n" }
        if let hint = finding.hint {
            let label = Message("text.hint").text(in: language)
            result += "    " + styled(.cyan, label) + " " + TerminalText.escaped(hint, in: language) + "\n"
        }
        return result
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

    private func repetition(of group: FindingGroup) -> String {
        let count = MessageArgument.number(group.total)
        let first = MessageArgument.text(spot(group.first.location))
        let shown = (namesAllPlaces ? group.others[...] : group.others.prefix(Self.placesShown)).map(spot)
        if shown.isEmpty { return Message("text.repeated", ["count": count, "first": first]).text(in: language) }
        let others = shown.joined(separator: language.listSeparator) + (group.others.count > shown.count ? " …" : "")
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

    func styled(_ style: Style, _ text: String) -> String {
        colour ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}
