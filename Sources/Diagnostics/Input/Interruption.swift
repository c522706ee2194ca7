import Synchronization

/// Whether somebody has asked the process to stop.
///
/// Work that goes document by document looks at it, finishes what it is at, and says what it has not done.
public enum Interruption {
    /// The number of the signal; 0 for none. Set by a signal handler, which may do nothing else.
    private static let received = Atomic<Int32>(0)

    /// The signal that asks to stop.
    public static var signal: Int32? {
        let number = received.load(ordering: .relaxed)
        return number == 0 ? nil : number
    }

    public static var isRequested: Bool { received.load(ordering: .relaxed) != 0 }

    /// Asks to stop; safe in a signal handler once `prepare()` was called.
    ///
    /// - Returns: whether nobody had asked before.
    public static func request(_ signal: Int32) -> Bool {
        received.compareExchange(expected: 0, desired: signal, ordering: .relaxed).exchanged
    }

    /// Makes what the handler needs.
    public static func prepare() { _ = isRequested }

    /// What is thrown when reading from a pipe or a terminal is given up; nobody needs to be told.
    public static let code = "input.interrupted"
}
