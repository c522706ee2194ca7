import RapporteurDiagnostics

/// What the reader says when a text is not what it should be, and how it stops.
extension JSONReader {
    /// What the grammar asks for at a place.
    enum Expected {
        case value, name, nameOrEnd, colon, commaOrEnd, nothing
    }

    /// Reports a problem and stops the reader.
    func fail(_ problem: JSONProblem, at index: Int) -> JSONStop {
        report(
            code: problem.code, message: problem.message, hint: problem.hint, offset: baseOffset + index)
        return stop(.malformed)
    }

    /// Reports a bound that was reached and stops the reader.
    func failLimit(_ bound: JSONBound, offset: Int) -> JSONStop {
        log.addNotChecked(
            Finding(
                code: bound.code, message: bound.message,
                hint: Message("json.limit/hint"),
                location: location(at: offset)))
        return stop(.limit)
    }

    private func stop(_ reason: JSONStop) -> JSONStop {
        stop = reason
        expectation = .stopped
        return reason
    }

    /// Reports that `byte`, at the cursor, is not what was expected, and stops the reader.
    ///
    /// `comma` is the offset of the comma before it, where there is one.
    func failExpecting(_ expected: Expected, _ byte: UInt8, after comma: Int? = nil) -> JSONStop {
        if cursor >= end { return fail(isBlank ? .empty : .truncated, at: end) }
        lookAhead(24)
        if let comma, byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
            let isOwn = byte == (containers.topIsObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
            if isOwn { return fail(.commaBeforeEnd, at: comma >= baseOffset ? comma - baseOffset : cursor) }
        }
        return fail(problem(expected, byte, isAfterComma: comma != nil), at: cursor)
    }

    private func problem(_ expected: Expected, _ byte: UInt8, isAfterComma: Bool) -> JSONProblem {
        if byte >= 0x80 { return nonASCII(byte) }
        if expected == .nothing { return closerAtTop(byte) ?? .trailing }
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "#"):
            return .comment
        case UInt8(ascii: "'"), UInt8(ascii: "`"):
            return .singleQuote
        case UInt8(ascii: ","):
            if expected == .colon { return .colonMissing }
            return isAfterComma ? .commaTwice : isFirst ? .commaFirst : .valueMissing
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            return closing(byte, expected)
        default:
            break
        }
        let startsValue = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
            || byte == UInt8(ascii: "-") || isWordByte(byte)
        switch expected {
        case .commaOrEnd where isGluedToWord && isWordByte(byte):
            return .word(word(at: lastOffset - baseOffset))
        case .commaOrEnd where startsValue:
            return .commaMissing
        case .colon where startsValue:
            return .colonMissing
        case .name where isLetter(byte), .nameOrEnd where isLetter(byte):
            return .unquotedName(word(at: cursor))
        case .name where startsValue, .nameOrEnd where startsValue:
            return .nameNotString
        case .value where isLetter(byte):
            return .word(word(at: cursor))
        case .value where byte == UInt8(ascii: "+") || byte == UInt8(ascii: "."):
            return .number
        default:
            return .character(shown(scalar: UInt32(byte)))
        }
    }

    private func closing(_ byte: UInt8, _ expected: Expected) -> JSONProblem {
        if containers.depth == 0 { return .bracketUnopened(String(UnicodeScalar(byte))) }
        let due = containers.topIsObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
        if byte == due { return expected == .colon ? .colonMissing : .valueMissing }
        return .bracket(came: String(UnicodeScalar(byte)), due: String(UnicodeScalar(due)))
    }

    private func closerAtTop(_ byte: UInt8) -> JSONProblem? {
        switch byte {
        case UInt8(ascii: "}"), UInt8(ascii: "]"): .bracketUnopened(String(UnicodeScalar(byte)))
        case UInt8(ascii: "/"), UInt8(ascii: "#"): .comment
        case _ where isGluedToWord && isWordByte(byte): .word(word(at: lastOffset - baseOffset))
        default: nil
        }
    }

    /// What a byte beyond ASCII outside strings amounts to.
    private func nonASCII(_ byte: UInt8) -> JSONProblem {
        let length = UTF8Sequence.length(at: base + cursor)
        guard length > 0, cursor + length <= end else { return .invalidUTF8(byte) }
        let text = String(decoding: UnsafeBufferPointer(start: base + cursor, count: length), as: UTF8.self)
        guard let scalar = text.unicodeScalars.first else { return .invalidUTF8(byte) }
        if "“”„«»‘’".unicodeScalars.contains(scalar) { return .curlyQuote }
        return .character(shown(scalar: scalar.value))
    }

    // MARK: Findings that do not stop

    func reportDuplicate(_ bytes: UnsafeBufferPointer<UInt8>, offset: Int) {
        let code = "json.member.duplicate"
        if log.isFull {
            log.add(Finding(code: code, message: Message("json.member.duplicate/any")))
            return
        }
        report(
            code: code, message: Message("json.member.duplicate", ["name": .quoted(Self.shortened(bytes))]),
            hint: Message("json.member.duplicate/hint"), offset: offset)
    }

    func reportSurrogate(_ unit: UInt32, at index: Int) {
        let code = "json.string.surrogate"
        if log.isFull {
            log.add(Finding(code: code, message: Message("json.string.surrogate/any")))
            return
        }
        let escape = "\\u" + String(unit, radix: 16)
        report(
            code: code,
            message: Message("json.string.surrogate", ["escape": .text(escape)]),
            hint: Message("json.string.surrogate/hint"), offset: baseOffset + index)
    }

    private func report(code: String, message: Message, hint: Message?, offset: Int) {
        log.add(Finding(code: code, message: message, hint: hint, location: location(at: offset)))
    }

    private func location(at offset: Int) -> Location {
        let position = position(at: offset)
        return Location(
            file: file, line: position.line, column: position.column, pointer: pointer(),
            excerpt: excerpt(at: offset))
    }

    // MARK: Looking around

    private func lookAhead(_ count: Int) {
        var index = cursor
        var keep = cursor
        // An input that cannot be read here cannot be read by the caller's next step either, who reports it.
        try? require(count, from: &index, keeping: &keep)
    }

    /// Whether nothing but white space was read so far.
    private var isBlank: Bool { containers.depth == 0 && lastKind == .end }

    /// Whether no entry of the innermost container was read so far.
    private var isFirst: Bool { lastKind == .beginArray || lastKind == .beginObject }

    /// Whether the cursor stands directly behind `true`, `false` or `null`.
    private var isGluedToWord: Bool {
        let count = switch lastKind {
        case .true, .null: 4
        case .false: 5
        default: -1
        }
        return baseOffset + cursor == lastOffset + count
    }

    func failWord(at index: Int) -> JSONStop {
        lookAhead(24)
        return fail(.word(word(at: cursor)), at: cursor)
    }

    /// The letters and digits at an index, at most 20.
    private func word(at index: Int) -> String {
        var stop = index
        while stop < end, stop - index < 20, isWordByte(base[stop]) { stop += 1 }
        return String(decoding: UnsafeBufferPointer(start: base + index, count: stop - index), as: UTF8.self)
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
    }

    private func isWordByte(_ byte: UInt8) -> Bool { isLetter(byte) || byte &- UInt8(ascii: "0") < 10 }

    private func shown(scalar value: UInt32) -> String {
        guard let scalar = UnicodeScalar(value) else { return "U+FFFD" }
        if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
            || scalar.properties.generalCategory == .format
        {
            let digits = String(value, radix: 16, uppercase: true)
            return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        }
        return String(scalar)
    }

    /// A name, cut where it is long.
    private static func shortened(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let text = String(decoding: bytes.prefix(400), as: UTF8.self)
        let short = text.unicodeScalars.prefix(80)
        return String(short) + (bytes.count > 400 || short.count < text.unicodeScalars.count ? "…" : "")
    }
}
