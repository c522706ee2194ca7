import RapporteurDiagnostics
import Glibc
import Synchronization

/// The temporary files that have names now, however many, so that whatever ends the process can remove them.
///
/// The list is only touched by who holds the lock, a signal handler too: it can wait for it, since no handler runs on a
/// thread that holds it, and it keeps it until the process is gone, so that no file is made behind its back. What it
/// looks at is never freed.
enum TemporaryPaths {
    /// Held for as long as it takes to make a file or to note a name.
    private static let isLocked = Atomic<Bool>(false)
    /// Each a path with a zero byte behind it, or nil where one was removed. Touched under the lock.
    nonisolated(unsafe) private static var slots = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: 64)
    nonisolated(unsafe) private static var capacity = 64
    nonisolated(unsafe) private static var count = 0

    /// Makes what a signal handler needs: it must not allocate.
    static func prepare() {
        _ = isLocked.load(ordering: .relaxed)
        _ = slots
        _ = capacity
        _ = count
    }

    /// Makes a file and notes its name; nobody can end the process in between without removing it.
    ///
    /// - Parameter make: returns a descriptor, or a negative number, which notes nothing.
    static func add(_ path: String, _ make: () -> Int32) -> Int32 {
        withSignalsHeld {
            let descriptor = make()
            guard descriptor >= 0 else { return descriptor }
            let place = (0..<count).first { slots[$0] == nil } ?? grown()
            slots[place] = PathText.withBytes(of: path) { strdup($0) } ?? nil
            return descriptor
        }
    }

    /// Lets go of a file, which somebody has removed or given another name.
    static func remove(_ path: String) {
        _ = PathText.withBytes(of: path) { path in
            withSignalsHeld {
                for index in 0..<count {
                    guard let known = slots[index], strcmp(known, path) == 0 else { continue }
                    slots[index] = nil
                    free(known)
                    break
                }
                while count > 0, slots[count - 1] == nil { count -= 1 }
            }
        }
    }

    /// Removes all files, and keeps the lock: for a process that ends now. Safe in a signal handler.
    static func removeAll() {
        guard lock(patience: 100_000) else { return }
        for index in 0..<count {
            if let path = slots[index] { Glibc.unlink(path) }
        }
    }

    /// Lets no file stay when the process ends by itself, though a thread that was left behind holds it.
    static func removeAtExit() { _ = removesAtExit }

    private static let removesAtExit: Bool = atexit { TemporaryPaths.removeAll() } == 0

    private static func grown() -> Int {
        if count == capacity {
            let larger = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: capacity * 2)
            larger.update(from: slots, count: count)
            slots.deallocate()
            slots = larger
            capacity *= 2
        }
        count += 1
        return count - 1
    }

    /// - Parameter patience: how often to try; at most about a tenth of a millisecond each time.
    private static func lock(patience: Int) -> Bool {
        for _ in 0..<patience {
            if isLocked.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged { return true }
            usleep(50)
        }
        return false
    }

    /// Runs a body while no handler runs on this thread.
    private static func withSignalsHeld<Result>(_ body: () -> Result) -> Result {
        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        _ = lock(patience: .max)
        defer {
            isLocked.store(false, ordering: .releasing)
            pthread_sigmask(SIG_SETMASK, &before, nil)
        }
        return body()
    }
}
