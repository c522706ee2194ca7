import Glibc
import Synchronization

/// How long the work at hand may take, and whether it gets on.
///
/// A thread sets a deadline for a document; what works on the document looks here from time to time, wherever it reads
/// on, and gives up when time is over. That the work looks here is also the sign that it is not stuck: see
/// `Interruption`.
public enum Deadline {
    /// What a document may take unless somebody says otherwise, in seconds.
    public static let usual = 600

    public static let code = "input.timeout"

    /// How often work has looked here, in all threads.
    private static let looks = Atomic<Int>(0)

    /// Where a thread keeps the end of its time, in nanoseconds; none for no bound.
    private static let key = makeKey()

    /// Where a thread keeps what tells whether its work is still wanted; none where nobody can give it up.
    private static let askingKey = makeKey()

    private static func makeKey() -> pthread_key_t {
        var key = pthread_key_t()
        pthread_key_create(&key, nil)
        return key
    }

    /// How often work has looked here: it gets on as long as that grows.
    public static var progress: Int { looks.load(ordering: .relaxed) }

    /// Does work that has so many seconds; the bound of what this is part of comes back afterwards.
    public static func within<Result, Failure: Error>(
        _ seconds: Int, _ work: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let before = pthread_getspecific(key)
        pthread_setspecific(key, UnsafeRawPointer(bitPattern: now + seconds * 1_000_000_000))
        defer { pthread_setspecific(key, before) }
        return try work()
    }

    /// Does work that its asker may give up: it ends as if its time were over.
    ///
    /// - Parameter isUnwanted: asked from time to time, on this thread.
    package static func givingUp<Result, Failure: Error>(
        when isUnwanted: @escaping () -> Bool, _ work: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let before = pthread_getspecific(askingKey)
        let asking = Asking(isUnwanted)
        pthread_setspecific(askingKey, Unmanaged.passUnretained(asking).toOpaque())
        defer {
            pthread_setspecific(askingKey, before)
            withExtendedLifetime(asking) {}
        }
        return try work()
    }

    private final class Asking {
        let isUnwanted: () -> Bool

        init(_ isUnwanted: @escaping () -> Bool) { self.isUnwanted = isUnwanted }
    }

    /// Whether the time of this thread's work is over, or nobody wants it any more. A few nanoseconds.
    public static var hasPassed: Bool {
        looks.wrappingAdd(1, ordering: .relaxed)
        if let end = pthread_getspecific(key), now > Int(bitPattern: end) { return true }
        guard let asking = pthread_getspecific(askingKey) else { return false }
        return Unmanaged<Asking>.fromOpaque(asking).takeUnretainedValue().isUnwanted()
    }

    /// - Throws: `WorkError` of kind `input` (`input.timeout`) when time is over.
    public static func check(_ name: String) throws(WorkError) {
        if hasPassed { throw error(name) }
    }

    public static func error(_ name: String) -> WorkError {
        WorkError(
            .input, code: code, message: Message("input.timeout"), hint: Message("input.timeout/hint"),
            location: Location(file: name))
    }

    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}
