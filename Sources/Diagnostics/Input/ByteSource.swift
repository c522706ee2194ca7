import Glibc

/// Where a document's bytes come from.
public enum ByteSource: Sendable {
    /// A regular file, by path; a pipe or a device is refused, for it may never end, or never begin.
    case file(String)
    /// A file of any kind, by path: a pipe or a device, too, for which reading waits.
    case stream(String)
    /// An open file descriptor that the caller keeps open, such as standard input.
    case descriptor(Int32)
    /// An open regular file that the caller keeps open: read from its beginning, without moving its offset, so that
    /// several readers can read it at once.
    case wholeFile(Int32)
    /// Bytes already in memory.
    case bytes([UInt8])
}

/// Reads a source piece by piece; one class owns one descriptor and closes it in `deinit`.
public final class ByteReader {
    /// What names the source in findings.
    public let name: String
    private var descriptor: Int32 = -1
    private var owned = false
    private var bytes: [UInt8] = []
    private var position = 0
    /// Whether `position` is where to read on in the descriptor's file.
    private var readsAtPosition = false
    /// Whether reading may have to wait for others to write: a pipe or a terminal, which is given up on interruption.
    private var mayWait = false
    /// Bytes that were looked at and not yet read.
    private var peeked: [UInt8] = []
    private var peekedPosition = 0
    /// The size of the source in bytes where it is known beforehand (regular files and bytes).
    public private(set) var knownSize: Int?
    /// How many bytes were taken from the source so far, looked at or read.
    public var bytesTaken: Int { position }

    /// Opens the source.
    ///
    /// - Throws: `WorkError` of kind `input` (`input.missing`, `input.unreadable`, `input.folder`) when it cannot be
    ///   opened.
    public init(_ source: ByteSource, name: String? = nil) throws(WorkError) {
        switch source {
        case .file(let path):
            self.name = name ?? path
            try openFile(path, onlyRegular: true)
        case .stream(let path):
            self.name = name ?? path
            try openFile(path, onlyRegular: false)
        case .descriptor(let number):
            self.name = name ?? "-"
            descriptor = number
            var status = stat()
            mayWait = fstat(number, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
        case .wholeFile(let number):
            self.name = name ?? "-"
            descriptor = number
            readsAtPosition = true
            var status = stat()
            if fstat(number, &status) == 0 { knownSize = Int(status.st_size) }
        case .bytes(let given):
            self.name = name ?? "-"
            bytes = given
            knownSize = given.count
        }
    }

    /// Without waiting for whoever is to write to a pipe: reading does that, and can be given up.
    private func openFile(_ path: String, onlyRegular: Bool) throws(WorkError) {
        descriptor = FileSystem.open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw Self.failure(path: name, code: errno) }
        owned = true
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return }
        switch status.st_mode & S_IFMT {
        case S_IFREG: knownSize = Int(status.st_size)
        case S_IFDIR: throw refusal("input.folder", Message("input.folder", ["path": .text(name)]))
        default:
            if onlyRegular { throw refusal("input.special", Message("input.special/file", ["path": .text(name)])) }
            mayWait = true
        }
    }

    private func refusal(_ code: String, _ message: Message) -> WorkError {
        WorkError(.input, code: code, message: message, location: Location(file: name))
    }

    deinit {
        if owned { close(descriptor) }
    }

    /// Reads at most `buffer.count` bytes into the buffer and returns how many there were, 0 at the end.
    ///
    /// - Throws: `WorkError` of kind `input` (`input.unreadable`) when the system cannot read on.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(WorkError) -> Int {
        guard buffer.count > 0 else { return 0 }
        if peekedPosition < peeked.count {
            let count = Self.copy(peeked[peekedPosition...], into: buffer)
            peekedPosition += count
            return count
        }
        return try readOn(into: buffer)
    }

    /// The next bytes, `count` of them unless the source ends before, without reading them: `read` gives them again.
    ///
    /// - Throws: as `read(into:)`.
    public func peek(_ count: Int) throws(WorkError) -> ArraySlice<UInt8> {
        peeked.removeFirst(peekedPosition)
        peekedPosition = 0
        while peeked.count < count {
            // Room is made as bytes come: `count` may be a bound far above what there is.
            let start = peeked.count
            let piece = min(count - start, max(64 * 1024, start))
            peeked += [UInt8](repeating: 0, count: piece)
            var read = 0
            var failure: WorkError?
            peeked.withUnsafeMutableBytes { all in
                do throws(WorkError) {
                    read = try readOn(into: UnsafeMutableRawBufferPointer(rebasing: all[start...]))
                } catch {
                    failure = error
                }
            }
            peeked.removeLast(piece - read)
            if let failure { throw failure }
            if read == 0 { break }
        }
        return peeked.prefix(count)
    }

    /// Whether the source can be read from its beginning once more: a regular file that is this reader's own, or bytes.
    package var canStartOver: Bool { descriptor < 0 || readsAtPosition || (owned && !mayWait) }

    /// Goes back to the beginning; where `canStartOver` says that this can be done.
    ///
    /// - Throws: as `read(into:)`.
    package func startOver() throws(WorkError) {
        peeked = []
        peekedPosition = 0
        position = 0
        if descriptor >= 0, !readsAtPosition, lseek(descriptor, 0, SEEK_SET) != 0 {
            throw Self.failure(path: name, code: errno)
        }
    }

    private static func copy(_ bytes: ArraySlice<UInt8>, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let part = bytes.prefix(buffer.count)
        buffer.copyBytes(from: part)
        return part.count
    }

    private func readOn(into buffer: UnsafeMutableRawBufferPointer) throws(WorkError) -> Int {
        if descriptor < 0 {
            let count = Self.copy(bytes[position...], into: buffer)
            position += count
            return count
        }
        while true {
            if mayWait { try waitForInput() }
            let count =
                readsAtPosition
                ? pread(descriptor, buffer.baseAddress, buffer.count, position)
                : Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 {
                position += count
                return count
            }
            if errno == EAGAIN {
                // A descriptor shared with a terminal may be non-blocking: wait until there is more.
                var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                _ = poll(&wait, 1, -1)
            } else if errno != EINTR {
                throw Self.failure(path: name, code: errno)
            }
        }
    }

    /// Waits until there is something to read, or an end. A signal may have come to any thread, so that a read that
    /// waits would not hear of it.
    ///
    /// - Throws: `WorkError` of kind `input` when the process is asked to stop, or time is over.
    private func waitForInput() throws(WorkError) {
        while true {
            try Deadline.check(name)
            if Interruption.isRequested {
                throw WorkError(
                    .input, code: Interruption.code, message: Message("input.interrupted", ["path": .text(name)]),
                    location: Location(file: name))
            }
            var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = poll(&wait, 1, Self.patience)
            // An error is for the read to tell of.
            if ready > 0 || (ready < 0 && errno != EINTR) { return }
        }
    }

    /// How many milliseconds pass before a read that waits looks whether it should go on.
    private static let patience: Int32 = 100

    private static func failure(path: String, code: Int32) -> WorkError {
        let missing = code == ENOENT || code == ENOTDIR
        return WorkError(
            .input, code: missing ? "input.missing" : "input.unreadable",
            message: missing
                ? Message("input.missing", ["path": .text(path)])
                : Message("input.unreadable", ["path": .text(path), "reason": .reason(code)]),
            location: Location(file: path))
    }
}
