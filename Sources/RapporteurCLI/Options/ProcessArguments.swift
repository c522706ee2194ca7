import RapporteurDiagnostics

/// The arguments of the process, which may be paths that are not UTF-8.
enum ProcessArguments {
    /// Without the name of the program.
    static var all: [String] {
        (1..<max(1, Int(CommandLine.argc))).compactMap { CommandLine.unsafeArgv[$0].map { PathText.decoded($0) } }
    }
}
