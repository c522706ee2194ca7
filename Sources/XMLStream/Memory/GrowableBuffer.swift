/// A growable run of trivial values in memory of its own: what an event costs is a store and a compare.
///
/// Arrays would do the same with uniqueness and bounds checks on each append, which measured a tenth of the
/// whole reading time. Whoever holds one calls `deallocate` once.
struct GrowableBuffer<Element: BitwiseCopyable> {
    private(set) var base: UnsafeMutablePointer<Element>
    private(set) var capacity: Int
    var count = 0

    init(capacity: Int) {
        self.capacity = max(capacity, 16)
        base = .allocate(capacity: self.capacity)
    }

    func deallocate() { base.deallocate() }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow(by: 1) }
        (base + count).initialize(to: element)
        count += 1
    }

    @inline(__always)
    mutating func append(_ elements: UnsafePointer<Element>, count added: Int) {
        if capacity - count < added { grow(by: added) }
        (base + count).initialize(from: elements, count: added)
        count += added
    }

    /// Makes room for more elements without adding any.
    mutating func reserve(_ added: Int) {
        if capacity - count < added { grow(by: added) }
    }

    @inline(never)
    private mutating func grow(by added: Int) {
        let larger = max(capacity * 2, count + added)
        let fresh = UnsafeMutablePointer<Element>.allocate(capacity: larger)
        fresh.initialize(from: base, count: count)
        base.deallocate()
        base = fresh
        capacity = larger
    }

    /// Drops elements at the front; the rest moves down.
    mutating func removeFirst(_ dropped: Int) {
        base.update(from: base + dropped, count: count - dropped)
        count -= dropped
    }

    /// Gives memory back after an outsize document.
    mutating func shrink(to wanted: Int) {
        guard capacity > wanted, count == 0 else { return }
        base.deallocate()
        capacity = max(wanted, 16)
        base = .allocate(capacity: capacity)
    }

    var all: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }
}
