import ArgumentParser
import RapporteurDiagnostics

/// How a command speaks, and what it may cost; every command has these. Help texts are English.
struct MessageOptions: ParsableArguments {
    enum Choice: String, ExpressibleByArgument, CaseIterable {
        case en, fr

        var language: Language { self == .fr ? .french : .english }
    }

    enum Color: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    @Option(
        name: .customLong("messages"),
        help: ArgumentHelp(
            "The language of messages; without it RAPPORTEUR_MESSAGES or the locale says it.", valueName: "language"))
    var chosen: Choice?

    @Flag(name: .shortAndLong, help: "Say nothing but what is wrong: no summary, no progress, no notes, no warnings.")
    var quiet = false

    @Option(help: "Whether text is in colour: on a terminal, unless NO_COLOR is set, or always, or never.")
    var color = Color.auto

    @Option(
        name: .customLong("limit"),
        help: ArgumentHelp(
            "Set a bound on what an input may cost; may be given several times. Documentation/limits.md lists them.",
            valueName: "name=n"),
        completion: .limit)
    var limits: [LimitSetting] = []

    /// Bounds hold before anything is read.
    func validate() throws {
        Limit.set(Dictionary(limits.map { ($0.limit, $0.number) }, uniquingKeysWith: { $1 }))
    }

    var language: Language { chosen?.language ?? Language(environment: Terminal.environment) }

    /// From now on the command speaks as these options say.
    func begin() { Terminal.begin(isQuiet: quiet, color: color) }
}
