import RapporteurDiagnostics

/// The buffer: bytes come in behind, and go out in front once nobody needs them.
extension JSONReader {
    /// Readable bytes behind the last one: the NUL that ends scans, and what a load of a word may touch.
    static let padding = 16
    /// Large enough that moving the rest down costs nothing, small enough to stay in the second-level cache.
    private static let largestBuffer = 128 * 1024
    /// Documents known to be no larger are held whole: then no place has to be worked out before somebody asks for it,
    /// which took a fifth of the time from JSON to XML.
    private static let largestWhole = 1024 * 1024
    /// Bytes kept in front of the token at hand, so that an excerpt can show the line it stands in.
    private static let history = 512
    /// A read asks for at least this much.
    private static let smallestRead = 4096

    static func bufferSize(for knownSize: Int?) -> Int {
        guard let knownSize, knownSize >= 0 else { return largestBuffer }
        return knownSize <= largestWhole ? knownSize + smallestRead : largestBuffer
    }

    /// Reads more input behind `end`. Bytes from index `keep` on stay, and all indexes drop by `shift`,
    /// the cursor's included.
    ///
    /// - Returns: false at the end of the input.
    @inline(never)
    func refill(keeping keep: Int) throws -> Bool {
        shift = 0
        if isAtEnd { return false }
        if capacity - end < Self.smallestRead {
            discard(max(0, keep - Self.history), scanned: keep)
            if capacity - end < Self.smallestRead { growBuffer() }
        }
        return try readMore()
    }

    /// Reads once, without moving anything; does nothing when there is no room.
    func readMore() throws -> Bool {
        guard !isAtEnd, end < capacity else { return false }
        let room = UnsafeMutableRawBufferPointer(start: base + end, count: capacity - end)
        let count: Int
        do {
            try Deadline.check(file ?? "")
            count = try fill(room)
        } catch {
            isAtEnd = true
            stop = error
            expectation = .stopped
            throw error
        }
        if count <= 0 { isAtEnd = true }
        end += max(0, count)
        base[end] = 0
        return count > 0
    }

    /// Lets go of the first `count` bytes, whose places and captured parts are taken note of before.
    /// Line feeds are counted in `line` up to `scanned`.
    private func discard(_ count: Int, scanned: Int) {
        guard count > 0 else { return }
        notePlaces(discarding: count, scanned: scanned)
        recordDiscarded(count)
        base.update(from: base + count, count: end - count)
        base[end - count] = 0
        end -= count
        cursor -= count
        baseOffset += count
        shift = count
    }

    private func growBuffer() {
        let bigger = capacity * 2
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: bigger + Self.padding)
        moved.update(from: base, count: end)
        moved[end] = 0
        base.deallocate()
        base = moved
        capacity = bigger
    }

    /// Tries to have `count` bytes from `index` on; fewer at the end of the input. Updates both indexes as
    /// `refill(keeping:)` moves them.
    func require(_ count: Int, from index: inout Int, keeping keep: inout Int) throws {
        while end - index < count {
            let more = try refill(keeping: keep)
            index -= shift
            keep -= shift
            if !more { return }
        }
    }

    /// Looks at the first bytes, which may tell that the text is not in UTF-8 or has a byte order mark.
    func begin() throws {
        if capacity == Self.bufferSize(for: nil) {
            while end < 4, try refill(keeping: 0) {}
        } else {
            while try readMore() {}
        }
        expectation = .value
        switch (base[0], base[1]) {
        case (0xEF, 0xBB) where base[2] == 0xBF:
            throw fail(.byteOrderMark, at: 0)
        case (0xFE, 0xFF), (0xFF, 0xFE):
            throw fail(.otherEncoding, at: 0)
        case (0, _) where end >= 3 && base[2] == 0, (1..., 0) where end == 2 || end >= 4 && base[3] == 0:
            // Two bytes or four a character: the first characters of JSON are nearly always ASCII.
            throw fail(.otherEncoding, at: 0)
        default:
            break
        }
    }

    /// Moves the cursor over white space.
    ///
    /// - Returns: the byte there: NUL at the end of the input, where `cursor == end`, too.
    @inline(__always)
    func skipSpace() throws -> UInt8 {
        let byte = base[cursor]
        return byte > 0x20 ? byte : try skipSpaceOnward()
    }

    @inline(never)
    private func skipSpaceOnward() throws -> UInt8 {
        let spaces = ByteScan.ones &* 0x20
        var index = cursor
        while true {
            let byte = base[index]
            switch byte {
            case 0x0A:
                index += 1
                line += 1
                // Indentation.
                while true {
                    let others = ByteScan.load(base + index) ^ spaces
                    if others != 0 {
                        index += ByteScan.first(others)
                        break
                    }
                    index += 8
                }
            case 0x20, 0x0D, 0x09:
                index += 1
            case 0 where index >= end:
                cursor = index
                if try !refill(keeping: index) { return 0 }
                index = cursor
            default:
                cursor = index
                return byte
            }
        }
    }
}
