import ArgumentParser
import Diagnostics

/// The exit codes.
enum ExitStatus: Int32 {
    case done = 0
    /// Some input is invalid.
    case invalid = 1
    /// Something was not checked or not done, also when others are invalid.
    case notDone = 2
    /// Wrong usage, before any work.
    case usage = 64

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

    /// Ends the command with this code, saying nothing more.
    var code: ExitCode { ExitCode(rawValue) }
}
