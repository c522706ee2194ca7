internal import RapporteurDiagnostics
internal import Glibc

/// The part of a document, in UTF-8, that is at hand: what the parser reads next and what findings may point to.
///
/// Offsets count from the first byte of the document's UTF-8 form, a byte order mark not among them. A small
/// document is held whole; of a large one, what came before the batch at work is dropped as reading goes on,
/// after the places of elements still open were worked out (`InputWindow+Places.swift`).
final class InputWindow {
    typealias Pull = (UnsafeMutableRawBufferPointer) throws(WorkError) -> Int

    /// The bytes held, followed by one zero byte.
    private(set) var held: GrowableBuffer<UInt8>
    /// The document offset of the first byte held.
    private(set) var start = 0
    /// Whether the source has been read to its end.
    private(set) var isComplete = false
    /// Bytes before this offset may be dropped.
    var keepFrom = 0
    /// XML declaration of the document, once opened.
    var declaration: XMLDeclaration?
    /// What is wrong with the encoding, found when opening.
    var encodingProblem: EncodingProblem?

    /// Raw bytes read while looking for the encoding, which the decoder gets first.
    var carried: [UInt8] = []
    var decoder: TextDecoder?
    private let pull: Pull
    let chunk: Int

    // Places: see InputWindow+Places.swift.
    var marks: [PlaceMark] = []
    var cursor = PlaceMark()
    var resolved: [PlaceMark] = []

    init(reusing buffer: GrowableBuffer<UInt8>, chunk: Int, pull: @escaping Pull) {
        held = buffer
        held.count = 0
        // One outsize document is no reason to hold its memory for all that follow.
        held.shrink(to: 8 << 20)
        self.chunk = max(chunk, 1)
        self.pull = pull
    }

    /// The offset after the last byte held.
    @inline(__always) var end: Int { start + held.count }

    /// Whether the bytes that follow could not be decoded.
    var isUndecodable: Bool { decoder?.failed ?? false }

    /// The address of a byte that is held.
    @inline(__always) func address(of offset: Int) -> UnsafeMutablePointer<UInt8> { held.base + (offset - start) }

    /// Reads on, dropping what nobody needs; returns false at the end of the source.
    func fill() throws(WorkError) -> Bool {
        guard !isComplete else { return false }
        drop()
        let before = held.count
        var more = true
        if let decoder {
            while more, held.count == before {
                more = try decoder.decode(from: { (room) throws(WorkError) in try self.pullRaw(room) }, into: &held)
            }
        } else {
            held.reserve(chunk + 1)
            let room = min(held.capacity - held.count - 1, max(chunk, 4096))
            let count = try pull(UnsafeMutableRawBufferPointer(start: held.base + held.count, count: room))
            held.count += count
            more = count > 0
        }
        if !more { isComplete = true }
        held.reserve(1)
        (held.base + held.count).initialize(to: 0)
        return held.count > before
    }

    /// Reads raw bytes: those carried over first.
    func pullRaw(_ room: UnsafeMutableRawBufferPointer) throws(WorkError) -> Int {
        guard !carried.isEmpty else { return try pull(room) }
        let count = min(room.count, carried.count)
        carried.withUnsafeBytes { room.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[0..<count])) }
        carried.removeFirst(count)
        return count
    }

    /// Takes the first bytes out of the window, to be decoded or skipped.
    func takeHeld() -> [UInt8] {
        defer { held.count = 0 }
        isComplete = false
        return Array(held.all)
    }

    func dropMark(_ length: Int) {
        guard length > 0 else { return }
        held.removeFirst(length)
        (held.base + held.count).initialize(to: 0)
    }

    private func drop() {
        let dropped = min(keepFrom, end) - start
        guard dropped > 0, held.capacity - held.count <= chunk else { return }
        rememberPlaces(before: start + dropped)
        held.removeFirst(dropped)
        start += dropped
    }

    /// Makes room for a document whose size is known.
    func expect(_ size: Int) { held.reserve(size + chunk + 1) }

    /// Whether many kilobytes stand together without a `<`: then a tag may be among them that only a watched parser
    /// should get. Looks at one block after the other, which costs next to nothing in ordinary documents.
    var hasLongMarkup: Bool {
        let block = MarkupGuard.threshold / 2
        var place = 0
        while place + block <= held.count {
            if memchr(held.base + place, Int32(UInt8(ascii: "<")), block) == nil { return true }
            place += block
        }
        return false
    }

    /// Hands the memory over to the next document's window.
    func releaseBuffer() -> GrowableBuffer<UInt8> {
        let buffer = held
        held = GrowableBuffer(capacity: 0)
        return buffer
    }

    deinit { held.deallocate() }
}

/// What opening a document may find wrong with its encoding.
enum EncodingProblem {
    case unknown(name: String, offset: Int)
    case contradiction(declared: String, actual: String, offset: Int)
    /// The code units are wide, and nothing says so (XML 1.0, 4.3.3).
    case unmarked(actual: String)
}
