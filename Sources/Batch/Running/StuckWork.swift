import Glibc
import RapporteurDiagnostics
import Synchronization

/// Watches work that has a deadline and does not look at it: stuck in one place, it cannot end by itself, and no thread
/// can be ended from outside. The thread is left behind, where somebody goes on without it; else the process ends, after it
/// was said which document it is.
///
/// A thread watches while there is work; it looks twice a second.
final class StuckWork: Sendable {
    /// What ends the process; gets the name of the document.
    typealias End = @Sendable (String) -> Never

    /// Goes on without a worker that is stuck at an item; false where that cannot be.
    typealias Leave = @Sendable (_ worker: Int, _ index: Int) -> Bool

    private struct State {
        /// Since when which item is worked on, by worker.
        var begun: [Int: (index: Int, watch: Stopwatch)] = [:]
        var leftBehind = 0
        var isDone = false
    }

    private let state = Mutex(State())
    private let seconds: Int
    private let name: @Sendable (Int) -> String
    private let leave: Leave
    private let end: End
    /// How long work may take that has not noticed that its time is over.
    private let grace: Int

    static let usualGrace = 5

    /// Threads that were left behind take processors and memory: with more of them the process ends.
    private static let mostLeftBehind = 8

    init(
        seconds: Int, grace: Int = usualGrace, name: @escaping @Sendable (Int) -> String,
        leave: @escaping Leave = { _, _ in false }, end: @escaping End
    ) {
        self.seconds = seconds
        self.grace = grace
        self.name = name
        self.leave = leave
        self.end = end
        let watcher = WorkerThread { [self] in watch() }
        watcher?.detach()
    }

    /// Does the work on an item within its time.
    ///
    /// - Returns: nil where the worker was left behind: nobody wants what came of it, nor anything more of this thread.
    func run<Output>(_ index: Int, worker: Int, _ work: (Int) -> Output) -> Output? {
        state.withLock { $0.begun[worker] = (index, Stopwatch()) }
        let output = Deadline.within(seconds) { work(index) }
        return state.withLock { $0.begun.removeValue(forKey: worker) } == nil ? nil : output
    }

    /// The same for work that nobody goes on without: where it is stuck, the process ends.
    func runAlone<Output>(_ index: Int, _ work: (Int) -> Output) -> Output {
        if let output = run(index, worker: 0, work) { return output }
        while true { pause() }
    }

    func finish() { state.withLock { $0.isDone = true } }

    private func watch() {
        while true {
            usleep(500_000)
            let (isDone, stuck, mayLeave) = state.withLock { state in
                let stuck = state.begun.first { Int($0.value.watch.seconds) >= seconds + grace }
                if let stuck {
                    state.begun[stuck.key] = nil
                    state.leftBehind += 1
                }
                return (state.isDone, stuck.map { (worker: $0.key, index: $0.value.index) }, state.leftBehind <= Self.mostLeftBehind)
            }
            if isDone { return }
            guard let stuck else { continue }
            if !mayLeave || !leave(stuck.worker, stuck.index) { end(name(stuck.index)) }
        }
    }
}
