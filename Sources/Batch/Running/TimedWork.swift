public import RapporteurDiagnostics

/// Work on one document, outside of runs over many.
public enum TimedWork {
    /// Does work that has so many seconds; nil for no bound. Work that is stuck ends the process, after `tell` has said so.
    ///
    /// - Parameter name: what is worked on, for the finding.
    /// - Throws: what the work throws; where it looks at `Deadline`, the error of time that is over.
    public static func run<Output, Failure: Error>(
        _ name: String, seconds: Int?, tell: @escaping @Sendable (WorkError) -> Void,
        _ work: () throws(Failure) -> Output
    ) throws(Failure) -> Output {
        guard let seconds else { return try work() }
        SignalHandling.whenStuck(tell)
        let watched = StuckWork(seconds: seconds, name: { _ in name }, end: SignalHandling.endStuck)
        defer { watched.finish() }
        let result: Result<Output, Failure> = watched.runAlone(0) { _ in
            Result { () throws(Failure) in try work() }
        }
        return try result.get()
    }
}
