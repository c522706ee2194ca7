import Glibc
import RapporteurXMLStream

/// Remembers which element a name stands for where a wildcard of a type admits it, so that the name is taken apart
/// once. Open addressing, at most half full; it starts over where a document has very many names.
final class AdmittedElements {
    struct Entry: BitwiseCopyable {
        fileprivate var start = 0
        fileprivate var count: Int32 = -1
        fileprivate var type: Int32 = 0
        var position: Int32 = 0
        var prediction = Prediction(name: .none, type: 0)
    }

    private static let limit = 20_000
    private var mask = 63
    private var entries: UnsafeMutablePointer<Entry>
    private let bytes = PlainBuffer<UInt8>(capacity: 1024)
    private var count = 0

    init() {
        entries = .allocate(capacity: 64)
        entries.initialize(repeating: Entry(), count: 64)
    }

    deinit { entries.deallocate() }

    @inline(__always)
    func find(_ name: UnsafeBufferPointer<UInt8>, type: Int32) -> Entry? {
        guard let start = name.baseAddress else { return nil }
        var slot = Self.hash(name, type) & mask
        while true {
            let entry = entries[slot]
            if entry.count < 0 { return nil }
            if entry.type == type, Int(entry.count) == name.count, let own = bytes.all.baseAddress,
                memcmp(own + entry.start, start, name.count) == 0
            {
                return entry
            }
            slot = (slot + 1) & mask
        }
    }

    func insert(_ name: UnsafeBufferPointer<UInt8>, type: Int32, position: Int32, _ prediction: Prediction) {
        if count >= Self.limit { removeAll() }
        if count * 2 > mask { grow() }
        var entry = Entry(position: position, prediction: prediction)
        entry.start = bytes.count
        entry.count = Int32(clamping: name.count)
        entry.type = type
        bytes.append(name)
        place(entry, Self.hash(name, type))
        count += 1
    }

    private func removeAll() {
        entries.update(repeating: Entry(), count: mask + 1)
        bytes.removeAll(keeping: 1024)
        count = 0
    }

    private func place(_ entry: Entry, _ hash: Int) {
        var slot = hash & mask
        while entries[slot].count >= 0 { slot = (slot + 1) & mask }
        entries[slot] = entry
    }

    private func grow() {
        let old = entries
        let oldCount = mask + 1
        mask = oldCount * 2 - 1
        entries = .allocate(capacity: mask + 1)
        entries.initialize(repeating: Entry(), count: mask + 1)
        for index in 0..<oldCount where old[index].count >= 0 {
            let entry = old[index]
            let name = UnsafeBufferPointer(rebasing: bytes.all[entry.start..<(entry.start + Int(entry.count))])
            place(entry, Self.hash(name, entry.type))
        }
        old.deallocate()
    }

    /// Unknown to who writes documents, so that nobody can make names collide on purpose.
    private static let seed = UInt64.random(in: .min ... .max) | 1

    private static func hash(_ name: UnsafeBufferPointer<UInt8>, _ type: Int32) -> Int {
        var hash = seed ^ UInt64(UInt32(bitPattern: type))
        for byte in name { hash = (hash ^ UInt64(byte)) &* (seed ^ 0x9E37_79B9_7F4A_7C15 | 1) }
        return Int(truncatingIfNeeded: hash >> 20)
    }
}
