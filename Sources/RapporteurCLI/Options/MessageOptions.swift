import ArgumentParser
import RapporteurDiagnostics

/// How a command speaks, and what it may cost; every command has these.
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
        help: ArgumentHelp(Message("help.option.messages"), valueName: "language"))
    var chosen: Choice?

    @Flag(name: .shortAndLong, help: ArgumentHelp(Message("help.option.quiet")))
    var quiet = false

    @Option(help: ArgumentHelp(Message("help.option.color")))
    var color = Color.auto

    enum LogFormat: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Option(
        name: .customLong("log-format"),
        help: ArgumentHelp(Message("help.option.log-format")))
    var logFormat = LogFormat.text

    // Taken away before the parser sees it; here for the help.
    @Flag(name: .customLong("no-config"), help: ArgumentHelp(Message("help.option.no-config")))
    var leavesOutConfiguration = false

    @Option(
        name: .customLong("limit"),
        help: ArgumentHelp(Message("help.option.limit"),
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
