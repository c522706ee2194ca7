import Glibc

/// Hands out the numbers 0 ..< count to threads, and what they made of them, in order, to one reader.
///
/// Nobody gets further ahead of the reader than `window`, so that memory is bounded when one item takes long.
/// Made for items that take a tenth of a millisecond and more: one lock serves all.
///
/// Unchecked, because the lock guards all that changes.
final class OrderedQueue<Output: Sendable>: @unchecked Sendable {
    private let count: Int
    private let window: Int
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    /// Signalled when there is room to go ahead, or nothing left to do.
    private let hasRoom = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    /// Signalled when the result that the reader waits for is there.
    private let hasResult = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var next = 0
    private var delivered = 0
    private var isCancelled = false
    /// A ring: the result of item n stands at n modulo window.
    private var results: [Output?]

    init(count: Int, window: Int) {
        self.count = count
        self.window = max(1, window)
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

    /// The next item to work on; nil when there is none left. Waits while too far ahead of the reader.
    func take() -> Int? {
        locked {
            while !isCancelled, next < count, next >= delivered + window { pthread_cond_wait(hasRoom, lock) }
            guard !isCancelled, next < count else { return nil }
            defer { next += 1 }
            return next
        }
    }

    /// Hands in the result of an item.
    func put(_ output: Output, of index: Int) {
        locked {
            results[index % window] = output
            if index == delivered { pthread_cond_signal(hasResult) }
        }
    }

    /// The next result, in order; nil when all were given out. For one thread.
    func receive() -> Output? {
        locked {
            guard delivered < count else { return nil }
            while results[delivered % window] == nil { pthread_cond_wait(hasResult, lock) }
            let output = results[delivered % window].take()
            delivered += 1
            pthread_cond_broadcast(hasRoom)
            return output
        }
    }

    /// Lets threads finish what they are at, and take no more.
    func cancel() {
        locked {
            isCancelled = true
            pthread_cond_broadcast(hasRoom)
        }
    }
}
