import RapporteurBatch
import RapporteurDiagnostics
import Glibc

/// Standard error, where summaries, warnings and errors of a command go.
enum Terminal {
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Whether nothing is said but what is wrong.
    nonisolated(unsafe) private(set) static var isQuiet = false
    nonisolated(unsafe) private static var color = MessageOptions.Color.auto

    /// Whether standard error is a log that a program reads.
    nonisolated(unsafe) private(set) static var isLog = false

    /// Set once, before any work.
    static func begin(isQuiet: Bool, color: MessageOptions.Color, isLog: Bool = false) {
        Self.isQuiet = isQuiet
        Self.color = color
        Self.isLog = isLog
    }

    /// Colour goes to a terminal alone, and never under NO_COLOR, unless somebody asks for it.
    static func usesColour(_ descriptor: Int32) -> Bool {
        if color != .auto { return color == .always }
        let refused = environment("NO_COLOR").map { !$0.isEmpty } ?? false
        return isTerminal(descriptor) && !refused && environment("TERM") != "dumb"
    }

    /// How many columns there are for what goes to a descriptor: those that COLUMNS says, those of its terminal, or of
    /// the terminal that whoever reads it sits at; else as many as are easily read.
    static func width(_ descriptor: Int32) -> Int {
        if let columns = environment("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
        for other in [descriptor, 2, 0] {
            var size = winsize()
            if isTerminal(other), ioctl(other, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        }
        return 100
    }

    static func environment(_ name: String) -> String? { FileSystem.environment(name) }

    /// Writes to standard error; what fails there can be told nobody.
    static func note(_ text: String) {
        let sink = ByteSink(descriptor: 2)
        sink.append(text)
        try? sink.flush()
    }

    /// Writes to standard error what is not about a fault.
    static func say(_ text: String) {
        if !isQuiet { note(isLog ? LogLine.message(text) : text) }
    }

    /// Writes what has to be said also to those who want quiet.
    static func tell(_ text: String) { note(isLog ? LogLine.message(text) : text) }

    /// Shows findings that belong to no document.
    static func show(_ findings: [Finding], in language: Language) {
        let findings = isQuiet ? findings.filter { $0.severity == .error } : findings
        if findings.isEmpty { return }
        if isLog { return note(findings.map { LogLine.finding($0, of: nil, in: language) }.joined()) }
        note(TextRenderer(colour: usesColour(2), width: width(2), language: language).text(for: findings))
    }
}

/// Signals.
enum Signals {
    static func prepare() { SignalHandling.begin() }

    /// For commands that finish what they are at, and say what they have not done.
    static func leaveToWork() { SignalHandling.leaveToWork() }
}
