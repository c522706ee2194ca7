internal import RapporteurDiagnostics
internal import Glibc

/// A place worked out: what it takes to count on from there.
struct PlaceMark {
    var offset = 0
    var line = 1
    var column = 1
    /// Whether the byte before is a CR, so that a LF that follows ends no second line.
    var followsReturn = false
}

/// Lines and columns.
///
/// Lines end as editors count them: LF, CR LF, or CR alone. Counting goes forward from the last place asked for;
/// marks every 16 KB keep a step back cheap. Nothing is counted for who never asks, except, in a document too
/// large to be held whole, what it takes to drop a part and still know where it was.
extension InputWindow {
    static let markDistance = 16 * 1024

    /// Line and column of an offset; for one that was dropped, of the open element that begins there, or else of
    /// the first byte still held.
    func position(at offset: Int) -> Position {
        let mark = mark(at: offset)
        return Position(line: mark.line, column: mark.column)
    }

    private func mark(at wanted: Int) -> PlaceMark {
        let offset = min(max(wanted, 0), end)
        guard offset >= start else { return resolvedMark(at: offset) }
        if cursor.offset > offset || cursor.offset < start { cursor = nearestMark(offset) }
        if let last = marks.last, last.offset <= offset, last.offset > cursor.offset { cursor = last }
        while cursor.offset < offset {
            let next = min(offset, cursor.offset - cursor.offset % Self.markDistance + Self.markDistance)
            advanceCursor(to: next)
            if next % Self.markDistance == 0, (marks.last?.offset ?? -1) < next { marks.append(cursor) }
        }
        return cursor
    }

    private func nearestMark(_ offset: Int) -> PlaceMark {
        let index = marks.partitioningIndex { $0.offset > offset }
        return index > 0 ? marks[index - 1] : PlaceMark()
    }

    private func resolvedMark(at offset: Int) -> PlaceMark {
        let index = resolved.partitioningIndex { $0.offset >= offset }
        if index < resolved.count, resolved[index].offset == offset { return resolved[index] }
        return marks.first ?? PlaceMark()
    }

    private func advanceCursor(to target: Int) {
        let from = address(of: cursor.offset)
        let count = target - cursor.offset
        guard count > 0 else { return }
        let (lines, lastEnd) =
            cursor.followsReturn || memchr(from, 0x0D, count) != nil
            ? Self.linesWithReturns(from, count, followsReturn: cursor.followsReturn) : Self.lines(from, count)
        cursor.line += lines
        cursor.column = Self.scalars(from + lastEnd + 1, count - lastEnd - 1) + (lastEnd >= 0 ? 1 : cursor.column)
        cursor.followsReturn = from[count - 1] == 0x0D
        cursor.offset = target
    }

    /// How many line ends there are, and the index of the last or -1.
    private static func lines(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int) -> (lines: Int, last: Int) {
        var lines = 0, index = 0
        while index < count, let found = memchr(bytes + index, 0x0A, count - index) {
            lines += 1
            index = UnsafeRawPointer(found) - UnsafeRawPointer(bytes) + 1
        }
        return (lines, index - 1)
    }

    /// The same where carriage returns occur: a line feed after a carriage return ends no second line. Written without
    /// branches, so that the compiler counts many bytes at a time.
    private static func linesWithReturns(
        _ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, followsReturn: Bool
    ) -> (lines: Int, last: Int) {
        var lines = bytes[0] == 0x0D || (bytes[0] == 0x0A && !followsReturn) ? 1 : 0
        var index = 1
        while index < count {
            let isReturn = bytes[index] == 0x0D ? 1 : 0
            let isFeed = bytes[index] == 0x0A ? 1 : 0
            let isAlone = bytes[index &- 1] != 0x0D ? 1 : 0
            lines &+= isReturn &+ (isFeed & isAlone)
            index &+= 1
        }
        var last = count - 1
        while last >= 0, bytes[last] != 0x0A, bytes[last] != 0x0D { last -= 1 }
        return (lines, last)
    }

    private static func scalars(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
        var continuations = 0
        for index in 0..<count { continuations &+= bytes[index] & 0xC0 == 0x80 ? 1 : 0 }
        return count - continuations
    }

    /// Works out, before bytes are dropped, where the window will begin.
    func rememberPlaces(before newStart: Int) {
        let first = mark(at: newStart)
        marks.removeAll { $0.offset <= newStart }
        marks.insert(first, at: 0)
        if cursor.offset < newStart { cursor = first }
    }

    /// Called when a batch has been handled: nothing before `offset` will be pointed to any more, except elements
    /// that are still open, whose places are worked out now.
    func settle(open: UnsafeBufferPointer<Int>, upTo offset: Int) {
        while let last = resolved.last, resolved.count > open.count || open[resolved.count - 1] != last.offset {
            resolved.removeLast()
        }
        for index in resolved.count..<open.count { resolved.append(mark(at: open[index])) }
        // The excerpt of a finding shows what stands before it on its line.
        keepFrom = max(keepFrom, offset - 4 * (Excerpt.width + 2))
    }
}

extension InputWindow {
    /// The piece of the source line around an offset that is still held.
    func excerpt(at offset: Int) -> Excerpt? {
        guard offset >= start, offset <= end else { return nil }
        let bytes = held.all
        let place = offset - start
        func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
        func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
        var first = place, before = 0
        while first > 0, before < Excerpt.width, !isLineEnd(bytes[first - 1]) {
            first -= 1
            if !isContinuation(bytes[first]) { before += 1 }
        }
        let cutBefore = first > 0 && !isLineEnd(bytes[first - 1])
        var last = place, after = 0
        while last < bytes.count, !isLineEnd(bytes[last]) {
            if !isContinuation(bytes[last]) {
                if after == Excerpt.width { break }
                after += 1
            }
            last += 1
        }
        let cutAfter = last < bytes.count && !isLineEnd(bytes[last])
        let head = String(decoding: bytes[first..<place], as: UTF8.self)
        let tail = String(decoding: bytes[place..<last], as: UTF8.self)
        return Excerpt(
            text: (cutBefore ? "…" : "") + head + tail + (cutAfter ? "…" : ""),
            caret: head.unicodeScalars.count + (cutBefore ? 1 : 0))
    }
}

extension Array {
    /// The first index whose element satisfies a predicate that is false up to there and true from there on.
    fileprivate func partitioningIndex(_ belongsAfter: (Element) -> Bool) -> Int {
        var low = 0, high = count
        while low < high {
            let middle = (low + high) / 2
            if belongsAfter(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
