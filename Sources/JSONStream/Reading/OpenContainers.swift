import Glibc

/// The containers that are open at a place, with the names their objects hold: gives pointers, and finds members
/// that stand twice.
///
/// All open containers share a few arrays that grow and shrink like a stack, so a member costs no allocation.
/// A name is looked up by hash: in a short object along its list, in a longer one in a table of its own.
final class OpenContainers {
    struct Frame {
        /// Where the container begins in the document.
        var offset = 0
        /// Where that is, once resolved: see `JSONReader.resolveFrames`.
        var line = 0
        var column = 0
        var isObject = false
        /// The current item of an array; -1 before the first.
        var index = -1
        /// Where the object's names begin in the shared arrays.
        var firstName = 0
        var firstByte = 0
        var table = 0
        var tableSize = 0
    }

    /// Objects up to this size are searched without a table: that many hashes are two cache lines.
    private static let listed = 16

    private(set) var depth = 0
    private let frames: Storage<Frame>
    /// Bytes of all names of open objects, in order.
    private let names: GrowingBytes
    private let hashes: Storage<UInt32>
    /// Ends of the names in `names`.
    private let ends: Storage<UInt32>
    private var nameCount = 0
    private let tables: Storage<UInt32>
    private var tableEnd = 0
    /// Unknown to who writes documents, so that nobody can make names collide on purpose.
    private let seed: UInt64

    init() {
        frames = Storage(capacity: 32, filler: Frame())
        names = GrowingBytes(capacity: 1024)
        hashes = Storage(capacity: 128, filler: 0)
        ends = Storage(capacity: 128, filler: 0)
        tables = Storage(capacity: 0, filler: 0)
        seed = UInt64.random(in: .min ... .max)
    }

    /// Bytes of the names kept now.
    var nameBytes: Int { names.count }

    /// Whether the innermost container is an object.
    var topIsObject: Bool {
        @inline(__always) get { frames.base[depth - 1].isObject }
    }

    /// How many members the innermost container has so far, the current one included.
    var topMemberCount: Int { nameCount - frames.base[depth - 1].firstName }

    subscript(index: Int) -> Frame {
        get { frames.base[index] }
        set { frames.base[index] = newValue }
    }

    // MARK: Moving

    @inline(__always)
    func push(isObject: Bool, offset: Int) {
        frames.require(depth + 1)
        frames.base[depth] = Frame(
            offset: offset, isObject: isObject, firstName: nameCount, firstByte: names.count, table: tableEnd)
        depth += 1
    }

    @inline(__always)
    func pop() {
        depth -= 1
        let frame = frames.base + depth
        nameCount = frame.pointee.firstName
        names.truncate(to: frame.pointee.firstByte)
        tableEnd = frame.pointee.table
    }

    @inline(__always)
    func nextItem() { frames.base[depth - 1].index += 1 }

    /// Adds a name to the innermost object; sixteen bytes behind it must be readable.
    ///
    /// - Returns: whether the object had it already.
    func addName(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = bytes.baseAddress else { return false }
        let hash = Self.hash(start, bytes.count, seed: seed)
        let first = frames.base[depth - 1].firstName
        let isKnown: Bool
        if nameCount - first <= Self.listed {
            isKnown = isListed(start, bytes.count, hash: hash, from: first)
        } else {
            isKnown = isInTable(start, bytes.count, hash: hash, from: first)
        }
        hashes.require(nameCount + 1)
        ends.require(nameCount + 1)
        names.append(padded: start, count: bytes.count)
        hashes.base[nameCount] = hash
        ends.base[nameCount] = UInt32(truncatingIfNeeded: names.count)
        nameCount += 1
        if nameCount - first > Self.listed { note(first: first) }
        return isKnown
    }

    // MARK: Looking up

    private func range(of name: Int) -> Range<Int> {
        let frameStart = name == 0 ? 0 : Int(ends.base[name - 1])
        return frameStart..<Int(ends.base[name])
    }

    private func isName(_ name: Int, _ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        let range = range(of: name)
        return range.count == count && memcmp(names.base + range.lowerBound, start, count) == 0
    }

    @inline(__always)
    private func isListed(_ start: UnsafePointer<UInt8>, _ count: Int, hash: UInt32, from first: Int) -> Bool {
        var name = first
        while name < nameCount {
            if hashes.base[name] == hash, isName(name, start, count) { return true }
            name += 1
        }
        return false
    }

    private func isInTable(_ start: UnsafePointer<UInt8>, _ count: Int, hash: UInt32, from first: Int) -> Bool {
        let frame = frames.base[depth - 1]
        let mask = frame.tableSize - 1
        var slot = Int(hash) & mask
        while case let entry = Int(tables.base[frame.table + slot]), entry != 0 {
            let name = first + entry - 1
            if hashes.base[name] == hash, isName(name, start, count) { return true }
            slot = (slot + 1) & mask
        }
        return false
    }

    /// Notes the last name in the object's table, which grows so that half of it stays free.
    private func note(first: Int) {
        let count = nameCount - first
        var size = frames.base[depth - 1].tableSize
        if count * 2 <= size {
            insert(count - 1, first: first)
            return
        }
        size = max(64, size * 2)
        let table = frames.base[depth - 1].table
        tables.require(table + size)
        (tables.base + table).update(repeating: 0, count: size)
        tableEnd = table + size
        frames.base[depth - 1].tableSize = size
        for entry in 0..<count { insert(entry, first: first) }
    }

    private func insert(_ entry: Int, first: Int) {
        let frame = frames.base[depth - 1]
        let mask = frame.tableSize - 1
        var slot = Int(hashes.base[first + entry]) & mask
        while tables.base[frame.table + slot] != 0 { slot = (slot + 1) & mask }
        tables.base[frame.table + slot] = UInt32(truncatingIfNeeded: entry + 1)
    }

    @inline(__always)
    private static func hash(_ start: UnsafePointer<UInt8>, _ count: Int, seed: UInt64) -> UInt32 {
        var state = seed ^ UInt64(truncatingIfNeeded: count)
        var index = 0
        while index + 8 <= count {
            state = fold(state ^ ByteScan.load(start + index))
            index += 8
        }
        let rest = count - index
        if rest > 0 {
            state = fold(state ^ (ByteScan.load(start + index) & (~0 >> UInt64(64 - 8 * rest))))
        }
        return UInt32(truncatingIfNeeded: fold(state) >> 16)
    }

    @inline(__always)
    private static func fold(_ value: UInt64) -> UInt64 {
        let product = (value ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
        return product.high ^ product.low
    }

    // MARK: Pointers

    /// The token of a container's current child; nil before its first.
    func token(at level: Int) -> PointerToken {
        let frame = frames.base[level]
        guard frame.isObject else { return frame.index < 0 ? .none : .index(frame.index) }
        let after = level + 1 < depth ? frames.base[level + 1].firstName : nameCount
        guard after > frame.firstName else { return .none }
        let range = range(of: after - 1)
        return .name(UnsafeBufferPointer(start: names.base + range.lowerBound, count: range.count))
    }

    func appendPointer(to pointer: inout PointerText, levels: Int) {
        for level in 0..<levels {
            guard pointer.append(token(at: level)) else { return }
        }
    }
}
