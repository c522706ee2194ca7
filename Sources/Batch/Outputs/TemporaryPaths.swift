public import RapporteurDiagnostics
import Glibc
import Synchronization

/// The temporary files that have names now, so that a signal can remove them.
public enum TemporaryPaths {
    private static let capacity = 256
    /// Written under `lock`, one word at a time; the signal handler reads it without, which it may.
    nonisolated(unsafe) private static let slots: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = {
        let slots = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: capacity)
        slots.initialize(repeating: nil, count: capacity)
        return slots
    }()
    private static let lock = Mutex(())

    /// Whether a first signal is left to the work, which looks at `Interruption`.
    private static let isLeftToWork = Atomic<Bool>(false)

    /// Removes temporary files and ends the process with 128 and the signal's number when it is interrupted,
    /// terminated or hung up; writing to a closed pipe becomes an error like any other.
    public static func handleSignals() {
        // Made before the handler can run: it must not allocate.
        _ = slots
        _ = isLeftToWork.load(ordering: .relaxed)
        Interruption.prepare()
        _ = Deadline.progress
        _ = progressSeen.load(ordering: .relaxed)
        _ = patience
        signal(SIGPIPE, SIG_IGN)
        // Whoever started the process may have had these blocked, which is inherited.
        var mask = sigset_t()
        sigemptyset(&mask)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            sigaddset(&mask, number)
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { number in
                if TemporaryPaths.isLeftToWork.load(ordering: .relaxed), Interruption.request(number) {
                    TemporaryPaths.progressSeen.store(Deadline.progress, ordering: .relaxed)
                    alarm(TemporaryPaths.patience)
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
            if TemporaryPaths.progressSeen.exchange(progress, ordering: .relaxed) != progress {
                alarm(TemporaryPaths.patience)
                return
            }
            TemporaryPaths.removeAll()
            _exit(128 + number)
        }
        timer.sa_flags = Int32(SA_RESTART)
        sigaction(SIGALRM, &timer, nil)
        sigaddset(&mask, SIGALRM)
        sigprocmask(SIG_UNBLOCK, &mask, nil)
    }

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
        removeAll()
        _exit(2)
    }

    /// From now on the first signal only asks the work to stop, which finishes what it is at; the second one ends the
    /// process.
    public static func leaveSignalToWork() { isLeftToWork.store(true, ordering: .relaxed) }

    static func add(_ path: String) {
        lock.withLock { _ in
            for index in 0..<capacity where slots[index] == nil {
                slots[index] = strdup(path)
                return
            }
        }
    }

    static func remove(_ path: String) {
        lock.withLock { _ in
            for index in 0..<capacity {
                guard let known = slots[index], strcmp(known, path) == 0 else { continue }
                slots[index] = nil
                free(known)
                return
            }
        }
    }

    private static func removeAll() {
        for index in 0..<capacity {
            if let path = slots[index] { unlink(path) }
        }
    }
}
