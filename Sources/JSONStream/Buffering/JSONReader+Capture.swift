import RapporteurDiagnostics

/// Sets values aside: their text and events go to a `FragmentStorage` while the reader reads them.
extension JSONReader {
    public func captureValue() throws -> JSONFragment {
        let isBegin = lastKind == .beginObject || lastKind == .beginArray
        let levels = isBegin ? containers.depth - 1 : containers.depth
        // A member's text begins with its name, for excerpts.
        let offset = isEnd(lastKind) ? baseOffset + cursor : lastOffset
        let position = position(at: offset)
        let (containerPointer, step, pointerCost) = pointerParts(levels: levels)

        let storage = FragmentStorage(
            file: file, first: TextCursor(offset: offset, line: position.line, column: position.column),
            account: account)
        recording = storage
        defer { recording = nil }
        if !isEnd(lastKind) {
            if lastKind != .name { try record(in: storage) }
            while lastKind == .name || !storage.isBalanced {
                _ = try next()
                try record(in: storage)
            }
        }
        recordText(in: storage, upTo: cursor)
        storage.settle(pointerCost: pointerCost)
        return JSONFragment(
            storage: storage, range: 0..<storage.recordCount, containerPointer: containerPointer, step: step)
    }

    public func skipValue() throws {
        guard !isEnd(lastKind) else { return }
        let isBegin = lastKind == .beginObject || lastKind == .beginArray
        let depth = isBegin ? containers.depth - 1 : containers.depth
        while lastKind == .name || containers.depth > depth { _ = try next() }
    }

    private func isEnd(_ kind: JSONEvent.Kind) -> Bool {
        kind == .endObject || kind == .endArray || kind == .end
    }

    /// Records the last event.
    private func record(in storage: FragmentStorage) throws {
        var record = FragmentRecord(
            start: UInt32(truncatingIfNeeded: lastOffset - storage.offset), kind: lastKind)
        let length = baseOffset + cursor - lastOffset
        if lastKind == .name || lastKind == .string {
            record.count = UInt32(truncatingIfNeeded: length - 2)
            record.hasEscapes = lastHadEscapes
        } else if lastKind == .number {
            record.count = UInt32(truncatingIfNeeded: length)
        }
        storage.append(record)
        // Records count text with 32 bits.
        if account.bytes + storage.cost(upTo: baseOffset + cursor) > min(limits.capturedBytes, Int(Int32.max)) {
            throw failLimit(.captured(limits.capturedBytes), offset: storage.offset)
        }
    }

    /// Keeps what the buffer is about to let go of, where it belongs to a value being captured.
    func recordDiscarded(_ count: Int) {
        if let recording { recordText(in: recording, upTo: count) }
    }

    private func recordText(in storage: FragmentStorage, upTo index: Int) {
        let start = storage.endOffset - baseOffset
        if start < index { storage.append(padded: base + start, count: index - start) }
    }

    /// The pointer of the value at hand, in two parts of which the first is shared by values captured from one
    /// container, and the bytes it newly takes.
    private func pointerParts(levels: Int) -> (container: String, step: String, cost: Int) {
        guard levels > 0 else { return ("", "", 0) }
        var own = PointerText()
        _ = own.append(containers.token(at: levels - 1))
        let container = containers[levels - 1].offset
        if let shared = sharedPointer, shared.offset == container {
            return (shared.text, own.text, own.text.utf8.count)
        }
        var pointer = PointerText()
        containers.appendPointer(to: &pointer, levels: levels - 1)
        sharedPointer = (container, pointer.text)
        return (pointer.text, own.text, own.text.utf8.count + pointer.text.utf8.count)
    }
}
