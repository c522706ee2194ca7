import ArgumentParser
import RapporteurDiagnostics

/// The words of the help, which the parser wants when it looks at a command; they are looked up only where somebody
/// will see them.
enum HelpText {
    /// Both are set once, before any work.
    nonisolated(unsafe) private(set) static var language = Language.english
    nonisolated(unsafe) private static var isWanted = false

    /// Says whom the help and what is wrong with arguments are for.
    ///
    /// - Parameter arguments: those of the process; what `--messages` says there goes before the environment.
    static func begin(_ arguments: [String]) {
        language = named(in: arguments) ?? Language(environment: Terminal.environment)
        // The scripts for shells show it, too.
        isWanted = arguments.contains { $0.begins(with: "--generate-completion-script") || $0.begins(with: "--experimental-") }
    }

    /// From now on somebody will see it.
    static func want() { isWanted = true }

    static func shown(_ message: Message) -> String { isWanted ? message.text(in: language) : "" }

    private static func named(in arguments: [String]) -> Language? {
        let option = "--messages"
        for (index, argument) in arguments.enumerated() {
            if argument.isExactly("--") { return nil }
            if argument.isExactly(option), index + 1 < arguments.count { return Language(rawValue: arguments[index + 1]) }
            if argument.begins(with: option + "=") {
                return Language(rawValue: String(argument.after(bytes: option.utf8.count + 1)))
            }
        }
        return nil
    }
}

extension ArgumentHelp {
    init(_ message: Message, about: Message? = nil, valueName: String? = nil) {
        self.init(
            HelpText.shown(message), discussion: about.map(HelpText.shown) ?? "", valueName: valueName)
    }
}

extension CommandConfiguration {
    /// - Parameters:
    ///   - about: paragraphs that say more.
    ///   - examples: commands as they are typed.
    init(
        _ name: String, _ abstract: Message, about: [Message] = [], examples: [String], version: String = "",
        subcommands: [any ParsableCommand.Type] = []
    ) {
        let paragraphs = about.map(HelpText.shown)
        let shown = [HelpText.shown(Message("help.examples"))] + examples.map { "  " + $0 }
        self.init(
            commandName: name, abstract: HelpText.shown(abstract),
            discussion: (paragraphs + [shown.joined(separator: "\n")]).joined(separator: "\n\n"), version: version,
            subcommands: subcommands)
    }
}

extension ValidationError {
    init(_ message: Message) { self.init(message.text(in: HelpText.language)) }
}
