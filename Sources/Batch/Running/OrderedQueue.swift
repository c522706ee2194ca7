import RapporteurDiagnostics
import Glibc

/// Hands out the numbers 0 ..< count to threads, and what they made of them, in order, to one reader.
///
/// Nobody gets further ahead of the reader than `window`, nor once the results that wait weigh more than
/// `weightLimit`, so that memory is bounded when one item takes long.
/// Made for items that take a tenth of a millisecond and more: one lock serves all.
///
/// Unchecked, because the lock guards all that changes.
final class OrderedQueue<Output: Sendable>: @unchecked Sendable {
    /// How many there are, as far as that is known.
    private var count: Int
    private let window: Int
    private let weightLimit: Int
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    /// Signalled when there is room to go ahead, or nothing left to do.
    private let hasRoom = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    /// Signalled when the result that the reader waits for is there.
    private let hasResult = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var next = 0
    private var delivered = 0
    /// How many threads work; those that were left behind no more.
    private var workers = 0
    /// Whether nothing more is given out.
    private var isCancelled = false
    /// A ring: the result of item n stands at n modulo window.
    private var results: [(output: Output, weight: Int)?]
    /// What the results that wait weigh together.
    private var held = 0

    init(count: Int, window: Int, weightLimit: Int = .max) {
        self.count = count
        self.window = max(1, window)
        self.weightLimit = weightLimit
        results = Array(repeating: nil, count: self.window)
        pthread_mutex_init(lock, nil)
        pthread_cond_init(hasRoom, nil)
        pthread_cond_init(hasResult, nil)
    }

    deinit {
        pthread_cond_destroy(hasResult)
        pthread_cond_destroy(hasRoom)
        pthread_mutex_destroy(lock)
        hasResult.deallocate()
        hasRoom.deallocate()
        lock.deallocate()
    }

    private func locked<Value>(_ body: () -> Value) -> Value {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return body()
    }

    /// The next item to work on; nil when there is none left or the process is asked to stop. Waits while too far ahead
    /// of the reader.
    func take() -> Int? {
        locked {
            if !isCancelled, Interruption.isRequested { stop() }
            while !isCancelled, next < count, isTooFarAhead { pthread_cond_wait(hasRoom, lock) }
            guard !isCancelled, next < count else { return nil }
            defer { next += 1 }
            return next
        }
    }

    /// The item that the reader waits for is never held up: it was taken before any that is ahead of it.
    private var isTooFarAhead: Bool { next >= delivered + window || (held > weightLimit && next > delivered) }

    /// A thread begins to work, and stops.
    func join() { locked { workers += 1 } }

    func leave() {
        locked {
            workers -= 1
            pthread_cond_broadcast(hasResult)
        }
    }

    /// Waits until no thread works any more.
    func awaitWorkers() {
        locked {
            while workers > 0 { pthread_cond_wait(hasResult, lock) }
        }
    }

    /// Hands in the result of an item, with the bytes it takes.
    func put(_ output: Output, weight: Int = 0, of index: Int) {
        locked {
            results[index % window] = (output, weight)
            held += weight
            if index == delivered { pthread_cond_signal(hasResult) }
        }
    }

    /// How many results there will be.
    private var reachable: Int { isCancelled ? min(next, count) : count }

    /// The next result, in order; nil when all were given out, as far as items were taken. For one thread.
    func receive() -> Output? {
        locked {
            while delivered < reachable, results[delivered % window] == nil {
                pthread_cond_wait(hasResult, lock)
            }
            guard delivered < reachable else { return nil }
            let result = results[delivered % window].take()
            held -= result?.weight ?? 0
            delivered += 1
            pthread_cond_broadcast(hasRoom)
            return result?.output
        }
    }

    /// Says that there is no item of this number and none behind it.
    func end(at index: Int) {
        locked {
            count = min(count, index)
            pthread_cond_broadcast(hasRoom)
            pthread_cond_broadcast(hasResult)
        }
    }

    /// Lets threads finish what they are at, and take no more.
    func cancel() {
        locked { stop() }
    }

    private func stop() {
        isCancelled = true
        pthread_cond_broadcast(hasRoom)
        pthread_cond_broadcast(hasResult)
    }
}
