/// Open elements or containers, in plain memory that grows and is not given back before the end.
final class FrameStack<Frame: BitwiseCopyable> {
    @exclusivity(unchecked) private var capacity = 64
    @exclusivity(unchecked) private(set) var base: UnsafeMutablePointer<Frame>
    @exclusivity(unchecked) private(set) var count = 0

    init() { base = .allocate(capacity: capacity) }

    deinit { base.deallocate() }

    /// The innermost element; only while one is open.
    @inline(__always) var top: UnsafeMutablePointer<Frame> { base + (count &- 1) }

    @inline(__always)
    func push(_ frame: Frame) {
        if count == capacity { grow() }
        (base + count).initialize(to: frame)
        count &+= 1
    }

    @inline(__always)
    func pop() { count &-= 1 }

    /// The innermost element that satisfies a predicate.
    func innermost(where isWanted: (Frame) -> Bool) -> Frame? {
        var index = count - 1
        while index >= 0 {
            if isWanted(base[index]) { return base[index] }
            index -= 1
        }
        return nil
    }

    private func grow() {
        let larger = UnsafeMutablePointer<Frame>.allocate(capacity: capacity * 2)
        larger.update(from: base, count: count)
        base.deallocate()
        base = larger
        capacity *= 2
    }
}
