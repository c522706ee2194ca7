/// Memory that is filled once and then only read: the tables that validators walk through.
///
/// Validators read through plain pointers, because reference counts and bounds checks cost more than the look-ups.
/// Unchecked Sendable: nothing writes after `init`.
final class FixedBuffer<Element: BitwiseCopyable>: @unchecked Sendable {
    let base: UnsafePointer<Element>
    let count: Int
    private let storage: UnsafeMutablePointer<Element>

    init(_ elements: [Element]) {
        count = elements.count
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
        elements.withUnsafeBufferPointer { source in
            if let start = source.baseAddress { memory.initialize(from: start, count: source.count) }
        }
        storage = memory
        base = UnsafePointer(memory)
    }

    deinit {
        storage.deallocate()
    }
}

/// A small immutable hash table from symbols to integers, open addressing, at most half full.
struct SymbolMap: BitwiseCopyable {
    /// Pairs of key and value; a key of -1 is a free place.
    private let pairs: UnsafePointer<SIMD2<Int32>>
    private let mask: Int32

    static func build(_ entries: [(key: Int32, value: Int32)]) -> (map: SymbolMap, memory: FixedBuffer<SIMD2<Int32>>) {
        var capacity = 2
        while capacity < entries.count * 2 { capacity *= 2 }
        var table = [SIMD2<Int32>](repeating: SIMD2(-1, -1), count: capacity)
        for (key, value) in entries {
            var place = Int(Self.hash(key)) & (capacity - 1)
            while table[place].x >= 0 && table[place].x != key { place = (place + 1) & (capacity - 1) }
            table[place] = SIMD2(key, value)
        }
        let memory = FixedBuffer(table)
        return (SymbolMap(pairs: memory.base, mask: Int32(capacity - 1)), memory)
    }

    @inline(__always)
    private static func hash(_ key: Int32) -> UInt32 {
        let mixed = UInt32(bitPattern: key) &* 0x9E37_79B1
        return mixed ^ (mixed >> 15)
    }

    /// The value of a key, -1 where there is none.
    @inline(__always)
    subscript(key: Int32) -> Int32 {
        var place = Int32(bitPattern: Self.hash(key)) & mask
        while true {
            let pair = pairs[Int(place)]
            if pair.x == key { return pair.y }
            if pair.x < 0 { return -1 }
            place = (place + 1) & mask
        }
    }
}
