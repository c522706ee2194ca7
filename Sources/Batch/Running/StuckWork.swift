import Glibc
import RapporteurDiagnostics
import Synchronization

/// Watches work that has a deadline and does not look at it: stuck in one place, it cannot end by itself, and no thread
/// can be ended from outside. Then the process ends, after it was said which document it is.
///
/// A thread watches while there is work; it looks twice a second.
final class StuckWork: Sendable {
    /// What ends the process; gets the name of the document.
    typealias End = @Sendable (String) -> Never

    private struct State {
        /// Since when which item is worked on, by worker.
        var begun: [Int: (index: Int, watch: Stopwatch)] = [:]
        var isDone = false
    }

    private let state = Mutex(State())
    private let seconds: Int
    private let name: @Sendable (Int) -> String
    private let end: End

    /// How long work may take that has not noticed that its time is over.
    private static let grace = 5

    init(seconds: Int, name: @escaping @Sendable (Int) -> String, end: @escaping End) {
        self.seconds = seconds
        self.name = name
        self.end = end
        let watcher = WorkerThread { [self] in watch() }
        watcher?.detach()
    }

    /// Does the work on an item within its time.
    func run<Output>(_ index: Int, worker: Int, _ work: (Int) -> Output) -> Output {
        state.withLock { $0.begun[worker] = (index, Stopwatch()) }
        defer { state.withLock { $0.begun[worker] = nil } }
        return Deadline.within(seconds) { work(index) }
    }

    func finish() { state.withLock { $0.isDone = true } }

    private func watch() {
        while true {
            usleep(500_000)
            let (isDone, stuck) = state.withLock { state in
                (state.isDone, state.begun.values.first { Int($0.watch.seconds) > seconds + Self.grace }?.index)
            }
            if isDone { return }
            if let stuck { end(name(stuck)) }
        }
    }
}
