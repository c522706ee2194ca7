public import RapporteurDiagnostics

/// Reads a JSON text (RFC 8259, nothing more and nothing less) event by event, in flat memory.
///
/// What is wrong goes to the log as findings with line, column, pointer and excerpt: `json.malformed.…` and
/// `json.limit.…` stop the reader, `json.member.duplicate` and `json.string.surrogate` do not. Line ends are line
/// feeds. One reader reads one document, on one thread at a time.
///
/// How it works: input stands in a buffer that moves on as it is read, never past the start of the token at hand,
/// so that a token without escapes is lent straight from there. A NUL behind the last byte ends every scan; only
/// who meets it asks whether that was the buffer's end. Lines are counted where white space is skipped (nowhere
/// else may a line end), columns only when somebody asks.
public final class JSONReader: JSONEventSource {
    /// What may come next.
    enum Expectation: UInt8 {
        case start, value, firstItem, firstName, afterName, afterValue, end, stopped
    }

    public let file: String?
    let log: FindingLog
    let limits: JSONLimits
    let fill: (UnsafeMutableRawBufferPointer) throws(WorkError) -> Int

    // The buffer: see JSONReader+Input.
    var base: UnsafeMutablePointer<UInt8>
    var capacity: Int
    /// Index of the next byte to look at, and of the one behind the last.
    var cursor = 0
    var end = 0
    /// The document's offset of `base[0]`.
    var baseOffset = 0
    var isAtEnd = false
    /// How far the last `refill` moved the buffer's contents down.
    var shift = 0

    // The grammar's state.
    var expectation = Expectation.start
    let containers = OpenContainers()
    /// Why `next()` throws for good.
    var stop: (any Error)?
    var lastKind = JSONEvent.Kind.end
    var lastOffset = 0
    /// Whether the last name or string had escapes.
    var lastHadEscapes = false
    /// The last string with its escapes resolved.
    let scratch = GrowingBytes(capacity: 256)

    // Places: see JSONReader+Positions.
    /// Line feeds seen, up to `cursor`, plus one.
    var line = 1
    /// The place of `base[0]`.
    var baseCursor = TextCursor()
    /// The place asked for last, at or behind `baseCursor`.
    var askedCursor = TextCursor()
    /// How many of the open containers, from the outermost, know their places already.
    var resolvedFrames = 0
    var remembered: [Int: Position] = [:]
    /// In a document held whole the places of every 16 KB, as far as anybody asked.
    var marks: [TextCursor] = []
    /// The container closed last, where it began, if its begin had left the buffer.
    var closed: (offset: Int, place: Position)?

    // Capture: see JSONReader+Capture.
    var recording: FragmentStorage?
    let account = CaptureAccount()
    var sharedPointer: (offset: Int, text: String)?

    /// Reads from `input`; findings go to `log` and name the document as `input` does.
    public convenience init(_ input: ByteReader, log: FindingLog, limits: JSONLimits = JSONLimits()) {
        self.init(file: input.name, knownSize: input.knownSize, log: log, limits: limits) {
            buffer throws(WorkError) in try input.read(into: buffer)
        }
    }

    /// Reads what `fill` puts into the buffer it is given: at least one byte a call, none at the end.
    package init(
        file: String?, knownSize: Int? = nil, log: FindingLog, limits: JSONLimits = JSONLimits(),
        fill: @escaping (UnsafeMutableRawBufferPointer) throws(WorkError) -> Int
    ) {
        self.file = file
        self.log = log
        self.limits = limits
        self.fill = fill
        capacity = Self.bufferSize(for: knownSize)
        base = .allocate(capacity: capacity + Self.padding)
        base[0] = 0
    }

    deinit {
        base.deallocate()
    }

    public func next() throws -> JSONEvent {
        var byte: UInt8
        switch expectation {
        case .afterValue:
            byte = try skipSpace()
            if containers.depth == 0 { return try finish() }
            if byte == UInt8(ascii: ",") {
                let comma = baseOffset + cursor
                cursor += 1
                byte = try skipSpace()
                if containers.topIsObject {
                    guard byte == UInt8(ascii: "\"") else { throw failExpecting(.name, byte, after: comma) }
                    return try name()
                }
                containers.nextItem()
                if byte == UInt8(ascii: "]") || byte == UInt8(ascii: ",") {
                    throw failExpecting(.value, byte, after: comma)
                }
            } else {
                return try close(byte)
            }
        case .afterName:
            byte = try skipSpace()
            guard byte == UInt8(ascii: ":") else { throw failExpecting(.colon, byte) }
            cursor += 1
            byte = try skipSpace()
        case .firstName:
            byte = try skipSpace()
            if byte == UInt8(ascii: "\"") { return try name() }
            guard byte == UInt8(ascii: "}") else { throw failExpecting(.nameOrEnd, byte) }
            return try close(byte)
        case .firstItem:
            byte = try skipSpace()
            if byte == UInt8(ascii: "]") { return try close(byte) }
            containers.nextItem()
        case .value:
            byte = try skipSpace()
        case .start:
            try begin()
            byte = try skipSpace()
        case .end:
            return event(.end, at: cursor)
        case .stopped:
            throw stop ?? JSONStop.malformed
        }
        return try value(byte)
    }

    /// Reads the value that begins with `byte` at the cursor.
    @inline(__always)
    private func value(_ byte: UInt8) throws -> JSONEvent {
        expectation = .afterValue
        switch byte {
        case UInt8(ascii: "\""):
            let offset = baseOffset + cursor
            let bytes = try scanString()
            return event(.string, offset: offset, bytes)
        case UInt8(ascii: "{"):
            return try open(.beginObject, isObject: true, then: .firstName)
        case UInt8(ascii: "["):
            return try open(.beginArray, isObject: false, then: .firstItem)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let offset = baseOffset + cursor
            let bytes = try scanNumber(byte)
            return event(.number, offset: offset, bytes)
        case UInt8(ascii: "t"):
            return try literal("true", .true)
        case UInt8(ascii: "f"):
            return try literal("false", .false)
        case UInt8(ascii: "n"):
            return try literal("null", .null)
        default:
            throw failExpecting(.value, byte)
        }
    }

    @inline(__always)
    private func open(_ kind: JSONEvent.Kind, isObject: Bool, then next: Expectation) throws -> JSONEvent {
        guard containers.depth < limits.depth else {
            throw failLimit(.depth(limits.depth), offset: baseOffset + cursor)
        }
        containers.push(isObject: isObject, offset: baseOffset + cursor)
        expectation = next
        defer { cursor += 1 }
        return event(kind, at: cursor)
    }

    @inline(__always)
    private func close(_ byte: UInt8) throws -> JSONEvent {
        let isObject = containers.topIsObject
        guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
            throw failExpecting(.commaOrEnd, byte)
        }
        containers.pop()
        if resolvedFrames > containers.depth { noteClosed() }
        expectation = .afterValue
        defer { cursor += 1 }
        return event(isObject ? .endObject : .endArray, at: cursor)
    }

    private func name() throws -> JSONEvent {
        let offset = baseOffset + cursor
        let bytes = try scanString()
        if bytes.count > limits.nameLength { throw failLimit(.nameLength(limits.nameLength), offset: offset) }
        if containers.addName(bytes) { reportDuplicate(bytes, offset: offset) }
        if containers.topMemberCount > limits.membersPerObject {
            throw failLimit(.members(limits.membersPerObject), offset: offset)
        }
        if containers.nameBytes > min(limits.openNames, Int(Int32.max)) {
            throw failLimit(.openNames(limits.openNames), offset: offset)
        }
        expectation = .afterName
        return event(.name, offset: offset, bytes)
    }

    private func finish() throws -> JSONEvent {
        guard cursor == end else { throw failExpecting(.nothing, base[cursor]) }
        expectation = .end
        return event(.end, at: cursor)
    }

    @inline(__always)
    func event(_ kind: JSONEvent.Kind, at index: Int) -> JSONEvent {
        event(kind, offset: baseOffset + index, UnsafeBufferPointer(start: nil, count: 0))
    }

    @inline(__always)
    private func event(_ kind: JSONEvent.Kind, offset: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> JSONEvent {
        lastKind = kind
        lastOffset = offset
        return JSONEvent(kind, offset: offset, bytes: bytes)
    }
}
