public import RapporteurDiagnostics

/// Lines, columns and pointers, worked out when somebody asks.
///
/// Resolvable are all places still in the buffer (those of the last event among them), the begins of all
/// containers still open and of the one just closed, and what was asked for before. Counting goes on from the
/// place asked for last, so questions in document order look at each byte once; who never asks pays for little
/// more than the line feeds that white space is skipped over anyway.
extension JSONReader {
    /// Places asked for that are remembered beyond their time in the buffer.
    private static let mostRemembered = 4096
    private static let markDistance = 16 * 1024

    /// True for documents held whole, once they were read to the end.
    public var holdsAllPositions: Bool { isAtEnd && baseOffset == 0 }

    /// Line and column of a byte offset, 1-based, columns in Unicode scalars; the nearest known place before it
    /// when the offset can no longer be resolved.
    public func position(at offset: Int) -> Position {
        if offset >= baseOffset {
            let cursor = cursor(at: min(offset, baseOffset + end))
            if cursor.offset > askedCursor.offset { askedCursor = cursor }
            if baseOffset > 0 || !isAtEnd, remembered.count < Self.mostRemembered { remembered[offset] = cursor.position }
            return cursor.position
        }
        if let known = remembered[offset] { return known }
        if let closed, closed.offset == offset { return closed.place }
        // The innermost open container that begins at the offset or before it.
        var low = 0
        var high = min(resolvedFrames, containers.depth)
        while low < high {
            let middle = (low + high) / 2
            if containers[middle].offset <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return Position(line: 1, column: 1) }
        return Position(line: containers[low - 1].line, column: containers[low - 1].column)
    }

    /// The line around a byte offset, as far as the buffer has it; nil when it has moved on.
    public func excerpt(at offset: Int) -> Excerpt? {
        guard offset >= baseOffset, offset <= baseOffset + end else { return nil }
        let index = offset - baseOffset
        // Enough input for the line's rest, without moving what is lent to the caller. What cannot be read now
        // is reported by the reader's next step.
        let wanted = Excerpt.width * 4
        while end - index < wanted, end < capacity, stop == nil, let more = try? readMore(), more {}
        return Excerpt(
            around: index, in: UnsafeBufferPointer(start: base, count: end),
            isCutBefore: baseCursor.column > 1, isCutAfter: !isAtEnd)
    }

    public func pointer() -> String {
        var pointer = PointerText()
        containers.appendPointer(to: &pointer, levels: containers.depth)
        return pointer.text
    }

    /// The place of an offset in the buffer.
    private func cursor(at offset: Int) -> TextCursor {
        if holdsAllPositions { return cursorFromMark(at: offset) }
        var cursor = askedCursor.offset <= offset ? askedCursor : baseCursor
        cursor.advance(over: base + (cursor.offset - baseOffset), count: offset - cursor.offset)
        return cursor
    }

    /// The same in a document held whole, where a step back costs no more than counting from the last mark.
    private func cursorFromMark(at offset: Int) -> TextCursor {
        var cursor = askedCursor
        let known = min(offset / Self.markDistance, marks.count)
        if known > 0, marks[known - 1].offset > cursor.offset || cursor.offset > offset { cursor = marks[known - 1] }
        if cursor.offset > offset { cursor = TextCursor() }
        while cursor.offset < offset {
            let mark = (cursor.offset / Self.markDistance + 1) * Self.markDistance
            cursor.advance(over: base + cursor.offset, count: min(mark, offset) - cursor.offset)
            if cursor.offset == mark, marks.count == mark / Self.markDistance - 1 { marks.append(cursor) }
        }
        return cursor
    }

    /// Takes note of a container that was resolved and is closed now: its end is where missing members are found.
    @inline(never)
    func noteClosed() {
        resolvedFrames = containers.depth
        let frame = containers[containers.depth]
        closed = (frame.offset, Position(line: frame.line, column: frame.column))
    }

    /// Takes note of places before the first `count` bytes go: of `base[0]` to be, and of open containers.
    func notePlaces(discarding count: Int, scanned: Int) {
        let newOffset = baseOffset + count
        while resolvedFrames < containers.depth, containers[resolvedFrames].offset < newOffset {
            let place = cursor(at: containers[resolvedFrames].offset)
            if place.offset > askedCursor.offset { askedCursor = place }
            containers[resolvedFrames].line = place.line
            containers[resolvedFrames].column = place.column
            resolvedFrames += 1
        }
        baseCursor = place(at: count, scanned: scanned)
        if askedCursor.offset < newOffset { askedCursor = baseCursor }
    }

    /// The place of an index, worked out backwards: from the count of lines so far and the start of its line.
    private func place(at index: Int, scanned: Int) -> TextCursor {
        var ignored = 0
        let linesBehind = LineScan.countLineFeeds(base + index, max(0, scanned - index), afterLast: &ignored)
        var place = TextCursor()
        place.offset = baseOffset + index
        place.line = line - linesBehind
        let start = LineScan.startOfLine(base, index)
        place.column = LineScan.countScalars(base + start, index - start)
        place.column += start > 0 ? 1 : baseCursor.column
        return place
    }
}
