/// The memory of one tree: handed out piece by piece, given back all at once.
///
/// libxml2 allocates each node, name and text by itself; from an arena a tree is built in a third of the time and
/// freed in none.
final class TreeArena {
    private var chunks: [UnsafeMutableRawPointer] = []
    private var next: UnsafeMutableRawPointer
    private var left: Int
    private var chunkSize = 32 * 1024

    init() {
        next = .allocate(byteCount: chunkSize, alignment: 16)
        left = chunkSize
        chunks.append(next)
    }

    deinit {
        for chunk in chunks { chunk.deallocate() }
    }

    /// Memory that is not initialised, aligned for pointers.
    @inline(__always)
    func allocate(_ count: Int) -> UnsafeMutableRawPointer {
        let rounded = (count + 7) & ~7
        if rounded > left { grow(rounded) }
        let result = next
        next += rounded
        left -= rounded
        return result
    }

    @inline(__always)
    func make<Value: BitwiseCopyable>(_ value: Value) -> UnsafeMutablePointer<Value> {
        let place = allocate(MemoryLayout<Value>.size).bindMemory(to: Value.self, capacity: 1)
        place.initialize(to: value)
        return place
    }

    /// The bytes with a zero after them.
    @inline(__always)
    func string(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
        let place = allocate(bytes.count + 1).bindMemory(to: UInt8.self, capacity: bytes.count + 1)
        if let base = bytes.baseAddress { place.initialize(from: base, count: bytes.count) }
        (place + bytes.count).initialize(to: 0)
        return place
    }

    @inline(never)
    private func grow(_ wanted: Int) {
        chunkSize = min(chunkSize * 2, 1 << 20)
        let size = max(chunkSize, wanted)
        next = .allocate(byteCount: size, alignment: 16)
        left = size
        chunks.append(next)
    }
}

/// The local names of a name table as C strings, for all trees whose names come from that table.
final class TreeNames {
    let table: NameTable
    private let arena = TreeArena()
    private var entries: [(local: UnsafePointer<UInt8>, hasNamespace: Bool)] = []

    init(_ table: NameTable) { self.table = table }

    @inline(__always)
    subscript(id: NameID) -> (local: UnsafePointer<UInt8>, hasNamespace: Bool) {
        if id.index >= entries.count { learn() }
        return entries[id.index]
    }

    private func learn() {
        for index in entries.count..<table.count {
            let name = table[NameID(rawValue: Int32(index))]
            var local = name.local
            let text = local.withUTF8 { arena.string($0) }
            entries.append((UnsafePointer(text), !name.namespace.isEmpty))
        }
    }
}
