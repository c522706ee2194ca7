import ArgumentParser
import RapporteurDiagnostics

/// The exit codes.
enum ExitStatus: Int32 {
    case done = 0
    /// Some input is invalid.
    case invalid = 1
    /// Something was not checked or not done, also when others are invalid.
    case notDone = 2
    /// Wrong usage, before any work.
    case usage = 64
    /// Asked to stop by a signal: 128 and its number.
    case hungUp = 129
    case interrupted = 130
    /// Whoever read standard output has gone: 128 and the number of SIGPIPE, as of a process that it ends.
    case closedPipe = 141
    case terminated = 143

    init(_ summary: Summary) {
        if summary.notChecked > 0 || summary.incomplete > 0 {
            self = .notDone
        } else {
            self = summary.invalid > 0 ? .invalid : .done
        }
    }

    /// What an error that stops a command amounts to.
    init(_ error: WorkError) {
        self = error.kind == .usage ? .usage : .notDone
    }

    /// What a run amounts to that was asked to stop; nil where it was not.
    static var afterInterruption: ExitStatus? { Interruption.signal.map { ExitStatus(rawValue: 128 + $0) ?? .notDone } }

    /// Ends the command with this code, saying nothing more.
    var code: ExitCode { ExitCode(rawValue) }
}
