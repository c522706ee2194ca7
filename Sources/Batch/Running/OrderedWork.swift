import RapporteurDiagnostics

/// Does the same work on many items with several threads, and delivers what comes of it in the order of the items.
///
/// What is delivered does not depend on how many threads there are.
public struct OrderedWork: Sendable {
    /// How many threads work; 1 does all on the thread that calls, where nothing can be stuck.
    public let jobs: Int
    /// How many seconds an item may take; nil for no bound.
    let seconds: Int?
    /// How many seconds more it gets before it counts as stuck.
    var grace = StuckWork.usualGrace

    /// How far ahead of the slowest item a thread may get, in items a thread.
    static let windowPerJob = 64

    /// How many bytes of results may wait for the slowest item before no thread gets further ahead.
    static let weightLimit = 32 << 20

    /// - Parameters:
    ///   - jobs: nil for as many as there are cores.
    ///   - seconds: how long an item may take; nil for no bound.
    public init(jobs: Int? = nil, seconds: Int? = nil) {
        self.jobs = max(1, jobs ?? WorkerThread.cores)
        self.seconds = seconds
    }

    /// Works on the items 0 ..< count, fewer when the process is asked to stop: what is begun is finished and delivered.
    ///
    /// - Parameters:
    ///   - worker: makes what works on items, one for each thread; what it keeps belongs to that thread.
    ///   - name: what an item is called where it takes too long.
    ///   - has: whether there is an item, where that is not known before; waits until it is. There is none behind one that
    ///     is not there.
    ///   - weight: how many bytes a result takes while it waits.
    ///   - stuck: what becomes of an item at which work is stuck and does not see that its time is over: its thread is
    ///     left behind, and another one goes on. Without it, and where there is only one item, the process ends.
    ///   - deliver: gets each result on the calling thread. When it throws, no further item is begun.
    public func run<Output: Sendable, Failure: Error>(
        _ count: Int, worker: @escaping @Sendable () -> (Int) -> Output,
        name: @escaping @Sendable (Int) -> String = { "\($0 + 1)" },
        weight: @escaping @Sendable (Output) -> Int = { _ in 0 },
        has: (@Sendable (Int) -> Bool)? = nil, stuck: (@Sendable (Int) -> Output)? = nil,
        deliver: (Output) throws(Failure) -> Void
    ) throws(Failure) {
        let threadCount = min(jobs, count)
        guard threadCount > 1 || (count > 1 && seconds != nil && stuck != nil) else {
            return try one(count, worker, name, has, deliver)
        }
        let crew = Crew(
            queue: OrderedQueue<Output>(
                count: count, window: threadCount == 1 ? 1 : threadCount * Self.windowPerJob, weightLimit: Self.weightLimit),
            worker: worker, weight: weight, has: has, stuck: stuck)
        let watch = seconds.map {
            StuckWork(
                seconds: $0, grace: grace, name: name, leave: { crew.goOn(without: $0, at: $1) },
                end: SignalHandling.endStuck)
        }
        defer { watch?.finish() }
        crew.watch(with: watch)
        let begun = (0..<threadCount).count { _ in crew.begin() }
        defer {
            crew.queue.cancel()
            crew.queue.awaitWorkers()
            crew.watch(with: nil)
        }
        // The system may have no thread to spare: slower is better than not at all.
        if begun == 0 { return try one(count, worker, name, has, deliver) }
        while let output = crew.queue.receive() { try deliver(output) }
    }

    /// All items on the thread that calls.
    private func one<Output: Sendable, Failure: Error>(
        _ count: Int, _ worker: () -> (Int) -> Output, _ name: @escaping @Sendable (Int) -> String,
        _ has: (@Sendable (Int) -> Bool)?, _ deliver: (Output) throws(Failure) -> Void
    ) throws(Failure) {
        let work = worker()
        let watch = seconds.map { StuckWork(seconds: $0, grace: grace, name: name, end: SignalHandling.endStuck) }
        defer { watch?.finish() }
        for index in 0..<count {
            if Interruption.isRequested { return }
            if let has, !has(index) { return }
            try deliver(watch?.runAlone(index, work) ?? work(index))
        }
    }
}
