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

    /// Removes temporary files and ends the process with 128 and the signal's number when it is interrupted,
    /// terminated or hung up; writing to a closed pipe becomes an error like any other.
    public static func handleSignals() {
        // Made before the handler can run: it must not allocate.
        _ = slots
        signal(SIGPIPE, SIG_IGN)
        // Whoever started the process may have had these blocked, which is inherited.
        var mask = sigset_t()
        sigemptyset(&mask)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            sigaddset(&mask, number)
            signal(number) { number in
                TemporaryPaths.removeAll()
                _exit(128 + number)
            }
        }
        sigprocmask(SIG_UNBLOCK, &mask, nil)
    }

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
