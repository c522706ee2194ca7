import ArgumentParser
import RapporteurDiagnostics
import RapporteurXMLSchema

/// What the parser lets pass, or says too little of: a command that there is not, an option that stands twice.
enum ArgumentCheck {
    /// - Returns: the command that is named, behind those above it, and whether its help is asked for.
    /// - Throws: `WorkError` of kind `usage`.
    static func check(
        _ arguments: [String]
    ) throws(WorkError) -> (path: [any ParsableCommand.Type], asksForHelp: Bool) {
        let (path, rest) = try path(in: arguments)
        guard let command = path.last else { return (path, true) }
        let options = rest.prefix { !$0.isExactly("--") }.flatMap(options)
        let isGroup = rest.isEmpty && !command.configuration.subcommands.isEmpty
        if isGroup || arguments.first?.isExactly("help") == true || options.hasExactly("help") { return (path, true) }
        try checkOnce(options, of: command)
        return (path, false)
    }

    // MARK: Commands

    private static func path(
        in arguments: [String]
    ) throws(WorkError) -> (path: [any ParsableCommand.Type], rest: ArraySlice<String>) {
        var path: [any ParsableCommand.Type] = []
        var command: any ParsableCommand.Type = Rapporteur.self
        var rest = arguments[...]
        // `help validate` says of validate what `validate --help` does.
        if rest.first == "help" { rest.removeFirst() }
        while let name = rest.first, !name.begins(with: "-"), !command.configuration.subcommands.isEmpty {
            guard let next = command.configuration.subcommands.first(where: { $0._commandName == name }) else {
                throw unknown(name, in: command)
            }
            path.append(command)
            command = next
            rest.removeFirst()
        }
        return (path + [command], rest)
    }

    private static func unknown(_ name: String, in command: any ParsableCommand.Type) -> WorkError {
        let names = command.configuration.subcommands.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
        let shown = MessageArgument.text(name)
        let path = command == Rapporteur.self ? "" : "\(command._commandName) "
        let hint: Message
        if let near = Nearest.match(name, among: names) {
            hint = Message("text.meant", ["name": .text(path + near)])
        } else if FileSystem.exists(name) {
            hint = Message("usage.command/hint.file", ["path": shown])
        } else {
            hint = Message("usage.command/hint", ["names": .list(names.map { .text(path + $0) })])
        }
        return WorkError(.usage, code: "usage.command", message: Message("usage.command", ["name": .text(path + name)]), hint: hint)
    }

    // MARK: Options

    /// The letters that stand for options.
    static let letters: [Character: String] = ["o": "output", "j": "jobs", "q": "quiet", "0": "null", "h": "help"]

    private static func checkOnce(_ options: [String], of command: any ParsableCommand.Type) throws(WorkError) {
        var seen: ExactSet = []
        for name in options where !seen.insert(name).inserted {
            // The parser knows which of them are lists; it is asked when somebody writes one twice.
            let isList = HelpOption.all(of: command).contains { $0.isRepeating && $0.names.hasExactly("--\(name)") }
            if isList { continue }
            throw WorkError(
                .usage, code: "usage.twice", message: Message("usage.twice", ["option": .text("--\(name)")]),
                hint: Message("usage.twice/hint"))
        }
    }

    /// The options that an argument is, by their long names; no value begins with a hyphen.
    private static func options(_ argument: String) -> [String] {
        if argument.begins(with: "--") {
            let name = argument.dropFirst(2).prefix { $0 != "=" }
            return [String(name)]
        }
        guard argument.begins(with: "-"), let letter = argument.dropFirst().first else { return [] }
        // -j4 has its value with it; other letters may stand together.
        let names = letter == "j" || letter == "o" ? argument.dropFirst().prefix(1) : argument.dropFirst()
        return names.compactMap { letters[$0] }
    }
}
