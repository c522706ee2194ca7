import RapporteurBatch
import RapporteurDiagnostics
import Glibc

/// Standard error, where summaries, warnings and errors of a command go.
enum Terminal {
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Colour goes to a terminal alone, and never under NO_COLOR.
    static func usesColour(_ descriptor: Int32) -> Bool {
        let refused = environment("NO_COLOR").map { !$0.isEmpty } ?? false
        return isTerminal(descriptor) && !refused && environment("TERM") != "dumb"
    }

    static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    /// Writes to standard error; what fails there can be told nobody.
    static func note(_ text: String) {
        let sink = ByteSink(descriptor: 2)
        sink.append(text)
        try? sink.flush()
    }

    /// Shows findings that belong to no document.
    static func show(_ findings: [Finding], in language: Language) {
        note(TextRenderer(colour: usesColour(2), language: language).text(for: findings))
    }
}

/// Signals.
enum Signals {
    static func prepare() { TemporaryPaths.handleSignals() }

    /// For commands that finish what they are at, and say what they have not done.
    static func leaveToWork() { TemporaryPaths.leaveSignalToWork() }
}
