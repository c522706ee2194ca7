import Glibc

/// Takes output bytes: collects them in memory, or passes them on to a file descriptor in large pieces.
///
/// A write that fails is remembered, later bytes are dropped, and `flush()` reports it: the hot path of a writer
/// checks nothing, and whoever publishes the output flushes first. A sink belongs to one thread at a time; the
/// descriptor stays the caller's to close.
public final class ByteSink {
    /// How many bytes gather before they go to the descriptor.
    @usableFromInline static let threshold = 64 * 1024

    // Run-time checks of exclusive access, which the compiler cannot prove away for properties that clients inline,
    // took three quarters of a writer's time when measured. No access here overlaps another: none calls out.

    /// Where bytes not yet flushed stand.
    @exclusivity(unchecked) @usableFromInline var base: UnsafeMutablePointer<UInt8>
    /// How many bytes of `base` are taken.
    @exclusivity(unchecked) @usableFromInline var used = 0
    @exclusivity(unchecked) @usableFromInline var capacity: Int
    /// Negative for a sink in memory.
    @usableFromInline private(set) var descriptor: Int32
    private let name: String?
    /// How many bytes a sink in memory keeps before it moves to a file, and how it gets one.
    private var spillLimit = Int.max
    private var openSpill: (() -> Int32)?
    private var passedOn = 0
    private var failure: Int32 = 0

    /// A sink that keeps its bytes in memory.
    public init(capacity: Int = 4096) {
        descriptor = -1
        name = nil
        self.capacity = max(capacity, 64)
        base = .allocate(capacity: self.capacity)
    }

    /// A sink that writes to an open descriptor; `name` is what its errors call the output.
    public init(descriptor: Int32, name: String? = nil) {
        self.descriptor = descriptor
        self.name = name
        capacity = Self.threshold
        base = .allocate(capacity: capacity)
    }

    /// A sink in memory that moves to a file once it holds more than `limit` bytes.
    ///
    /// - Parameter openFile: gives the descriptor of an empty file, which stays the caller's to close, or a negative
    ///   number with `errno` set, which counts as a failed write.
    public convenience init(spillingBeyond limit: Int, to openFile: @escaping () -> Int32) {
        self.init(capacity: 4096)
        spillLimit = limit
        openSpill = openFile
    }

    deinit {
        base.deallocate()
    }

    /// How many bytes were appended so far, flushed or not (those dropped after a failed write included).
    public var count: Int { passedOn + used }

    /// Whether a write failed; for long work that would rather stop early than at `flush()`.
    public var hasFailed: Bool { failure != 0 }

    /// Counts the output as one that could not be written whole; `flush()` says so.
    package func fail() { if failure == 0 { failure = EIO } }

    /// Makes room for `count` more bytes and returns where to write them; `advance(by:)` then takes them in.
    ///
    /// The pointer is valid until the next call of any other method but `advance(by:)`.
    @inlinable
    public func reserve(_ count: Int) -> UnsafeMutablePointer<UInt8> {
        if capacity - used < count { makeRoom(for: count) }
        return base + used
    }

    /// Takes in bytes written to what `reserve(_:)` returned; at most as many as were reserved.
    @inlinable
    public func advance(by count: Int) {
        assert(count >= 0 && count <= capacity - used, "more bytes than were reserved")
        used += count
    }

    @inlinable
    public func append(_ byte: UInt8) {
        if used == capacity { makeRoom(for: 1) }
        base[used] = byte
        used += 1
    }

    @inlinable
    public func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        let count = bytes.count
        if capacity - used < count { makeRoom(for: count) }
        (base + used).update(from: start, count: count)
        used += count
    }

    @inlinable
    public func append(_ text: StaticString) {
        precondition(text.hasPointerRepresentation, "a single scalar has no bytes to point at")
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends a string's UTF-8; for bytes that are not on a hot path.
    @inlinable
    public func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    @inlinable
    public func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { append($0) }
    }

    /// Passes everything on to the descriptor; a sink in memory keeps its bytes.
    ///
    /// - Throws: `WorkError` of kind `output` (`output.write`) when this or any earlier write failed.
    public func flush() throws(WorkError) {
        if descriptor >= 0 { passOn() }
        guard failure != 0 else { return }
        if failure == EPIPE {
            throw WorkError(.output, code: Self.closedPipeCode, message: Message("output.pipe"), location: Location(file: name))
        }
        let reason = MessageArgument.reason(failure)
        if openSpill != nil {
            throw WorkError(
                .output, code: "output.temporary",
                message: Message("output.temporary", ["folder": .text(UnnamedFile.folder), "reason": reason]),
                hint: Message("output.temporary/hint"))
        }
        throw WorkError(
            .output, code: "output.write",
            message: name.map { Message("output.write", ["path": .text($0), "reason": reason]) }
                ?? (descriptor == 1
                    ? Message("output.write/standard", ["reason": reason]) : Message("output.write/unnamed", ["reason": reason])),
            hint: failure == ENOSPC ? Message("output.write/hint") : nil,
            location: Location(file: name))
    }

    /// Whether what was written can be taken back: it is in memory, or in a regular file at its end.
    package var canStartOver: Bool {
        guard descriptor >= 0, descriptor != .max else { return descriptor < 0 }
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Takes back all that was written; where `canStartOver` says that this can be done.
    ///
    /// - Throws: `WorkError` of kind `output` (`output.write`) when it cannot.
    package func startOver() throws(WorkError) {
        used = 0
        guard passedOn > 0 else { return }
        let start = lseek(descriptor, off_t(-passedOn), SEEK_CUR)
        if start < 0 || ftruncate(descriptor, start) != 0 { failure = errno }
        passedOn = 0
        try flush()
    }

    /// What is thrown when whoever reads a pipe has gone; nobody needs to be told.
    public static let closedPipeCode = "output.pipe"

    /// Lends the bytes not yet passed on: everything, for a sink in memory.
    @inlinable
    public func withBytes<Result, Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeBufferPointer(start: base, count: used))
    }

    /// The bytes of a sink in memory, which is empty afterwards and keeps its room.
    public func takeBytes() -> [UInt8] {
        let taken = Array(UnsafeBufferPointer(start: base, count: used))
        removeAll()
        return taken
    }

    /// Forgets the bytes not yet passed on and keeps the room.
    @inlinable
    public func removeAll() { used = 0 }

    /// Grows, or passes on what has gathered, so that `count` more bytes fit.
    @usableFromInline @inline(never)
    func makeRoom(for count: Int) {
        if descriptor < 0, used + count > spillLimit { spill() }
        if descriptor >= 0 { passOn() }
        guard capacity - used < count else { return }
        let wanted = max(used + count, descriptor >= 0 ? capacity : capacity * 2)
        let bigger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
        bigger.update(from: base, count: used)
        base.deallocate()
        base = bigger
        capacity = wanted
    }

    private func spill() {
        guard let open = openSpill else { return }
        openSpill = nil
        spillLimit = .max
        descriptor = open()
        if descriptor < 0 {
            // Nothing is written to this number: the failure drops all bytes.
            failure = errno
            descriptor = .max
        }
    }

    private func passOn() {
        var start = 0
        while start < used, failure == 0 {
            let written = write(descriptor, base + start, used - start)
            if written > 0 {
                start += written
            } else if written == 0 {
                failure = EIO
            } else if errno == EAGAIN {
                // A descriptor shared with a terminal may be non-blocking: wait until it takes more.
                var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&wait, 1, -1)
            } else if errno != EINTR {
                failure = errno
            }
        }
        passedOn += used
        used = 0
    }
}
