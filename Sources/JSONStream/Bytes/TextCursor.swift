import RapporteurDiagnostics

/// A place in a text that moves forward over its bytes and counts lines and columns on the way.
///
/// Lines end with a line feed; columns count Unicode scalars, all bytes but UTF-8 continuation bytes.
struct TextCursor {
    /// Bytes before the place.
    var offset = 0
    var line = 1
    var column = 1

    var position: Position { Position(line: line, column: column) }

    /// Moves over `count` bytes that stand at the place.
    mutating func advance(over start: UnsafePointer<UInt8>, count: Int) {
        guard count > 0 else { return }
        var rest = 0
        let lines = LineScan.countLineFeeds(start, count, afterLast: &rest)
        if lines > 0 {
            line += lines
            column = 1
        }
        column += LineScan.countScalars(start + rest, count - rest)
        offset += count
    }
}

/// Counts line feeds and scalars, a word at a time.
enum LineScan {
    private static let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F

    /// How many line feeds there are; `afterLast` becomes the index behind the last one, if there is one.
    static func countLineFeeds(_ start: UnsafePointer<UInt8>, _ count: Int, afterLast: inout Int) -> Int {
        var lines = 0
        var index = 0
        while index + 8 <= count {
            let word = ByteScan.load(start + index) ^ (ByteScan.ones &* 0x0A)
            // Exact for every byte: the high bit stays only where all bits were zero.
            let hits = ~(((word & low) &+ low) | word | low)
            if hits != 0 {
                lines += hits.nonzeroBitCount
                afterLast = index + 8 - hits.leadingZeroBitCount / 8
            }
            index += 8
        }
        while index < count {
            if start[index] == 0x0A {
                lines += 1
                afterLast = index + 1
            }
            index += 1
        }
        return lines
    }

    /// The index behind the last line feed before `index`, 0 where there is none.
    static func startOfLine(_ start: UnsafePointer<UInt8>, _ index: Int) -> Int {
        var index = index
        while index >= 8 {
            let word = ByteScan.load(start + index - 8) ^ (ByteScan.ones &* 0x0A)
            let hits = ~(((word & low) &+ low) | word | low)
            if hits != 0 { return index - hits.leadingZeroBitCount / 8 }
            index &-= 8
        }
        while index > 0, start[index - 1] != 0x0A { index -= 1 }
        return index
    }

    static func countScalars(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
        var continuations = 0
        var index = 0
        while index + 8 <= count {
            // One counter in each byte, added up before the first can overflow.
            var counters: UInt64 = 0
            let stop = min(count &- 7, index &+ 8 &* 31)
            while index < stop {
                let word = ByteScan.load(start + index)
                counters &+= (word & ~(word &<< 1) & ByteScan.high) &>> 7
                index &+= 8
            }
            continuations += Int(truncatingIfNeeded: (counters &* ByteScan.ones) &>> 56)
        }
        while index < count {
            if start[index] & 0xC0 == 0x80 { continuations += 1 }
            index += 1
        }
        return count - continuations
    }
}

extension Excerpt {
    /// The piece of a line around `index`, cut from `text`; `isCutBefore` and `isCutAfter` say whether the
    /// document goes on beyond the ends of `text`.
    init(around index: Int, in text: UnsafeBufferPointer<UInt8>, isCutBefore: Bool, isCutAfter: Bool) {
        let caretIndex = min(index, text.count)
        var start = caretIndex
        var before = 0
        while start > 0, text[start - 1] != 0x0A, before < Excerpt.width {
            start -= 1
            while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
            before += 1
        }
        var end = caretIndex
        var after = 0
        while end < text.count, text[end] != 0x0A, after < Excerpt.width {
            end += 1
            while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
            after += 1
        }
        let cutBefore = start > 0 ? text[start - 1] != 0x0A : isCutBefore
        var cutAfter = end < text.count ? text[end] != 0x0A : isCutAfter
        if end > caretIndex, text[end - 1] == 0x0D, !cutAfter {
            end -= 1
            cutAfter = false
        }
        let head = String(decoding: text[start..<caretIndex], as: UTF8.self)
        let tail = String(decoding: text[caretIndex..<end], as: UTF8.self)
        self.init(
            text: (cutBefore ? "…" : "") + head + tail + (cutAfter ? "…" : ""),
            caret: head.unicodeScalars.count + (cutBefore ? 1 : 0))
    }
}
