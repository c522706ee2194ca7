public import RapporteurDiagnostics
import Glibc
import Synchronization

/// What becomes of the process when it gets a signal.
public enum SignalHandling {
    /// Whether a first signal is left to the work, which looks at `Interruption`.
    private static let isLeftToWork = Atomic<Bool>(false)

    /// Removes temporary files and ends the process with 128 and the signal's number when it is interrupted,
    /// terminated or hung up. Writing to a closed pipe, or beyond the size that a file may have, becomes an error like
    /// any other.
    public static func begin() {
        // Made before a handler can run: it must not allocate.
        TemporaryPaths.prepare()
        _ = isLeftToWork.load(ordering: .relaxed)
        Interruption.prepare()
        _ = Deadline.progress
        _ = progressSeen.load(ordering: .relaxed)
        _ = patience
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        // Whoever started the process may have had these blocked, which is inherited.
        var mask = sigset_t()
        sigemptyset(&mask)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            sigaddset(&mask, number)
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { number in
                if SignalHandling.isLeftToWork.load(ordering: .relaxed), Interruption.request(number) {
                    SignalHandling.progressSeen.store(Deadline.progress, ordering: .relaxed)
                    alarm(SignalHandling.patience)
                    return
                }
                TemporaryPaths.removeAll()
                _exit(128 + number)
            }
            // Without SA_RESTART: a call that waits returns.
            sigaction(number, &action, nil)
        }
        // Comes some seconds after the first signal.
        var timer = sigaction()
        timer.__sigaction_handler.sa_handler = { _ in
            guard let number = Interruption.signal else { return }
            let progress = Deadline.progress
            if SignalHandling.progressSeen.exchange(progress, ordering: .relaxed) != progress {
                alarm(SignalHandling.patience)
                return
            }
            TemporaryPaths.removeAll()
            _exit(128 + number)
        }
        timer.sa_flags = Int32(SA_RESTART)
        sigaction(SIGALRM, &timer, nil)
        sigaddset(&mask, SIGALRM)
        sigprocmask(SIG_UNBLOCK, &mask, nil)
        FatalSignals.begin()
    }

    /// From now on the first signal only asks the work to stop, which finishes what it is at; the second one ends the
    /// process.
    public static func leaveToWork() { isLeftToWork.store(true, ordering: .relaxed) }

    /// How many seconds work that was asked to stop may stand still before the process ends all the same.
    private static let patience: UInt32 = 5

    /// How far work was when somebody looked last, after it was asked to stop.
    private static let progressSeen = Atomic<Int>(0)

    /// What is said of a document at which work is stuck, before the process ends.
    private static let stuckTeller = Mutex<(@Sendable (WorkError) -> Void)?>(nil)

    public static func whenStuck(_ tell: @escaping @Sendable (WorkError) -> Void) {
        stuckTeller.withLock { $0 = tell }
    }

    /// Ends the process because work on a document is stuck; what was not done makes exit code 2.
    static let endStuck: @Sendable (String) -> Never = { name in
        stuckTeller.withLock { $0 }?(Deadline.error(name))
        TemporaryPaths.removeAll()
        _exit(2)
    }
}
