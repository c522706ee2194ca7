import ArgumentParser
import RapporteurDiagnostics

/// How a command speaks, and what it may cost; every command has these. Help texts are English.
struct MessageOptions: ParsableArguments {
    enum Choice: String, ExpressibleByArgument, CaseIterable {
        case ar, en, es, fr, ru, zh

        var language: Language { Language(rawValue: rawValue) ?? .english }
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

    enum LogFormat: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Option(
        name: .customLong("log-format"),
        help: "What stands on standard error: text, or json, one object a line, with progress where it is no terminal.")
    var logFormat = LogFormat.text

    // Taken away before the parser sees it; here for the help.
    @Flag(name: .customLong("no-config"), help: "Leave out .rapporteur.toml, the file of settings.")
    var leavesOutConfiguration = false

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
    func begin() { Terminal.begin(isQuiet: quiet, color: color, isLog: logFormat == .json) }
}
