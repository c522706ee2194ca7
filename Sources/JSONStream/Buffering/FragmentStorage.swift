import RapporteurDiagnostics

/// One event of a captured value; it points into the text that was captured with it.
struct FragmentRecord {
    /// Where the event begins in the text.
    var start: UInt32
    /// Bytes of a name or string between its quotes, of a number in all.
    var count: UInt32 = 0
    /// For a begin: index behind the record of its end.
    var link: UInt32 = 0
    var kind: JSONEvent.Kind
    var hasEscapes = false
}

/// How many bytes captured values take, together, for one reader.
final class CaptureAccount {
    var bytes = 0
}

/// What was captured at one time: the text as it stood in the document, and its events.
///
/// The reader fills it, then it never changes. Fragments are ranges of a storage; capturing again from a fragment
/// costs nothing, however deep it goes.
final class FragmentStorage {
    private let recorded = Storage(capacity: 8, filler: FragmentRecord(start: 0, kind: .end))
    private(set) var recordCount = 0
    /// The text; its memory stays where it is once it is whole.
    private let text = GrowingBytes(capacity: 64)
    let file: String?
    /// The place of the text's first byte.
    private let first: TextCursor
    /// Begins whose ends are not recorded yet.
    private var open: [Int] = []

    private let account: CaptureAccount
    private var cost = 0

    /// Places at every `stride` bytes of the text, as far as somebody asked.
    private var checkpoints: [TextCursor]
    private var asked: TextCursor
    private static let stride = 16 * 1024

    init(file: String?, first: TextCursor, account: CaptureAccount) {
        self.file = file
        self.first = first
        self.account = account
        checkpoints = [first]
        asked = first
    }

    deinit {
        account.bytes -= cost
    }

    // MARK: Filling

    /// Whether the value is whole: every begin has its end.
    var isBalanced: Bool { open.isEmpty }

    /// The document's offset of the first byte not yet in the text.
    var endOffset: Int { first.offset + text.count }

    /// Bytes that text up to an offset, and the records, take.
    func cost(upTo offset: Int) -> Int {
        offset - first.offset + recordCount * MemoryLayout<FragmentRecord>.stride
    }

    func append(_ record: FragmentRecord) {
        switch record.kind {
        case .beginObject, .beginArray:
            open.append(recordCount)
        case .endObject, .endArray:
            if let begin = open.popLast() { recorded.base[begin].link = UInt32(truncatingIfNeeded: recordCount + 1) }
        default:
            break
        }
        recorded.require(recordCount + 1)
        recorded.base[recordCount] = record
        recordCount += 1
    }

    /// Appends text that has `GrowingBytes.padding` readable bytes behind it.
    func append(padded start: UnsafePointer<UInt8>, count: Int) {
        text.append(padded: start, count: count)
    }

    /// Charges the account with what is kept, until this storage goes.
    func settle(pointerCost: Int) {
        cost = cost(upTo: endOffset) + pointerCost
        account.bytes += cost
    }

    // MARK: Reading

    /// The document's offset of the text's first byte.
    var offset: Int { first.offset }

    subscript(record: Int) -> FragmentRecord { recorded.base[record] }

    /// Bytes of the text, lent for as long as this storage lives.
    func bytes(from start: Int, count: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: text.base + start, count: count)
    }

    /// The place of a byte offset of the document, moved into the text where it lies outside.
    func position(at offset: Int) -> Position {
        let wanted = min(max(offset, first.offset), endOffset)
        let checkpoint = (wanted - first.offset) / Self.stride
        while checkpoints.count <= checkpoint {
            var next = checkpoints[checkpoints.count - 1]
            next.advance(over: text.base + (next.offset - first.offset), count: Self.stride)
            checkpoints.append(next)
        }
        if asked.offset > wanted || asked.offset < checkpoints[checkpoint].offset {
            asked = checkpoints[checkpoint]
        }
        asked.advance(over: text.base + (asked.offset - first.offset), count: wanted - asked.offset)
        return asked.position
    }

    func excerpt(at offset: Int) -> Excerpt? {
        guard offset >= first.offset, offset <= endOffset else { return nil }
        return Excerpt(
            around: offset - first.offset, in: text.bytes, isCutBefore: first.column > 1, isCutAfter: true)
    }
}
