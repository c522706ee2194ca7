import Glibc

/// Finds names by their bytes; made once, then read only. Open addressing, at most half full.
final class NameLookup: @unchecked Sendable {
    // Unchecked: memory is written in `init` alone.

    private struct Entry: BitwiseCopyable {
        var start: Int32
        var count: Int32
        var value: Int32
    }

    private let entries: UnsafeMutablePointer<Entry>
    private let bytes: UnsafeMutablePointer<UInt8>
    private let mask: Int
    /// The names, in the order given, for suggesting one.
    let names: [String]

    init(_ names: [(name: String, value: Int32)]) {
        self.names = names.map(\.name)
        var size = 4
        while size < names.count * 2 { size *= 2 }
        mask = size - 1
        entries = .allocate(capacity: size)
        entries.initialize(repeating: Entry(start: 0, count: -1, value: -1), count: size)
        bytes = .allocate(capacity: max(1, names.reduce(0) { $0 + $1.name.utf8.count }))
        var end = 0
        for (name, value) in names {
            let start = end
            for byte in name.utf8 {
                bytes[end] = byte
                end += 1
            }
            var slot = Self.hash(UnsafeBufferPointer(start: bytes + start, count: end - start)) & mask
            while entries[slot].count >= 0 { slot = (slot + 1) & mask }
            entries[slot] = Entry(start: Int32(start), count: Int32(end - start), value: value)
        }
    }

    deinit {
        entries.deallocate()
        bytes.deallocate()
    }

    /// The value of a name, -1 for one that is not there.
    @inline(__always)
    func find(_ name: UnsafeBufferPointer<UInt8>) -> Int32 {
        guard let start = name.baseAddress else { return -1 }
        var slot = Self.hash(name) & mask
        while true {
            let entry = entries[slot]
            if entry.count < 0 { return -1 }
            if Int(entry.count) == name.count, memcmp(bytes + Int(entry.start), start, name.count) == 0 {
                return entry.value
            }
            slot = (slot + 1) & mask
        }
    }

    /// Mixes the first and the last eight bytes, which are enough to tell most names apart; the names are those of a
    /// schema, which is trusted not to make them collide.
    @inline(__always)
    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
        let bytes = UnsafeRawBufferPointer(name)
        let count = bytes.count
        let head: UInt64
        let tail: UInt64
        if count >= 8 {
            head = bytes.loadUnaligned(as: UInt64.self)
            tail = bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
        } else if count >= 4 {
            head = UInt64(bytes.loadUnaligned(as: UInt32.self))
            tail = UInt64(bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
        } else if count > 0 {
            head = UInt64(bytes[0]) | UInt64(bytes[count / 2]) << 8
            tail = UInt64(bytes[count - 1])
        } else {
            return 0
        }
        let mixed = (head ^ (tail &* 0xE703_7ED1_A0B4_28DB) ^ UInt64(count)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed ^ mixed >> 32)
    }
}
