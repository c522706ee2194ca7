import RapporteurDiagnostics
import RapporteurXMLStream

/// A set of byte strings with the place of each: 24 bytes an entry, whatever their length; with the
/// room of a growing table up to 70.
///
/// It keeps a keyed 128-bit hash instead of the bytes. The key is drawn at random for each process, so nobody can make
/// documents whose keys collide; by chance two of a billion keys do so with a probability below 10⁻²⁰.
struct KeySet {
    /// The place of a key in eight bytes: its byte offset where the source can still be asked about it later, else
    /// line and column.
    struct Place {
        private let bits: UInt64
        private static let isOffset: UInt64 = 1 << 63

        init(_ offset: Int, _ positions: any PositionResolver) {
            if positions.holdsAllPositions {
                bits = UInt64(offset) | Self.isOffset
            } else {
                let position = positions.position(at: offset)
                bits = UInt64(UInt32(clamping: position.line) & 0x7FFF_FFFF) << 32 | UInt64(UInt32(clamping: position.column))
            }
        }

        fileprivate init(bits: UInt64) { self.bits = bits }
        fileprivate var raw: UInt64 { bits }

        func position(_ positions: any PositionResolver) -> Position {
            if bits & Self.isOffset != 0 { return positions.position(at: Int(bits & ~Self.isOffset)) }
            return Position(line: Int(bits >> 32), column: Int(bits & 0xFFFF_FFFF))
        }
    }

    private struct Entry {
        var hash: SIMD2<UInt64>
        var place: UInt64
    }

    private var entries: [Entry] = []
    private var used = 0
    private let hasher = KeyedHash.ofProcess

    var count: Int { used }

    /// Adds a key; returns the place of an equal one that was there before, and then adds nothing.
    mutating func insert(_ key: UnsafeBufferPointer<UInt8>, at place: @autoclosure () -> Place) -> Place? {
        if used * 4 >= entries.count * 3 { grow() }
        let hash = hasher.hash(key)
        let mask = entries.count - 1
        return entries.withUnsafeMutableBufferPointer { entries in
            var slot = Int(truncatingIfNeeded: hash.x) & mask
            while entries[slot].hash != .zero {
                if entries[slot].hash == hash { return Place(bits: entries[slot].place) }
                slot = (slot + 1) & mask
            }
            entries[slot] = Entry(hash: hash, place: place().raw)
            used += 1
            return nil
        }
    }

    func contains(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
        guard used > 0 else { return false }
        let hash = hasher.hash(key)
        var place = Int(truncatingIfNeeded: hash.x) & (entries.count - 1)
        while entries[place].hash != .zero {
            if entries[place].hash == hash { return true }
            place = (place + 1) & (entries.count - 1)
        }
        return false
    }

    func contains(_ key: String) -> Bool {
        var key = key
        return key.withUTF8 { contains($0) }
    }

    private mutating func grow() {
        let old = entries
        entries = Array(repeating: Entry(hash: .zero, place: 0), count: max(16, old.count * 2))
        for entry in old where entry.hash != .zero {
            var slot = Int(truncatingIfNeeded: entry.hash.x) & (entries.count - 1)
            while entries[slot].hash != .zero { slot = (slot + 1) & (entries.count - 1) }
            entries[slot] = entry
        }
    }
}

/// SipHash-2-4 with 128 bits of output (Aumasson and Bernstein), keyed at random.
struct KeyedHash {
    /// Drawing one for each set was eight calls of the system a document.
    static let ofProcess = KeyedHash()

    private let key0 = UInt64.random(in: .min ... .max)
    private let key1 = UInt64.random(in: .min ... .max)

    /// Never zero, which marks a free place in tables.
    func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> SIMD2<UInt64> {
        var v0 = key0 ^ 0x736f_6d65_7073_6575
        var v1 = key1 ^ 0x646f_7261_6e64_6f6d ^ 0xee
        var v2 = key0 ^ 0x6c79_6765_6e65_7261
        var v3 = key1 ^ 0x7465_6462_7974_6573

        @inline(__always) func round() {
            v0 &+= v1
            v1 = (v1 << 13 | v1 >> 51) ^ v0
            v0 = v0 << 32 | v0 >> 32
            v2 &+= v3
            v3 = (v3 << 16 | v3 >> 48) ^ v2
            v0 &+= v3
            v3 = (v3 << 21 | v3 >> 43) ^ v0
            v2 &+= v1
            v1 = (v1 << 17 | v1 >> 47) ^ v2
            v2 = v2 << 32 | v2 >> 32
        }

        let raw = UnsafeRawBufferPointer(bytes)
        let whole = raw.count & ~7
        var offset = 0
        while offset < whole {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            v3 ^= word
            round()
            round()
            v0 ^= word
            offset += 8
        }
        var last = UInt64(truncatingIfNeeded: raw.count) << 56
        for index in offset..<raw.count { last |= UInt64(raw[index]) << UInt64((index - offset) * 8) }
        v3 ^= last
        round()
        round()
        v0 ^= last
        v2 ^= 0xee
        for _ in 0..<4 { round() }
        let first = v0 ^ v1 ^ v2 ^ v3
        v1 ^= 0xdd
        for _ in 0..<4 { round() }
        let second = v0 ^ v1 ^ v2 ^ v3
        return first == 0 && second == 0 ? SIMD2(1, 0) : SIMD2(first, second)
    }
}
