/// Numbers and the three words: RFC 8259, sections 6 and 3.
extension JSONReader {
    /// Reads the number whose first byte is at the cursor; its bytes are lent from the buffer.
    @inline(__always)
    func scanNumber(_ first: UInt8) throws -> UnsafeBufferPointer<UInt8> {
        var start = cursor
        var index = cursor
        if first == UInt8(ascii: "-") { index += 1 }
        if try peek(&index, keeping: &start) == UInt8(ascii: "0") {
            index += 1
            if isDigit(try peek(&index, keeping: &start)) { throw fail(.numberLeadingZero, at: start) }
        } else {
            try skipDigits(&index, keeping: &start, after: .numberWithoutDigits)
        }
        if try peek(&index, keeping: &start) == UInt8(ascii: ".") {
            index += 1
            try skipDigits(&index, keeping: &start, after: .numberWithoutFraction)
        }
        if base[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            let sign = try peek(&index, keeping: &start)
            if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { index += 1 }
            try skipDigits(&index, keeping: &start, after: .numberWithoutExponent)
        }
        switch base[index] {
        case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), 0...0x20: break
        default: try checkEnd(ofNumber: start, index)
        }
        let count = index - start
        if count > limits.numberLength { throw failNumber(start) }
        cursor = index
        return UnsafeBufferPointer(start: base + start, count: count)
    }

    /// The byte at an index that may be the buffer's end; NUL at the end of the input.
    @inline(__always)
    private func peek(_ index: inout Int, keeping start: inout Int) throws -> UInt8 {
        let byte = base[index]
        return byte != 0 || index < end ? byte : try peekOnward(&index, keeping: &start)
    }

    @inline(never)
    private func peekOnward(_ index: inout Int, keeping start: inout Int) throws -> UInt8 {
        if index - start > limits.numberLength { throw failNumber(start) }
        _ = try refill(keeping: start)
        index -= shift
        start -= shift
        return base[index]
    }

    @inline(__always)
    private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    @inline(__always)
    private func skipDigits(
        _ index: inout Int, keeping start: inout Int, after problem: JSONProblem
    ) throws {
        guard isDigit(try peek(&index, keeping: &start)) else {
            throw index >= end ? fail(.truncated, at: end) : fail(problem, at: start)
        }
        repeat { index += 1 } while isDigit(try peek(&index, keeping: &start))
    }

    /// Looks at what follows a number without space: anything that a person may have meant as part of it
    /// is said to be so.
    @inline(never)
    private func checkEnd(ofNumber start: Int, _ index: Int) throws {
        switch base[index] {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            throw fail(.number, at: start)
        default: break
        }
    }

    private func failNumber(_ start: Int) -> JSONStop {
        failLimit(.numberLength(limits.numberLength), offset: baseOffset + start)
    }

    /// Reads `true`, `false` or `null`, whose first letter is at the cursor.
    @inline(__always)
    func literal(_ word: StaticString, _ kind: JSONEvent.Kind) throws -> JSONEvent {
        let count = word.utf8CodeUnitCount
        if end - cursor < count {
            var index = cursor
            var start = cursor
            try require(count, from: &index, keeping: &start)
            cursor = index
        }
        let text = word.utf8Start
        var index = 0
        while index < count {
            guard base[cursor + index] == text[index] else { throw failWord(index) }
            index += 1
        }
        defer { cursor += count }
        return event(kind, at: cursor)
    }

    /// The failure of a word: cut off, or another word.
    private func failWord(_ matched: Int) -> JSONStop {
        cursor + matched == end && isAtEnd ? fail(.truncated, at: end) : failWord(at: cursor)
    }
}
