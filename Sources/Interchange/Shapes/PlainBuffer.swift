/// A list of plain values that keeps its memory when it is emptied.
final class PlainBuffer<Element: BitwiseCopyable> {
    @exclusivity(unchecked) private var capacity: Int
    @exclusivity(unchecked) private var base: UnsafeMutablePointer<Element>
    @exclusivity(unchecked) private(set) var count = 0

    init(capacity: Int) {
        self.capacity = max(1, capacity)
        base = .allocate(capacity: self.capacity)
    }

    deinit { base.deallocate() }

    /// The values; good until more are appended.
    @inline(__always) var all: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }

    @inline(__always) subscript(index: Int) -> Element { base[index] }

    @inline(__always)
    func append(_ element: Element) {
        if count == capacity { grow(to: count + 1) }
        (base + count).initialize(to: element)
        count &+= 1
    }

    @inline(__always)
    func append(_ elements: UnsafeBufferPointer<Element>) {
        guard let start = elements.baseAddress, elements.count > 0 else { return }
        if capacity - count < elements.count { grow(to: count + elements.count) }
        (base + count).initialize(from: start, count: elements.count)
        count &+= elements.count
    }

    /// Forgets all values, and gives memory back that is larger than `largest`.
    @inline(__always)
    func removeAll(keeping largest: Int = .max) {
        count = 0
        if capacity > largest { shrink(to: largest) }
    }

    /// Forgets the values from an index on.
    @inline(__always)
    func truncate(to index: Int) { count = min(count, index) }

    /// Changes a value in its place.
    @inline(__always)
    func update(_ index: Int, _ change: (inout Element) -> Void) { change(&base[index]) }

    @inline(never)
    private func grow(to wanted: Int) {
        let larger = max(wanted, capacity * 2)
        let moved = UnsafeMutablePointer<Element>.allocate(capacity: larger)
        moved.initialize(from: base, count: count)
        base.deallocate()
        base = moved
        capacity = larger
    }

    @inline(never)
    private func shrink(to wanted: Int) {
        base.deallocate()
        capacity = wanted
        base = .allocate(capacity: wanted)
    }
}
