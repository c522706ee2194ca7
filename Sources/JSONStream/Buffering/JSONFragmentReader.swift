public import RapporteurDiagnostics

/// Gives the events of a captured value again, with their offsets, places and pointers.
///
/// Its findings were made when the value was captured: it never throws.
public final class JSONFragmentReader: JSONEventSource {
    private struct Frame {
        var isObject: Bool
        var index = -1
        /// The record of the current member's name.
        var name = -1
    }

    private let fragment: JSONFragment
    private let storage: FragmentStorage
    private var index: Int
    /// The record of the last event; -1 where there is none to capture.
    private var last = -1
    private var frames: [Frame] = []
    private let scratch = GrowingBytes(capacity: 64)

    init(_ fragment: JSONFragment) {
        self.fragment = fragment
        storage = fragment.storage
        index = fragment.range.lowerBound
    }

    public var file: String? { storage.file }

    public func next() -> JSONEvent {
        guard index < fragment.range.upperBound else {
            last = -1
            return JSONEvent(.end, offset: fragment.offset)
        }
        let record = storage[index]
        last = index
        index += 1
        let offset = storage.offset + Int(record.start)
        switch record.kind {
        case .beginObject, .beginArray:
            countItem()
            frames.append(Frame(isObject: record.kind == .beginObject))
        case .endObject, .endArray:
            frames.removeLast()
        case .name:
            frames[frames.count - 1].name = last
            return JSONEvent(.name, offset: offset, bytes: bytes(of: record))
        case .string, .number:
            countItem()
            return JSONEvent(record.kind, offset: offset, bytes: bytes(of: record))
        case .true, .false, .null:
            countItem()
        case .end:
            break
        }
        return JSONEvent(record.kind, offset: offset)
    }

    public func pointer() -> String {
        var pointer = PointerText(fragment.pointer)
        for level in frames.indices {
            guard pointer.append(token(at: level)) else { break }
        }
        return pointer.text
    }

    public func position(at offset: Int) -> Position { storage.position(at: offset) }

    public func excerpt(at offset: Int) -> Excerpt? { storage.excerpt(at: offset) }

    public func captureValue() -> JSONFragment {
        let isBegin = last >= 0 && isBegin(storage[last].kind)
        // The pointer to the value leads through these frames; those of a name or scalar include the innermost.
        let levels = isBegin ? frames.count - 1 : frames.count
        let range = valueRange()
        let containerPointer: String
        let step: String
        if levels == 0 {
            containerPointer = fragment.containerPointer
            step = fragment.step
        } else {
            var pointer = PointerText(fragment.pointer)
            for level in 0..<(levels - 1) {
                guard pointer.append(token(at: level)) else { break }
            }
            containerPointer = pointer.text
            var own = PointerText()
            _ = own.append(token(at: levels - 1))
            step = own.text
        }
        leave(range)
        return JSONFragment(storage: storage, range: range, containerPointer: containerPointer, step: step)
    }

    public func skipValue() { leave(valueRange()) }

    // MARK: Parts

    /// The records of the value that the last event announced, began or was.
    private func valueRange() -> Range<Int> {
        guard last >= 0 else { return index..<index }
        switch storage[last].kind {
        case .name:
            let first = storage[index]
            return index..<(isBegin(first.kind) ? Int(first.link) : index + 1)
        case .beginObject, .beginArray:
            return last..<Int(storage[last].link)
        case .endObject, .endArray, .end:
            return index..<index
        case .string, .number, .true, .false, .null:
            return last..<index
        }
    }

    private func leave(_ range: Range<Int>) {
        if last >= 0, isBegin(storage[last].kind) { frames.removeLast() }
        index = range.upperBound
        last = -1
    }

    private func isBegin(_ kind: JSONEvent.Kind) -> Bool { kind == .beginObject || kind == .beginArray }

    private func countItem() {
        if let top = frames.last, !top.isObject { frames[frames.count - 1].index += 1 }
    }

    private func token(at level: Int) -> PointerToken {
        let frame = frames[level]
        guard frame.isObject else { return frame.index < 0 ? .none : .index(frame.index) }
        return frame.name < 0 ? .none : .name(bytes(of: storage[frame.name]))
    }

    /// The bytes of a name, string or number, valid until the next call.
    private func bytes(of record: FragmentRecord) -> UnsafeBufferPointer<UInt8> {
        let isQuoted = record.kind != .number
        let start = Int(record.start) + (isQuoted ? 1 : 0)
        let raw = storage.bytes(from: start, count: Int(record.count))
        guard record.hasEscapes else { return raw }
        scratch.truncate(to: 0)
        UnicodeEscape.resolve(raw, into: scratch)
        return scratch.bytes
    }
}
