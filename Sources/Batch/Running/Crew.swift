import Glibc
import RapporteurDiagnostics
import Synchronization

/// The threads of a run, and how it goes on when one of them is stuck.
///
/// A thread that is stuck cannot be ended. It is left behind: what it may still make of its document nobody takes, its
/// outputs do not appear (`FileOutput.publish` looks at the time), and another thread takes its place.
final class Crew<Output: Sendable>: Sendable {
    let queue: OrderedQueue<Output>
    private let worker: @Sendable () -> (Int) -> Output
    private let weight: @Sendable (Output) -> Int
    private let has: (@Sendable (Int) -> Bool)?
    private let stuck: (@Sendable (Int) -> Output)?
    private let watch = Mutex<StuckWork?>(nil)
    /// The number of the next thread.
    private let next = Atomic<Int>(0)

    init(
        queue: OrderedQueue<Output>, worker: @escaping @Sendable () -> (Int) -> Output,
        weight: @escaping @Sendable (Output) -> Int, has: (@Sendable (Int) -> Bool)?,
        stuck: (@Sendable (Int) -> Output)?
    ) {
        self.queue = queue
        self.worker = worker
        self.weight = weight
        self.has = has
        self.stuck = stuck
    }

    /// Who looks whether work is stuck; nil for nobody.
    func watch(with watch: StuckWork?) { self.watch.withLock { $0 = watch } }

    /// Lets one thread more work.
    ///
    /// - Returns: false where the system has none.
    func begin() -> Bool {
        let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
        queue.join()
        guard let thread = WorkerThread({ [self] in if work(as: number) { queue.leave() } }) else {
            queue.leave()
            return false
        }
        thread.detach()
        return true
    }

    /// - Returns: false where the thread was left behind meanwhile.
    private func work(as number: Int) -> Bool {
        let work = worker()
        let watch = watch.withLock { $0 }
        while let index = queue.take() {
            if let has, !has(index) {
                queue.end(at: index)
                return true
            }
            let output: Output
            if let watch {
                guard let made = watch.run(index, worker: number, work) else { return false }
                output = made
            } else {
                output = work(index)
            }
            queue.put(output, weight: weight(output), of: index)
        }
        return true
    }

    /// Goes on without a thread that is stuck at an item.
    ///
    /// - Returns: false where that cannot be.
    func goOn(without _: Int, at index: Int) -> Bool {
        guard let stuck else { return false }
        TemporaryPaths.removeAtExit()
        let output = stuck(index)
        // Before the item is handed in, so that there is always somebody who works.
        guard begin() else { return false }
        queue.put(output, weight: weight(output), of: index)
        queue.leave()
        return true
    }
}
