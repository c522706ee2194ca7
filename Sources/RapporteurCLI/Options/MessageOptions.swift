import ArgumentParser
import RapporteurDiagnostics

/// The language of messages; every command has it. Help texts are English.
struct MessageOptions: ParsableArguments {
    enum Choice: String, ExpressibleByArgument, CaseIterable {
        case en, fr

        var language: Language { self == .fr ? .french : .english }
    }

    @Option(
        name: .customLong("messages"),
        help: ArgumentHelp(
            "The language of messages; without it RAPPORTEUR_MESSAGES or the locale says it.", valueName: "language"))
    var chosen: Choice?

    var language: Language { chosen?.language ?? Language(environment: Terminal.environment) }
}
