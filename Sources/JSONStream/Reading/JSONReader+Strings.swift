/// Strings: RFC 8259, section 7.
extension JSONReader {
    /// Reads the string whose quote is at the cursor.
    ///
    /// - Returns: its bytes, lent from the buffer or, where it has escapes, from `scratch`; either way with
    ///   readable bytes behind them.
    @inline(__always)
    func scanString() throws -> UnsafeBufferPointer<UInt8> {
        // Names and codes are short: most end within a word or two.
        let start = base + cursor + 1
        var flags = ByteScan.needingCare(ByteScan.load(start))
        var index = 0
        if flags == 0 {
            flags = ByteScan.needingCare(ByteScan.load(start + 8))
            index = 8
        }
        if flags != 0 {
            index += ByteScan.first(flags)
            if start[index] == UInt8(ascii: "\""), index <= limits.stringLength {
                lastHadEscapes = false
                cursor += index + 2
                return UnsafeBufferPointer(start: start, count: index)
            }
        }
        return try scanLongString()
    }

    @inline(never)
    private func scanLongString() throws -> UnsafeBufferPointer<UInt8> {
        lastHadEscapes = false
        var quote = cursor
        var index = quote + 1
        while true {
            let byte = skipPlain(&index)
            if byte == UInt8(ascii: "\"") {
                let count = index - quote - 1
                if count > limits.stringLength { throw failString(quote) }
                cursor = index + 1
                return UnsafeBufferPointer(start: base + quote + 1, count: count)
            }
            if byte == UInt8(ascii: "\\") { return try scanEscaped(quote, index) }
            try scanOn(byte, &index, keeping: &quote)
            if index - quote - 1 > limits.stringLength { throw failString(quote) }
        }
    }

    /// Moves over plain characters, UTF-8 checked, to a byte that is something else.
    @inline(__always)
    private func skipPlain(_ index: inout Int) -> UInt8 {
        let base = base
        var place = base + index
        while true {
            var flags = ByteScan.needingCare(ByteScan.load(place))
            while flags == 0 {
                place += 8
                flags = ByteScan.needingCare(ByteScan.load(place))
            }
            place += ByteScan.first(flags)
            var byte = place.pointee
            while byte >= 0x80 {
                let length = UTF8Sequence.length(at: place)
                if length == 0 {
                    index = place - base
                    return byte
                }
                place += length
                byte = place.pointee
            }
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                index = place - base
                return byte
            }
        }
    }

    /// Gets more input where a scan was stopped by the buffer's end, and fails where it was not.
    private func scanOn(_ byte: UInt8, _ index: inout Int, keeping quote: inout Int) throws {
        if byte >= 0x80 {
            let missing = end - index < UTF8Sequence.expectedLength(byte)
            if missing, try refill(keeping: quote) {
                index -= shift
                quote -= shift
                return
            }
            index -= missing ? shift : 0
            if missing, isPrefixOfSequence(at: index) { throw fail(.truncated, at: end) }
            throw fail(.invalidUTF8(byte), at: index)
        }
        guard index >= end else { throw fail(.controlInString(byte), at: index) }
        let more = try refill(keeping: quote)
        index -= shift
        quote -= shift
        if !more { throw fail(.truncatedInString, at: end) }
    }

    /// Whether what stands before the end of the input could have become a character.
    private func isPrefixOfSequence(at index: Int) -> Bool {
        (index + 1..<max(index + 1, end)).allSatisfy { base[$0] & 0xC0 == 0x80 }
    }

    /// Goes on with a string at its first backslash, in `scratch`. The whole token stays in the buffer.
    @inline(never)
    private func scanEscaped(_ firstQuote: Int, _ firstBackslash: Int) throws -> UnsafeBufferPointer<UInt8> {
        lastHadEscapes = true
        scratch.truncate(to: 0)
        var quote = firstQuote
        var index = firstBackslash
        var segment = quote + 1
        while true {
            let byte = skipPlain(&index)
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                scratch.append(padded: base + segment, count: index - segment)
                if scratch.count > limits.stringLength { throw failString(quote) }
                if byte == UInt8(ascii: "\"") { break }
                try decodeEscape(&index, keeping: &quote)
                segment = index
            } else {
                let distance = index - segment
                try scanOn(byte, &index, keeping: &quote)
                segment = index - distance
                if scratch.count + distance > limits.stringLength { throw failString(quote) }
            }
        }
        cursor = index + 1
        return scratch.bytes
    }

    /// Resolves the escape at `index` into `scratch` and moves behind it.
    @inline(__always)
    private func decodeEscape(_ index: inout Int, keeping quote: inout Int) throws {
        if end - index < 12 { try require(12, from: &index, keeping: &quote) }
        guard index + 1 < end else { throw fail(.truncatedInString, at: end) }
        let letter = base[index + 1]
        if let byte = UnicodeEscape.byte(for: letter) {
            scratch.append(byte)
            index += 2
            return
        }
        guard letter == UInt8(ascii: "u") else { throw fail(.escape, at: index) }
        guard let unit = UnicodeEscape.codeUnit(at: base + index + 2) else { throw failHex(index) }
        guard UnicodeEscape.isSurrogate(unit) else {
            scratch.append(scalar: unit)
            index += 6
            return
        }
        if UnicodeEscape.isHighSurrogate(unit), base[index + 6] == UInt8(ascii: "\\"),
            base[index + 7] == UInt8(ascii: "u"), let low = UnicodeEscape.codeUnit(at: base + index + 8),
            UnicodeEscape.isLowSurrogate(low), index + 12 <= end
        {
            scratch.append(scalar: UnicodeEscape.scalar(high: unit, low: low))
            index += 12
            return
        }
        if UnicodeEscape.isHighSurrogate(unit), isPrefixOfEscape(at: index + 6) {
            throw fail(.truncatedInString, at: end)
        }
        reportSurrogate(unit, at: index)
        scratch.append(scalar: 0xFFFD)
        index += 6
    }

    /// Whether what stands before the end of the input could have become an escape `\uXXXX`.
    private func isPrefixOfEscape(at index: Int) -> Bool {
        guard end - index < 6 else { return false }
        return (index..<max(index, end)).allSatisfy { place in
            switch place - index {
            case 0: base[place] == UInt8(ascii: "\\")
            case 1: base[place] == UInt8(ascii: "u")
            default: isHexDigit(base[place])
            }
        }
    }

    /// The failure of `\u` without four digits: cut off, or wrong.
    private func failHex(_ index: Int) -> JSONStop {
        let digits = (index + 2..<max(index + 2, min(index + 6, end))).allSatisfy { isHexDigit(base[$0]) }
        return end < index + 6 && digits ? fail(.truncatedInString, at: end) : fail(.escape, at: index)
    }

    private func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }

    private func failString(_ quote: Int) -> JSONStop {
        failLimit(.stringLength(limits.stringLength), offset: baseOffset + quote)
    }
}
