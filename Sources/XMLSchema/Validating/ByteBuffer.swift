/// Growing memory for bytes that a validator gathers: text in pieces, values that white space handling changed.
///
/// A class, so that pointers into it stay good while the owner is being changed; they are gone when it grows.
final class ByteBuffer {
    @exclusivity(unchecked) private(set) var base: UnsafeMutablePointer<UInt8>
    @exclusivity(unchecked) private(set) var count = 0
    @exclusivity(unchecked) private var capacity: Int

    init(capacity: Int = 4096) {
        self.capacity = capacity
        base = .allocate(capacity: capacity)
    }

    deinit {
        base.deallocate()
    }

    func reserve(_ extra: Int) {
        guard count + extra > capacity else { return }
        let larger = max(capacity * 2, count + extra)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        moved.update(from: base, count: count)
        base.deallocate()
        base = moved
        capacity = larger
    }

    /// Appends bytes and returns where they are now.
    @discardableResult
    func append(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        reserve(bytes.count)
        let start = base + count
        if let source = bytes.baseAddress { start.update(from: source, count: bytes.count) }
        count += bytes.count
        return UnsafeBufferPointer(start: start, count: bytes.count)
    }

    func truncate(to length: Int) { count = min(count, length) }

    subscript(from start: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: base + start, count: count - start)
    }
}
