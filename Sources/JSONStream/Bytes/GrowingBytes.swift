/// Bytes that grow and are read and written eight at a time: there is always room for `padding` bytes behind them.
///
/// A class, as is `Storage`: a struct that changes in place within the reader would have every change checked for
/// exclusive access at run time, a quarter of the reader's time when measured.
final class GrowingBytes {
    /// How many bytes behind the last one may be touched.
    static let padding = 16

    private(set) var base: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
        base = .allocate(capacity: capacity + Self.padding)
        base.initialize(repeating: 0, count: capacity + Self.padding)
    }

    deinit {
        base.deallocate()
    }

    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

    /// Appends bytes that have `padding` readable bytes behind them, or that are followed by enough others.
    @inline(__always)
    func append(padded start: UnsafePointer<UInt8>, count added: Int) {
        makeRoom(added)
        let out = UnsafeMutableRawPointer(base + count)
        var done = 0
        while done < added {
            out.storeBytes(
                of: UnsafeRawPointer(start).loadUnaligned(fromByteOffset: done, as: UInt64.self),
                toByteOffset: done, as: UInt64.self)
            done += 8
        }
        count += added
    }

    @inline(__always)
    func append(_ byte: UInt8) {
        makeRoom(1)
        base[count] = byte
        count += 1
    }

    /// Appends the UTF-8 of a scalar value, which is not a surrogate.
    func append(scalar: UInt32) {
        switch scalar {
        case ..<0x80:
            append(UInt8(truncatingIfNeeded: scalar))
        case ..<0x800:
            append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
            append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        case ..<0x10000:
            append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
            append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
            append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        default:
            append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
            append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
            append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
            append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        }
    }

    /// Forgets all bytes from `count` on.
    @inline(__always)
    func truncate(to newCount: Int) { count = newCount }

    @inline(__always)
    private func makeRoom(_ added: Int) {
        if capacity - count < added { grow(added) }
    }

    @inline(never)
    private func grow(_ added: Int) {
        let bigger = max(capacity * 2, count + added)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: bigger + Self.padding)
        moved.update(from: base, count: count)
        (moved + count).initialize(repeating: 0, count: bigger + Self.padding - count)
        base.deallocate()
        base = moved
        capacity = bigger
    }
}

/// Memory of a plain type that grows.
final class Storage<Element: BitwiseCopyable> {
    private(set) var base: UnsafeMutablePointer<Element>
    private var capacity: Int
    private let filler: Element

    init(capacity: Int, filler: Element) {
        self.capacity = capacity
        self.filler = filler
        base = .allocate(capacity: capacity)
        base.initialize(repeating: filler, count: capacity)
    }

    deinit {
        base.deallocate()
    }

    @inline(__always)
    func require(_ count: Int) {
        if count > capacity { grow(to: count) }
    }

    @inline(never)
    private func grow(to count: Int) {
        let bigger = max(count, capacity * 2)
        let moved = UnsafeMutablePointer<Element>.allocate(capacity: bigger)
        moved.update(from: base, count: capacity)
        (moved + capacity).initialize(repeating: filler, count: bigger - capacity)
        base.deallocate()
        base = moved
        capacity = bigger
    }
}
