import RapporteurDiagnostics

/// Does the same work on many items with several threads, and delivers what comes of it in the order of the items.
///
/// What is delivered does not depend on how many threads there are.
public struct OrderedWork: Sendable {
    /// How many threads work; 1 does all on the thread that calls.
    public let jobs: Int
    /// How many seconds an item may take; nil for no bound.
    let seconds: Int?

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
    ///   - deliver: gets each result on the calling thread. When it throws, no further item is begun.
    public func run<Output: Sendable, Failure: Error>(
        _ count: Int, worker: @escaping @Sendable () -> (Int) -> Output,
        name: @escaping @Sendable (Int) -> String = { "\($0 + 1)" },
        weight: @escaping @Sendable (Output) -> Int = { _ in 0 },
        has: (@Sendable (Int) -> Bool)? = nil,
        deliver: (Output) throws(Failure) -> Void
    ) throws(Failure) {
        let threadCount = min(jobs, count)
        let watch = seconds.map { StuckWork(seconds: $0, name: name, end: SignalHandling.endStuck) }
        defer { watch?.finish() }
        @Sendable func timed(_ index: Int, _ worker: Int, _ work: (Int) -> Output) -> Output {
            watch.map { $0.run(index, worker: worker, work) } ?? work(index)
        }
        guard threadCount > 1 else {
            let work = worker()
            return try one(count, work: work, timed, has, deliver)
        }
        let queue = OrderedQueue<Output>(
            count: count, window: threadCount * Self.windowPerJob, weightLimit: Self.weightLimit)
        let body: @Sendable (Int) -> Void = { number in
            let work = worker()
            while let index = queue.take() {
                if let has, !has(index) { return queue.end(at: index) }
                let output = timed(index, number, work)
                queue.put(output, weight: weight(output), of: index)
            }
        }
        let threads = (0..<threadCount).compactMap { number in WorkerThread { body(number) } }
        defer {
            queue.cancel()
            for thread in threads { thread.join() }
        }
        guard !threads.isEmpty else {
            // The system has no thread to spare: slower is better than not at all.
            return try one(count, work: worker(), timed, has, deliver)
        }
        while let output = queue.receive() { try deliver(output) }
    }

    /// All items on the thread that calls.
    private func one<Output: Sendable, Failure: Error>(
        _ count: Int, work: @escaping (Int) -> Output, _ timed: @escaping (Int, Int, (Int) -> Output) -> Output,
        _ has: (@Sendable (Int) -> Bool)?, _ deliver: (Output) throws(Failure) -> Void
    ) throws(Failure) {
        for index in 0..<count {
            if Interruption.isRequested { return }
            if let has, !has(index) { return }
            try deliver(timed(index, 0, work))
        }
    }
}
