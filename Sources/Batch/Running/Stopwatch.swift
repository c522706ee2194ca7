import Glibc

/// Measures how long something takes, by a clock that nobody sets.
public struct Stopwatch: Sendable {
    private let start = Self.now

    public init() {}

    /// Since it was made.
    public var nanoseconds: Int { Self.now - start }

    public var seconds: Double { Double(nanoseconds) / 1e9 }

    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}
