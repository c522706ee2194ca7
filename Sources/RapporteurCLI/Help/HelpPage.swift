import ArgumentParser
import RapporteurDiagnostics

/// The help of a command: what it does, how it is called, its options, as wide as a terminal shows it.
///
/// The parser's own help has English headings, and breaks lines by letters where a terminal counts columns.
struct HelpPage {
    /// The command, and those above it; the first is the tool.
    let path: [any ParsableCommand.Type]
    var width: Int
    private let options: [HelpOption]

    /// What options begin with takes so many columns; a longer one has a line of its own.
    private static let indent = 26

    init(of path: [any ParsableCommand.Type], width: Int) {
        self.path = path
        self.width = min(max(width, 40), 100)
        options = path.last.map(HelpOption.all) ?? []
    }

    /// `rapporteur schema show`
    var name: String { path.map { $0._commandName }.joined(separator: " ") }

    /// How it is called, in one line.
    var usage: String {
        let commands = path.last?.configuration.subcommands ?? []
        var words = [name]
        if !commands.isEmpty {
            words.append(text(Message("help.usage/command")))
        } else {
            words.append(text(Message("help.usage/options")))
            // What has to be there, in the order in which it is written.
            for option in options where option.isShown && option.kind == .option && !option.isOptional {
                words.append("\(option.names.last ?? "") \(shown(option))")
            }
            for option in options where option.isShown && option.kind == .positional {
                words.append(option.isOptional ? "[\(shown(option))]" : shown(option))
            }
        }
        return words.joined(separator: " ")
    }

    func text() -> String {
        guard let command = path.last else { return "" }
        var result = paragraph(command.configuration.abstract)
        result += "\n" + paragraph(text(Message("help.usage", ["usage": .text(usage)])))
        if !command.configuration.discussion.isEmpty { result += "\n" + discussion(command.configuration.discussion) }
        result += commands(of: command)
        let shown = options.filter { $0.isShown && !$0.names.contains { $0.isExactly("--help") || $0.isExactly("--version") } }
        result += table(Message("help.heading/arguments"), shown.filter { $0.section == nil && $0.kind == .positional })
        result += table(Message("help.heading/options"), shown.filter { $0.section == nil && $0.kind != .positional }, endsWithHelp: true)
        var sections: [String] = []
        for section in shown.compactMap(\.section) where !sections.hasExactly(section) { sections.append(section) }
        for section in sections {
            result += table(HelpWords.heading(of: section), shown.filter { $0.section?.isExactly(section) == true })
        }
        if !command.configuration.subcommands.isEmpty {
            let more = "\(name) help \(text(Message("help.usage/command")))"
            result += "\n" + paragraph(text(Message("help.more", ["command": .text(path.count == 1 ? more : usage + " --help")])))
        }
        return result
    }

    // MARK: Parts

    private func commands(of command: any ParsableCommand.Type) -> String {
        let commands = command.configuration.subcommands.filter { $0.configuration.shouldDisplay }
        guard !commands.isEmpty else { return "" }
        return heading(Message("help.heading/commands"))
            + commands.map { row($0._commandName, [$0.configuration.abstract]) }.joined()
    }

    private func table(_ title: Message, _ options: [HelpOption], endsWithHelp: Bool = false) -> String {
        var rows = options.map(row)
        if endsWithHelp {
            rows.append(row("-h, --help", [text(Message("help.option.help"))]))
            if path.count == 1 { rows.append(row("--version", [text(Message("help.option.version"))])) }
        }
        return rows.isEmpty ? "" : heading(title) + rows.joined()
    }

    private func heading(_ title: Message) -> String { "\n" + text(title) + "\n" }

    private func row(_ option: HelpOption) -> String {
        var name = option.names.joined(separator: ", ")
        if option.kind == .positional { name = shown(option) }
        if option.kind == .option { name += " " + shown(option) }
        var sentences = [option.abstract, option.about]
        if !option.values.isEmpty { sentences.append(text(Message("help.values", ["values": .list(option.values.map { .text($0) })]))) }
        if let initial = option.initial, !initial.isEmpty { sentences.append(text(Message("help.default", ["value": .text(initial)]))) }
        return row(name, sentences)
    }

    private func row(_ name: String, _ sentences: [String]) -> String {
        let separator = HelpText.language == .chinese ? "" : " "
        let lines = WrappedText.lines(
            sentences.filter { !$0.isEmpty }.joined(separator: separator), width: width - Self.indent)
        let margin = String(repeating: " ", count: Self.indent)
        let columns = WrappedText.columns(name) + 2
        var result = "  " + name
        // At least two spaces stand between an option and what is said of it.
        if columns > Self.indent - 2 { result += "\n" + margin } else { result += String(repeating: " ", count: Self.indent - columns) }
        return result + lines.joined(separator: "\n" + margin) + "\n"
    }

    private func shown(_ option: HelpOption) -> String {
        "<\(HelpWords.value(option.valueName))>" + (option.isRepeating && option.kind == .positional ? "…" : "")
    }

    /// Paragraphs in lines; those that are indented stay as they are.
    private func discussion(_ discussion: String) -> String {
        discussion.pieces(between: "\n", keepingEmpty: true).map { line in
            line.begins(with: "  ") ? "\(line)\n" : paragraph(String(line))
        }.joined()
    }

    private func paragraph(_ text: String) -> String {
        text.isEmpty ? "\n" : WrappedText.lines(text, width: width).map { $0 + "\n" }.joined()
    }

    private func text(_ message: Message) -> String { message.text(in: HelpText.language) }
}
