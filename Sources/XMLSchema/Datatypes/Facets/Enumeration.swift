/// The values an enumeration admits, found by their value keys.
public final class Enumeration: Sendable {
    /// As the schema writes them, white space handled, in its order.
    public let literals: [String]
    /// The keys one after the other.
    private let bytes: [UInt8]
    /// Where each key ends in `bytes`.
    private let ends: [Int]
    /// Open addressing on the hash of a key: its index plus one, 0 for a free place. Empty where a scan is as fast.
    private let places: [Int32]

    private static let scanned = 8

    /// - Parameters:
    ///   - literals: the values as written.
    ///   - keys: the value key of each.
    init(literals: [String], keys: [[UInt8]]) {
        self.literals = literals
        bytes = keys.flatMap { $0 }
        var ends: [Int] = []
        ends.reserveCapacity(keys.count)
        for key in keys { ends.append((ends.last ?? 0) + key.count) }
        self.ends = ends
        guard keys.count > Self.scanned else {
            places = []
            return
        }
        var size = 16
        while size < keys.count * 2 { size *= 2 }
        var places = [Int32](repeating: 0, count: size)
        for (index, key) in keys.enumerated() {
            var place = key.withUnsafeBufferPointer { Self.hash(tag: $0.first ?? 0, $0.slice(1, $0.count)) }
            place &= size - 1
            while places[place] != 0 { place = (place + 1) & (size - 1) }
            places[place] = Int32(truncatingIfNeeded: index + 1)
        }
        self.places = places
    }

    /// Whether a key is among the values; the key is given in two parts so that the common ones need not be built.
    func contains(tag: UInt8, _ rest: Bytes) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            guard !places.isEmpty else {
                var start = 0
                for end in ends {
                    if Self.isKey(bytes, start, end, tag: tag, rest) { return true }
                    start = end
                }
                return false
            }
            let mask = places.count - 1
            var place = Self.hash(tag: tag, rest) & mask
            while places[place] != 0 {
                let index = Int(places[place]) - 1
                if Self.isKey(bytes, index == 0 ? 0 : ends[index - 1], ends[index], tag: tag, rest) { return true }
                place = (place + 1) & mask
            }
            return false
        }
    }

    private static func isKey(_ bytes: Bytes, _ start: Int, _ end: Int, tag: UInt8, _ rest: Bytes) -> Bool {
        end - start == rest.count + 1 && bytes[start] == tag && bytes.slice(start + 1, end).isEqual(to: rest)
    }

    /// FNV-1a. Only the schema's own values are in the table, so that no document can make it slow.
    @inline(__always)
    private static func hash(tag: UInt8, _ rest: Bytes) -> Int {
        var hash = (0xCBF2_9CE4_8422_2325 ^ UInt64(tag)) &* 0x100_0000_01B3
        for byte in rest { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF)
    }
}
